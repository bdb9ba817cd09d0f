package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.Winograd;
import jdk.incubator.vector.FloatVector;

/// Aᵀ m A of one tile with channels in the lanes, without leaving the registers.
///
/// Of the four rows, two that need the same sums are made at a time: twelve vectors half transformed, and what is under
/// way, fit 32 registers. Spelt out, since the JIT compiler keeps an array of vectors in memory.
final class WinogradOutput {
    private WinogradOutput() {}

    /// The 4×4 outputs of a tile.
    ///
    /// @param m sums; the first place of the tile is at `at`
    /// @param place how far the places lie apart
    /// @param bias one value a lane, from `b` on
    /// @param y where the outputs go, from `to` on
    /// @param pitch from one row of outputs to the next
    static void tile(float[] m, int at, int place, float[] bias, int b, float[] y, int to, int pitch) {
        even(m, at, place, bias, b, y, to, to + 2 * pitch);
        odd(m, at, place, bias, b, y, to + pitch, to + 3 * pitch);
    }

    /// The first and third row of outputs.
    private static void even(float[] m, int at, int place, float[] bias, int b, float[] y, int first, int third) {
        int row = Winograd.IN * place;
        var two = FloatVector.broadcast(SPECIES, 2f);
        var four = FloatVector.broadcast(SPECIES, 4f);
        var eight = FloatVector.broadcast(SPECIES, 8f);
        var m10 = FloatVector.fromArray(SPECIES, m, at + row);
        var m20 = FloatVector.fromArray(SPECIES, m, at + 2 * row);
        var m30 = FloatVector.fromArray(SPECIES, m, at + 3 * row);
        var m40 = FloatVector.fromArray(SPECIES, m, at + 4 * row);
        var p0 = m10.add(m20);
        var r0 = m30.add(m40);
        var a0 = FloatVector.fromArray(SPECIES, m, at).add(p0).add(r0);
        var c0 = r0.fma(four, p0);
        int column1 = at + place;
        var m11 = FloatVector.fromArray(SPECIES, m, column1 + row);
        var m21 = FloatVector.fromArray(SPECIES, m, column1 + 2 * row);
        var m31 = FloatVector.fromArray(SPECIES, m, column1 + 3 * row);
        var m41 = FloatVector.fromArray(SPECIES, m, column1 + 4 * row);
        var p1 = m11.add(m21);
        var r1 = m31.add(m41);
        var a1 = FloatVector.fromArray(SPECIES, m, column1).add(p1).add(r1);
        var c1 = r1.fma(four, p1);
        int column2 = at + 2 * place;
        var m12 = FloatVector.fromArray(SPECIES, m, column2 + row);
        var m22 = FloatVector.fromArray(SPECIES, m, column2 + 2 * row);
        var m32 = FloatVector.fromArray(SPECIES, m, column2 + 3 * row);
        var m42 = FloatVector.fromArray(SPECIES, m, column2 + 4 * row);
        var p2 = m12.add(m22);
        var r2 = m32.add(m42);
        var a2 = FloatVector.fromArray(SPECIES, m, column2).add(p2).add(r2);
        var c2 = r2.fma(four, p2);
        int column3 = at + 3 * place;
        var m13 = FloatVector.fromArray(SPECIES, m, column3 + row);
        var m23 = FloatVector.fromArray(SPECIES, m, column3 + 2 * row);
        var m33 = FloatVector.fromArray(SPECIES, m, column3 + 3 * row);
        var m43 = FloatVector.fromArray(SPECIES, m, column3 + 4 * row);
        var p3 = m13.add(m23);
        var r3 = m33.add(m43);
        var a3 = FloatVector.fromArray(SPECIES, m, column3).add(p3).add(r3);
        var c3 = r3.fma(four, p3);
        int column4 = at + 4 * place;
        var m14 = FloatVector.fromArray(SPECIES, m, column4 + row);
        var m24 = FloatVector.fromArray(SPECIES, m, column4 + 2 * row);
        var m34 = FloatVector.fromArray(SPECIES, m, column4 + 3 * row);
        var m44 = FloatVector.fromArray(SPECIES, m, column4 + 4 * row);
        var p4 = m14.add(m24);
        var r4 = m34.add(m44);
        var a4 = FloatVector.fromArray(SPECIES, m, column4).add(p4).add(r4);
        var c4 = r4.fma(four, p4);
        int column5 = at + 5 * place;
        var m15 = FloatVector.fromArray(SPECIES, m, column5 + row);
        var m25 = FloatVector.fromArray(SPECIES, m, column5 + 2 * row);
        var m35 = FloatVector.fromArray(SPECIES, m, column5 + 3 * row);
        var m45 = FloatVector.fromArray(SPECIES, m, column5 + 4 * row);
        var p5 = m15.add(m25);
        var r5 = m35.add(m45);
        var a5 = FloatVector.fromArray(SPECIES, m, column5).add(p5).add(r5);
        var c5 = r5.fma(four, p5);
        var add = FloatVector.fromArray(SPECIES, bias, b);
        var pa = a1.add(a2);
        var qa = a1.sub(a2);
        var ra = a3.add(a4);
        var sa = a3.sub(a4);
        a0.add(pa).add(ra).add(add).intoArray(y, first);
        sa.fma(two, qa).add(add).intoArray(y, first + LANES);
        ra.fma(four, pa).add(add).intoArray(y, first + 2 * LANES);
        sa.fma(eight, qa).add(a5).add(add).intoArray(y, first + 3 * LANES);
        var pc = c1.add(c2);
        var qc = c1.sub(c2);
        var rc = c3.add(c4);
        var sc = c3.sub(c4);
        c0.add(pc).add(rc).add(add).intoArray(y, third);
        sc.fma(two, qc).add(add).intoArray(y, third + LANES);
        rc.fma(four, pc).add(add).intoArray(y, third + 2 * LANES);
        sc.fma(eight, qc).add(c5).add(add).intoArray(y, third + 3 * LANES);
    }

    /// The second and fourth row of outputs.
    private static void odd(float[] m, int at, int place, float[] bias, int b, float[] y, int second, int fourth) {
        int row = Winograd.IN * place;
        var two = FloatVector.broadcast(SPECIES, 2f);
        var four = FloatVector.broadcast(SPECIES, 4f);
        var eight = FloatVector.broadcast(SPECIES, 8f);
        var m10 = FloatVector.fromArray(SPECIES, m, at + row);
        var m20 = FloatVector.fromArray(SPECIES, m, at + 2 * row);
        var m30 = FloatVector.fromArray(SPECIES, m, at + 3 * row);
        var m40 = FloatVector.fromArray(SPECIES, m, at + 4 * row);
        var q0 = m10.sub(m20);
        var s0 = m30.sub(m40);
        var a0 = s0.fma(two, q0);
        var c0 = s0.fma(eight, q0).add(FloatVector.fromArray(SPECIES, m, at + 5 * row));
        int column1 = at + place;
        var m11 = FloatVector.fromArray(SPECIES, m, column1 + row);
        var m21 = FloatVector.fromArray(SPECIES, m, column1 + 2 * row);
        var m31 = FloatVector.fromArray(SPECIES, m, column1 + 3 * row);
        var m41 = FloatVector.fromArray(SPECIES, m, column1 + 4 * row);
        var q1 = m11.sub(m21);
        var s1 = m31.sub(m41);
        var a1 = s1.fma(two, q1);
        var c1 = s1.fma(eight, q1).add(FloatVector.fromArray(SPECIES, m, column1 + 5 * row));
        int column2 = at + 2 * place;
        var m12 = FloatVector.fromArray(SPECIES, m, column2 + row);
        var m22 = FloatVector.fromArray(SPECIES, m, column2 + 2 * row);
        var m32 = FloatVector.fromArray(SPECIES, m, column2 + 3 * row);
        var m42 = FloatVector.fromArray(SPECIES, m, column2 + 4 * row);
        var q2 = m12.sub(m22);
        var s2 = m32.sub(m42);
        var a2 = s2.fma(two, q2);
        var c2 = s2.fma(eight, q2).add(FloatVector.fromArray(SPECIES, m, column2 + 5 * row));
        int column3 = at + 3 * place;
        var m13 = FloatVector.fromArray(SPECIES, m, column3 + row);
        var m23 = FloatVector.fromArray(SPECIES, m, column3 + 2 * row);
        var m33 = FloatVector.fromArray(SPECIES, m, column3 + 3 * row);
        var m43 = FloatVector.fromArray(SPECIES, m, column3 + 4 * row);
        var q3 = m13.sub(m23);
        var s3 = m33.sub(m43);
        var a3 = s3.fma(two, q3);
        var c3 = s3.fma(eight, q3).add(FloatVector.fromArray(SPECIES, m, column3 + 5 * row));
        int column4 = at + 4 * place;
        var m14 = FloatVector.fromArray(SPECIES, m, column4 + row);
        var m24 = FloatVector.fromArray(SPECIES, m, column4 + 2 * row);
        var m34 = FloatVector.fromArray(SPECIES, m, column4 + 3 * row);
        var m44 = FloatVector.fromArray(SPECIES, m, column4 + 4 * row);
        var q4 = m14.sub(m24);
        var s4 = m34.sub(m44);
        var a4 = s4.fma(two, q4);
        var c4 = s4.fma(eight, q4).add(FloatVector.fromArray(SPECIES, m, column4 + 5 * row));
        int column5 = at + 5 * place;
        var m15 = FloatVector.fromArray(SPECIES, m, column5 + row);
        var m25 = FloatVector.fromArray(SPECIES, m, column5 + 2 * row);
        var m35 = FloatVector.fromArray(SPECIES, m, column5 + 3 * row);
        var m45 = FloatVector.fromArray(SPECIES, m, column5 + 4 * row);
        var q5 = m15.sub(m25);
        var s5 = m35.sub(m45);
        var a5 = s5.fma(two, q5);
        var c5 = s5.fma(eight, q5).add(FloatVector.fromArray(SPECIES, m, column5 + 5 * row));
        var add = FloatVector.fromArray(SPECIES, bias, b);
        var pa = a1.add(a2);
        var qa = a1.sub(a2);
        var ra = a3.add(a4);
        var sa = a3.sub(a4);
        a0.add(pa).add(ra).add(add).intoArray(y, second);
        sa.fma(two, qa).add(add).intoArray(y, second + LANES);
        ra.fma(four, pa).add(add).intoArray(y, second + 2 * LANES);
        sa.fma(eight, qa).add(a5).add(add).intoArray(y, second + 3 * LANES);
        var pc = c1.add(c2);
        var qc = c1.sub(c2);
        var rc = c3.add(c4);
        var sc = c3.sub(c4);
        c0.add(pc).add(rc).add(add).intoArray(y, fourth);
        sc.fma(two, qc).add(add).intoArray(y, fourth + LANES);
        rc.fma(four, pc).add(add).intoArray(y, fourth + 2 * LANES);
        sc.fma(eight, qc).add(c5).add(add).intoArray(y, fourth + 3 * LANES);
    }
}
