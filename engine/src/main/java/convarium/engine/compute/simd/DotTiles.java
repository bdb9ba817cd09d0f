package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of products of rows with rows, each in 16 partial sums: lanes lie along the rows, and
/// nothing has to be brought into another order.
///
/// A tile is a few rows of each side; one row of the first side alone, as of one picture, meets more of the
/// second, so that memory is read at many places at once. With vectors shorter than 16 it goes over them once
/// for each vector of partial sums, 16 places from one step to the next.
final class DotTiles {
    /// Partial sums.
    static final int PARTS = 16;

    /// Rows of the first side.
    static final int HEIGHT = MANY_REGISTERS ? 4 : 3;

    /// Rows of the second side.
    static final int WIDTH = MANY_REGISTERS ? 5 : 3;

    /// Rows of the second side beside a single row of the first.
    static final int WIDEST = 8;

    private DotTiles() {}

    /// Adds the products of some rows to their partial sums.
    ///
    /// @param count places of a row
    /// @param rows where the first side's rows begin
    /// @param columns where the second side's rows begin
    /// @param sums partial sums, row by row, from `at`
    static void run(int count, float[] a, int[] rows, float[] b, int[] columns, float[] sums, int at) {
        int whole = count / PARTS * PARTS;
        for (int h = 0; h < PARTS; h += LANES) {
            if (MANY_REGISTERS) {
                tile4x5(
                        h,
                        whole,
                        a,
                        rows[0],
                        rows[1],
                        rows[2],
                        rows[3],
                        b,
                        columns[0],
                        columns[1],
                        columns[2],
                        columns[3],
                        columns[4],
                        sums,
                        at + h);
            } else {
                tile3x3(h, whole, a, rows[0], rows[1], rows[2], b, columns[0], columns[1], columns[2], sums, at + h);
            }
        }
        for (int r = 0; r < HEIGHT && whole < count; r++) {
            for (int c = 0; c < WIDTH; c++) {
                int sum = at + (r * WIDTH + c) * PARTS;
                for (int p = whole; p < count; p++) {
                    sums[sum + p - whole] = Math.fma(a[rows[r] + p], b[columns[c] + p], sums[sum + p - whole]);
                }
            }
        }
    }

    /// Adds the products of one row with others to their partial sums.
    ///
    /// @param row where the one row begins
    /// @param columns where the others begin
    /// @param sums partial sums of each
    static void runSingle(int count, float[] a, int row, float[] b, int[] columns, float[] sums) {
        int whole = count / PARTS * PARTS;
        for (int h = 0; h < PARTS; h += LANES) {
            tile1x8(
                    h,
                    whole,
                    a,
                    row,
                    b,
                    columns[0],
                    columns[1],
                    columns[2],
                    columns[3],
                    columns[4],
                    columns[5],
                    columns[6],
                    columns[7],
                    sums,
                    h);
        }
        for (int c = 0; c < WIDEST; c++) {
            for (int p = whole; p < count; p++) {
                int sum = c * PARTS + p - whole;
                sums[sum] = Math.fma(a[row + p], b[columns[c] + p], sums[sum]);
            }
        }
    }

    /// Adds up 16 partial sums by halves.
    static float total(float[] sums, int at) {
        float s0 = sums[at] + sums[at + 8];
        float s1 = sums[at + 1] + sums[at + 9];
        float s2 = sums[at + 2] + sums[at + 10];
        float s3 = sums[at + 3] + sums[at + 11];
        float s4 = sums[at + 4] + sums[at + 12];
        float s5 = sums[at + 5] + sums[at + 13];
        float s6 = sums[at + 6] + sums[at + 14];
        float s7 = sums[at + 7] + sums[at + 15];
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /// 1 row, 8 columns, one vector of their partial sums.
    private static void tile1x8(
            int from,
            int to,
            float[] a,
            int a0,
            float[] b,
            int b0,
            int b1,
            int b2,
            int b3,
            int b4,
            int b5,
            int b6,
            int b7,
            float[] sums,
            int at) {
        var s0 = FloatVector.fromArray(SPECIES, sums, at);
        var s1 = FloatVector.fromArray(SPECIES, sums, at + 1 * PARTS);
        var s2 = FloatVector.fromArray(SPECIES, sums, at + 2 * PARTS);
        var s3 = FloatVector.fromArray(SPECIES, sums, at + 3 * PARTS);
        var s4 = FloatVector.fromArray(SPECIES, sums, at + 4 * PARTS);
        var s5 = FloatVector.fromArray(SPECIES, sums, at + 5 * PARTS);
        var s6 = FloatVector.fromArray(SPECIES, sums, at + 6 * PARTS);
        var s7 = FloatVector.fromArray(SPECIES, sums, at + 7 * PARTS);
        for (int p = from; p < to; p += PARTS) {
            var x = FloatVector.fromArray(SPECIES, a, a0 + p);
            s0 = x.fma(FloatVector.fromArray(SPECIES, b, b0 + p), s0);
            s1 = x.fma(FloatVector.fromArray(SPECIES, b, b1 + p), s1);
            s2 = x.fma(FloatVector.fromArray(SPECIES, b, b2 + p), s2);
            s3 = x.fma(FloatVector.fromArray(SPECIES, b, b3 + p), s3);
            s4 = x.fma(FloatVector.fromArray(SPECIES, b, b4 + p), s4);
            s5 = x.fma(FloatVector.fromArray(SPECIES, b, b5 + p), s5);
            s6 = x.fma(FloatVector.fromArray(SPECIES, b, b6 + p), s6);
            s7 = x.fma(FloatVector.fromArray(SPECIES, b, b7 + p), s7);
        }
        s0.intoArray(sums, at);
        s1.intoArray(sums, at + 1 * PARTS);
        s2.intoArray(sums, at + 2 * PARTS);
        s3.intoArray(sums, at + 3 * PARTS);
        s4.intoArray(sums, at + 4 * PARTS);
        s5.intoArray(sums, at + 5 * PARTS);
        s6.intoArray(sums, at + 6 * PARTS);
        s7.intoArray(sums, at + 7 * PARTS);
    }

    /// 4 rows, 5 columns, one vector of their partial sums.
    private static void tile4x5(
            int from,
            int to,
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            float[] b,
            int b0,
            int b1,
            int b2,
            int b3,
            int b4,
            float[] sums,
            int at) {
        var s00 = FloatVector.fromArray(SPECIES, sums, at);
        var s01 = FloatVector.fromArray(SPECIES, sums, at + 1 * PARTS);
        var s02 = FloatVector.fromArray(SPECIES, sums, at + 2 * PARTS);
        var s03 = FloatVector.fromArray(SPECIES, sums, at + 3 * PARTS);
        var s04 = FloatVector.fromArray(SPECIES, sums, at + 4 * PARTS);
        var s10 = FloatVector.fromArray(SPECIES, sums, at + 5 * PARTS);
        var s11 = FloatVector.fromArray(SPECIES, sums, at + 6 * PARTS);
        var s12 = FloatVector.fromArray(SPECIES, sums, at + 7 * PARTS);
        var s13 = FloatVector.fromArray(SPECIES, sums, at + 8 * PARTS);
        var s14 = FloatVector.fromArray(SPECIES, sums, at + 9 * PARTS);
        var s20 = FloatVector.fromArray(SPECIES, sums, at + 10 * PARTS);
        var s21 = FloatVector.fromArray(SPECIES, sums, at + 11 * PARTS);
        var s22 = FloatVector.fromArray(SPECIES, sums, at + 12 * PARTS);
        var s23 = FloatVector.fromArray(SPECIES, sums, at + 13 * PARTS);
        var s24 = FloatVector.fromArray(SPECIES, sums, at + 14 * PARTS);
        var s30 = FloatVector.fromArray(SPECIES, sums, at + 15 * PARTS);
        var s31 = FloatVector.fromArray(SPECIES, sums, at + 16 * PARTS);
        var s32 = FloatVector.fromArray(SPECIES, sums, at + 17 * PARTS);
        var s33 = FloatVector.fromArray(SPECIES, sums, at + 18 * PARTS);
        var s34 = FloatVector.fromArray(SPECIES, sums, at + 19 * PARTS);
        for (int p = from; p < to; p += PARTS) {
            var y0 = FloatVector.fromArray(SPECIES, b, b0 + p);
            var y1 = FloatVector.fromArray(SPECIES, b, b1 + p);
            var y2 = FloatVector.fromArray(SPECIES, b, b2 + p);
            var y3 = FloatVector.fromArray(SPECIES, b, b3 + p);
            var y4 = FloatVector.fromArray(SPECIES, b, b4 + p);
            var x0 = FloatVector.fromArray(SPECIES, a, a0 + p);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            s03 = x0.fma(y3, s03);
            s04 = x0.fma(y4, s04);
            var x1 = FloatVector.fromArray(SPECIES, a, a1 + p);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            s13 = x1.fma(y3, s13);
            s14 = x1.fma(y4, s14);
            var x2 = FloatVector.fromArray(SPECIES, a, a2 + p);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
            s23 = x2.fma(y3, s23);
            s24 = x2.fma(y4, s24);
            var x3 = FloatVector.fromArray(SPECIES, a, a3 + p);
            s30 = x3.fma(y0, s30);
            s31 = x3.fma(y1, s31);
            s32 = x3.fma(y2, s32);
            s33 = x3.fma(y3, s33);
            s34 = x3.fma(y4, s34);
        }
        s00.intoArray(sums, at);
        s01.intoArray(sums, at + 1 * PARTS);
        s02.intoArray(sums, at + 2 * PARTS);
        s03.intoArray(sums, at + 3 * PARTS);
        s04.intoArray(sums, at + 4 * PARTS);
        s10.intoArray(sums, at + 5 * PARTS);
        s11.intoArray(sums, at + 6 * PARTS);
        s12.intoArray(sums, at + 7 * PARTS);
        s13.intoArray(sums, at + 8 * PARTS);
        s14.intoArray(sums, at + 9 * PARTS);
        s20.intoArray(sums, at + 10 * PARTS);
        s21.intoArray(sums, at + 11 * PARTS);
        s22.intoArray(sums, at + 12 * PARTS);
        s23.intoArray(sums, at + 13 * PARTS);
        s24.intoArray(sums, at + 14 * PARTS);
        s30.intoArray(sums, at + 15 * PARTS);
        s31.intoArray(sums, at + 16 * PARTS);
        s32.intoArray(sums, at + 17 * PARTS);
        s33.intoArray(sums, at + 18 * PARTS);
        s34.intoArray(sums, at + 19 * PARTS);
    }

    /// 3 rows, 3 columns, one vector of their partial sums.
    private static void tile3x3(
            int from,
            int to,
            float[] a,
            int a0,
            int a1,
            int a2,
            float[] b,
            int b0,
            int b1,
            int b2,
            float[] sums,
            int at) {
        var s00 = FloatVector.fromArray(SPECIES, sums, at);
        var s01 = FloatVector.fromArray(SPECIES, sums, at + 1 * PARTS);
        var s02 = FloatVector.fromArray(SPECIES, sums, at + 2 * PARTS);
        var s10 = FloatVector.fromArray(SPECIES, sums, at + 3 * PARTS);
        var s11 = FloatVector.fromArray(SPECIES, sums, at + 4 * PARTS);
        var s12 = FloatVector.fromArray(SPECIES, sums, at + 5 * PARTS);
        var s20 = FloatVector.fromArray(SPECIES, sums, at + 6 * PARTS);
        var s21 = FloatVector.fromArray(SPECIES, sums, at + 7 * PARTS);
        var s22 = FloatVector.fromArray(SPECIES, sums, at + 8 * PARTS);
        for (int p = from; p < to; p += PARTS) {
            var y0 = FloatVector.fromArray(SPECIES, b, b0 + p);
            var y1 = FloatVector.fromArray(SPECIES, b, b1 + p);
            var y2 = FloatVector.fromArray(SPECIES, b, b2 + p);
            var x0 = FloatVector.fromArray(SPECIES, a, a0 + p);
            s00 = x0.fma(y0, s00);
            s01 = x0.fma(y1, s01);
            s02 = x0.fma(y2, s02);
            var x1 = FloatVector.fromArray(SPECIES, a, a1 + p);
            s10 = x1.fma(y0, s10);
            s11 = x1.fma(y1, s11);
            s12 = x1.fma(y2, s12);
            var x2 = FloatVector.fromArray(SPECIES, a, a2 + p);
            s20 = x2.fma(y0, s20);
            s21 = x2.fma(y1, s21);
            s22 = x2.fma(y2, s22);
        }
        s00.intoArray(sums, at);
        s01.intoArray(sums, at + 1 * PARTS);
        s02.intoArray(sums, at + 2 * PARTS);
        s10.intoArray(sums, at + 3 * PARTS);
        s11.intoArray(sums, at + 4 * PARTS);
        s12.intoArray(sums, at + 5 * PARTS);
        s20.intoArray(sums, at + 6 * PARTS);
        s21.intoArray(sums, at + 7 * PARTS);
        s22.intoArray(sums, at + 8 * PARTS);
    }
}
