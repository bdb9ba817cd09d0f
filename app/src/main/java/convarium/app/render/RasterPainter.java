package convarium.app.render;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;

/// Paints a map of values into pixels of any size.
///
/// Each pixel takes the mean of the values that it covers, each by the part of it that lies under the pixel, and only
/// then a colour: a thin edge in a picture larger than the screen fades but stays, and a picture smaller than the
/// screen keeps its cells sharp. A pixel that covers a NaN is a NaN.
public final class RasterPainter {
    private float[] rowSums = new float[0];
    private final boolean strongest;

    /// A painter, which keeps its workspace from one picture to the next. Not for several threads at
    /// once.
    public RasterPainter() {
        this(false);
    }

    private RasterPainter(boolean strongest) {
        this.strongest = strongest;
    }

    /// A painter whose pixels take, of the values that they cover, the one furthest from zero: what
    /// stands out stays, however small, and values of both signs do not cancel out.
    public static RasterPainter ofStrongest() {
        return new RasterPainter(true);
    }

    /// Paints the part of a map that a view shows; pixels without values become transparent.
    ///
    /// @param view what the pixels show, in the unit of the map's placement
    /// @param width pixels in a row
    /// @param height rows of pixels
    /// @param pixels `width · height` places, premultiplied ARGB
    public void paint(Raster raster, Rectangle2D view, int width, int height, IntBuffer pixels) {
        var place = raster.place();
        var across =
                Spans.of(view.getMinX(), view.getWidth(), width, place.left(), place.cellWidth(), raster.columns());
        var down = Spans.of(view.getMinY(), view.getHeight(), height, place.top(), place.cellHeight(), raster.rows());
        int columns = raster.columns();
        if (rowSums.length < columns) {
            rowSums = new float[columns];
        }
        float[] values = raster.values().data();
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(line, 0);
            if (down.covers(y) && strongest) {
                strongestRows(values, columns, down, y);
                strongest(raster, across, line);
            } else if (down.covers(y)) {
                float weight = sumRows(values, columns, down, y);
                colour(raster, across, weight, line);
            }
            pixels.put(y * width, line);
        }
    }

    /// Adds up the rows under one line of pixels and returns how much of them there is.
    private float sumRows(float[] values, int columns, Spans down, int y) {
        Arrays.fill(rowSums, 0, columns, 0f);
        for (int row = down.first[y]; row <= down.last[y]; row++) {
            float weight = row == down.first[y] ? down.firstWeight[y] : row == down.last[y] ? down.lastWeight[y] : 1f;
            int from = row * columns;
            for (int c = 0; c < columns; c++) {
                rowSums[c] += weight * values[from + c];
            }
        }
        return down.total[y];
    }

    private void strongestRows(float[] values, int columns, Spans down, int y) {
        System.arraycopy(values, down.first[y] * columns, rowSums, 0, columns);
        for (int row = down.first[y] + 1; row <= down.last[y]; row++) {
            int from = row * columns;
            for (int c = 0; c < columns; c++) {
                rowSums[c] = stronger(rowSums[c], values[from + c]);
            }
        }
    }

    private void strongest(Raster raster, Spans across, int[] line) {
        for (int x = 0; x < line.length; x++) {
            if (across.covers(x)) {
                float value = rowSums[across.first[x]];
                for (int c = across.first[x] + 1; c <= across.last[x]; c++) {
                    value = stronger(value, rowSums[c]);
                }
                line[x] = raster.colours().argb(value, raster.low(), raster.high());
            }
        }
    }

    /// The one further from zero; a NaN wins.
    private static float stronger(float a, float b) {
        return Math.abs(a) >= Math.abs(b) || Float.isNaN(a) ? a : b;
    }

    private void colour(Raster raster, Spans across, float rowWeight, int[] line) {
        for (int x = 0; x < line.length; x++) {
            if (!across.covers(x)) {
                continue;
            }
            int last = across.last[x];
            float sum = across.firstWeight[x] * rowSums[across.first[x]];
            for (int c = across.first[x] + 1; c < last; c++) {
                sum += rowSums[c];
            }
            if (last > across.first[x]) {
                sum += across.lastWeight[x] * rowSums[last];
            }
            line[x] = raster.colours().argb(sum / (across.total[x] * rowWeight), raster.low(), raster.high());
        }
    }

    /// Which cells of one axis lie under each pixel, and with what part of themselves.
    private static final class Spans {
        private static final double LEAST = 1e-6;

        private final int[] first;
        private final int[] last;
        private final float[] firstWeight;
        private final float[] lastWeight;
        private final float[] total;

        private Spans(int pixels) {
            first = new int[pixels];
            last = new int[pixels];
            firstWeight = new float[pixels];
            lastWeight = new float[pixels];
            total = new float[pixels];
        }

        static Spans of(double viewStart, double viewSize, int pixels, double start, double cell, int cells) {
            var spans = new Spans(pixels);
            double from = snapped((viewStart - start) / cell);
            for (int i = 0; i < pixels; i++) {
                double to = snapped((viewStart + viewSize * (i + 1) / pixels - start) / cell);
                spans.set(i, Math.max(0, from), Math.min(cells, to));
                from = to;
            }
            return spans;
        }

        /// A cell's edge missed by rounding errors alone would mix two cells.
        private static double snapped(double at) {
            return Math.abs(at - Math.rint(at)) < LEAST ? Math.rint(at) : at;
        }

        private void set(int pixel, double from, double to) {
            first[pixel] = (int) Math.floor(from);
            last[pixel] = (int) Math.ceil(to) - 1;
            firstWeight[pixel] = (float) (Math.min(to, first[pixel] + 1.0) - from);
            lastWeight[pixel] = (float) (to - Math.max(from, last[pixel]));
            total[pixel] = (float) (to - from);
        }

        boolean covers(int pixel) {
            return total[pixel] > 0;
        }
    }
}
