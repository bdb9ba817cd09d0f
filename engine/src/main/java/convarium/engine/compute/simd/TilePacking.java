package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Brings matrices into the order that [Tiles] read.
final class TilePacking {
    private static final int TOGETHER = 4;

    private TilePacking() {}

    /// Brings the rows of up to a tallest tile of the left matrix into order: for each p the values of all rows.
    /// Groups before the last ones are whole tiles.
    ///
    /// @param m rows of the matrix
    /// @param aRow from one row to the next
    /// @param aStep from one p to the next
    /// @param begin the group's first row
    /// @param packed rows of all groups, from `to` on
    static void rows(int m, int k, float[] a, int aFrom, int aRow, int aStep, int begin, float[] packed, int to) {
        int end = Math.min(m, begin + Tiles.TALLEST);
        int row = 0;
        while (row < m) {
            int height = Tiles.height(m - row);
            if (row >= begin && row < end) {
                tile(m - row, k, a, aFrom + row * aRow, aRow, aStep, height, packed, to + row * k);
            }
            row += height;
        }
    }

    private static void tile(
            int rows, int k, float[] a, int from, int aRow, int aStep, int height, float[] packed, int to) {
        int squares = Math.ceilDiv(height, LANES);
        int done = 0;
        if (aStep == 1 && squares * LANES <= rows) {
            // a square writes beyond its tile's rows where the next p will be; so the last p is left over
            for (; done + LANES < k; done += LANES) {
                for (int square = squares - 1; square >= 0; square--) {
                    int row = square * LANES;
                    Squares.transpose(a, from + row * aRow + done, aRow, packed, to + done * height + row, height);
                }
            }
        }
        int count = Math.min(rows, height);
        if (aRow == 1) {
            for (int p = 0; p < k; p++) {
                int at = to + p * height;
                int source = from + p * aStep;
                for (int i = 0; i < count; i++) {
                    packed[at + i] = a[source + i];
                }
                for (int i = count; i < height; i++) {
                    packed[at + i] = 0;
                }
            }
            return;
        }
        for (int i = 0; i < height; i++) {
            int source = from + i * aRow;
            int at = to + i;
            if (i < count) {
                for (int p = done; p < k; p++) {
                    packed[at + p * height] = a[source + p * aStep];
                }
            } else {
                for (int p = done; p < k; p++) {
                    packed[at + p * height] = 0;
                }
            }
        }
    }

    /// Brings columns of the right matrix into order: panels of two vectors, in each one p after the other, and
    /// zeros after the last column.
    ///
    /// @param n from one p to the next
    static void columns(int n, int k, float[] b, int from, int columns, float[] panels) {
        int size = k * Tiles.WIDTH;
        int whole = columns / Tiles.WIDTH;
        for (int first = 0; first < whole; first += TOGETHER) {
            int end = Math.min(whole, first + TOGETHER);
            for (int p = 0; p < k; p++) {
                int source = from + p * n;
                int to = p * Tiles.WIDTH;
                for (int panel = first; panel < end; panel++) {
                    copy(b, source + panel * Tiles.WIDTH, panels, to + panel * size);
                }
            }
        }
        int left = columns - whole * Tiles.WIDTH;
        for (int p = 0; p < k && left > 0; p++) {
            int to = whole * size + p * Tiles.WIDTH;
            System.arraycopy(b, from + p * n + whole * Tiles.WIDTH, panels, to, left);
            Arrays.fill(panels, to + left, to + Tiles.WIDTH, 0);
        }
    }

    private static void copy(float[] b, int from, float[] panel, int to) {
        FloatVector.fromArray(SPECIES, b, from).intoArray(panel, to);
        FloatVector.fromArray(SPECIES, b, from + LANES).intoArray(panel, to + LANES);
    }
}
