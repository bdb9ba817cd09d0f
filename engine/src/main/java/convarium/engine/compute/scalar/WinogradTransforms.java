package convarium.engine.compute.scalar;

/// The six transforms of Winograd's F(4×4, 3×3), plainly: three for values and the adjoints of two of them.
///
/// Each treats first the columns, then the rows of a tile with a transform of one dimension; a 6×6 tile is 36 values
/// row by row. The matrices are those of Lavin and Gray, 2015, section 4.3.
final class WinogradTransforms {
    private static final float QUARTER = 1 / 4f;
    private static final float SIXTH = 1 / 6f;
    private static final float TWELFTH = 1 / 12f;
    private static final float TWENTY_FOURTH = 1 / 24f;

    private final float[] half = new float[36];

    /// Bᵀ d B.
    ///
    /// @param d a tile of 6×6 inputs
    /// @param v where the 36 results go, `step` apart
    void input(float[] d, float[] v, int at, int step) {
        for (int j = 0; j < 6; j++) {
            input(d, j, 6, half, j, 6);
        }
        for (int i = 0; i < 6; i++) {
            input(half, i * 6, 1, v, at + i * 6 * step, step);
        }
    }

    private static void input(float[] d, int from, int pitch, float[] v, int at, int step) {
        float d0 = d[from];
        float d1 = d[from + pitch];
        float d2 = d[from + 2 * pitch];
        float d3 = d[from + 3 * pitch];
        float d4 = d[from + 4 * pitch];
        float d5 = d[from + 5 * pitch];
        float a = Math.fma(d2, -4, d4);
        float b = Math.fma(d1, -4, d3);
        float c = d4 - d2;
        float e = d3 - d1;
        v[at] = Math.fma(d0, 4, Math.fma(d2, -5, d4));
        v[at + step] = a + b;
        v[at + 2 * step] = a - b;
        v[at + 3 * step] = Math.fma(e, 2, c);
        v[at + 4 * step] = Math.fma(e, -2, c);
        v[at + 5 * step] = Math.fma(d1, 4, Math.fma(d3, -5, d5));
    }

    /// G g Gᵀ.
    ///
    /// @param g a window of 3×3 weights
    void weights(float[] g, float[] u, int at, int step) {
        for (int j = 0; j < 3; j++) {
            weights(g, j, 3, half, j, 3);
        }
        for (int i = 0; i < 6; i++) {
            weights(half, i * 3, 1, u, at + i * 6 * step, step);
        }
    }

    private static void weights(float[] g, int from, int pitch, float[] u, int at, int step) {
        float g0 = g[from];
        float g1 = g[from + pitch];
        float g2 = g[from + 2 * pitch];
        float even = g0 + g2;
        float even4 = Math.fma(g0, TWENTY_FOURTH, g2 * SIXTH);
        float odd4 = g1 * TWELFTH;
        u[at] = g0 * QUARTER;
        u[at + step] = (even + g1) * -SIXTH;
        u[at + 2 * step] = (even - g1) * -SIXTH;
        u[at + 3 * step] = even4 + odd4;
        u[at + 4 * step] = even4 - odd4;
        u[at + 5 * step] = g2;
    }

    /// Aᵀ m A.
    ///
    /// @param m 36 sums
    /// @param y a tile of 4×4 outputs
    void output(float[] m, float[] y) {
        for (int j = 0; j < 6; j++) {
            output(m, j, 6, half, j, 6);
        }
        for (int i = 0; i < 4; i++) {
            output(half, i * 6, 1, y, i * 4, 1);
        }
    }

    private static void output(float[] m, int from, int pitch, float[] y, int at, int step) {
        float m1 = m[from + pitch];
        float m2 = m[from + 2 * pitch];
        float m3 = m[from + 3 * pitch];
        float m4 = m[from + 4 * pitch];
        float p = m1 + m2;
        float q = m1 - m2;
        float r = m3 + m4;
        float s = m3 - m4;
        y[at] = m[from] + p + r;
        y[at + step] = Math.fma(s, 2, q);
        y[at + 2 * step] = Math.fma(r, 4, p);
        y[at + 3 * step] = Math.fma(s, 8, q) + m[from + 5 * pitch];
    }

    /// A dy Aᵀ, the adjoint of [#output].
    ///
    /// @param dy a tile of 4×4 gradients
    void outputAdjoint(float[] dy, float[] w, int at, int step) {
        for (int j = 0; j < 4; j++) {
            outputAdjoint(dy, j, 4, half, j, 4);
        }
        for (int i = 0; i < 6; i++) {
            outputAdjoint(half, i * 4, 1, w, at + i * 6 * step, step);
        }
    }

    private static void outputAdjoint(float[] dy, int from, int pitch, float[] w, int at, int step) {
        float d0 = dy[from];
        float d1 = dy[from + pitch];
        float d2 = dy[from + 2 * pitch];
        float d3 = dy[from + 3 * pitch];
        float even = d0 + d2;
        float odd = d1 + d3;
        float even4 = Math.fma(d2, 4, d0);
        float odd4 = Math.fma(d3, 4, d1);
        w[at] = d0;
        w[at + step] = even + odd;
        w[at + 2 * step] = even - odd;
        w[at + 3 * step] = Math.fma(odd4, 2, even4);
        w[at + 4 * step] = Math.fma(odd4, -2, even4);
        w[at + 5 * step] = d3;
    }

    /// Gᵀ du G, the adjoint of [#weights].
    ///
    /// @param du 36 sums
    /// @param dw where the window of 3×3 gradients begins
    void weightsAdjoint(float[] du, float[] dw, int at) {
        for (int j = 0; j < 6; j++) {
            weightsAdjoint(du, j, 6, half, j, 6);
        }
        for (int i = 0; i < 3; i++) {
            weightsAdjoint(half, i * 6, 1, dw, at + i * 3, 1);
        }
    }

    private static void weightsAdjoint(float[] du, int from, int pitch, float[] dw, int at, int step) {
        float u1 = du[from + pitch];
        float u2 = du[from + 2 * pitch];
        float u3 = du[from + 3 * pitch];
        float u4 = du[from + 4 * pitch];
        float a = u1 + u2;
        float b = u2 - u1;
        float s = u3 + u4;
        float d = u3 - u4;
        dw[at] = Math.fma(du[from], QUARTER, Math.fma(a, -SIXTH, s * TWENTY_FOURTH));
        dw[at + step] = Math.fma(b, SIXTH, d * TWELFTH);
        dw[at + 2 * step] = Math.fma(a, -SIXTH, Math.fma(s, SIXTH, du[from + 5 * pitch]));
    }
}
