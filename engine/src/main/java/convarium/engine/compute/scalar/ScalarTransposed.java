package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;

/// Transposed convolution: each input cell lays its value, times the kernel, over a window of the output.
///
/// Input cell i and tap k meet output cell i·s + k·d − p along each axis. Rows of the output are filled one after
/// the other; within a row the taps come in the stated order, and each tap adds to all of the row's cells that it
/// reaches.
final class ScalarTransposed {
    private ScalarTransposed() {}

    /// The sums of one row of one channel of the output.
    ///
    /// @param flipped whether tap (kh, kw) takes the weight at (KH−1−kh, KW−1−kw)
    /// @param xFrom where the first picture begins
    /// @param row the row's number among all rows of the output `(n, oc, oh)`
    /// @param yRow where it goes
    static void row(
            WindowGeometry g, boolean flipped, float[] x, int xFrom, float[] weights, float[] y, int row, int yRow) {
        int oh = row % g.oh();
        int oc = row / g.oh() % g.oc();
        int n = row / g.oh() / g.oc();
        int inGroup = g.c() / g.groups();
        int outGroup = g.oc() / g.groups();
        int firstChannel = oc / outGroup * inGroup;
        Arrays.fill(y, yRow, yRow + g.ow(), 0);
        for (int ic = firstChannel; ic < firstChannel + inGroup; ic++) {
            for (int kh = 0; kh < g.kh(); kh++) {
                int h = source(g.height(), oh, kh, g.h());
                if (h >= 0) {
                    int xRow = xFrom + ((n * g.c() + ic) * g.h() + h) * g.w();
                    int wRow = ((ic * outGroup + oc % outGroup) * g.kh() + (flipped ? g.kh() - 1 - kh : kh)) * g.kw();
                    for (int kw = 0; kw < g.kw(); kw++) {
                        float weight = weights[wRow + (flipped ? g.kw() - 1 - kw : kw)];
                        spread(g, x, xRow, weight, kw, y, yRow);
                    }
                }
            }
        }
        for (int ow = 0; ow < g.ow(); ow++) {
            // a sum that comes to −0 counts as +0
            y[yRow + ow] += 0f;
        }
    }

    /// Adds one input row times one weight to the cells of one output row.
    private static void spread(WindowGeometry g, float[] x, int xRow, float weight, int kw, float[] y, int yRow) {
        int stride = g.width().stride();
        long shift = (long) kw * g.width().dilation() - g.width().before();
        int from = (int) Math.clamp(Math.ceilDiv(-shift, (long) stride), 0, (long) g.w());
        int to = (int) Math.clamp(Math.ceilDiv(g.ow() - shift, (long) stride), from, (long) g.w());
        if (from == to) {
            return;
        }
        int first = (int) (yRow + shift + (long) from * stride);
        if (stride == 1) {
            for (int i = 0; i < to - from; i++) {
                y[first + i] = Math.fma(x[xRow + from + i], weight, y[first + i]);
            }
        } else {
            for (int i = 0; i < to - from; i++) {
                y[first + i * stride] = Math.fma(x[xRow + from + i], weight, y[first + i * stride]);
            }
        }
    }

    /// The input index that meets an output through a tap, or −1 if there is none.
    private static int source(AxisWindow window, int output, int tap, int size) {
        long position = (long) output + window.before() - (long) tap * window.dilation();
        return position >= 0 && position % window.stride() == 0 && position / window.stride() < size
                ? (int) (position / window.stride())
                : -1;
    }
}
