package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;

/// Pooling, one output row after another forward, one channel of one picture after another backward.
///
/// Rows are numbered among all rows of the output `(n, c, oh)`, planes among all of `(n, c)`.
final class ScalarPooling {
    private ScalarPooling() {}

    static void maxRow(WindowGeometry g, float[] x, float[] y, int row) {
        int oh = row % g.oh();
        int top = top(g, row);
        int firstH = Taps.first(g.height(), oh);
        int endH = Taps.end(g.height(), oh, g.h());
        for (int ow = 0; ow < g.ow(); ow++) {
            int left = left(g, ow);
            int firstW = Taps.first(g.width(), ow);
            int endW = Taps.end(g.width(), ow, g.w());
            float max = Float.NEGATIVE_INFINITY;
            for (int kh = firstH; kh < endH; kh++) {
                int at = top + kh * g.height().dilation() * g.w() + left;
                for (int kw = firstW; kw < endW; kw++) {
                    max = Math.max(max, x[at + kw * g.width().dilation()]);
                }
            }
            y[row * g.ow() + ow] = max;
        }
    }

    static void maxBackward(WindowGeometry g, boolean rectified, float[] x, float[] dy, float[] dx, int plane) {
        clear(g, dx, plane);
        for (int row = plane * g.oh(); row < (plane + 1) * g.oh(); row++) {
            for (int ow = 0; ow < g.ow(); ow++) {
                int winner = winner(g, x, row, ow);
                if (winner >= 0 && !(rectified && x[winner] <= 0)) {
                    dx[winner] += dy[row * g.ow() + ow];
                }
            }
        }
    }

    static void averageRow(WindowGeometry g, boolean countsPadding, int divisor, float[] x, float[] y, int row) {
        int oh = row % g.oh();
        int top = top(g, row);
        int firstH = Taps.first(g.height(), oh);
        int endH = Taps.end(g.height(), oh, g.h());
        for (int ow = 0; ow < g.ow(); ow++) {
            int left = left(g, ow);
            int firstW = Taps.first(g.width(), ow);
            int endW = Taps.end(g.width(), ow, g.w());
            float sum = 0;
            for (int kh = firstH; kh < endH; kh++) {
                int at = top + kh * g.height().dilation() * g.w() + left;
                for (int kw = firstW; kw < endW; kw++) {
                    sum += x[at + kw * g.width().dilation()];
                }
            }
            y[row * g.ow() + ow] = sum / count(g, countsPadding, divisor, oh, ow);
        }
    }

    static void averageBackward(
            WindowGeometry g, boolean countsPadding, int divisor, float[] dy, float[] dx, int plane) {
        clear(g, dx, plane);
        for (int row = plane * g.oh(); row < (plane + 1) * g.oh(); row++) {
            int oh = row % g.oh();
            for (int ow = 0; ow < g.ow(); ow++) {
                spread(g, row, ow, dy[row * g.ow() + ow] / count(g, countsPadding, divisor, oh, ow), dx);
            }
        }
    }

    static void rootRow(WindowGeometry g, float[] x, float[] y, int row) {
        int oh = row % g.oh();
        int top = top(g, row);
        int firstH = Taps.first(g.height(), oh);
        int endH = Taps.end(g.height(), oh, g.h());
        for (int ow = 0; ow < g.ow(); ow++) {
            int left = left(g, ow);
            int firstW = Taps.first(g.width(), ow);
            int endW = Taps.end(g.width(), ow, g.w());
            float sum = 0;
            for (int kh = firstH; kh < endH; kh++) {
                int at = top + kh * g.height().dilation() * g.w() + left;
                for (int kw = firstW; kw < endW; kw++) {
                    float value = x[at + kw * g.width().dilation()];
                    sum = Math.fma(value, value, sum);
                }
            }
            y[row * g.ow() + ow] = (float) Math.sqrt(sum);
        }
    }

    static void rootBackward(WindowGeometry g, float[] x, float[] y, float[] dy, float[] dx, int plane) {
        clear(g, dx, plane);
        for (int row = plane * g.oh(); row < (plane + 1) * g.oh(); row++) {
            for (int ow = 0; ow < g.ow(); ow++) {
                int at = row * g.ow() + ow;
                spread(g, row, ow, y[at] == 0f ? 0f : dy[at] / y[at], dx);
            }
        }
        for (int i = plane * g.h() * g.w(); i < (plane + 1) * g.h() * g.w(); i++) {
            dx[i] *= x[i];
        }
    }

    /// Adds a value to the gradient at each tap on the input.
    private static void spread(WindowGeometry g, int row, int ow, float value, float[] dx) {
        int oh = row % g.oh();
        int left = left(g, ow);
        int firstW = Taps.first(g.width(), ow);
        int endW = Taps.end(g.width(), ow, g.w());
        int endH = Taps.end(g.height(), oh, g.h());
        for (int kh = Taps.first(g.height(), oh); kh < endH; kh++) {
            int at = top(g, row) + kh * g.height().dilation() * g.w() + left;
            for (int kw = firstW; kw < endW; kw++) {
                dx[at + kw * g.width().dilation()] += value;
            }
        }
    }

    /// Where the first of the largest taps lies, or −1 if no tap lies on the input.
    private static int winner(WindowGeometry g, float[] x, int row, int ow) {
        int oh = row % g.oh();
        int left = left(g, ow);
        int firstW = Taps.first(g.width(), ow);
        int endW = Taps.end(g.width(), ow, g.w());
        int endH = Taps.end(g.height(), oh, g.h());
        int winner = -1;
        float best = Float.NEGATIVE_INFINITY;
        for (int kh = Taps.first(g.height(), oh); kh < endH; kh++) {
            int at = top(g, row) + kh * g.height().dilation() * g.w() + left;
            for (int kw = firstW; kw < endW; kw++) {
                float value = x[at + kw * g.width().dilation()];
                // a NaN is not "at most" anything, and once it is the best nothing comes after it
                if (winner < 0 || (!(value <= best) && !Float.isNaN(best))) {
                    winner = at + kw * g.width().dilation();
                    best = value;
                }
            }
        }
        return winner;
    }

    private static long count(WindowGeometry g, boolean countsPadding, int divisor, int oh, int ow) {
        return divisor != 0
                ? divisor
                : Taps.counted(g.height(), oh, g.h(), countsPadding)
                        * Taps.counted(g.width(), ow, g.w(), countsPadding);
    }

    private static void clear(WindowGeometry g, float[] dx, int plane) {
        Arrays.fill(dx, plane * g.h() * g.w(), (plane + 1) * g.h() * g.w(), 0f);
    }

    /// Where an output row's window begins, at the row of its first tap; used with taps on the input only,
    /// where an int suffices even if this by itself has overflowed.
    private static int top(WindowGeometry g, int row) {
        int h = row % g.oh() * g.height().stride() - g.height().before();
        return (row / g.oh() * g.h() + h) * g.w();
    }

    private static int left(WindowGeometry g, int ow) {
        return ow * g.width().stride() - g.width().before();
    }
}
