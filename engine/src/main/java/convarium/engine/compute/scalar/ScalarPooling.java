package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.WindowGeometry;

/// Max and average pooling: one output, one look at its window.
final class ScalarPooling {
    private ScalarPooling() {}

    /// One row of one channel of the output.
    ///
    /// @param row the row's number among all rows of the output `(n, c, oh)`
    static void maxRow(WindowGeometry g, float[] x, float[] y, int row) {
        int oh = row % g.oh();
        int plane = row / g.oh() * g.h();
        for (int ow = 0; ow < g.ow(); ow++) {
            float max = Float.NEGATIVE_INFINITY;
            for (int kh = 0; kh < g.kh(); kh++) {
                long h = position(g.height(), oh, kh);
                if (h >= 0 && h < g.h()) {
                    for (int kw = 0; kw < g.kw(); kw++) {
                        long w = position(g.width(), ow, kw);
                        if (w >= 0 && w < g.w()) {
                            max = Math.max(max, x[(plane + (int) h) * g.w() + (int) w]);
                        }
                    }
                }
            }
            y[row * g.ow() + ow] = max;
        }
    }

    /// One row of one channel of the output.
    ///
    /// @param row the row's number among all rows of the output `(n, c, oh)`
    static void averageRow(WindowGeometry g, boolean countsPadding, int divisor, float[] x, float[] y, int row) {
        int oh = row % g.oh();
        int plane = row / g.oh() * g.h();
        for (int ow = 0; ow < g.ow(); ow++) {
            float sum = 0;
            for (int kh = 0; kh < g.kh(); kh++) {
                long h = position(g.height(), oh, kh);
                if (h >= 0 && h < g.h()) {
                    for (int kw = 0; kw < g.kw(); kw++) {
                        long w = position(g.width(), ow, kw);
                        if (w >= 0 && w < g.w()) {
                            sum += x[(plane + (int) h) * g.w() + (int) w];
                        }
                    }
                }
            }
            long count = divisor != 0
                    ? divisor
                    : cells(g.height(), oh, g.h(), countsPadding) * cells(g.width(), ow, g.w(), countsPadding);
            y[row * g.ow() + ow] = sum / count;
        }
    }

    /// The taps of a window that count along one axis: those on the input, or on the padded input.
    private static long cells(AxisWindow window, int output, int size, boolean countsPadding) {
        long from = countsPadding ? -(long) window.before() : 0;
        long to = (long) size + (countsPadding ? window.after() : 0);
        long cells = 0;
        for (int k = 0; k < window.kernel(); k++) {
            long position = position(window, output, k);
            if (position >= from && position < to) {
                cells++;
            }
        }
        return cells;
    }

    private static long position(AxisWindow window, int output, int tap) {
        return (long) output * window.stride() + (long) tap * window.dilation() - window.before();
    }
}
