package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// Transposition of a square of as many rows as a vector has lanes, without leaving the registers.
///
/// Halves change places, then quarters, and so on down to single values: in each round a row and its partner swap
/// what lies off the diagonal of their blocks. Both of what they give away goes through one shuffle, since a core has
/// fewer units for shuffles than for blends. Spelt out without helpers, since the JIT compiler would stop to
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
        var b0b8 = a8.blend(a0, ODD8).rearrange(SWAP8);
        var b0 = a0.blend(b0b8, ODD8);
        var b8 = b0b8.blend(a8, ODD8);
        var b1b9 = a9.blend(a1, ODD8).rearrange(SWAP8);
        var b1 = a1.blend(b1b9, ODD8);
        var b9 = b1b9.blend(a9, ODD8);
        var b2b10 = a10.blend(a2, ODD8).rearrange(SWAP8);
        var b2 = a2.blend(b2b10, ODD8);
        var b10 = b2b10.blend(a10, ODD8);
        var b3b11 = a11.blend(a3, ODD8).rearrange(SWAP8);
        var b3 = a3.blend(b3b11, ODD8);
        var b11 = b3b11.blend(a11, ODD8);
        var b4b12 = a12.blend(a4, ODD8).rearrange(SWAP8);
        var b4 = a4.blend(b4b12, ODD8);
        var b12 = b4b12.blend(a12, ODD8);
        var b5b13 = a13.blend(a5, ODD8).rearrange(SWAP8);
        var b5 = a5.blend(b5b13, ODD8);
        var b13 = b5b13.blend(a13, ODD8);
        var b6b14 = a14.blend(a6, ODD8).rearrange(SWAP8);
        var b6 = a6.blend(b6b14, ODD8);
        var b14 = b6b14.blend(a14, ODD8);
        var b7b15 = a15.blend(a7, ODD8).rearrange(SWAP8);
        var b7 = a7.blend(b7b15, ODD8);
        var b15 = b7b15.blend(a15, ODD8);
        var c0c4 = b4.blend(b0, ODD4).rearrange(SWAP4);
        var c0 = b0.blend(c0c4, ODD4);
        var c4 = c0c4.blend(b4, ODD4);
        var c1c5 = b5.blend(b1, ODD4).rearrange(SWAP4);
        var c1 = b1.blend(c1c5, ODD4);
        var c5 = c1c5.blend(b5, ODD4);
        var c2c6 = b6.blend(b2, ODD4).rearrange(SWAP4);
        var c2 = b2.blend(c2c6, ODD4);
        var c6 = c2c6.blend(b6, ODD4);
        var c3c7 = b7.blend(b3, ODD4).rearrange(SWAP4);
        var c3 = b3.blend(c3c7, ODD4);
        var c7 = c3c7.blend(b7, ODD4);
        var c8c12 = b12.blend(b8, ODD4).rearrange(SWAP4);
        var c8 = b8.blend(c8c12, ODD4);
        var c12 = c8c12.blend(b12, ODD4);
        var c9c13 = b13.blend(b9, ODD4).rearrange(SWAP4);
        var c9 = b9.blend(c9c13, ODD4);
        var c13 = c9c13.blend(b13, ODD4);
        var c10c14 = b14.blend(b10, ODD4).rearrange(SWAP4);
        var c10 = b10.blend(c10c14, ODD4);
        var c14 = c10c14.blend(b14, ODD4);
        var c11c15 = b15.blend(b11, ODD4).rearrange(SWAP4);
        var c11 = b11.blend(c11c15, ODD4);
        var c15 = c11c15.blend(b15, ODD4);
        var d0d2 = c2.blend(c0, ODD2).rearrange(SWAP2);
        var d0 = c0.blend(d0d2, ODD2);
        var d2 = d0d2.blend(c2, ODD2);
        var d1d3 = c3.blend(c1, ODD2).rearrange(SWAP2);
        var d1 = c1.blend(d1d3, ODD2);
        var d3 = d1d3.blend(c3, ODD2);
        var d4d6 = c6.blend(c4, ODD2).rearrange(SWAP2);
        var d4 = c4.blend(d4d6, ODD2);
        var d6 = d4d6.blend(c6, ODD2);
        var d5d7 = c7.blend(c5, ODD2).rearrange(SWAP2);
        var d5 = c5.blend(d5d7, ODD2);
        var d7 = d5d7.blend(c7, ODD2);
        var d8d10 = c10.blend(c8, ODD2).rearrange(SWAP2);
        var d8 = c8.blend(d8d10, ODD2);
        var d10 = d8d10.blend(c10, ODD2);
        var d9d11 = c11.blend(c9, ODD2).rearrange(SWAP2);
        var d9 = c9.blend(d9d11, ODD2);
        var d11 = d9d11.blend(c11, ODD2);
        var d12d14 = c14.blend(c12, ODD2).rearrange(SWAP2);
        var d12 = c12.blend(d12d14, ODD2);
        var d14 = d12d14.blend(c14, ODD2);
        var d13d15 = c15.blend(c13, ODD2).rearrange(SWAP2);
        var d13 = c13.blend(d13d15, ODD2);
        var d15 = d13d15.blend(c15, ODD2);
        var e0e1 = d1.blend(d0, ODD1).rearrange(SWAP1);
        var e0 = d0.blend(e0e1, ODD1);
        var e1 = e0e1.blend(d1, ODD1);
        var e2e3 = d3.blend(d2, ODD1).rearrange(SWAP1);
        var e2 = d2.blend(e2e3, ODD1);
        var e3 = e2e3.blend(d3, ODD1);
        var e4e5 = d5.blend(d4, ODD1).rearrange(SWAP1);
        var e4 = d4.blend(e4e5, ODD1);
        var e5 = e4e5.blend(d5, ODD1);
        var e6e7 = d7.blend(d6, ODD1).rearrange(SWAP1);
        var e6 = d6.blend(e6e7, ODD1);
        var e7 = e6e7.blend(d7, ODD1);
        var e8e9 = d9.blend(d8, ODD1).rearrange(SWAP1);
        var e8 = d8.blend(e8e9, ODD1);
        var e9 = e8e9.blend(d9, ODD1);
        var e10e11 = d11.blend(d10, ODD1).rearrange(SWAP1);
        var e10 = d10.blend(e10e11, ODD1);
        var e11 = e10e11.blend(d11, ODD1);
        var e12e13 = d13.blend(d12, ODD1).rearrange(SWAP1);
        var e12 = d12.blend(e12e13, ODD1);
        var e13 = e12e13.blend(d13, ODD1);
        var e14e15 = d15.blend(d14, ODD1).rearrange(SWAP1);
        var e14 = d14.blend(e14e15, ODD1);
        var e15 = e14e15.blend(d15, ODD1);
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
        var b0b4 = a4.blend(a0, ODD4).rearrange(SWAP4);
        var b0 = a0.blend(b0b4, ODD4);
        var b4 = b0b4.blend(a4, ODD4);
        var b1b5 = a5.blend(a1, ODD4).rearrange(SWAP4);
        var b1 = a1.blend(b1b5, ODD4);
        var b5 = b1b5.blend(a5, ODD4);
        var b2b6 = a6.blend(a2, ODD4).rearrange(SWAP4);
        var b2 = a2.blend(b2b6, ODD4);
        var b6 = b2b6.blend(a6, ODD4);
        var b3b7 = a7.blend(a3, ODD4).rearrange(SWAP4);
        var b3 = a3.blend(b3b7, ODD4);
        var b7 = b3b7.blend(a7, ODD4);
        var c0c2 = b2.blend(b0, ODD2).rearrange(SWAP2);
        var c0 = b0.blend(c0c2, ODD2);
        var c2 = c0c2.blend(b2, ODD2);
        var c1c3 = b3.blend(b1, ODD2).rearrange(SWAP2);
        var c1 = b1.blend(c1c3, ODD2);
        var c3 = c1c3.blend(b3, ODD2);
        var c4c6 = b6.blend(b4, ODD2).rearrange(SWAP2);
        var c4 = b4.blend(c4c6, ODD2);
        var c6 = c4c6.blend(b6, ODD2);
        var c5c7 = b7.blend(b5, ODD2).rearrange(SWAP2);
        var c5 = b5.blend(c5c7, ODD2);
        var c7 = c5c7.blend(b7, ODD2);
        var d0d1 = c1.blend(c0, ODD1).rearrange(SWAP1);
        var d0 = c0.blend(d0d1, ODD1);
        var d1 = d0d1.blend(c1, ODD1);
        var d2d3 = c3.blend(c2, ODD1).rearrange(SWAP1);
        var d2 = c2.blend(d2d3, ODD1);
        var d3 = d2d3.blend(c3, ODD1);
        var d4d5 = c5.blend(c4, ODD1).rearrange(SWAP1);
        var d4 = c4.blend(d4d5, ODD1);
        var d5 = d4d5.blend(c5, ODD1);
        var d6d7 = c7.blend(c6, ODD1).rearrange(SWAP1);
        var d6 = c6.blend(d6d7, ODD1);
        var d7 = d6d7.blend(c7, ODD1);
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
        var b0b2 = a2.blend(a0, ODD2).rearrange(SWAP2);
        var b0 = a0.blend(b0b2, ODD2);
        var b2 = b0b2.blend(a2, ODD2);
        var b1b3 = a3.blend(a1, ODD2).rearrange(SWAP2);
        var b1 = a1.blend(b1b3, ODD2);
        var b3 = b1b3.blend(a3, ODD2);
        var c0c1 = b1.blend(b0, ODD1).rearrange(SWAP1);
        var c0 = b0.blend(c0c1, ODD1);
        var c1 = c0c1.blend(b1, ODD1);
        var c2c3 = b3.blend(b2, ODD1).rearrange(SWAP1);
        var c2 = b2.blend(c2c3, ODD1);
        var c3 = c2c3.blend(b3, ODD1);
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
