package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Tiles with outputs in the rows: those of [Tiles], and one of thirteen rows.
///
/// A map of 7×7 has 49 outputs, one more than four tiles of twelve; that of 13×13 has 169, one more than fourteen. For
/// the one a tile of four rows would be computed; instead the last tile is one row taller, the most that the registers
/// hold.
final class DeepTiles {
    private static final int ONE_MORE = 13;

    /// The most rows of a tile.
    static final int TALLEST = MANY_REGISTERS ? ONE_MORE : Tiles.TALLEST;

    private DeepTiles() {}

    /// How many rows the next tile takes when this many are left.
    static int height(int rows) {
        return MANY_REGISTERS && rows == ONE_MORE ? ONE_MORE : Tiles.height(rows);
    }

    /// The rows of all tiles for this many rows, those in vain included.
    static int rows(int rows) {
        boolean one = MANY_REGISTERS && rows >= ONE_MORE && rows % Tiles.TALLEST == 1;
        return one ? rows : Tiles.rows(rows);
    }

    /// Computes one tile, as [Tiles#run] does.
    ///
    /// @param height what [#height] said
    static void run(int height, int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
        if (height == ONE_MORE) {
            tile13(k, a, aFrom, b, bFrom, c, cFrom, cStep);
        } else {
            Tiles.run(height, k, a, aFrom, b, bFrom, c, cFrom, cStep);
        }
    }

    /// 13 rows, 2 vectors.
    private static void tile13(int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStep) {
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
        var s12a = FloatVector.zero(SPECIES);
        var s12b = FloatVector.zero(SPECIES);
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
            var a12 = FloatVector.broadcast(SPECIES, a[at + 12]);
            s12a = a12.fma(ba, s12a);
            s12b = a12.fma(bb, s12b);
            at += 13;
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
        ct += cStep;
        s12a.intoArray(c, ct);
        s12b.intoArray(c, ct + LANES);
    }
}
