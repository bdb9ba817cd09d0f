package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loop of a 3×3 convolution of one channel: 4 rows of outputs at a time.
///
/// What a row of the source shows through its three columns is loaded once and serves all the rows of outputs that
/// see it, so that 18 loads do for 36 multiply–adds.
final class DepthTiles {
    /// Rows of outputs.
    static final int ROWS = 4;

    private DepthTiles() {}

    /// Computes some columns of 4 rows.
    ///
    /// @param x source, padding filled in
    /// @param from what the first output sees through the first tap
    /// @param step from a row of the source to the next; negative if the kernel's rows go up
    /// @param across from a column of the kernel to the next; 1 or −1
    /// @param w where the 9 weights begin
    /// @param y overwritten
    /// @param yStep from a row of outputs to the next
    /// @param columns whole vectors of them
    static void run(
            float[] x,
            int from,
            int step,
            int across,
            float[] weights,
            int w,
            float bias,
            float[] y,
            int to,
            int yStep,
            int columns) {
        var w0 = FloatVector.broadcast(SPECIES, weights[w]);
        var w1 = FloatVector.broadcast(SPECIES, weights[w + 1]);
        var w2 = FloatVector.broadcast(SPECIES, weights[w + 2]);
        var w3 = FloatVector.broadcast(SPECIES, weights[w + 3]);
        var w4 = FloatVector.broadcast(SPECIES, weights[w + 4]);
        var w5 = FloatVector.broadcast(SPECIES, weights[w + 5]);
        var w6 = FloatVector.broadcast(SPECIES, weights[w + 6]);
        var w7 = FloatVector.broadcast(SPECIES, weights[w + 7]);
        var w8 = FloatVector.broadcast(SPECIES, weights[w + 8]);
        for (int c = 0; c < columns; c += LANES) {
            int at = from + c;
            var s0 = FloatVector.zero(SPECIES);
            var s1 = FloatVector.zero(SPECIES);
            var s2 = FloatVector.zero(SPECIES);
            var s3 = FloatVector.zero(SPECIES);
            var x0 = FloatVector.fromArray(SPECIES, x, at);
            var x1 = FloatVector.fromArray(SPECIES, x, at + across);
            var x2 = FloatVector.fromArray(SPECIES, x, at + 2 * across);
            s0 = x0.fma(w0, s0);
            s0 = x1.fma(w1, s0);
            s0 = x2.fma(w2, s0);
            at += step;
            x0 = FloatVector.fromArray(SPECIES, x, at);
            x1 = FloatVector.fromArray(SPECIES, x, at + across);
            x2 = FloatVector.fromArray(SPECIES, x, at + 2 * across);
            s0 = x0.fma(w3, s0);
            s1 = x0.fma(w0, s1);
            s0 = x1.fma(w4, s0);
            s1 = x1.fma(w1, s1);
            s0 = x2.fma(w5, s0);
            s1 = x2.fma(w2, s1);
            at += step;
            x0 = FloatVector.fromArray(SPECIES, x, at);
            x1 = FloatVector.fromArray(SPECIES, x, at + across);
            x2 = FloatVector.fromArray(SPECIES, x, at + 2 * across);
            s0 = x0.fma(w6, s0);
            s1 = x0.fma(w3, s1);
            s2 = x0.fma(w0, s2);
            s0 = x1.fma(w7, s0);
            s1 = x1.fma(w4, s1);
            s2 = x1.fma(w1, s2);
            s0 = x2.fma(w8, s0);
            s1 = x2.fma(w5, s1);
            s2 = x2.fma(w2, s2);
            at += step;
            x0 = FloatVector.fromArray(SPECIES, x, at);
            x1 = FloatVector.fromArray(SPECIES, x, at + across);
            x2 = FloatVector.fromArray(SPECIES, x, at + 2 * across);
            s1 = x0.fma(w6, s1);
            s2 = x0.fma(w3, s2);
            s3 = x0.fma(w0, s3);
            s1 = x1.fma(w7, s1);
            s2 = x1.fma(w4, s2);
            s3 = x1.fma(w1, s3);
            s1 = x2.fma(w8, s1);
            s2 = x2.fma(w5, s2);
            s3 = x2.fma(w2, s3);
            at += step;
            x0 = FloatVector.fromArray(SPECIES, x, at);
            x1 = FloatVector.fromArray(SPECIES, x, at + across);
            x2 = FloatVector.fromArray(SPECIES, x, at + 2 * across);
            s2 = x0.fma(w6, s2);
            s3 = x0.fma(w3, s3);
            s2 = x1.fma(w7, s2);
            s3 = x1.fma(w4, s3);
            s2 = x2.fma(w8, s2);
            s3 = x2.fma(w5, s3);
            at += step;
            x0 = FloatVector.fromArray(SPECIES, x, at);
            x1 = FloatVector.fromArray(SPECIES, x, at + across);
            x2 = FloatVector.fromArray(SPECIES, x, at + 2 * across);
            s3 = x0.fma(w6, s3);
            s3 = x1.fma(w7, s3);
            s3 = x2.fma(w8, s3);
            s0.add(bias).intoArray(y, to + c);
            s1.add(bias).intoArray(y, to + c + yStep);
            s2.add(bias).intoArray(y, to + c + 2 * yStep);
            s3.add(bias).intoArray(y, to + c + 3 * yStep);
        }
    }
}
