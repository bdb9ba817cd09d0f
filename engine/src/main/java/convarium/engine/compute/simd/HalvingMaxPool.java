package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.WindowGeometry;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// Max pooling of squares of 2×2 that lie side by side: the pooling of VGG and of most small networks.
///
/// Two vectors of each of two rows are parted into left and right columns; each lane is then one output. Backward the
/// four gradients of each square are put together again: every input belongs to one square, so nothing is added up.
final class HalvingMaxPool {
    private static final VectorShuffle<Float> LEFT = VectorShuffle.fromOp(SPECIES, lane -> part(2 * lane));
    private static final VectorShuffle<Float> RIGHT = VectorShuffle.fromOp(SPECIES, lane -> part(2 * lane + 1));
    private static final VectorShuffle<Float> LOW =
            VectorShuffle.fromOp(SPECIES, lane -> lane % 2 == 0 ? lane / 2 : lane / 2 - LANES);
    private static final VectorShuffle<Float> HIGH =
            VectorShuffle.fromOp(SPECIES, lane -> lane % 2 == 0 ? LANES / 2 + lane / 2 : LANES / 2 + lane / 2 - LANES);

    private HalvingMaxPool() {}

    /// Whether a pooling is of this kind, with whole squares only.
    static boolean fits(WindowGeometry g) {
        return halves(g.height(), g.h(), g.oh()) && halves(g.width(), g.w(), g.ow());
    }

    private static boolean halves(AxisWindow window, int size, int outputs) {
        return window.kernel() == 2
                && window.stride() == 2
                && window.dilation() == 1
                && window.before() == 0
                && outputs == size / 2;
    }

    /// Output rows `from` to `to` − 1 among all of `(n, c, oh)`.
    static void forward(WindowGeometry g, float[] x, float[] y, int from, int to) {
        int w = g.w();
        int ow = g.ow();
        int whole = ow - ow % LANES;
        var rest = VectorMask.fromLong(SPECIES, (1L << (ow - whole)) - 1);
        var first = VectorMask.fromLong(SPECIES, lanes(2 * (ow - whole)));
        var second = VectorMask.fromLong(SPECIES, lanes(2 * (ow - whole) - LANES));
        for (int row = from; row < to; row++) {
            int top = (row / g.oh() * g.h() + row % g.oh() * 2) * w;
            int out = row * ow;
            for (int i = 0; i < whole; i += LANES) {
                int at = top + 2 * i;
                var near = at(x, at).max(at(x, at + w));
                var far = at(x, at + LANES).max(at(x, at + w + LANES));
                near.rearrange(LEFT, far).max(near.rearrange(RIGHT, far)).intoArray(y, out + i);
            }
            if (whole < ow) {
                int at = top + 2 * whole;
                var near = at(x, at, first).max(at(x, at + w, first));
                var far = at(x, at + LANES, second).max(at(x, at + w + LANES, second));
                near.rearrange(LEFT, far).max(near.rearrange(RIGHT, far)).intoArray(y, out + whole, rest);
            }
        }
    }

    /// The gradient of planes `from` to `to` − 1 among all of `(n, c)`.
    static void backward(WindowGeometry g, float[] x, float[] dy, float[] dx, int from, int to) {
        int w = g.w();
        int ow = g.ow();
        int whole = ow - ow % LANES;
        var rest = VectorMask.fromLong(SPECIES, (1L << (ow - whole)) - 1);
        var first = VectorMask.fromLong(SPECIES, lanes(2 * (ow - whole)));
        var second = VectorMask.fromLong(SPECIES, lanes(2 * (ow - whole) - LANES));
        var all = SPECIES.maskAll(true);
        for (int row = from * g.oh(); row < to * g.oh(); row++) {
            int top = (row / g.oh() * g.h() + row % g.oh() * 2) * w;
            for (int i = 0; i < whole; i += LANES) {
                squares(x, dy, dx, top + 2 * i, w, row * ow + i, all, all, all);
            }
            if (whole < ow) {
                squares(x, dy, dx, top + 2 * whole, w, row * ow + whole, rest, first, second);
            }
        }
        clearEdges(g, dx, from, to);
    }

    /// A vector of outputs.
    private static void squares(
            float[] x,
            float[] dy,
            float[] dx,
            int at,
            int w,
            int out,
            VectorMask<Float> outputs,
            VectorMask<Float> first,
            VectorMask<Float> second) {
        var topNear = at(x, at, first);
        var topFar = at(x, at + LANES, second);
        var lowNear = at(x, at + w, first);
        var lowFar = at(x, at + w + LANES, second);
        var topLeft = topNear.rearrange(LEFT, topFar);
        var topRight = topNear.rearrange(RIGHT, topFar);
        var lowLeft = lowNear.rearrange(LEFT, lowFar);
        var lowRight = lowNear.rearrange(RIGHT, lowFar);
        var topGoesRight = beats(topRight, topLeft);
        var lowGoesRight = beats(lowRight, lowLeft);
        var goesLow = beats(lowLeft.blend(lowRight, lowGoesRight), topLeft.blend(topRight, topGoesRight));
        // plus zero, as all gradients are sums from +0
        var gradient = at(dy, out, outputs).add(0f);
        var zero = FloatVector.zero(SPECIES);
        var top = gradient.blend(zero, goesLow);
        var low = zero.blend(gradient, goesLow);
        var gradientTopLeft = top.blend(zero, topGoesRight);
        var gradientTopRight = zero.blend(top, topGoesRight);
        var gradientLowLeft = low.blend(zero, lowGoesRight);
        var gradientLowRight = zero.blend(low, lowGoesRight);
        gradientTopLeft.rearrange(LOW, gradientTopRight).intoArray(dx, at, first);
        gradientTopLeft.rearrange(HIGH, gradientTopRight).intoArray(dx, at + LANES, second);
        gradientLowLeft.rearrange(LOW, gradientLowRight).intoArray(dx, at + w, first);
        gradientLowLeft.rearrange(HIGH, gradientLowRight).intoArray(dx, at + w + LANES, second);
    }

    /// Where a later value takes the lead of an earlier one: larger, or the first NaN.
    private static VectorMask<Float> beats(FloatVector later, FloatVector earlier) {
        return later.compare(VectorOperators.LE, earlier)
                .or(earlier.test(VectorOperators.IS_NAN))
                .not();
    }

    /// The last column and row of an odd size belong to no square.
    private static void clearEdges(WindowGeometry g, float[] dx, int from, int to) {
        for (int plane = from; plane < to; plane++) {
            int at = plane * g.h() * g.w();
            if (g.w() % 2 != 0) {
                for (int h = 0; h < g.h(); h++) {
                    dx[at + h * g.w() + g.w() - 1] = 0f;
                }
            }
            for (int i = g.oh() * 2 * g.w(); i < g.h() * g.w(); i++) {
                dx[at + i] = 0f;
            }
        }
    }

    /// A lane of two vectors; those of the second count from −LANES, as shuffles of two vectors want them.
    private static int part(int lane) {
        return lane < LANES ? lane : lane - 2 * LANES;
    }

    /// The bits of so many first lanes.
    private static long lanes(int count) {
        return (1L << Math.clamp(count, 0, LANES)) - 1;
    }

    private static FloatVector at(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    private static FloatVector at(float[] values, int i, VectorMask<Float> mask) {
        return FloatVector.fromArray(SPECIES, values, i, mask);
    }
}
