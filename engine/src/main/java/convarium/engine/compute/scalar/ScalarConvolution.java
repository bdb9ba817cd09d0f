package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// Convolution as its formula says it: one output, one sum over the taps of its window.
///
/// Letters: n picture, oc output channel, ic input channel of the group, oh and ow output row and column, kh and kw
/// kernel row and column.
final class ScalarConvolution {
    private ScalarConvolution() {}

    /// One row of one channel of the output.
    ///
    /// @param row the row's number among all rows of the output `(n, oc, oh)`
    static void row(
            WindowGeometry g,
            PaddingMode mode,
            boolean flipped,
            float[] x,
            float[] weights,
            float[] bias,
            float[] y,
            int row) {
        int oh = row % g.oh();
        int oc = row / g.oh() % g.oc();
        int n = row / g.oh() / g.oc();
        int channels = g.c() / g.groups();
        int firstChannel = oc / (g.oc() / g.groups()) * channels;
        for (int ow = 0; ow < g.ow(); ow++) {
            float sum = 0;
            for (int ic = 0; ic < channels; ic++) {
                for (int kh = 0; kh < g.kh(); kh++) {
                    int h = source(g.height(), mode, oh, kh, g.h());
                    int xRow = ((n * g.c() + firstChannel + ic) * g.h() + h) * g.w();
                    int wRow = ((oc * channels + ic) * g.kh() + (flipped ? g.kh() - 1 - kh : kh)) * g.kw();
                    for (int kw = 0; kw < g.kw(); kw++) {
                        int w = source(g.width(), mode, ow, kw, g.w());
                        float value = h < 0 || w < 0 ? 0 : x[xRow + w];
                        float weight = weights[wRow + (flipped ? g.kw() - 1 - kw : kw)];
                        sum = Math.fma(value, weight, sum);
                    }
                }
            }
            y[row * g.ow() + ow] = sum + bias[oc];
        }
    }

    /// Which input index a tap sees, or −1 where it sees a zero.
    private static int source(AxisWindow window, PaddingMode mode, int output, int tap, int size) {
        long position = (long) output * window.stride() + (long) tap * window.dilation() - window.before();
        return position >= 0 && position < size
                ? (int) position
                : mode.source(Math.clamp(position, Integer.MIN_VALUE, Integer.MAX_VALUE), size);
    }
}
