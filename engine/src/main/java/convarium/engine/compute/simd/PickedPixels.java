package convarium.engine.compute.simd;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.WorkerPool;

/// The pixels that a 1×1 convolution with a stride sees, put side by side once for all its outputs: what follows is a
/// 1×1 convolution without a stride, which reads them in place.
final class PickedPixels {
    private static final int PLANES = 8;

    private final WorkerPool pool;
    private final WindowGeometry g;

    PickedPixels(WorkerPool pool, WindowGeometry g) {
        this.pool = pool;
        this.g = g;
    }

    /// Whether a convolution is one of these: each output sees one pixel, and none sees the padding.
    static boolean fit(WindowGeometry g) {
        boolean strided = g.height().stride() > 1 || g.width().stride() > 1;
        return strided && fits(g.height(), g.h(), g.oh()) && fits(g.width(), g.w(), g.ow());
    }

    private static boolean fits(AxisWindow window, int inputs, int outputs) {
        return window.kernel() == 1 && window.before() == 0 && (outputs - 1L) * window.stride() < inputs;
    }

    /// How many floats so many pictures take.
    int length(int n) {
        return n * g.c() * g.oh() * g.ow();
    }

    /// Picks them.
    ///
    /// @param n pictures
    /// @param picked `(n, c, oh, ow)`
    void pick(int n, float[] x, float[] picked) {
        int planes = n * g.c();
        pool.parallelFor(Math.ceilDiv(planes, PLANES), task -> {
            for (int plane = task * PLANES; plane < Math.min(planes, (task + 1) * PLANES); plane++) {
                for (int row = 0; row < g.oh(); row++) {
                    int from = (plane * g.h() + row * g.height().stride()) * g.w();
                    int to = (plane * g.oh() + row) * g.ow();
                    every(g.width().stride(), x, from, picked, to, g.ow());
                }
            }
        });
    }

    private static void every(int step, float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i++) {
            y[to + i] = x[from + i * step];
        }
    }
}
