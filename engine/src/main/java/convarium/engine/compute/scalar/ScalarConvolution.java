package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;

/// Convolution: each output cell sums the taps of its window.
///
/// Along each axis, tap k of output cell o sees the input at o·s + k·d − p. Rows of the output are filled one after
/// the other; within a row the taps come in the stated order, and each tap adds to all of the row's cells, so that each
/// cell's sum has that order too.
///
/// Letters: n picture, oc output channel, ic input channel of the group, oh and ow output row and column, kh and kw
/// kernel row and column.
final class ScalarConvolution {
    private ScalarConvolution() {}

    /// The sums of one row of one channel of the output.
    ///
    /// @param row the row's number among all rows of the output `(n, oc, oh)`
    static void row(
            WindowGeometry g, PaddingMode mode, boolean flipped, float[] x, float[] weights, float[] y, int row) {
        int oh = row % g.oh();
        int oc = row / g.oh() % g.oc();
        int n = row / g.oh() / g.oc();
        int channels = g.c() / g.groups();
        int firstChannel = oc / (g.oc() / g.groups()) * channels;
        int yRow = row * g.ow();
        Arrays.fill(y, yRow, yRow + g.ow(), 0);
        for (int ic = 0; ic < channels; ic++) {
            for (int kh = 0; kh < g.kh(); kh++) {
                int h = source(g.height(), mode, oh, kh, g.h());
                int xRow = ((n * g.c() + firstChannel + ic) * g.h() + h) * g.w();
                int wRow = ((oc * channels + ic) * g.kh() + (flipped ? g.kh() - 1 - kh : kh)) * g.kw();
                for (int kw = 0; kw < g.kw(); kw++) {
                    float weight = weights[wRow + (flipped ? g.kw() - 1 - kw : kw)];
                    if (h < 0) {
                        addZeros(weight, y, yRow, yRow + g.ow());
                    } else {
                        add(g, mode, x, xRow, weight, kw, y, yRow);
                    }
                }
            }
        }
    }

    /// Adds what one tap sees of one input row, times its weight, to the cells of one output row.
    private static void add(
            WindowGeometry g, PaddingMode mode, float[] x, int xRow, float weight, int kw, float[] y, int yRow) {
        int stride = g.width().stride();
        long shift = (long) kw * g.width().dilation() - g.width().before();
        int from = (int) Math.clamp(Math.ceilDiv(-shift, (long) stride), 0, (long) g.ow());
        int to = (int) Math.clamp(Math.ceilDiv(g.w() - shift, (long) stride), (long) from, (long) g.ow());
        addPadded(g, mode, x, xRow, weight, kw, y, yRow, 0, from);
        int first = (int) (xRow + shift + (long) from * stride);
        if (stride == 1) {
            for (int i = 0; i < to - from; i++) {
                y[yRow + from + i] = Math.fma(x[first + i], weight, y[yRow + from + i]);
            }
        } else {
            for (int i = 0; i < to - from; i++) {
                y[yRow + from + i] = Math.fma(x[first + i * stride], weight, y[yRow + from + i]);
            }
        }
        addPadded(g, mode, x, xRow, weight, kw, y, yRow, to, g.ow());
    }

    /// The same for cells at which the tap lies in the padding.
    private static void addPadded(
            WindowGeometry g,
            PaddingMode mode,
            float[] x,
            int xRow,
            float weight,
            int kw,
            float[] y,
            int yRow,
            int from,
            int to) {
        for (int ow = from; ow < to; ow++) {
            int w = source(g.width(), mode, ow, kw, g.w());
            y[yRow + ow] = Math.fma(w < 0 ? 0 : x[xRow + w], weight, y[yRow + ow]);
        }
    }

    /// The same for a row of zeros, which counts: zero times infinity is NaN.
    private static void addZeros(float weight, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.fma(0f, weight, y[i]);
        }
    }

    /// Which input index a tap sees, or −1 where it sees a zero.
    static int source(AxisWindow window, PaddingMode mode, int output, int tap, int size) {
        long position = (long) output * window.stride() + (long) tap * window.dilation() - window.before();
        return mode.source(Math.clamp(position, Integer.MIN_VALUE, Integer.MAX_VALUE), size);
    }
}
