package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// [Tiles] whose sums have begun: sums over many p may be made piece by piece, each as long as the caches hold, and
/// stay the same to the bit.
///
/// A file of its own rather than an argument: where sums are loaded first, the JIT compiler runs short of registers
/// before the loop and keeps the address of b in a vector register, from where it comes too late in each step.
final class LongTiles {
    private LongTiles() {}

    /// Goes on with the sums of one tile.
    ///
    /// @param height what [Tiles#height] said
    /// @param k how many products come to a sum
    /// @param a for each p the values of the tile's rows
    /// @param b for each p the values of the tile's columns
    /// @param c the sums, from `cFrom`
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

    /// 12 rows, 2 vectors.
    private static void tile12(int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        int at = aFrom;
        int bt = bFrom;
        var s0a = FloatVector.fromArray(SPECIES, c, cFrom);
        var s0b = FloatVector.fromArray(SPECIES, c, cFrom + LANES);
        var s1a = FloatVector.fromArray(SPECIES, c, cFrom + cStep);
        var s1b = FloatVector.fromArray(SPECIES, c, cFrom + cStep + LANES);
        var s2a = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep);
        var s2b = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep + LANES);
        var s3a = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep);
        var s3b = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep + LANES);
        var s4a = FloatVector.fromArray(SPECIES, c, cFrom + 4 * cStep);
        var s4b = FloatVector.fromArray(SPECIES, c, cFrom + 4 * cStep + LANES);
        var s5a = FloatVector.fromArray(SPECIES, c, cFrom + 5 * cStep);
        var s5b = FloatVector.fromArray(SPECIES, c, cFrom + 5 * cStep + LANES);
        var s6a = FloatVector.fromArray(SPECIES, c, cFrom + 6 * cStep);
        var s6b = FloatVector.fromArray(SPECIES, c, cFrom + 6 * cStep + LANES);
        var s7a = FloatVector.fromArray(SPECIES, c, cFrom + 7 * cStep);
        var s7b = FloatVector.fromArray(SPECIES, c, cFrom + 7 * cStep + LANES);
        var s8a = FloatVector.fromArray(SPECIES, c, cFrom + 8 * cStep);
        var s8b = FloatVector.fromArray(SPECIES, c, cFrom + 8 * cStep + LANES);
        var s9a = FloatVector.fromArray(SPECIES, c, cFrom + 9 * cStep);
        var s9b = FloatVector.fromArray(SPECIES, c, cFrom + 9 * cStep + LANES);
        var s10a = FloatVector.fromArray(SPECIES, c, cFrom + 10 * cStep);
        var s10b = FloatVector.fromArray(SPECIES, c, cFrom + 10 * cStep + LANES);
        var s11a = FloatVector.fromArray(SPECIES, c, cFrom + 11 * cStep);
        var s11b = FloatVector.fromArray(SPECIES, c, cFrom + 11 * cStep + LANES);
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
            bt += Tiles.WIDTH;
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
        var s0a = FloatVector.fromArray(SPECIES, c, cFrom);
        var s0b = FloatVector.fromArray(SPECIES, c, cFrom + LANES);
        var s1a = FloatVector.fromArray(SPECIES, c, cFrom + cStep);
        var s1b = FloatVector.fromArray(SPECIES, c, cFrom + cStep + LANES);
        var s2a = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep);
        var s2b = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep + LANES);
        var s3a = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep);
        var s3b = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep + LANES);
        var s4a = FloatVector.fromArray(SPECIES, c, cFrom + 4 * cStep);
        var s4b = FloatVector.fromArray(SPECIES, c, cFrom + 4 * cStep + LANES);
        var s5a = FloatVector.fromArray(SPECIES, c, cFrom + 5 * cStep);
        var s5b = FloatVector.fromArray(SPECIES, c, cFrom + 5 * cStep + LANES);
        var s6a = FloatVector.fromArray(SPECIES, c, cFrom + 6 * cStep);
        var s6b = FloatVector.fromArray(SPECIES, c, cFrom + 6 * cStep + LANES);
        var s7a = FloatVector.fromArray(SPECIES, c, cFrom + 7 * cStep);
        var s7b = FloatVector.fromArray(SPECIES, c, cFrom + 7 * cStep + LANES);
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
            bt += Tiles.WIDTH;
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
        var s0a = FloatVector.fromArray(SPECIES, c, cFrom);
        var s0b = FloatVector.fromArray(SPECIES, c, cFrom + LANES);
        var s1a = FloatVector.fromArray(SPECIES, c, cFrom + cStep);
        var s1b = FloatVector.fromArray(SPECIES, c, cFrom + cStep + LANES);
        var s2a = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep);
        var s2b = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep + LANES);
        var s3a = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep);
        var s3b = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep + LANES);
        var s4a = FloatVector.fromArray(SPECIES, c, cFrom + 4 * cStep);
        var s4b = FloatVector.fromArray(SPECIES, c, cFrom + 4 * cStep + LANES);
        var s5a = FloatVector.fromArray(SPECIES, c, cFrom + 5 * cStep);
        var s5b = FloatVector.fromArray(SPECIES, c, cFrom + 5 * cStep + LANES);
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
            bt += Tiles.WIDTH;
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
        var s0a = FloatVector.fromArray(SPECIES, c, cFrom);
        var s0b = FloatVector.fromArray(SPECIES, c, cFrom + LANES);
        var s1a = FloatVector.fromArray(SPECIES, c, cFrom + cStep);
        var s1b = FloatVector.fromArray(SPECIES, c, cFrom + cStep + LANES);
        var s2a = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep);
        var s2b = FloatVector.fromArray(SPECIES, c, cFrom + 2 * cStep + LANES);
        var s3a = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep);
        var s3b = FloatVector.fromArray(SPECIES, c, cFrom + 3 * cStep + LANES);
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
            bt += Tiles.WIDTH;
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
}
