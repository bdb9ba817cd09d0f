package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.scalar.Taps;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/// Max pooling of any windows whose columns step by 1 or 2, an output row at a time: the 3×3 windows, 2
/// apart, of ResNet and AlexNet.
///
/// First the largest of each column is taken, down the window's rows. These lie in a row with −∞ on both
/// sides for the padding; then an output is the largest of a few neighbours there. Which of two equal values
/// is taken, and in which order, makes no difference to the bits, but for NaNs, any of which is as good as
/// another.
final class RowMaxPool {
    private static final int WIDEST = 1 << 20;
    private static final VectorShuffle<Float> EVERY_SECOND =
            VectorShuffle.fromOp(SPECIES, lane -> lane < LANES / 2 ? 2 * lane : 2 * lane - 2 * LANES);

    private RowMaxPool() {}

    static boolean fits(WindowGeometry g) {
        return g.width().stride() <= 2 && length(g) <= WIDEST;
    }

    /// How much of a padded row the outputs see.
    private static long seen(WindowGeometry g) {
        return (g.ow() - 1L) * g.width().stride() + g.width().extent();
    }

    /// A padded row with room for whole vectors.
    private static long length(WindowGeometry g) {
        return Math.max(seen(g), (long) g.width().before() + g.w()) + 3L * LANES;
    }

    /// Output rows `from` to `to` − 1 among all of `(n, c, oh)`.
    static void forward(Scratch scratch, WindowGeometry g, float[] x, float[] y, int from, int to) {
        float[] columns = scratch.take((int) length(g));
        float[] outputs = scratch.take(g.ow() + LANES);
        Arrays.fill(columns, 0, (int) length(g), Float.NEGATIVE_INFINITY);
        for (int row = from; row < to; row++) {
            int oh = row % g.oh();
            int first = Taps.first(g.height(), oh);
            int end = Taps.end(g.height(), oh, g.h());
            if (first >= end) {
                Arrays.fill(y, row * g.ow(), (row + 1) * g.ow(), Float.NEGATIVE_INFINITY);
                continue;
            }
            int h = oh * g.height().stride()
                    - g.height().before()
                    + first * g.height().dilation();
            int top = (row / g.oh() * g.h() + h) * g.w();
            down(
                    g.w(),
                    end - first,
                    x,
                    top,
                    g.height().dilation() * g.w(),
                    columns,
                    g.width().before());
            across(g, columns, outputs);
            System.arraycopy(outputs, 0, y, row * g.ow(), g.ow());
        }
        scratch.giveBack(columns);
        scratch.giveBack(outputs);
    }

    /// The largest of each column.
    private static void down(int w, int taps, float[] x, int top, int apart, float[] columns, int to) {
        int i = 0;
        for (; i <= w - LANES; i += LANES) {
            var most = at(x, top + i);
            for (int tap = 1; tap < taps; tap++) {
                most = most.max(at(x, top + tap * apart + i));
            }
            most.intoArray(columns, to + i);
        }
        for (; i < w; i++) {
            float most = x[top + i];
            for (int tap = 1; tap < taps; tap++) {
                most = Math.max(most, x[top + tap * apart + i]);
            }
            columns[to + i] = most;
        }
    }

    /// The largest of the columns of each window.
    private static void across(WindowGeometry g, float[] columns, float[] outputs) {
        int taps = g.kw();
        int apart = g.width().dilation();
        if (g.width().stride() == 1) {
            for (int i = 0; i < g.ow(); i += LANES) {
                var most = at(columns, i);
                for (int tap = 1; tap < taps; tap++) {
                    most = most.max(at(columns, i + tap * apart));
                }
                most.intoArray(outputs, i);
            }
        } else {
            for (int i = 0; i < g.ow(); i += LANES) {
                var near = at(columns, 2 * i);
                var far = at(columns, 2 * i + LANES);
                for (int tap = 1; tap < taps; tap++) {
                    near = near.max(at(columns, 2 * i + tap * apart));
                    far = far.max(at(columns, 2 * i + tap * apart + LANES));
                }
                near.rearrange(EVERY_SECOND, far).intoArray(outputs, i);
            }
        }
    }

    private static FloatVector at(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }
}
