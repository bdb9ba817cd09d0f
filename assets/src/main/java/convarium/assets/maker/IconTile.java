package convarium.assets.maker;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/// The program's icon: a window of four cells on a tile, and the one cell that it becomes.
final class IconTile {
    /// Drawn on a grid of 32 × 32.
    private static final double GRID = 32;

    private IconTile() {}

    static BufferedImage paint(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(new Color(0xe6ebfb));
        pen.fill(square(size, 0, 32, 8));
        pen.setColor(new Color(0x3b78d8));
        for (int cell = 0; cell < 4; cell++) {
            double x = cell % 2 == 0 ? 5 : 13;
            double y = cell < 2 ? 5 : 13;
            pen.fill(square(size, x, y, 6, 1.5));
        }
        pen.setColor(new Color(0x0f8a72));
        pen.fill(square(size, 19, 9, 2));
        pen.dispose();
        return image;
    }

    private static RoundRectangle2D square(int size, double at, double side, double corner) {
        return square(size, at, at, side, corner);
    }

    /// A rounded square whose sides lie between pixels, so that they are sharp in every size.
    private static RoundRectangle2D square(int size, double x, double y, double side, double corner) {
        double scale = size / GRID;
        double left = Math.rint(x * scale);
        double top = Math.rint(y * scale);
        double width = Math.rint(side * scale);
        double round = 2 * corner * scale;
        return new RoundRectangle2D.Double(left, top, width, width, round, round);
    }
}
