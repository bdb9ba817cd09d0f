package convarium.assets.maker;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// Short names for the shapes that the paintings are made of.
final class Shapes {
    private Shapes() {}

    static Rectangle2D box(double x0, double y0, double x1, double y1) {
        return new Rectangle2D.Double(x0, y0, x1 - x0, y1 - y0);
    }

    static Ellipse2D disc(double cx, double cy, double radius) {
        return oval(cx, cy, radius, radius);
    }

    static Ellipse2D oval(double cx, double cy, double rx, double ry) {
        return new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry);
    }

    static Line2D line(double x0, double y0, double x1, double y1) {
        return new Line2D.Double(x0, y0, x1, y1);
    }

    /// A closed shape with straight sides through the points x, y, x, y …
    static Path2D polygon(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /// An open smooth line through the points x, y, x, y …
    static Path2D curve(double... xy) {
        return smooth(false, xy);
    }

    /// A closed smooth shape through the points x, y, x, y …
    static Path2D loop(double... xy) {
        return smooth(true, xy);
    }

    /// Catmull–Rom splines as Bézier curves.
    private static Path2D smooth(boolean closed, double... xy) {
        int n = xy.length / 2;
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        int pieces = closed ? n : n - 1;
        for (int i = 0; i < pieces; i++) {
            int before = neighbour(i - 1, n, closed);
            int from = neighbour(i, n, closed);
            int to = neighbour(i + 1, n, closed);
            int after = neighbour(i + 2, n, closed);
            path.curveTo(
                    xy[2 * from] + (xy[2 * to] - xy[2 * before]) / 6,
                    xy[2 * from + 1] + (xy[2 * to + 1] - xy[2 * before + 1]) / 6,
                    xy[2 * to] - (xy[2 * after] - xy[2 * from]) / 6,
                    xy[2 * to + 1] - (xy[2 * after + 1] - xy[2 * from + 1]) / 6,
                    xy[2 * to],
                    xy[2 * to + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static int neighbour(int i, int n, boolean closed) {
        return closed ? Math.floorMod(i, n) : Math.clamp(i, 0, n - 1);
    }
}
