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
/// Two vectors of each of two rows are parted into left and right columns; each lane is then one output. Backward every
/// input belongs to one square, so nothing is added up.
final class HalvingMaxPool {
    private static final VectorShuffle<Float> LEFT = VectorShuffle.fromOp(SPECIES, lane -> part(2 * lane));
    private static final VectorShuffle<Float> RIGHT = VectorShuffle.fromOp(SPECIES, lane -> part(2 * lane + 1));
    private static final VectorShuffle<Float> LOW_TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
    private static final VectorShuffle<Float> HIGH_TWICE = VectorShuffle.fromOp(SPECIES, lane -> LANES / 2 + lane / 2);
    /// 0 and 1 in turn: which column of its square a lane is.
    private static final FloatVector COLUMN =
            FloatVector.zero(SPECIES).blend(1f, VectorMask.fromLong(SPECIES, 0xAAAA & ((1L << LANES) - 1)));

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
    static void backward(Scratch scratch, WindowGeometry g, float[] x, float[] dy, float[] dx, int from, int to) {
        int w = g.w();
        float[] winners = scratch.take(g.ow() + 2 * LANES);
        float[] gradients = scratch.take(g.ow() + 2 * LANES);
        for (int row = from * g.oh(); row < to * g.oh(); row++) {
            int top = (row / g.oh() * g.h() + row % g.oh() * 2) * w;
            for (int i = 0; i < g.ow(); i += LANES) {
                int count = Math.min(LANES, g.ow() - i);
                winners(x, top + 2 * i, w, count, winners, i);
                // plus zero, as all gradients are sums from +0
                at(dy, row * g.ow() + i, VectorMask.fromLong(SPECIES, lanes(count)))
                        .add(0f)
                        .intoArray(gradients, i);
            }
            spread(winners, gradients, 0f, dx, top, 2 * g.ow());
            spread(winners, gradients, 2f, dx, top + w, 2 * g.ow());
        }
        scratch.giveBack(winners);
        scratch.giveBack(gradients);
        clearEdges(g, dx, from, to);
    }

    /// Which of its four values each of some squares takes: 0 and 1 above, 2 and 3 below.
    ///
    /// This and [#spread] are two methods, so that each is small enough for the JIT compiler to inline all of it.
    private static void winners(float[] x, int at, int w, int count, float[] winners, int to) {
        var first = VectorMask.fromLong(SPECIES, lanes(2 * count));
        var second = VectorMask.fromLong(SPECIES, lanes(2 * count - LANES));
        var topNear = at(x, at, first);
        var topFar = at(x, at + LANES, second);
        var lowNear = at(x, at + w, first);
        var lowFar = at(x, at + w + LANES, second);
        var topLeft = topNear.rearrange(LEFT, topFar);
        var topRight = topNear.rearrange(RIGHT, topFar);
        var lowLeft = lowNear.rearrange(LEFT, lowFar);
        var lowRight = lowNear.rearrange(RIGHT, lowFar);
        // a later value takes the lead if it is larger or the first NaN: said three times, since a method that is not
        // inlined would make objects of the vectors
        var topGoesRight = topRight.compare(VectorOperators.LE, topLeft).not().and(topLeft.eq(topLeft));
        var lowGoesRight = lowRight.compare(VectorOperators.LE, lowLeft).not().and(lowLeft.eq(lowLeft));
        var topBest = topLeft.blend(topRight, topGoesRight);
        var lowBest = lowLeft.blend(lowRight, lowGoesRight);
        var goesLow = lowBest.compare(VectorOperators.LE, topBest).not().and(topBest.eq(topBest));
        var top = FloatVector.zero(SPECIES).blend(1f, topGoesRight);
        var low = FloatVector.broadcast(SPECIES, 2f).blend(3f, lowGoesRight);
        top.blend(low, goesLow).intoArray(winners, to);
    }

    /// One row of the input: each square's gradient where that value won, else 0.
    ///
    /// @param left the number of the row's left values
    private static void spread(float[] winners, float[] gradients, float left, float[] dx, int at, int count) {
        var wanted = COLUMN.add(left);
        var zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += 2 * LANES) {
            // whole vectors as they were stored: half of one and half of the next would wait for both to reach memory
            var winner = at(winners, i / 2);
            var gradient = at(gradients, i / 2);
            var near = zero.blend(
                    gradient.rearrange(LOW_TWICE), winner.rearrange(LOW_TWICE).eq(wanted));
            var far = zero.blend(
                    gradient.rearrange(HIGH_TWICE), winner.rearrange(HIGH_TWICE).eq(wanted));
            if (i + 2 * LANES <= count) {
                near.intoArray(dx, at + i);
                far.intoArray(dx, at + i + LANES);
            } else {
                near.intoArray(dx, at + i, VectorMask.fromLong(SPECIES, lanes(count - i)));
                far.intoArray(dx, at + i + LANES, VectorMask.fromLong(SPECIES, lanes(count - i - LANES)));
            }
        }
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
