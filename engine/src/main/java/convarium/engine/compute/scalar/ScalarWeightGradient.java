package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// The gradient at one weight: all that it was multiplied with, times the gradients of what that went into.
final class ScalarWeightGradient {
    private static final int PARTS = 16;

    private ScalarWeightGradient() {}

    /// @param weight its number among the weights `(oc, c/groups, kh, kw)`
    static float sum(WindowGeometry g, PaddingMode mode, boolean flipped, float[] x, float[] dy, int weight) {
        int channels = g.c() / g.groups();
        int kw = weight % g.kw();
        int kh = weight / g.kw() % g.kh();
        int ic = weight / g.kw() / g.kh() % channels;
        int oc = weight / g.kw() / g.kh() / channels;
        int channel = oc / (g.oc() / g.groups()) * channels + ic;
        int column = flipped ? g.kw() - 1 - kw : kw;
        int row = flipped ? g.kh() - 1 - kh : kh;
        float[] parts = new float[PARTS];
        for (int n = 0; n < g.n(); n++) {
            int xPlane = (n * g.c() + channel) * g.h();
            int yPlane = (n * g.oc() + oc) * g.oh() * g.ow();
            for (int oh = 0; oh < g.oh(); oh++) {
                int h = ScalarConvolution.source(g.height(), mode, oh, row, g.h());
                for (int ow = 0; ow < g.ow(); ow++) {
                    int w = ScalarConvolution.source(g.width(), mode, ow, column, g.w());
                    float value = h < 0 || w < 0 ? 0 : x[(xPlane + h) * g.w() + w];
                    int pixel = oh * g.ow() + ow;
                    parts[pixel % PARTS] = Math.fma(value, dy[yPlane + pixel], parts[pixel % PARTS]);
                }
            }
        }
        return ScalarMatrices.total(parts);
    }
}
