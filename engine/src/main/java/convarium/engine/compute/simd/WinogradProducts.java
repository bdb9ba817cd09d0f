package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The sums of Winograd's convolution: for each of the 36 places of a tile a product of two matrices.
///
/// Transformed data lies as `[place][block][tile][lane]`, a block being as many channels as a vector has lanes;
/// transformed weights as `[place][pair][channel][lane]`, a pair being two blocks of output channels. Each routine
/// keeps all of its sums in registers, spelt out one by one since the JIT compiler keeps an array of vectors in
/// memory.
final class WinogradProducts {
    /// The tiles of the widest routine: room for them must be there behind the last tile.
    static final int WIDEST = MANY_REGISTERS ? 12 : 6;

    private static final int NARROW = 4;

    /// How many input channels [#adjoint] takes at once.
    static final int ROWS = MANY_REGISTERS && LANES >= 8 ? 8 : 4;

    private WinogradProducts() {}

    /// `m[tile]` = Σ `v[tile][c]`·`u[c]` for a pair of blocks, c ascending; perhaps for a few more tiles than
    /// asked for.
    ///
    /// @param v transformed input of one place
    /// @param from where its first tile begins
    /// @param offsets how far each channel of a tile lies from the tile's begin
    /// @param u transformed weights
    /// @param at where those of this pair begin
    /// @param m where the sums go
    /// @param a where those of the first block begin
    /// @param b where those of the second block begin
    static void multiply(int tiles, float[] v, int from, int[] offsets, float[] u, int at, float[] m, int a, int b) {
        int tile = 0;
        while (tile < tiles) {
            int move = tile * LANES;
            if (tiles - tile <= (MANY_REGISTERS ? 2 * NARROW : NARROW)) {
                multiply4(v, from + move, offsets, u, at, m, a + move, b + move);
                tile += NARROW;
            } else if (MANY_REGISTERS) {
                multiply12(v, from + move, offsets, u, at, m, a + move, b + move);
                tile += WIDEST;
            } else {
                multiply6(v, from + move, offsets, u, at, m, a + move, b + move);
                tile += WIDEST;
            }
        }
    }

    /// `du[c]` takes `v[tile][c]`·`w[tile]` for a pair of blocks of output channels, tiles ascending.
    ///
    /// @param v transformed input of one place
    /// @param from where the first of [#ROWS] channels lies in the first tile
    /// @param w transformed gradient at the output
    /// @param a where that of the first block begins
    /// @param b where that of the second block begins
    /// @param begin sums so far
    /// @param at where those of the first channel begin
    /// @param du where the sums go
    /// @param to where those of the first channel go
    static void adjoint(
            float[] v, int from, float[] w, int a, int b, int tiles, float[] begin, int at, float[] du, int to) {
        if (ROWS == 8) {
            adjoint8(v, from, w, a, b, tiles, begin, at, du, to);
        } else {
            adjoint4(v, from, w, a, b, tiles, begin, at, du, to);
        }
    }

    /// 12 tiles, 2 vectors of channels.
    private static void multiply12(float[] v, int from, int[] offsets, float[] u, int at, float[] m, int a, int b) {
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        var s4a = FloatVector.zero(SPECIES);
        var s4b = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s5b = FloatVector.zero(SPECIES);
        var s6a = FloatVector.zero(SPECIES);
        var s6b = FloatVector.zero(SPECIES);
        var s7a = FloatVector.zero(SPECIES);
        var s7b = FloatVector.zero(SPECIES);
        var s8a = FloatVector.zero(SPECIES);
        var s8b = FloatVector.zero(SPECIES);
        var s9a = FloatVector.zero(SPECIES);
        var s9b = FloatVector.zero(SPECIES);
        var s10a = FloatVector.zero(SPECIES);
        var s10b = FloatVector.zero(SPECIES);
        var s11a = FloatVector.zero(SPECIES);
        var s11b = FloatVector.zero(SPECIES);
        for (int k = 0; k < offsets.length; k++) {
            int x = from + offsets[k];
            var ua = FloatVector.fromArray(SPECIES, u, at + k * 2 * LANES);
            var ub = FloatVector.fromArray(SPECIES, u, at + k * 2 * LANES + LANES);
            var v0 = FloatVector.broadcast(SPECIES, v[x]);
            s0a = v0.fma(ua, s0a);
            s0b = v0.fma(ub, s0b);
            var v1 = FloatVector.broadcast(SPECIES, v[x + LANES]);
            s1a = v1.fma(ua, s1a);
            s1b = v1.fma(ub, s1b);
            var v2 = FloatVector.broadcast(SPECIES, v[x + 2 * LANES]);
            s2a = v2.fma(ua, s2a);
            s2b = v2.fma(ub, s2b);
            var v3 = FloatVector.broadcast(SPECIES, v[x + 3 * LANES]);
            s3a = v3.fma(ua, s3a);
            s3b = v3.fma(ub, s3b);
            var v4 = FloatVector.broadcast(SPECIES, v[x + 4 * LANES]);
            s4a = v4.fma(ua, s4a);
            s4b = v4.fma(ub, s4b);
            var v5 = FloatVector.broadcast(SPECIES, v[x + 5 * LANES]);
            s5a = v5.fma(ua, s5a);
            s5b = v5.fma(ub, s5b);
            var v6 = FloatVector.broadcast(SPECIES, v[x + 6 * LANES]);
            s6a = v6.fma(ua, s6a);
            s6b = v6.fma(ub, s6b);
            var v7 = FloatVector.broadcast(SPECIES, v[x + 7 * LANES]);
            s7a = v7.fma(ua, s7a);
            s7b = v7.fma(ub, s7b);
            var v8 = FloatVector.broadcast(SPECIES, v[x + 8 * LANES]);
            s8a = v8.fma(ua, s8a);
            s8b = v8.fma(ub, s8b);
            var v9 = FloatVector.broadcast(SPECIES, v[x + 9 * LANES]);
            s9a = v9.fma(ua, s9a);
            s9b = v9.fma(ub, s9b);
            var v10 = FloatVector.broadcast(SPECIES, v[x + 10 * LANES]);
            s10a = v10.fma(ua, s10a);
            s10b = v10.fma(ub, s10b);
            var v11 = FloatVector.broadcast(SPECIES, v[x + 11 * LANES]);
            s11a = v11.fma(ua, s11a);
            s11b = v11.fma(ub, s11b);
        }
        s0a.intoArray(m, a);
        s0b.intoArray(m, b);
        s1a.intoArray(m, a + LANES);
        s1b.intoArray(m, b + LANES);
        s2a.intoArray(m, a + 2 * LANES);
        s2b.intoArray(m, b + 2 * LANES);
        s3a.intoArray(m, a + 3 * LANES);
        s3b.intoArray(m, b + 3 * LANES);
        s4a.intoArray(m, a + 4 * LANES);
        s4b.intoArray(m, b + 4 * LANES);
        s5a.intoArray(m, a + 5 * LANES);
        s5b.intoArray(m, b + 5 * LANES);
        s6a.intoArray(m, a + 6 * LANES);
        s6b.intoArray(m, b + 6 * LANES);
        s7a.intoArray(m, a + 7 * LANES);
        s7b.intoArray(m, b + 7 * LANES);
        s8a.intoArray(m, a + 8 * LANES);
        s8b.intoArray(m, b + 8 * LANES);
        s9a.intoArray(m, a + 9 * LANES);
        s9b.intoArray(m, b + 9 * LANES);
        s10a.intoArray(m, a + 10 * LANES);
        s10b.intoArray(m, b + 10 * LANES);
        s11a.intoArray(m, a + 11 * LANES);
        s11b.intoArray(m, b + 11 * LANES);
    }

    /// 6 tiles, 2 vectors of channels.
    private static void multiply6(float[] v, int from, int[] offsets, float[] u, int at, float[] m, int a, int b) {
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        var s4a = FloatVector.zero(SPECIES);
        var s4b = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s5b = FloatVector.zero(SPECIES);
        for (int k = 0; k < offsets.length; k++) {
            int x = from + offsets[k];
            var ua = FloatVector.fromArray(SPECIES, u, at + k * 2 * LANES);
            var ub = FloatVector.fromArray(SPECIES, u, at + k * 2 * LANES + LANES);
            var v0 = FloatVector.broadcast(SPECIES, v[x]);
            s0a = v0.fma(ua, s0a);
            s0b = v0.fma(ub, s0b);
            var v1 = FloatVector.broadcast(SPECIES, v[x + LANES]);
            s1a = v1.fma(ua, s1a);
            s1b = v1.fma(ub, s1b);
            var v2 = FloatVector.broadcast(SPECIES, v[x + 2 * LANES]);
            s2a = v2.fma(ua, s2a);
            s2b = v2.fma(ub, s2b);
            var v3 = FloatVector.broadcast(SPECIES, v[x + 3 * LANES]);
            s3a = v3.fma(ua, s3a);
            s3b = v3.fma(ub, s3b);
            var v4 = FloatVector.broadcast(SPECIES, v[x + 4 * LANES]);
            s4a = v4.fma(ua, s4a);
            s4b = v4.fma(ub, s4b);
            var v5 = FloatVector.broadcast(SPECIES, v[x + 5 * LANES]);
            s5a = v5.fma(ua, s5a);
            s5b = v5.fma(ub, s5b);
        }
        s0a.intoArray(m, a);
        s0b.intoArray(m, b);
        s1a.intoArray(m, a + LANES);
        s1b.intoArray(m, b + LANES);
        s2a.intoArray(m, a + 2 * LANES);
        s2b.intoArray(m, b + 2 * LANES);
        s3a.intoArray(m, a + 3 * LANES);
        s3b.intoArray(m, b + 3 * LANES);
        s4a.intoArray(m, a + 4 * LANES);
        s4b.intoArray(m, b + 4 * LANES);
        s5a.intoArray(m, a + 5 * LANES);
        s5b.intoArray(m, b + 5 * LANES);
    }

    /// 4 tiles, 2 vectors of channels.
    private static void multiply4(float[] v, int from, int[] offsets, float[] u, int at, float[] m, int a, int b) {
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        for (int k = 0; k < offsets.length; k++) {
            int x = from + offsets[k];
            var ua = FloatVector.fromArray(SPECIES, u, at + k * 2 * LANES);
            var ub = FloatVector.fromArray(SPECIES, u, at + k * 2 * LANES + LANES);
            var v0 = FloatVector.broadcast(SPECIES, v[x]);
            s0a = v0.fma(ua, s0a);
            s0b = v0.fma(ub, s0b);
            var v1 = FloatVector.broadcast(SPECIES, v[x + LANES]);
            s1a = v1.fma(ua, s1a);
            s1b = v1.fma(ub, s1b);
            var v2 = FloatVector.broadcast(SPECIES, v[x + 2 * LANES]);
            s2a = v2.fma(ua, s2a);
            s2b = v2.fma(ub, s2b);
            var v3 = FloatVector.broadcast(SPECIES, v[x + 3 * LANES]);
            s3a = v3.fma(ua, s3a);
            s3b = v3.fma(ub, s3b);
        }
        s0a.intoArray(m, a);
        s0b.intoArray(m, b);
        s1a.intoArray(m, a + LANES);
        s1b.intoArray(m, b + LANES);
        s2a.intoArray(m, a + 2 * LANES);
        s2b.intoArray(m, b + 2 * LANES);
        s3a.intoArray(m, a + 3 * LANES);
        s3b.intoArray(m, b + 3 * LANES);
    }

    /// 8 input channels, 2 vectors of output channels.
    private static void adjoint8(
            float[] v, int from, float[] w, int a, int b, int tiles, float[] begin, int at, float[] du, int to) {
        var s0a = FloatVector.fromArray(SPECIES, begin, at);
        var s0b = FloatVector.fromArray(SPECIES, begin, at + LANES);
        var s1a = FloatVector.fromArray(SPECIES, begin, at + 2 * LANES);
        var s1b = FloatVector.fromArray(SPECIES, begin, at + 3 * LANES);
        var s2a = FloatVector.fromArray(SPECIES, begin, at + 4 * LANES);
        var s2b = FloatVector.fromArray(SPECIES, begin, at + 5 * LANES);
        var s3a = FloatVector.fromArray(SPECIES, begin, at + 6 * LANES);
        var s3b = FloatVector.fromArray(SPECIES, begin, at + 7 * LANES);
        var s4a = FloatVector.fromArray(SPECIES, begin, at + 8 * LANES);
        var s4b = FloatVector.fromArray(SPECIES, begin, at + 9 * LANES);
        var s5a = FloatVector.fromArray(SPECIES, begin, at + 10 * LANES);
        var s5b = FloatVector.fromArray(SPECIES, begin, at + 11 * LANES);
        var s6a = FloatVector.fromArray(SPECIES, begin, at + 12 * LANES);
        var s6b = FloatVector.fromArray(SPECIES, begin, at + 13 * LANES);
        var s7a = FloatVector.fromArray(SPECIES, begin, at + 14 * LANES);
        var s7b = FloatVector.fromArray(SPECIES, begin, at + 15 * LANES);
        for (int k = 0; k < tiles; k++) {
            int x = from + k * LANES;
            var wa = FloatVector.fromArray(SPECIES, w, a + k * LANES);
            var wb = FloatVector.fromArray(SPECIES, w, b + k * LANES);
            var v0 = FloatVector.broadcast(SPECIES, v[x]);
            s0a = v0.fma(wa, s0a);
            s0b = v0.fma(wb, s0b);
            var v1 = FloatVector.broadcast(SPECIES, v[x + 1]);
            s1a = v1.fma(wa, s1a);
            s1b = v1.fma(wb, s1b);
            var v2 = FloatVector.broadcast(SPECIES, v[x + 2]);
            s2a = v2.fma(wa, s2a);
            s2b = v2.fma(wb, s2b);
            var v3 = FloatVector.broadcast(SPECIES, v[x + 3]);
            s3a = v3.fma(wa, s3a);
            s3b = v3.fma(wb, s3b);
            var v4 = FloatVector.broadcast(SPECIES, v[x + 4]);
            s4a = v4.fma(wa, s4a);
            s4b = v4.fma(wb, s4b);
            var v5 = FloatVector.broadcast(SPECIES, v[x + 5]);
            s5a = v5.fma(wa, s5a);
            s5b = v5.fma(wb, s5b);
            var v6 = FloatVector.broadcast(SPECIES, v[x + 6]);
            s6a = v6.fma(wa, s6a);
            s6b = v6.fma(wb, s6b);
            var v7 = FloatVector.broadcast(SPECIES, v[x + 7]);
            s7a = v7.fma(wa, s7a);
            s7b = v7.fma(wb, s7b);
        }
        s0a.intoArray(du, to);
        s0b.intoArray(du, to + LANES);
        s1a.intoArray(du, to + 2 * LANES);
        s1b.intoArray(du, to + 3 * LANES);
        s2a.intoArray(du, to + 4 * LANES);
        s2b.intoArray(du, to + 5 * LANES);
        s3a.intoArray(du, to + 6 * LANES);
        s3b.intoArray(du, to + 7 * LANES);
        s4a.intoArray(du, to + 8 * LANES);
        s4b.intoArray(du, to + 9 * LANES);
        s5a.intoArray(du, to + 10 * LANES);
        s5b.intoArray(du, to + 11 * LANES);
        s6a.intoArray(du, to + 12 * LANES);
        s6b.intoArray(du, to + 13 * LANES);
        s7a.intoArray(du, to + 14 * LANES);
        s7b.intoArray(du, to + 15 * LANES);
    }

    /// 4 input channels, 2 vectors of output channels.
    private static void adjoint4(
            float[] v, int from, float[] w, int a, int b, int tiles, float[] begin, int at, float[] du, int to) {
        var s0a = FloatVector.fromArray(SPECIES, begin, at);
        var s0b = FloatVector.fromArray(SPECIES, begin, at + LANES);
        var s1a = FloatVector.fromArray(SPECIES, begin, at + 2 * LANES);
        var s1b = FloatVector.fromArray(SPECIES, begin, at + 3 * LANES);
        var s2a = FloatVector.fromArray(SPECIES, begin, at + 4 * LANES);
        var s2b = FloatVector.fromArray(SPECIES, begin, at + 5 * LANES);
        var s3a = FloatVector.fromArray(SPECIES, begin, at + 6 * LANES);
        var s3b = FloatVector.fromArray(SPECIES, begin, at + 7 * LANES);
        for (int k = 0; k < tiles; k++) {
            int x = from + k * LANES;
            var wa = FloatVector.fromArray(SPECIES, w, a + k * LANES);
            var wb = FloatVector.fromArray(SPECIES, w, b + k * LANES);
            var v0 = FloatVector.broadcast(SPECIES, v[x]);
            s0a = v0.fma(wa, s0a);
            s0b = v0.fma(wb, s0b);
            var v1 = FloatVector.broadcast(SPECIES, v[x + 1]);
            s1a = v1.fma(wa, s1a);
            s1b = v1.fma(wb, s1b);
            var v2 = FloatVector.broadcast(SPECIES, v[x + 2]);
            s2a = v2.fma(wa, s2a);
            s2b = v2.fma(wb, s2b);
            var v3 = FloatVector.broadcast(SPECIES, v[x + 3]);
            s3a = v3.fma(wa, s3a);
            s3b = v3.fma(wb, s3b);
        }
        s0a.intoArray(du, to);
        s0b.intoArray(du, to + LANES);
        s1a.intoArray(du, to + 2 * LANES);
        s1b.intoArray(du, to + 3 * LANES);
        s2a.intoArray(du, to + 4 * LANES);
        s2b.intoArray(du, to + 5 * LANES);
        s3a.intoArray(du, to + 6 * LANES);
        s3b.intoArray(du, to + 7 * LANES);
    }
}
