package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposition of a square of as many rows as a vector has lanes, without leaving the registers.
///
/// Halves change places, then quarters, and so on down to single values: in each round a row and its partner swap
/// what lies off the diagonal of their blocks. Spelt out without helpers, since the JIT compiler would stop to
/// inline them half-way.
final class Squares {
    private static final VectorShuffle<Float> SWAP1 = swap(1);
    private static final VectorShuffle<Float> SWAP2 = swap(2);
    private static final VectorShuffle<Float> SWAP4 = swap(4);
    private static final VectorShuffle<Float> SWAP8 = swap(8);
    private static final VectorMask<Float> ODD1 = odd(1);
    private static final VectorMask<Float> ODD2 = odd(2);
    private static final VectorMask<Float> ODD4 = odd(4);
    private static final VectorMask<Float> ODD8 = odd(8);

    private Squares() {}

    /// `y[j][i]` = `x[i][j]`.
    ///
    /// @param pitch from one row of x to the next
    /// @param toPitch from one row of y to the next
    static void transpose(float[] x, int from, int pitch, float[] y, int to, int toPitch) {
        if (LANES == 16) {
            square16(x, from, pitch, y, to, toPitch);
        } else if (LANES == 8) {
            square8(x, from, pitch, y, to, toPitch);
        } else {
            square4(x, from, pitch, y, to, toPitch);
        }
    }

    private static void square16(float[] x, int from, int pitch, float[] y, int to, int toPitch) {
        var a0 = FloatVector.fromArray(SPECIES, x, from);
        var a1 = FloatVector.fromArray(SPECIES, x, from + pitch);
        var a2 = FloatVector.fromArray(SPECIES, x, from + 2 * pitch);
        var a3 = FloatVector.fromArray(SPECIES, x, from + 3 * pitch);
        var a4 = FloatVector.fromArray(SPECIES, x, from + 4 * pitch);
        var a5 = FloatVector.fromArray(SPECIES, x, from + 5 * pitch);
        var a6 = FloatVector.fromArray(SPECIES, x, from + 6 * pitch);
        var a7 = FloatVector.fromArray(SPECIES, x, from + 7 * pitch);
        var a8 = FloatVector.fromArray(SPECIES, x, from + 8 * pitch);
        var a9 = FloatVector.fromArray(SPECIES, x, from + 9 * pitch);
        var a10 = FloatVector.fromArray(SPECIES, x, from + 10 * pitch);
        var a11 = FloatVector.fromArray(SPECIES, x, from + 11 * pitch);
        var a12 = FloatVector.fromArray(SPECIES, x, from + 12 * pitch);
        var a13 = FloatVector.fromArray(SPECIES, x, from + 13 * pitch);
        var a14 = FloatVector.fromArray(SPECIES, x, from + 14 * pitch);
        var a15 = FloatVector.fromArray(SPECIES, x, from + 15 * pitch);
        var b0 = a0.blend(a8.rearrange(SWAP8), ODD8);
        var b8 = a0.rearrange(SWAP8).blend(a8, ODD8);
        var b1 = a1.blend(a9.rearrange(SWAP8), ODD8);
        var b9 = a1.rearrange(SWAP8).blend(a9, ODD8);
        var b2 = a2.blend(a10.rearrange(SWAP8), ODD8);
        var b10 = a2.rearrange(SWAP8).blend(a10, ODD8);
        var b3 = a3.blend(a11.rearrange(SWAP8), ODD8);
        var b11 = a3.rearrange(SWAP8).blend(a11, ODD8);
        var b4 = a4.blend(a12.rearrange(SWAP8), ODD8);
        var b12 = a4.rearrange(SWAP8).blend(a12, ODD8);
        var b5 = a5.blend(a13.rearrange(SWAP8), ODD8);
        var b13 = a5.rearrange(SWAP8).blend(a13, ODD8);
        var b6 = a6.blend(a14.rearrange(SWAP8), ODD8);
        var b14 = a6.rearrange(SWAP8).blend(a14, ODD8);
        var b7 = a7.blend(a15.rearrange(SWAP8), ODD8);
        var b15 = a7.rearrange(SWAP8).blend(a15, ODD8);
        var c0 = b0.blend(b4.rearrange(SWAP4), ODD4);
        var c4 = b0.rearrange(SWAP4).blend(b4, ODD4);
        var c1 = b1.blend(b5.rearrange(SWAP4), ODD4);
        var c5 = b1.rearrange(SWAP4).blend(b5, ODD4);
        var c2 = b2.blend(b6.rearrange(SWAP4), ODD4);
        var c6 = b2.rearrange(SWAP4).blend(b6, ODD4);
        var c3 = b3.blend(b7.rearrange(SWAP4), ODD4);
        var c7 = b3.rearrange(SWAP4).blend(b7, ODD4);
        var c8 = b8.blend(b12.rearrange(SWAP4), ODD4);
        var c12 = b8.rearrange(SWAP4).blend(b12, ODD4);
        var c9 = b9.blend(b13.rearrange(SWAP4), ODD4);
        var c13 = b9.rearrange(SWAP4).blend(b13, ODD4);
        var c10 = b10.blend(b14.rearrange(SWAP4), ODD4);
        var c14 = b10.rearrange(SWAP4).blend(b14, ODD4);
        var c11 = b11.blend(b15.rearrange(SWAP4), ODD4);
        var c15 = b11.rearrange(SWAP4).blend(b15, ODD4);
        var d0 = c0.blend(c2.rearrange(SWAP2), ODD2);
        var d2 = c0.rearrange(SWAP2).blend(c2, ODD2);
        var d1 = c1.blend(c3.rearrange(SWAP2), ODD2);
        var d3 = c1.rearrange(SWAP2).blend(c3, ODD2);
        var d4 = c4.blend(c6.rearrange(SWAP2), ODD2);
        var d6 = c4.rearrange(SWAP2).blend(c6, ODD2);
        var d5 = c5.blend(c7.rearrange(SWAP2), ODD2);
        var d7 = c5.rearrange(SWAP2).blend(c7, ODD2);
        var d8 = c8.blend(c10.rearrange(SWAP2), ODD2);
        var d10 = c8.rearrange(SWAP2).blend(c10, ODD2);
        var d9 = c9.blend(c11.rearrange(SWAP2), ODD2);
        var d11 = c9.rearrange(SWAP2).blend(c11, ODD2);
        var d12 = c12.blend(c14.rearrange(SWAP2), ODD2);
        var d14 = c12.rearrange(SWAP2).blend(c14, ODD2);
        var d13 = c13.blend(c15.rearrange(SWAP2), ODD2);
        var d15 = c13.rearrange(SWAP2).blend(c15, ODD2);
        var e0 = d0.blend(d1.rearrange(SWAP1), ODD1);
        var e1 = d0.rearrange(SWAP1).blend(d1, ODD1);
        var e2 = d2.blend(d3.rearrange(SWAP1), ODD1);
        var e3 = d2.rearrange(SWAP1).blend(d3, ODD1);
        var e4 = d4.blend(d5.rearrange(SWAP1), ODD1);
        var e5 = d4.rearrange(SWAP1).blend(d5, ODD1);
        var e6 = d6.blend(d7.rearrange(SWAP1), ODD1);
        var e7 = d6.rearrange(SWAP1).blend(d7, ODD1);
        var e8 = d8.blend(d9.rearrange(SWAP1), ODD1);
        var e9 = d8.rearrange(SWAP1).blend(d9, ODD1);
        var e10 = d10.blend(d11.rearrange(SWAP1), ODD1);
        var e11 = d10.rearrange(SWAP1).blend(d11, ODD1);
        var e12 = d12.blend(d13.rearrange(SWAP1), ODD1);
        var e13 = d12.rearrange(SWAP1).blend(d13, ODD1);
        var e14 = d14.blend(d15.rearrange(SWAP1), ODD1);
        var e15 = d14.rearrange(SWAP1).blend(d15, ODD1);
        e0.intoArray(y, to);
        e1.intoArray(y, to + toPitch);
        e2.intoArray(y, to + 2 * toPitch);
        e3.intoArray(y, to + 3 * toPitch);
        e4.intoArray(y, to + 4 * toPitch);
        e5.intoArray(y, to + 5 * toPitch);
        e6.intoArray(y, to + 6 * toPitch);
        e7.intoArray(y, to + 7 * toPitch);
        e8.intoArray(y, to + 8 * toPitch);
        e9.intoArray(y, to + 9 * toPitch);
        e10.intoArray(y, to + 10 * toPitch);
        e11.intoArray(y, to + 11 * toPitch);
        e12.intoArray(y, to + 12 * toPitch);
        e13.intoArray(y, to + 13 * toPitch);
        e14.intoArray(y, to + 14 * toPitch);
        e15.intoArray(y, to + 15 * toPitch);
    }

    private static void square8(float[] x, int from, int pitch, float[] y, int to, int toPitch) {
        var a0 = FloatVector.fromArray(SPECIES, x, from);
        var a1 = FloatVector.fromArray(SPECIES, x, from + pitch);
        var a2 = FloatVector.fromArray(SPECIES, x, from + 2 * pitch);
        var a3 = FloatVector.fromArray(SPECIES, x, from + 3 * pitch);
        var a4 = FloatVector.fromArray(SPECIES, x, from + 4 * pitch);
        var a5 = FloatVector.fromArray(SPECIES, x, from + 5 * pitch);
        var a6 = FloatVector.fromArray(SPECIES, x, from + 6 * pitch);
        var a7 = FloatVector.fromArray(SPECIES, x, from + 7 * pitch);
        var b0 = a0.blend(a4.rearrange(SWAP4), ODD4);
        var b4 = a0.rearrange(SWAP4).blend(a4, ODD4);
        var b1 = a1.blend(a5.rearrange(SWAP4), ODD4);
        var b5 = a1.rearrange(SWAP4).blend(a5, ODD4);
        var b2 = a2.blend(a6.rearrange(SWAP4), ODD4);
        var b6 = a2.rearrange(SWAP4).blend(a6, ODD4);
        var b3 = a3.blend(a7.rearrange(SWAP4), ODD4);
        var b7 = a3.rearrange(SWAP4).blend(a7, ODD4);
        var c0 = b0.blend(b2.rearrange(SWAP2), ODD2);
        var c2 = b0.rearrange(SWAP2).blend(b2, ODD2);
        var c1 = b1.blend(b3.rearrange(SWAP2), ODD2);
        var c3 = b1.rearrange(SWAP2).blend(b3, ODD2);
        var c4 = b4.blend(b6.rearrange(SWAP2), ODD2);
        var c6 = b4.rearrange(SWAP2).blend(b6, ODD2);
        var c5 = b5.blend(b7.rearrange(SWAP2), ODD2);
        var c7 = b5.rearrange(SWAP2).blend(b7, ODD2);
        var d0 = c0.blend(c1.rearrange(SWAP1), ODD1);
        var d1 = c0.rearrange(SWAP1).blend(c1, ODD1);
        var d2 = c2.blend(c3.rearrange(SWAP1), ODD1);
        var d3 = c2.rearrange(SWAP1).blend(c3, ODD1);
        var d4 = c4.blend(c5.rearrange(SWAP1), ODD1);
        var d5 = c4.rearrange(SWAP1).blend(c5, ODD1);
        var d6 = c6.blend(c7.rearrange(SWAP1), ODD1);
        var d7 = c6.rearrange(SWAP1).blend(c7, ODD1);
        d0.intoArray(y, to);
        d1.intoArray(y, to + toPitch);
        d2.intoArray(y, to + 2 * toPitch);
        d3.intoArray(y, to + 3 * toPitch);
        d4.intoArray(y, to + 4 * toPitch);
        d5.intoArray(y, to + 5 * toPitch);
        d6.intoArray(y, to + 6 * toPitch);
        d7.intoArray(y, to + 7 * toPitch);
    }

    private static void square4(float[] x, int from, int pitch, float[] y, int to, int toPitch) {
        var a0 = FloatVector.fromArray(SPECIES, x, from);
        var a1 = FloatVector.fromArray(SPECIES, x, from + pitch);
        var a2 = FloatVector.fromArray(SPECIES, x, from + 2 * pitch);
        var a3 = FloatVector.fromArray(SPECIES, x, from + 3 * pitch);
        var b0 = a0.blend(a2.rearrange(SWAP2), ODD2);
        var b2 = a0.rearrange(SWAP2).blend(a2, ODD2);
        var b1 = a1.blend(a3.rearrange(SWAP2), ODD2);
        var b3 = a1.rearrange(SWAP2).blend(a3, ODD2);
        var c0 = b0.blend(b1.rearrange(SWAP1), ODD1);
        var c1 = b0.rearrange(SWAP1).blend(b1, ODD1);
        var c2 = b2.blend(b3.rearrange(SWAP1), ODD1);
        var c3 = b2.rearrange(SWAP1).blend(b3, ODD1);
        c0.intoArray(y, to);
        c1.intoArray(y, to + toPitch);
        c2.intoArray(y, to + 2 * toPitch);
        c3.intoArray(y, to + 3 * toPitch);
    }

    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(SPECIES, i -> (i ^ distance) % LANES);
    }

    /// The lanes in every second run of this length.
    private static VectorMask<Float> odd(int run) {
        return VectorMask.fromLong(SPECIES, pattern(run));
    }

    private static long pattern(int run) {
        long bits = 0;
        for (int i = 0; i < LANES; i++) {
            if ((i & run) != 0) {
                bits |= 1L << i;
            }
        }
        return bits;
    }
}
