package convarium.engine.data;

/// A kind of figure, given by how far a point lies outside it.
///
/// Distances are in units in which the figure fits into a circle of radius 1, y downwards; within the
/// figure they are negative. Where a figure is made of several, they may be too short, which only
/// matters away from the edge.
enum ShapeKind {
    /// A filled circle.
    DISC,
    /// A circle with a hole.
    RING,
    /// Four equal sides.
    SQUARE,
    /// Three equal sides.
    TRIANGLE,
    /// Five equal sides.
    PENTAGON,
    /// Five points.
    STAR,
    /// Four equal arms.
    CROSS,
    /// A disc that another has bitten into.
    CRESCENT,
    /// Two lobes and a tip.
    HEART,
    /// A head on a shaft.
    ARROW;

    private static final double[] SQUARE_CORNERS = {-0.707, -0.707, 0.707, -0.707, 0.707, 0.707, -0.707, 0.707};
    private static final double[] TRIANGLE_CORNERS = regular(3);
    private static final double[] PENTAGON_CORNERS = regular(5);
    private static final double[] STAR_CORNERS = star(5, 0.42);
    private static final double[] CROSS_CORNERS = {
        -0.3, -0.95, 0.3, -0.95, 0.3, -0.3, 0.95, -0.3, 0.95, 0.3, 0.3, 0.3, 0.3, 0.95, -0.3, 0.95, -0.3, 0.3, -0.95,
        0.3, -0.95, -0.3, -0.3, -0.3
    };
    private static final double[] ARROW_CORNERS = {
        0, -1, 0.8, -0.1, 0.28, -0.1, 0.28, 0.95, -0.28, 0.95, -0.28, -0.1, -0.8, -0.1
    };

    private static final double[] HEART_CORNERS = {0, -0.5, 0.44, -0.34, 0.86, -0.07, 0, 0.98, -0.86, -0.07};

    /// How far a point lies outside.
    double distance(double x, double y) {
        return switch (this) {
            case DISC -> length(x, y) - 0.92;
            case RING -> Math.abs(length(x, y) - 0.7) - 0.24;
            case SQUARE -> polygon(SQUARE_CORNERS, x, y);
            case TRIANGLE -> polygon(TRIANGLE_CORNERS, x, y);
            case PENTAGON -> polygon(PENTAGON_CORNERS, x, y);
            case STAR -> polygon(STAR_CORNERS, x, y);
            case CROSS -> polygon(CROSS_CORNERS, x, y);
            case CRESCENT -> Math.max(length(x, y) - 0.97, 0.78 - length(x - 0.5, y));
            case HEART -> heart(Math.abs(x), y);
            case ARROW -> polygon(ARROW_CORNERS, x, y);
        };
    }

    /// Two discs on top and the corner between their tangents below.
    private static double heart(double x, double y) {
        return Math.min(length(x - 0.44, y + 0.34) - 0.5, polygon(HEART_CORNERS, x, y));
    }

    /// Plain, since Math.hypot need not give the same bits everywhere.
    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double[] regular(int corners) {
        return star(corners, StrictMath.cos(Math.PI / corners));
    }

    private static double[] star(int points, double inner) {
        double[] corners = new double[4 * points];
        for (int i = 0; i < 2 * points; i++) {
            double radius = i % 2 == 0 ? 1 : inner;
            double angle = Math.PI * i / points;
            corners[2 * i] = radius * StrictMath.sin(angle);
            corners[2 * i + 1] = -radius * StrictMath.cos(angle);
        }
        return corners;
    }

    /// The distance to the nearest edge, negative inside by the even–odd rule.
    private static double polygon(double[] corners, double x, double y) {
        double nearest = Double.MAX_VALUE;
        boolean inside = false;
        double fromX = corners[corners.length - 2];
        double fromY = corners[corners.length - 1];
        for (int i = 0; i < corners.length; i += 2) {
            double toX = corners[i];
            double toY = corners[i + 1];
            double dx = toX - fromX;
            double dy = toY - fromY;
            double along = Math.clamp(((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
            double ax = x - fromX - along * dx;
            double ay = y - fromY - along * dy;
            nearest = Math.min(nearest, ax * ax + ay * ay);
            if ((fromY > y) != (toY > y) && x < fromX + (y - fromY) * dx / dy) {
                inside = !inside;
            }
            fromX = toX;
            fromY = toY;
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }
}
