package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of everything that is a product of matrices: c = a·b, a few rows and two vectors of
/// columns at a time.
///
/// All sums of a tile stay in registers while p goes by: for each p a tile loads two vectors of b, broadcasts a
/// value of a for each row, and does one fused multiply–add a sum. Rows × 2 + 3 may not exceed the number of
/// registers. Spelt out one by one, since the JIT compiler keeps an array of vectors in memory.
final class Tiles {
    /// Columns of a tile.
    static final int WIDTH = 2 * LANES;

    /// The most rows of a tile.
    static final int TALLEST = MANY_REGISTERS ? 12 : 6;

    private static final int STEP = MANY_REGISTERS ? 4 : 2;
    private static final int MIDDLE = MANY_REGISTERS ? 8 : 4;

    private Tiles() {}

    /// How many rows the next tile takes when this many are left: as few rows as can be are computed in vain.
    static int height(int rows) {
        int up = Math.ceilDiv(rows, STEP) * STEP;
        if (up <= 4) {
            return 4;
        }
        return up == MIDDLE || up == 2 * MIDDLE ? MIDDLE : TALLEST;
    }

    /// The rows of all tiles for this many rows, those in vain included.
    static int rows(int rows) {
        int left = rows;
        int sum = 0;
        while (left > 0) {
            int height = height(left);
            left -= height;
            sum += height;
        }
        return sum;
    }

    /// Computes one tile.
    ///
    /// @param height what [#height] said
    /// @param k how many products a sum has
    /// @param a for each p the values of the tile's rows
    /// @param b for each p the values of the tile's columns
    /// @param c overwritten
    /// @param cStep from one row to the next
    static void run(int height, int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        if (height == 4) {
            tile4(k, a, aFrom, b, bFrom, c, cFrom, cStep);
        } else if (!MANY_REGISTERS) {
            tile6(k, a, aFrom, b, bFrom, c, cFrom, cStep);
        } else if (height == 8) {
            tile8(k, a, aFrom, b, bFrom, c, cFrom, cStep);
        } else {
            tile12(k, a, aFrom, b, bFrom, c, cFrom, cStep);
        }
    }

    /// Computes a tallest tile from columns that lie where they are, and packs them on the way for the tiles that
    /// follow:
    /// the multiplier, not memory, is what a tile waits for, so that this costs next to nothing.
    ///
    /// @param k how many products a sum has
    /// @param a rows lie side by side, tile by tile
    /// @param x of which the columns lie side by side
    /// @param from where they begin for offset 0
    /// @param offsets where each p lies from there
    /// @param panel is filled with the columns, p by p
    /// @param begin where they go
    /// @param c overwritten
    /// @param cStep from one row to the next
    static void packing(
            int k,
            float[] a,
            int aFrom,
            float[] x,
            int from,
            int[] offsets,
            float[] panel,
            int begin,
            float[] c,
            int cFrom,
            int cStep) {
        if (MANY_REGISTERS) {
            packing12(k, a, aFrom, x, from, offsets, panel, begin, c, cFrom, cStep);
        } else {
            packing6(k, a, aFrom, x, from, offsets, panel, begin, c, cFrom, cStep);
        }
    }

    /// 12 rows, 2 vectors.
    private static void tile12(int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        int at = aFrom;
        int bt = bFrom;
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
        for (int p = 0; p < k; p++) {
            var ba = FloatVector.fromArray(SPECIES, b, bt);
            var bb = FloatVector.fromArray(SPECIES, b, bt + LANES);
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            s0a = a0.fma(ba, s0a);
            s0b = a0.fma(bb, s0b);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            s1a = a1.fma(ba, s1a);
            s1b = a1.fma(bb, s1b);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            s2a = a2.fma(ba, s2a);
            s2b = a2.fma(bb, s2b);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            s3a = a3.fma(ba, s3a);
            s3b = a3.fma(bb, s3b);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            s4a = a4.fma(ba, s4a);
            s4b = a4.fma(bb, s4b);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            s5a = a5.fma(ba, s5a);
            s5b = a5.fma(bb, s5b);
            var a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
            s6a = a6.fma(ba, s6a);
            s6b = a6.fma(bb, s6b);
            var a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
            s7a = a7.fma(ba, s7a);
            s7b = a7.fma(bb, s7b);
            var a8 = FloatVector.broadcast(SPECIES, a[at + 8]);
            s8a = a8.fma(ba, s8a);
            s8b = a8.fma(bb, s8b);
            var a9 = FloatVector.broadcast(SPECIES, a[at + 9]);
            s9a = a9.fma(ba, s9a);
            s9b = a9.fma(bb, s9b);
            var a10 = FloatVector.broadcast(SPECIES, a[at + 10]);
            s10a = a10.fma(ba, s10a);
            s10b = a10.fma(bb, s10b);
            var a11 = FloatVector.broadcast(SPECIES, a[at + 11]);
            s11a = a11.fma(ba, s11a);
            s11b = a11.fma(bb, s11b);
            at += 12;
            bt += WIDTH;
        }
        int ct = cFrom;
        s0a.intoArray(c, ct);
        s0b.intoArray(c, ct + LANES);
        ct += cStep;
        s1a.intoArray(c, ct);
        s1b.intoArray(c, ct + LANES);
        ct += cStep;
        s2a.intoArray(c, ct);
        s2b.intoArray(c, ct + LANES);
        ct += cStep;
        s3a.intoArray(c, ct);
        s3b.intoArray(c, ct + LANES);
        ct += cStep;
        s4a.intoArray(c, ct);
        s4b.intoArray(c, ct + LANES);
        ct += cStep;
        s5a.intoArray(c, ct);
        s5b.intoArray(c, ct + LANES);
        ct += cStep;
        s6a.intoArray(c, ct);
        s6b.intoArray(c, ct + LANES);
        ct += cStep;
        s7a.intoArray(c, ct);
        s7b.intoArray(c, ct + LANES);
        ct += cStep;
        s8a.intoArray(c, ct);
        s8b.intoArray(c, ct + LANES);
        ct += cStep;
        s9a.intoArray(c, ct);
        s9b.intoArray(c, ct + LANES);
        ct += cStep;
        s10a.intoArray(c, ct);
        s10b.intoArray(c, ct + LANES);
        ct += cStep;
        s11a.intoArray(c, ct);
        s11b.intoArray(c, ct + LANES);
    }

    /// 8 rows, 2 vectors.
    private static void tile8(int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        int at = aFrom;
        int bt = bFrom;
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
        for (int p = 0; p < k; p++) {
            var ba = FloatVector.fromArray(SPECIES, b, bt);
            var bb = FloatVector.fromArray(SPECIES, b, bt + LANES);
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            s0a = a0.fma(ba, s0a);
            s0b = a0.fma(bb, s0b);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            s1a = a1.fma(ba, s1a);
            s1b = a1.fma(bb, s1b);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            s2a = a2.fma(ba, s2a);
            s2b = a2.fma(bb, s2b);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            s3a = a3.fma(ba, s3a);
            s3b = a3.fma(bb, s3b);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            s4a = a4.fma(ba, s4a);
            s4b = a4.fma(bb, s4b);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            s5a = a5.fma(ba, s5a);
            s5b = a5.fma(bb, s5b);
            var a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
            s6a = a6.fma(ba, s6a);
            s6b = a6.fma(bb, s6b);
            var a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
            s7a = a7.fma(ba, s7a);
            s7b = a7.fma(bb, s7b);
            at += 8;
            bt += WIDTH;
        }
        int ct = cFrom;
        s0a.intoArray(c, ct);
        s0b.intoArray(c, ct + LANES);
        ct += cStep;
        s1a.intoArray(c, ct);
        s1b.intoArray(c, ct + LANES);
        ct += cStep;
        s2a.intoArray(c, ct);
        s2b.intoArray(c, ct + LANES);
        ct += cStep;
        s3a.intoArray(c, ct);
        s3b.intoArray(c, ct + LANES);
        ct += cStep;
        s4a.intoArray(c, ct);
        s4b.intoArray(c, ct + LANES);
        ct += cStep;
        s5a.intoArray(c, ct);
        s5b.intoArray(c, ct + LANES);
        ct += cStep;
        s6a.intoArray(c, ct);
        s6b.intoArray(c, ct + LANES);
        ct += cStep;
        s7a.intoArray(c, ct);
        s7b.intoArray(c, ct + LANES);
    }

    /// 6 rows, 2 vectors.
    private static void tile6(int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        int at = aFrom;
        int bt = bFrom;
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
        for (int p = 0; p < k; p++) {
            var ba = FloatVector.fromArray(SPECIES, b, bt);
            var bb = FloatVector.fromArray(SPECIES, b, bt + LANES);
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            s0a = a0.fma(ba, s0a);
            s0b = a0.fma(bb, s0b);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            s1a = a1.fma(ba, s1a);
            s1b = a1.fma(bb, s1b);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            s2a = a2.fma(ba, s2a);
            s2b = a2.fma(bb, s2b);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            s3a = a3.fma(ba, s3a);
            s3b = a3.fma(bb, s3b);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            s4a = a4.fma(ba, s4a);
            s4b = a4.fma(bb, s4b);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            s5a = a5.fma(ba, s5a);
            s5b = a5.fma(bb, s5b);
            at += 6;
            bt += WIDTH;
        }
        int ct = cFrom;
        s0a.intoArray(c, ct);
        s0b.intoArray(c, ct + LANES);
        ct += cStep;
        s1a.intoArray(c, ct);
        s1b.intoArray(c, ct + LANES);
        ct += cStep;
        s2a.intoArray(c, ct);
        s2b.intoArray(c, ct + LANES);
        ct += cStep;
        s3a.intoArray(c, ct);
        s3b.intoArray(c, ct + LANES);
        ct += cStep;
        s4a.intoArray(c, ct);
        s4b.intoArray(c, ct + LANES);
        ct += cStep;
        s5a.intoArray(c, ct);
        s5b.intoArray(c, ct + LANES);
    }

    /// 4 rows, 2 vectors.
    private static void tile4(int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        int at = aFrom;
        int bt = bFrom;
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        for (int p = 0; p < k; p++) {
            var ba = FloatVector.fromArray(SPECIES, b, bt);
            var bb = FloatVector.fromArray(SPECIES, b, bt + LANES);
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            s0a = a0.fma(ba, s0a);
            s0b = a0.fma(bb, s0b);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            s1a = a1.fma(ba, s1a);
            s1b = a1.fma(bb, s1b);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            s2a = a2.fma(ba, s2a);
            s2b = a2.fma(bb, s2b);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            s3a = a3.fma(ba, s3a);
            s3b = a3.fma(bb, s3b);
            at += 4;
            bt += WIDTH;
        }
        int ct = cFrom;
        s0a.intoArray(c, ct);
        s0b.intoArray(c, ct + LANES);
        ct += cStep;
        s1a.intoArray(c, ct);
        s1b.intoArray(c, ct + LANES);
        ct += cStep;
        s2a.intoArray(c, ct);
        s2b.intoArray(c, ct + LANES);
        ct += cStep;
        s3a.intoArray(c, ct);
        s3b.intoArray(c, ct + LANES);
    }

    /// 12 rows, 2 vectors, read in place and packed.
    private static void packing12(
            int k,
            float[] a,
            int aFrom,
            float[] x,
            int from,
            int[] offsets,
            float[] panel,
            int begin,
            float[] c,
            int cFrom,
            int cStep) {
        int at = aFrom;
        int bt = begin;
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
        for (int p = 0; p < k; p++) {
            int xt = from + offsets[p];
            var ba = FloatVector.fromArray(SPECIES, x, xt);
            var bb = FloatVector.fromArray(SPECIES, x, xt + LANES);
            ba.intoArray(panel, bt);
            bb.intoArray(panel, bt + LANES);
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            s0a = a0.fma(ba, s0a);
            s0b = a0.fma(bb, s0b);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            s1a = a1.fma(ba, s1a);
            s1b = a1.fma(bb, s1b);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            s2a = a2.fma(ba, s2a);
            s2b = a2.fma(bb, s2b);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            s3a = a3.fma(ba, s3a);
            s3b = a3.fma(bb, s3b);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            s4a = a4.fma(ba, s4a);
            s4b = a4.fma(bb, s4b);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            s5a = a5.fma(ba, s5a);
            s5b = a5.fma(bb, s5b);
            var a6 = FloatVector.broadcast(SPECIES, a[at + 6]);
            s6a = a6.fma(ba, s6a);
            s6b = a6.fma(bb, s6b);
            var a7 = FloatVector.broadcast(SPECIES, a[at + 7]);
            s7a = a7.fma(ba, s7a);
            s7b = a7.fma(bb, s7b);
            var a8 = FloatVector.broadcast(SPECIES, a[at + 8]);
            s8a = a8.fma(ba, s8a);
            s8b = a8.fma(bb, s8b);
            var a9 = FloatVector.broadcast(SPECIES, a[at + 9]);
            s9a = a9.fma(ba, s9a);
            s9b = a9.fma(bb, s9b);
            var a10 = FloatVector.broadcast(SPECIES, a[at + 10]);
            s10a = a10.fma(ba, s10a);
            s10b = a10.fma(bb, s10b);
            var a11 = FloatVector.broadcast(SPECIES, a[at + 11]);
            s11a = a11.fma(ba, s11a);
            s11b = a11.fma(bb, s11b);
            at += 12;
            bt += WIDTH;
        }
        int ct = cFrom;
        s0a.intoArray(c, ct);
        s0b.intoArray(c, ct + LANES);
        ct += cStep;
        s1a.intoArray(c, ct);
        s1b.intoArray(c, ct + LANES);
        ct += cStep;
        s2a.intoArray(c, ct);
        s2b.intoArray(c, ct + LANES);
        ct += cStep;
        s3a.intoArray(c, ct);
        s3b.intoArray(c, ct + LANES);
        ct += cStep;
        s4a.intoArray(c, ct);
        s4b.intoArray(c, ct + LANES);
        ct += cStep;
        s5a.intoArray(c, ct);
        s5b.intoArray(c, ct + LANES);
        ct += cStep;
        s6a.intoArray(c, ct);
        s6b.intoArray(c, ct + LANES);
        ct += cStep;
        s7a.intoArray(c, ct);
        s7b.intoArray(c, ct + LANES);
        ct += cStep;
        s8a.intoArray(c, ct);
        s8b.intoArray(c, ct + LANES);
        ct += cStep;
        s9a.intoArray(c, ct);
        s9b.intoArray(c, ct + LANES);
        ct += cStep;
        s10a.intoArray(c, ct);
        s10b.intoArray(c, ct + LANES);
        ct += cStep;
        s11a.intoArray(c, ct);
        s11b.intoArray(c, ct + LANES);
    }

    /// 6 rows, 2 vectors, read in place and packed.
    private static void packing6(
            int k,
            float[] a,
            int aFrom,
            float[] x,
            int from,
            int[] offsets,
            float[] panel,
            int begin,
            float[] c,
            int cFrom,
            int cStep) {
        int at = aFrom;
        int bt = begin;
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
        for (int p = 0; p < k; p++) {
            int xt = from + offsets[p];
            var ba = FloatVector.fromArray(SPECIES, x, xt);
            var bb = FloatVector.fromArray(SPECIES, x, xt + LANES);
            ba.intoArray(panel, bt);
            bb.intoArray(panel, bt + LANES);
            var a0 = FloatVector.broadcast(SPECIES, a[at]);
            s0a = a0.fma(ba, s0a);
            s0b = a0.fma(bb, s0b);
            var a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            s1a = a1.fma(ba, s1a);
            s1b = a1.fma(bb, s1b);
            var a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            s2a = a2.fma(ba, s2a);
            s2b = a2.fma(bb, s2b);
            var a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            s3a = a3.fma(ba, s3a);
            s3b = a3.fma(bb, s3b);
            var a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            s4a = a4.fma(ba, s4a);
            s4b = a4.fma(bb, s4b);
            var a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            s5a = a5.fma(ba, s5a);
            s5b = a5.fma(bb, s5b);
            at += 6;
            bt += WIDTH;
        }
        int ct = cFrom;
        s0a.intoArray(c, ct);
        s0b.intoArray(c, ct + LANES);
        ct += cStep;
        s1a.intoArray(c, ct);
        s1b.intoArray(c, ct + LANES);
        ct += cStep;
        s2a.intoArray(c, ct);
        s2b.intoArray(c, ct + LANES);
        ct += cStep;
        s3a.intoArray(c, ct);
        s3b.intoArray(c, ct + LANES);
        ct += cStep;
        s4a.intoArray(c, ct);
        s4b.intoArray(c, ct + LANES);
        ct += cStep;
        s5a.intoArray(c, ct);
        s5b.intoArray(c, ct + LANES);
    }
}
