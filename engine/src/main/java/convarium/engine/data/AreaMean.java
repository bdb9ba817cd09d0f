package convarium.engine.data;

/// Makes grey pictures smaller or larger: each new pixel is the mean of what it covers of the old ones.
final class AreaMean {
    private AreaMean() {}

    /// Scales a part of a picture, `(top, left, height, width)`, to `(h, w)` values.
    static float[] of(float[] values, int rows, int columns, int top, int left, int height, int width, int h, int w) {
        if (top + height > rows || left + width > columns) {
            throw new IllegalArgumentException("a part lies in its picture of " + rows + "×" + columns
                    + ", found one of " + height + "×" + width + " at " + top + ", " + left);
        }
        double down = height / (double) h;
        double right = width / (double) w;
        float[] small = new float[h * w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                small[y * w + x] = (float) (sum(
                                values,
                                columns,
                                top + y * down,
                                top + (y + 1) * down,
                                left + x * right,
                                left + (x + 1) * right)
                        / (down * right));
            }
        }
        return small;
    }

    private static double sum(float[] values, int columns, double y0, double y1, double x0, double x1) {
        double sum = 0;
        for (int y = (int) y0; y < y1; y++) {
            double high = Math.min(y + 1, y1) - Math.max(y, y0);
            for (int x = (int) x0; x < x1; x++) {
                double wide = Math.min(x + 1, x1) - Math.max(x, x0);
                // rounding lets a box end a hair behind the last pixel
                if (high > 1e-9 && wide > 1e-9) {
                    sum += high * wide * values[y * columns + x];
                }
            }
        }
        return sum;
    }
}
