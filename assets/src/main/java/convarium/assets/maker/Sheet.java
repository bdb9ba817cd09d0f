package convarium.assets.maker;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/// A square of pixels to paint on: shapes are laid over each other, each filled with an ink.
///
/// Places are given in units, of which `units` make the sheet's whole width.
final class Sheet {
    private final int size;
    private final double unit;
    private final float[] rgb;
    private final int[] cover;
    private final Graphics2D pen;

    Sheet(int size, double units) {
        this.size = size;
        this.unit = units / size;
        this.rgb = new float[size * size * 3];
        var mask = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        this.cover = ((DataBufferInt) mask.getRaster().getDataBuffer()).getData();
        this.pen = mask.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        pen.setTransform(AffineTransform.getScaleInstance(1 / unit, 1 / unit));
    }

    /// Fills everything.
    void fill(Ink ink) {
        fill(new Rectangle2D.Double(0, 0, size * unit, size * unit), ink);
    }

    void fill(Shape shape, Ink ink) {
        fill(shape, ink, 1);
    }

    /// Fills a shape so that what lies below shows through.
    ///
    /// @param opacity from 0, invisible, to 1
    void fill(Shape shape, Ink ink, double opacity) {
        fill(shape, ink, (x, y) -> opacity);
    }

    /// How opaque an ink is at a place.
    @FunctionalInterface
    interface Veil {
        double at(double x, double y);
    }

    void fill(Shape shape, Ink ink, Veil opacity) {
        pen.fill(shape);
        var bounds = shape.getBounds2D();
        int left = Math.clamp((long) Math.floor(bounds.getMinX() / unit) - 1, 0, size);
        int right = Math.clamp((long) Math.ceil(bounds.getMaxX() / unit) + 1, 0, size);
        int top = Math.clamp((long) Math.floor(bounds.getMinY() / unit) - 1, 0, size);
        int bottom = Math.clamp((long) Math.ceil(bounds.getMaxY() / unit) + 1, 0, size);
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int covered = cover[row * size + column] >>> 24;
                if (covered > 0) {
                    double x = (column + 0.5) * unit;
                    double y = (row + 0.5) * unit;
                    blend(row * size + column, ink.at(x, y), opacity.at(x, y) * covered / 255);
                }
            }
            Arrays.fill(cover, row * size + left, row * size + right, 0);
        }
    }

    private void blend(int pixel, Rgb colour, double weight) {
        int at = pixel * 3;
        rgb[at] += (float) ((colour.r() - rgb[at]) * weight);
        rgb[at + 1] += (float) ((colour.g() - rgb[at + 1]) * weight);
        rgb[at + 2] += (float) ((colour.b() - rgb[at + 2]) * weight);
    }

    /// Draws along a line with round ends.
    void stroke(Shape line, double width, Ink ink, double opacity) {
        var round = new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        fill(round.createStrokedShape(line), ink, opacity);
    }

    /// The sheet in 8 bits a channel, without gamma: the numbers are those that were painted.
    BufferedImage toImage(boolean grey) {
        var image = new BufferedImage(size, size, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        var raster = image.getRaster();
        int bands = grey ? 1 : 3;
        var row = new int[size * bands];
        for (int y = 0; y < size; y++) {
            for (int i = 0; i < row.length; i++) {
                float value = rgb[grey ? (y * size + i) * 3 : y * size * 3 + i];
                row[i] = Math.clamp(Math.round(value * 255), 0, 255);
            }
            raster.setPixels(0, y, size, 1, row);
        }
        return image;
    }
}
