package convarium.engine.data;

/// Makes squares of one size out of pictures of any: the largest square in the middle, made smaller by
/// averaging the area that each new pixel covers, or larger by interpolating between the nearest four
/// (bilinear, with pixel centres at halves).
final class PictureScaling {
    private PictureScaling() {}

    /// Three planes of `side` × `side`.
    ///
    /// @param rgb three planes of `h` × `w`, from 0 to 1
    /// @return values from 0 to 255, rounded to the nearest
    static byte[] square(float[] rgb, int h, int w, int side) {
        int from = Math.min(h, w);
        int top = (h - from) / 2;
        int left = (w - from) / 2;
        double[][] weights = new double[side][];
        int[] firsts = new int[side];
        for (int i = 0; i < side; i++) {
            if (side < from) {
                areas(i, from, side, weights, firsts);
            } else {
                neighbours(i, from, side, weights, firsts);
            }
        }
        byte[] square = new byte[3 * side * side];
        double[] rows = new double[side * from];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < from; x++) {
                    double sum = 0;
                    for (int k = 0; k < weights[y].length; k++) {
                        sum += weights[y][k] * rgb[(c * h + top + firsts[y] + k) * w + left + x];
                    }
                    rows[y * from + x] = sum;
                }
            }
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double sum = 0;
                    for (int k = 0; k < weights[x].length; k++) {
                        sum += weights[x][k] * rows[y * from + firsts[x] + k];
                    }
                    square[(c * side + y) * side + x] = level(sum);
                }
            }
        }
        return square;
    }

    static byte level(double value) {
        return (byte) Math.round(255 * Math.clamp(value, 0.0, 1.0));
    }

    /// How much of each old pixel the i-th new one covers, as shares of its length.
    private static void areas(int i, int from, int side, double[][] weights, int[] firsts) {
        // in units of 1/side of an old pixel all borders are whole numbers
        long begin = (long) i * from;
        long end = begin + from;
        int first = (int) (begin / side);
        int last = (int) ((end - 1) / side);
        firsts[i] = first;
        weights[i] = new double[last - first + 1];
        for (int k = first; k <= last; k++) {
            long covered = Math.min(end, (k + 1L) * side) - Math.max(begin, (long) k * side);
            weights[i][k - first] = (double) covered / from;
        }
    }

    private static void neighbours(int i, int from, int side, double[][] weights, int[] firsts) {
        double place = Math.clamp((i + 0.5) * from / side - 0.5, 0.0, from - 1.0);
        int first = Math.min((int) place, Math.max(0, from - 2));
        firsts[i] = first;
        weights[i] = from == 1 ? new double[] {1} : new double[] {1 - (place - first), place - first};
    }
}
