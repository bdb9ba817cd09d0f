package convarium.engine.compute.scalar;

import java.util.Arrays;

/// Products of matrices, one row of the product at a time.
final class ScalarMatrices {
    private static final int PARTS = 16;

    private ScalarMatrices() {}

    /// `c[j]` = Σ `a[p]`·`b[p,j]`, p ascending.
    ///
    /// @param aStep how far apart the values of the first matrix lie
    static void row(int n, int k, float[] a, int aFrom, int aStep, float[] b, int bFrom, float[] c, int cFrom) {
        Arrays.fill(c, cFrom, cFrom + n, 0);
        for (int p = 0; p < k; p++) {
            float factor = a[aFrom + p * aStep];
            int row = bFrom + p * n;
            for (int j = 0; j < n; j++) {
                c[cFrom + j] = Math.fma(factor, b[row + j], c[cFrom + j]);
            }
        }
    }

    /// `c[j]` = Σ `a[p]`·`b[j,p]` in 16 partial sums.
    static void dotRow(int n, int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom) {
        float[] parts = new float[PARTS];
        for (int j = 0; j < n; j++) {
            Arrays.fill(parts, 0);
            dot(a, aFrom, b, bFrom + j * k, k, parts);
            c[cFrom + j] = total(parts);
        }
    }

    /// Adds the products of two rows to 16 partial sums, that of place p to sum p mod 16.
    static void dot(float[] a, int aFrom, float[] b, int bFrom, int count, float[] parts) {
        for (int p = 0; p < count; p++) {
            parts[p % PARTS] = Math.fma(a[aFrom + p], b[bFrom + p], parts[p % PARTS]);
        }
    }

    /// The sum of a row in 16 partial sums.
    static float sum(float[] x, int from, int count) {
        float[] parts = new float[PARTS];
        for (int p = 0; p < count; p++) {
            parts[p % PARTS] += x[from + p];
        }
        return total(parts);
    }

    /// Adds up partial sums by halves; they are spent afterwards.
    static float total(float[] parts) {
        for (int h = PARTS / 2; h > 0; h /= 2) {
            for (int r = 0; r < h; r++) {
                parts[r] += parts[r + h];
            }
        }
        return parts[0];
    }
}
