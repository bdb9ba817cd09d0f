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
/// Forward, two vectors of each of two rows are parted into left and right columns; each lane is then one
/// output. Backward a lane is one input, beside which its square's other values are laid; every input belongs
/// to one square, so nothing is added up.
///
/// Rows are taken in whole vectors, without masks: what goes beyond a row is overwritten by the next one.
/// Rows that would go beyond the last plane are worked on as copies with room behind.
final class HalvingMaxPool {
    private static final VectorShuffle<Float> LEFT = VectorShuffle.fromOp(SPECIES, lane -> part(2 * lane));
    private static final VectorShuffle<Float> RIGHT = VectorShuffle.fromOp(SPECIES, lane -> part(2 * lane + 1));
    private static final VectorShuffle<Float> LEFT_TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane & -2);
    private static final VectorShuffle<Float> RIGHT_TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane | 1);
    private static final VectorShuffle<Float> TWICE = VectorShuffle.fromOp(SPECIES, lane -> lane / 2);
    private static final VectorMask<Float> IS_LEFT = VectorMask.fromLong(SPECIES, 0x5555 & ((1L << LANES) - 1));

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

    /// The outputs of planes `from` to `to` − 1 among all of `(n, c)`.
    static void forward(Scratch scratch, WindowGeometry g, float[] x, float[] y, int from, int to) {
        int w = g.w();
        int ow = g.ow();
        int outputs = Math.ceilDiv(ow, LANES) * LANES;
        int rows = rowsAtOnce(g, from, to);
        for (int plane = from; plane < to; plane += rows / g.oh()) {
            int in = plane * g.h() * w;
            int out = plane * g.oh() * ow;
            int inside = inside(rows, to * g.oh() * ow - out, outputs, ow);
            inside = Math.min(inside, inside(rows, x.length - in, w + 2 * outputs, 2 * w));
            maxima(w, ow, inside, x, in, y, out);
            if (inside < rows) {
                float[] source = scratch.take(w + 2 * outputs);
                float[] target = scratch.take(outputs);
                for (int row = inside; row < rows; row++) {
                    System.arraycopy(x, in + 2 * row * w, source, 0, w + 2 * ow);
                    maxima(w, ow, 1, source, 0, target, 0);
                    System.arraycopy(target, 0, y, out + row * ow, ow);
                }
                scratch.giveBack(source);
                scratch.giveBack(target);
            }
        }
    }

    /// The gradient of planes `from` to `to` − 1 among all of `(n, c)`.
    ///
    /// @param rectified whether x came out of a ReLU, whose gradient is then taken too
    static void backward(
            Scratch scratch, WindowGeometry g, boolean rectified, float[] x, float[] dy, float[] dx, int from, int to) {
        int w = g.w();
        int ow = g.ow();
        int inputs = Math.ceilDiv(2 * ow, LANES) * LANES;
        int outputs = inputs / 2 + LANES;
        float least = rectified ? 0f : Float.NaN;
        int rows = rowsAtOnce(g, from, to);
        for (int plane = from; plane < to; plane += rows / g.oh()) {
            int in = plane * g.h() * w;
            int out = plane * g.oh() * ow;
            int inside = inside(rows, to * g.h() * w - in, w + inputs, 2 * w);
            inside = Math.min(inside, inside(rows, dy.length - out, outputs, ow));
            gradients(w, ow, inside, least, x, in, dy, out, dx);
            if (inside < rows) {
                float[] source = scratch.take(w + inputs);
                float[] above = scratch.take(outputs);
                float[] target = scratch.take(w + inputs);
                for (int row = inside; row < rows; row++) {
                    int at = in + 2 * row * w;
                    System.arraycopy(x, at, source, 0, w + 2 * ow);
                    System.arraycopy(dy, out + row * ow, above, 0, ow);
                    gradients(w, ow, 1, least, source, 0, above, 0, target);
                    System.arraycopy(target, 0, dx, at, w + 2 * ow);
                }
                scratch.giveBack(source);
                scratch.giveBack(above);
                scratch.giveBack(target);
            }
        }
        clearEdges(g, dx, from, to);
    }

    /// Rows of outputs that lie at one distance: those of all planes if no row of inputs is left over between
    /// them.
    private static int rowsAtOnce(WindowGeometry g, int from, int to) {
        return g.h() == 2 * g.oh() ? (to - from) * g.oh() : g.oh();
    }

    /// How many rows that take `length` values each, and begin some values apart, lie inside a room.
    private static int inside(int rows, int room, int length, int apart) {
        return room < length ? 0 : Math.min(rows, (room - length) / apart + 1);
    }

    private static void maxima(int w, int ow, int rows, float[] x, int in, float[] y, int out) {
        for (int row = 0; row < rows; row++) {
            int top = in + 2 * row * w;
            int to = out + row * ow;
            for (int i = 0; i < ow; i += LANES) {
                int at = top + 2 * i;
                var near = at(x, at).max(at(x, at + w));
                var far = at(x, at + LANES).max(at(x, at + w + LANES));
                near.rearrange(LEFT, far).max(near.rearrange(RIGHT, far)).intoArray(y, to + i);
            }
        }
    }

    /// @param least squares whose largest value is at most this pass nothing on; not a number if all do
    private static void gradients(
            int w, int ow, int rows, float least, float[] x, int in, float[] dy, int out, float[] dx) {
        var zero = FloatVector.zero(SPECIES);
        int last = (2 * ow - 1) / LANES * LANES;
        for (int row = 0; row < rows; row++) {
            int top = in + 2 * row * w;
            int from = out + row * ow;
            // backwards, so that what goes beyond the upper row is overwritten by the lower one
            for (int i = last; i >= 0; i -= LANES) {
                var above = at(x, top + i);
                var below = at(x, top + w + i);
                var topLeft = above.rearrange(LEFT_TWICE);
                var topRight = above.rearrange(RIGHT_TWICE);
                var lowLeft = below.rearrange(LEFT_TWICE);
                var lowRight = below.rearrange(RIGHT_TWICE);
                // a later value takes the lead if it is larger or the first NaN: said three times, since a method that
                // is not inlined would make objects of the vectors
                var topGoesRight =
                        topRight.compare(VectorOperators.LE, topLeft).not().and(topLeft.eq(topLeft));
                var lowGoesRight =
                        lowRight.compare(VectorOperators.LE, lowLeft).not().and(lowLeft.eq(lowLeft));
                var topBest = topLeft.blend(topRight, topGoesRight);
                var lowBest = lowLeft.blend(lowRight, lowGoesRight);
                var goesLow = lowBest.compare(VectorOperators.LE, topBest).not().and(topBest.eq(topBest));
                var loses = topBest.blend(lowBest, goesLow).compare(VectorOperators.LE, least);
                // plus zero, as all gradients are sums from +0
                var gradient = at(dy, from + i / 2).rearrange(TWICE).add(0f).blend(0f, loses);
                zero.blend(gradient, topGoesRight.xor(IS_LEFT).andNot(goesLow)).intoArray(dx, top + i);
                zero.blend(gradient, lowGoesRight.xor(IS_LEFT).and(goesLow)).intoArray(dx, top + w + i);
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

    private static FloatVector at(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }
}
