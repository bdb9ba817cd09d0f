package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The innermost loop of a 3×3 convolution of one channel: one or two vectors of columns, from row to row.
///
/// What a row of the source shows through its three columns is loaded once and goes to three sums, of which one is
/// then whole. So 3 loads do for 9 multiply–adds, and nothing is copied: rows outside the source are read from a row
/// of zeros, and lanes outside it are blended out.
final class DepthTiles {
    private final int height;
    private final int width;
    private final int[] taps;
    private final int step;

    /// A row of zeros to read instead of rows outside the source, with a margin of 2 before it.
    private final float[] zeros;

    /// @param height rows of the source
    /// @param width columns of the source
    /// @param taps where the kernel's columns lie, seen from an output
    /// @param step from a row of the kernel to the next: 1 or −1
    /// @param columns of outputs
    DepthTiles(int height, int width, int[] taps, int step, int columns) {
        this.height = height;
        this.width = width;
        this.taps = taps;
        this.step = step;
        zeros = new float[2 + columns + 2 + LANES];
    }

    /// Computes one vector of columns of some rows.
    ///
    /// @param x the source, of which row 0 begins at `from`
    /// @param first the row that the first output sees through the kernel's first row
    /// @param column of the outputs
    /// @param w where the 9 weights begin
    /// @param relu whether results are rectified
    /// @param y overwritten from `to`
    /// @param yStep from a row of outputs to the next in the order of the kernel's rows
    /// @param rows how many
    void one(
            float[] x,
            int from,
            int first,
            int column,
            float[] weights,
            int w,
            float bias,
            boolean relu,
            float[] y,
            int to,
            int yStep,
            int rows) {
        // what is not above the limit becomes +0: nothing is compared so with NaN
        float limit = relu ? 0f : Float.NaN;
        int tap0 = column + taps[0];
        int tap1 = column + taps[1];
        int tap2 = column + taps[2];
        var outa0 = outside(tap0);
        var outa1 = outside(tap1);
        var outa2 = outside(tap2);
        var w0 = FloatVector.broadcast(SPECIES, weights[w]);
        var w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
        var w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
        var w3 = FloatVector.broadcast(SPECIES, weights[w + 3]);
        var w4 = FloatVector.broadcast(SPECIES, weights[w + 4]);
        var w5 = FloatVector.broadcast(SPECIES, weights[w + 5]);
        var w6 = FloatVector.broadcast(SPECIES, weights[w + 6]);
        var w7 = FloatVector.broadcast(SPECIES, weights[w + 7]);
        var w8 = FloatVector.broadcast(SPECIES, weights[w + 8]);
        var zero = FloatVector.zero(SPECIES);
        var a1 = zero;
        var a2 = zero;
        int high = height;
        int pitch = width;
        int down = step;
        int row = first;
        int out = to - 2 * yStep;
        for (int i = -2; i < rows; i++) {
            boolean inside = row >= 0 && row < high;
            float[] source = inside ? x : zeros;
            int at = inside ? from + row * pitch : 2;
            var xa0 = FloatVector.fromArray(SPECIES, source, at + tap0).blend(zero, outa0);
            var xa1 = FloatVector.fromArray(SPECIES, source, at + tap1).blend(zero, outa1);
            var xa2 = FloatVector.fromArray(SPECIES, source, at + tap2).blend(zero, outa2);
            var a = xa2.fma(w8, xa1.fma(w7, xa0.fma(w6, a2)));
            a2 = xa2.fma(w5, xa1.fma(w4, xa0.fma(w3, a1)));
            a1 = xa2.fma(w2, xa1.fma(w1, xa0.fma(w0, zero)));
            if (i >= 0) {
                a = a.add(bias);
                a.blend(0f, a.compare(VectorOperators.LE, limit)).intoArray(y, out);
            }
            row += down;
            out += yStep;
        }
    }

    /// As [#one] for two vectors of columns, so that the sums wait less for each other.
    ///
    /// @param apart from the first vector to the second
    void two(
            float[] x,
            int from,
            int first,
            int column,
            int apart,
            float[] weights,
            int w,
            float bias,
            boolean relu,
            float[] y,
            int to,
            int yStep,
            int rows) {
        // what is not above the limit becomes +0: nothing is compared so with NaN
        float limit = relu ? 0f : Float.NaN;
        int tap0 = column + taps[0];
        int tap1 = column + taps[1];
        int tap2 = column + taps[2];
        var outa0 = outside(tap0);
        var outa1 = outside(tap1);
        var outa2 = outside(tap2);
        var outb0 = outside(tap0 + apart);
        var outb1 = outside(tap1 + apart);
        var outb2 = outside(tap2 + apart);
        var w0 = FloatVector.broadcast(SPECIES, weights[w]);
        var w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
        var w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
        var w3 = FloatVector.broadcast(SPECIES, weights[w + 3]);
        var w4 = FloatVector.broadcast(SPECIES, weights[w + 4]);
        var w5 = FloatVector.broadcast(SPECIES, weights[w + 5]);
        var w6 = FloatVector.broadcast(SPECIES, weights[w + 6]);
        var w7 = FloatVector.broadcast(SPECIES, weights[w + 7]);
        var w8 = FloatVector.broadcast(SPECIES, weights[w + 8]);
        var zero = FloatVector.zero(SPECIES);
        var a1 = zero;
        var a2 = zero;
        var b1 = zero;
        var b2 = zero;
        int high = height;
        int pitch = width;
        int down = step;
        int row = first;
        int out = to - 2 * yStep;
        for (int i = -2; i < rows; i++) {
            boolean inside = row >= 0 && row < high;
            float[] source = inside ? x : zeros;
            int at = inside ? from + row * pitch : 2;
            var xa0 = FloatVector.fromArray(SPECIES, source, at + tap0).blend(zero, outa0);
            var xb0 = FloatVector.fromArray(SPECIES, source, at + tap0 + apart).blend(zero, outb0);
            var xa1 = FloatVector.fromArray(SPECIES, source, at + tap1).blend(zero, outa1);
            var xb1 = FloatVector.fromArray(SPECIES, source, at + tap1 + apart).blend(zero, outb1);
            var xa2 = FloatVector.fromArray(SPECIES, source, at + tap2).blend(zero, outa2);
            var xb2 = FloatVector.fromArray(SPECIES, source, at + tap2 + apart).blend(zero, outb2);
            var a = xa2.fma(w8, xa1.fma(w7, xa0.fma(w6, a2)));
            var b = xb2.fma(w8, xb1.fma(w7, xb0.fma(w6, b2)));
            a2 = xa2.fma(w5, xa1.fma(w4, xa0.fma(w3, a1)));
            b2 = xb2.fma(w5, xb1.fma(w4, xb0.fma(w3, b1)));
            a1 = xa2.fma(w2, xa1.fma(w1, xa0.fma(w0, zero)));
            b1 = xb2.fma(w2, xb1.fma(w1, xb0.fma(w0, zero)));
            if (i >= 0) {
                a = a.add(bias);
                b = b.add(bias);
                a.blend(0f, a.compare(VectorOperators.LE, limit)).intoArray(y, out);
                b.blend(0f, b.compare(VectorOperators.LE, limit)).intoArray(y, out + apart);
            }
            row += down;
            out += yStep;
        }
    }

    /// The lanes that lie outside the source when the first lies in this column.
    private VectorMask<Float> outside(int column) {
        int begin = Math.clamp(-column, 0, LANES);
        int end = Math.clamp(width - column, begin, LANES);
        return VectorMask.fromLong(SPECIES, ~((1L << end) - (1L << begin)) & ((1L << LANES) - 1));
    }
}
