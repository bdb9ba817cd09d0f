package convarium.engine.format;

/// PNG's five row filters: each byte is stored as its difference from a guess made of its neighbours.
///
/// Source: PNG Specification, section 9.
final class PngFilters {
    static final int COUNT = 5;

    private PngFilters() {}

    /// Turns a filtered row back in place; false where there is no such filter.
    ///
    /// @param above the row before it, zeros for the first
    /// @param pixelBytes the distance to the byte left of a byte
    static boolean undo(int filter, byte[] row, byte[] above, int pixelBytes) {
        if (filter < 0 || filter >= COUNT) {
            return false;
        }
        if (filter != 0) {
            for (int i = 0; i < row.length; i++) {
                int left = i < pixelBytes ? 0 : row[i - pixelBytes] & 0xFF;
                int corner = i < pixelBytes ? 0 : above[i - pixelBytes] & 0xFF;
                row[i] += (byte) guess(filter, left, above[i] & 0xFF, corner);
            }
        }
        return true;
    }

    /// Filters a row into another array and gives the sum of the differences' sizes, which is small where the guess
    /// was good.
    static long apply(int filter, byte[] row, byte[] above, int pixelBytes, byte[] into) {
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            int left = i < pixelBytes ? 0 : row[i - pixelBytes] & 0xFF;
            int corner = i < pixelBytes ? 0 : above[i - pixelBytes] & 0xFF;
            into[i] = (byte) (row[i] - guess(filter, left, above[i] & 0xFF, corner));
            sum += Math.abs(into[i]);
        }
        return sum;
    }

    private static int guess(int filter, int left, int up, int corner) {
        return switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> 0;
        };
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
