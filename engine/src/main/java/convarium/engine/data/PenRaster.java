package convarium.engine.data;

import java.util.Arrays;

/// A small grey picture that a round pen draws on, with soft edges.
final class PenRaster {
    private final int size;
    private final float[] values;

    /// An empty picture of size × size pixels.
    PenRaster(int size) {
        this.size = size;
        values = new float[size * size];
    }

    /// Makes the picture empty.
    void clear() {
        Arrays.fill(values, 0);
    }

    /// Draws a straight line. A pixel takes the share of the pen's edge that lies beyond its middle, at
    /// most its ink; where lines meet, the darker one counts.
    ///
    /// @param x0 where the line begins, in pixels from the left edge
    /// @param width of the pen
    void line(double x0, double y0, double x1, double y1, double width, double ink) {
        double reach = width / 2 + 0.5;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        int bottom = Math.min(size - 1, (int) Math.ceil(Math.max(y0, y1) + reach));
        int right = Math.min(size - 1, (int) Math.ceil(Math.max(x0, x1) + reach));
        for (int row = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach)); row <= bottom; row++) {
            for (int column = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach)); column <= right; column++) {
                double px = column + 0.5 - x0;
                double py = row + 0.5 - y0;
                double along = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0.0, 1.0);
                double ax = px - along * dx;
                double ay = py - along * dy;
                double covered = Math.min(1, reach - Math.sqrt(ax * ax + ay * ay));
                int at = row * size + column;
                values[at] = Math.max(values[at], (float) (ink * covered));
            }
        }
    }

    /// The value of a pixel, from 0 to 1.
    float value(int index) {
        return values[index];
    }
}
