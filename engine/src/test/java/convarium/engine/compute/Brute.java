package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// Convolution by brute force in float64, on a padded copy made cell by cell; shares no code with the routines.
final class Brute {
    private Brute() {}

    static double[] convolution(Case c, float[] x, float[] weights, float[] bias) {
        var g = c.g();
        int padH = g.h() + g.height().before() + g.height().after();
        int padW = g.w() + g.width().before() + g.width().after();
        double[] padded = new double[g.n() * g.c() * padH * padW];
        for (int plane = 0; plane < g.n() * g.c(); plane++) {
            for (int i = 0; i < padH; i++) {
                for (int j = 0; j < padW; j++) {
                    int h = cell(c.mode(), i - g.height().before(), g.h());
                    int w = cell(c.mode(), j - g.width().before(), g.w());
                    padded[(plane * padH + i) * padW + j] = h < 0 || w < 0 ? 0 : x[(plane * g.h() + h) * g.w() + w];
                }
            }
        }
        int inGroup = g.c() / g.groups();
        int outGroup = g.oc() / g.groups();
        double[] y = new double[g.outputElements()];
        for (int i = 0; i < y.length; i++) {
            int ow = i % g.ow();
            int oh = i / g.ow() % g.oh();
            int oc = i / g.ow() / g.oh() % g.oc();
            int n = i / g.ow() / g.oh() / g.oc();
            double sum = bias[oc];
            for (int t = 0; t < inGroup * g.kh() * g.kw(); t++) {
                int kw = t % g.kw();
                int kh = t / g.kw() % g.kh();
                int ic = t / g.kw() / g.kh();
                int plane = n * g.c() + oc / outGroup * inGroup + ic;
                int row = oh * g.height().stride() + kh * g.height().dilation();
                int column = ow * g.width().stride() + kw * g.width().dilation();
                int khTurned = c.flipped() ? g.kh() - 1 - kh : kh;
                int kwTurned = c.flipped() ? g.kw() - 1 - kw : kw;
                sum += padded[(plane * padH + row) * padW + column]
                        * weights[((oc * inGroup + ic) * g.kh() + khTurned) * g.kw() + kwTurned];
            }
            y[i] = sum;
        }
        return y;
    }

    /// The gradients at input and weights: each output's gradient handed to all that its sum was made of.
    static double[][] gradients(Case c, float[] x, float[] weights, float[] dy) {
        var g = c.g();
        int inGroup = g.c() / g.groups();
        int outGroup = g.oc() / g.groups();
        double[] dx = new double[x.length];
        double[] dw = new double[weights.length];
        for (int i = 0; i < dy.length; i++) {
            int ow = i % g.ow();
            int oh = i / g.ow() % g.oh();
            int oc = i / g.ow() / g.oh() % g.oc();
            int n = i / g.ow() / g.oh() / g.oc();
            for (int t = 0; t < inGroup * g.kh() * g.kw(); t++) {
                int kw = t % g.kw();
                int kh = t / g.kw() % g.kh();
                int ic = t / g.kw() / g.kh();
                int h = cell(c.mode(), place(g.height(), oh, kh), g.h());
                int w = cell(c.mode(), place(g.width(), ow, kw), g.w());
                if (h >= 0 && w >= 0) {
                    int at = ((n * g.c() + oc / outGroup * inGroup + ic) * g.h() + h) * g.w() + w;
                    int khTurned = c.flipped() ? g.kh() - 1 - kh : kh;
                    int kwTurned = c.flipped() ? g.kw() - 1 - kw : kw;
                    int weight = ((oc * inGroup + ic) * g.kh() + khTurned) * g.kw() + kwTurned;
                    dx[at] += (double) dy[i] * weights[weight];
                    dw[weight] += (double) dy[i] * x[at];
                }
            }
        }
        return new double[][] {dx, dw};
    }

    /// Every input cell laid over the output, times the kernel; what falls outside is cut off.
    static double[] transposed(WindowGeometry g, float[] x, float[] weights, float[] bias) {
        int inGroup = g.c() / g.groups();
        int outGroup = g.oc() / g.groups();
        double[] y = new double[g.outputElements()];
        for (int i = 0; i < y.length; i++) {
            y[i] = bias[i / g.ow() / g.oh() % g.oc()];
        }
        for (int i = 0; i < x.length; i++) {
            int w = i % g.w();
            int h = i / g.w() % g.h();
            int ic = i / g.w() / g.h() % g.c();
            int n = i / g.w() / g.h() / g.c();
            for (int t = 0; t < outGroup * g.kh() * g.kw(); t++) {
                int kw = t % g.kw();
                int kh = t / g.kw() % g.kh();
                int oc = ic / inGroup * outGroup + t / g.kw() / g.kh();
                int oh = place(g.height(), h, kh);
                int ow = place(g.width(), w, kw);
                if (oh >= 0 && oh < g.oh() && ow >= 0 && ow < g.ow()) {
                    y[((n * g.oc() + oc) * g.oh() + oh) * g.ow() + ow] +=
                            (double) x[i] * weights[ic * outGroup * g.kh() * g.kw() + t];
                }
            }
        }
        return y;
    }

    private static int place(AxisWindow window, int input, int tap) {
        return input * window.stride() + tap * window.dilation() - window.before();
    }

    private static int cell(PaddingMode mode, int position, int size) {
        if (position >= 0 && position < size) {
            return position;
        }
        return switch (mode) {
            case ZERO -> -1;
            case REPLICATE -> Math.min(Math.max(position, 0), size - 1);
            case CIRCULAR -> Math.floorMod(position, size);
            case REFLECT -> size - 1 - Math.abs(size - 1 - Math.abs(position));
        };
    }
}
