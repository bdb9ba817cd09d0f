package convarium.app.explorer;

import convarium.app.explorer.WindowLook.Place;
import java.util.List;

/// Measures a window of brightness: how far its values spread, and how much of that spread a tilted plane, its
/// columns or its rows account for.
final class WindowShape {
    /// Differences below this are hardly seen.
    private static final float FLAT = 0.06f;
    /// Below this a change is gentle.
    private static final float GENTLE = 0.2f;
    /// So much of the spread must be accounted for. A plane gets three quarters of a sharp edge through the middle.
    private static final double ENOUGH = 0.7;
    /// The least part of the greatest difference that two cells of different kind lie apart.
    private static final double APART = 0.5;

    private static final List<Place> CORNERS =
            List.of(Place.TOP_LEFT, Place.TOP_RIGHT, Place.BOTTOM_LEFT, Place.BOTTOM_RIGHT);

    private final float[][] window;
    private final int rows;
    private final int columns;
    private final float least;
    private final float most;
    private final double mean;
    private final double spread;

    WindowShape(float[][] window) {
        this.window = window;
        rows = window.length;
        columns = rows == 0 ? 0 : window[0].length;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        double sum = 0;
        for (float[] row : window) {
            for (float v : row) {
                low = Math.min(low, v);
                high = Math.max(high, v);
                sum += v;
            }
        }
        least = low;
        most = high;
        mean = sum / (rows * columns);
        double squares = 0;
        for (float[] row : window) {
            for (float v : row) {
                squares += (v - mean) * (v - mean);
            }
        }
        spread = squares;
    }

    WindowLook look() {
        if (rows * columns < 2 || !Float.isFinite(most - least)) {
            return new WindowLook.Nothing();
        }
        if (most - least < FLAT) {
            return new WindowLook.Flat();
        }
        double right = slope(false);
        double down = slope(true);
        double byPlane = (right * right * squares(columns) * rows + down * down * squares(rows) * columns) / spread;
        if (byPlane >= ENOUGH) {
            // steps from side to side, so that a long window does not bend the direction
            var bright = Place.towards(right * (columns - 1), down * (rows - 1));
            return most - least < GENTLE ? new WindowLook.Slope(bright) : new WindowLook.Edge(bright);
        }
        if (most - least < GENTLE) {
            return new WindowLook.Texture(true);
        }
        if (isSpot()) {
            return new WindowLook.Spot(window[rows / 2][columns / 2] > mean);
        }
        double[] acrossColumns = means(false);
        double[] acrossRows = means(true);
        if (part(acrossColumns, rows) >= ENOUGH) {
            return byProfile(acrossColumns, false);
        }
        if (part(acrossRows, columns) >= ENOUGH) {
            return byProfile(acrossRows, true);
        }
        return cornerOrTexture();
    }

    /// The least-squares rise a cell, downwards or to the right.
    private double slope(boolean down) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double away = down ? r - (rows - 1) / 2.0 : c - (columns - 1) / 2.0;
                sum += away * (window[r][c] - mean);
            }
        }
        double squares = down ? squares(rows) * columns : squares(columns) * rows;
        return squares == 0 ? 0 : sum / squares;
    }

    /// The sum of the squared distances of n cells from their middle.
    private static double squares(int n) {
        return n * (n * (double) n - 1) / 12;
    }

    private double[] means(boolean ofRows) {
        double[] means = new double[ofRows ? rows : columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                means[ofRows ? r : c] += window[r][c] / (double) (ofRows ? columns : rows);
            }
        }
        return means;
    }

    private double part(double[] means, int cellsEach) {
        double sum = 0;
        for (double m : means) {
            sum += (m - mean) * (m - mean) * cellsEach;
        }
        return sum / spread;
    }

    /// A profile that goes one way is an edge, one with a single peak or dip inside a line, anything else texture.
    private WindowLook byProfile(double[] means, boolean down) {
        int last = means.length - 1;
        double noise = (most - least) * 0.15;
        boolean rises = true;
        boolean falls = true;
        int peak = 0;
        int dip = 0;
        for (int i = 1; i <= last; i++) {
            rises &= means[i] >= means[i - 1] - noise;
            falls &= means[i] <= means[i - 1] + noise;
            peak = means[i] > means[peak] ? i : peak;
            dip = means[i] < means[dip] ? i : dip;
        }
        if (rises || falls) {
            var bright = down ? (rises ? Place.BOTTOM : Place.TOP) : (rises ? Place.RIGHT : Place.LEFT);
            return new WindowLook.Edge(bright);
        }
        double apart = (most - least) * APART;
        if (standsOut(means, peak, apart)) {
            return new WindowLook.Line(true, !down);
        }
        return standsOut(means, dip, apart) ? new WindowLook.Line(false, !down) : new WindowLook.Texture(false);
    }

    /// Whether both ends lie far from the extreme and everything goes one way between them and it.
    private static boolean standsOut(double[] means, int extreme, double apart) {
        int last = means.length - 1;
        if (extreme == 0
                || extreme == last
                || Math.abs(means[extreme] - means[0]) < apart
                || Math.abs(means[extreme] - means[last]) < apart) {
            return false;
        }
        double sign = Math.signum(means[extreme] - means[0]);
        for (int i = 1; i <= last; i++) {
            double step = sign * (means[i] - means[i - 1]);
            if ((i <= extreme ? step : -step) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the middle cell lies far from all others, and they near each other.
    private boolean isSpot() {
        if (rows < 3 || columns < 3 || rows % 2 == 0 || columns % 2 == 0) {
            return false;
        }
        float middle = window[rows / 2][columns / 2];
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (r != rows / 2 || c != columns / 2) {
                    low = Math.min(low, window[r][c]);
                    high = Math.max(high, window[r][c]);
                }
            }
        }
        return high - low < APART * Math.min(Math.abs(middle - low), Math.abs(middle - high));
    }

    /// One corner unlike the other three, and the window otherwise parted clearly in two.
    private WindowLook cornerOrTexture() {
        if (rows < 2 || columns < 2) {
            return new WindowLook.Texture(false);
        }
        float half = (least + most) / 2;
        long bright = CORNERS.stream().filter(p -> p.corner(window) > half).count();
        if (bright != 1 && bright != 3) {
            return new WindowLook.Texture(false);
        }
        boolean isBright = bright == 1;
        var place = CORNERS.stream()
                .filter(p -> (p.corner(window) > half) == isBright)
                .findFirst()
                .orElseThrow();
        return isBlock(place, half, isBright) ? new WindowLook.Corner(isBright, place) : new WindowLook.Texture(false);
    }

    /// Whether the cells like this corner's form one block that begins there: going away from the corner along a
    /// row or column, they end once and do not come back.
    private boolean isBlock(Place corner, float half, boolean bright) {
        boolean fromTop = corner == Place.TOP_LEFT || corner == Place.TOP_RIGHT;
        boolean fromLeft = corner == Place.TOP_LEFT || corner == Place.BOTTOM_LEFT;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if ((at(r, c, fromTop, fromLeft) > half) != bright) {
                    continue;
                }
                boolean above = r == 0 || (at(r - 1, c, fromTop, fromLeft) > half) == bright;
                boolean before = c == 0 || (at(r, c - 1, fromTop, fromLeft) > half) == bright;
                if (!above || !before) {
                    return false;
                }
            }
        }
        return true;
    }

    private float at(int r, int c, boolean fromTop, boolean fromLeft) {
        return window[fromTop ? r : rows - 1 - r][fromLeft ? c : columns - 1 - c];
    }
}
