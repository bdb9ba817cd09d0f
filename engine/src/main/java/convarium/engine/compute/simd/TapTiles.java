package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The innermost loops of a convolution that reads its source where it lies: a few channels times two vectors of
/// neighbouring outputs, from the first product to what is stored.
///
/// For each tap the two vectors are read at the tap's own distance. So the source is copied once for each column of
/// the kernel at most ([Band]), where [Tiles] would need a copy for each tap. Sizes of tiles are those of [Tiles].
final class TapTiles {
    private TapTiles() {}

    /// Computes one tile.
    ///
    /// @param height what [Tiles#height] said
    /// @param k taps, of all channels
    /// @param weights for each tap those of the tile's channels side by side, from `w`
    /// @param from where what the first output sees begins
    /// @param offsets how far each tap lies from there
    /// @param biases of the tile's channels, from `b`
    /// @param relu whether results are rectified
    /// @param y overwritten from `to`
    /// @param yStep from one channel to the next
    static void run(
            int height,
            int k,
            float[] weights,
            int w,
            float[] x,
            int from,
            int[] offsets,
            float[] biases,
            int b,
            boolean relu,
            float[] y,
            int to,
            int yStep) {
        // what is not above the limit becomes +0: nothing is compared so with NaN
        float limit = relu ? 0f : Float.NaN;
        if (height == 4) {
            tile4(k, weights, w, x, from, offsets, biases, b, limit, y, to, yStep);
        } else if (!MANY_REGISTERS) {
            tile6(k, weights, w, x, from, offsets, biases, b, limit, y, to, yStep);
        } else if (height == 8) {
            tile8(k, weights, w, x, from, offsets, biases, b, limit, y, to, yStep);
        } else {
            tile12(k, weights, w, x, from, offsets, biases, b, limit, y, to, yStep);
        }
    }

    /// 12 channels.
    private static void tile12(
            int k,
            float[] weights,
            int w,
            float[] x,
            int from,
            int[] offsets,
            float[] biases,
            int b,
            float limit,
            float[] y,
            int to,
            int yStep) {
        int at = w;
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
            var xa = FloatVector.fromArray(SPECIES, x, xt);
            var xb = FloatVector.fromArray(SPECIES, x, xt + LANES);
            var w0 = FloatVector.broadcast(SPECIES, weights[at]);
            s0a = w0.fma(xa, s0a);
            s0b = w0.fma(xb, s0b);
            var w1 = FloatVector.broadcast(SPECIES, weights[at + 1]);
            s1a = w1.fma(xa, s1a);
            s1b = w1.fma(xb, s1b);
            var w2 = FloatVector.broadcast(SPECIES, weights[at + 2]);
            s2a = w2.fma(xa, s2a);
            s2b = w2.fma(xb, s2b);
            var w3 = FloatVector.broadcast(SPECIES, weights[at + 3]);
            s3a = w3.fma(xa, s3a);
            s3b = w3.fma(xb, s3b);
            var w4 = FloatVector.broadcast(SPECIES, weights[at + 4]);
            s4a = w4.fma(xa, s4a);
            s4b = w4.fma(xb, s4b);
            var w5 = FloatVector.broadcast(SPECIES, weights[at + 5]);
            s5a = w5.fma(xa, s5a);
            s5b = w5.fma(xb, s5b);
            var w6 = FloatVector.broadcast(SPECIES, weights[at + 6]);
            s6a = w6.fma(xa, s6a);
            s6b = w6.fma(xb, s6b);
            var w7 = FloatVector.broadcast(SPECIES, weights[at + 7]);
            s7a = w7.fma(xa, s7a);
            s7b = w7.fma(xb, s7b);
            var w8 = FloatVector.broadcast(SPECIES, weights[at + 8]);
            s8a = w8.fma(xa, s8a);
            s8b = w8.fma(xb, s8b);
            var w9 = FloatVector.broadcast(SPECIES, weights[at + 9]);
            s9a = w9.fma(xa, s9a);
            s9b = w9.fma(xb, s9b);
            var w10 = FloatVector.broadcast(SPECIES, weights[at + 10]);
            s10a = w10.fma(xa, s10a);
            s10b = w10.fma(xb, s10b);
            var w11 = FloatVector.broadcast(SPECIES, weights[at + 11]);
            s11a = w11.fma(xa, s11a);
            s11b = w11.fma(xb, s11b);
            at += 12;
        }
        int yt = to;
        var zero = FloatVector.zero(SPECIES);
        var limits = FloatVector.broadcast(SPECIES, limit);
        var b0 = FloatVector.broadcast(SPECIES, biases[b]);
        s0a = s0a.add(b0);
        s0b = s0b.add(b0);
        s0a.blend(zero, s0a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s0b.blend(zero, s0b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b1 = FloatVector.broadcast(SPECIES, biases[b + 1]);
        s1a = s1a.add(b1);
        s1b = s1b.add(b1);
        s1a.blend(zero, s1a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s1b.blend(zero, s1b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b2 = FloatVector.broadcast(SPECIES, biases[b + 2]);
        s2a = s2a.add(b2);
        s2b = s2b.add(b2);
        s2a.blend(zero, s2a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s2b.blend(zero, s2b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b3 = FloatVector.broadcast(SPECIES, biases[b + 3]);
        s3a = s3a.add(b3);
        s3b = s3b.add(b3);
        s3a.blend(zero, s3a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s3b.blend(zero, s3b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b4 = FloatVector.broadcast(SPECIES, biases[b + 4]);
        s4a = s4a.add(b4);
        s4b = s4b.add(b4);
        s4a.blend(zero, s4a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s4b.blend(zero, s4b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b5 = FloatVector.broadcast(SPECIES, biases[b + 5]);
        s5a = s5a.add(b5);
        s5b = s5b.add(b5);
        s5a.blend(zero, s5a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s5b.blend(zero, s5b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b6 = FloatVector.broadcast(SPECIES, biases[b + 6]);
        s6a = s6a.add(b6);
        s6b = s6b.add(b6);
        s6a.blend(zero, s6a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s6b.blend(zero, s6b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b7 = FloatVector.broadcast(SPECIES, biases[b + 7]);
        s7a = s7a.add(b7);
        s7b = s7b.add(b7);
        s7a.blend(zero, s7a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s7b.blend(zero, s7b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b8 = FloatVector.broadcast(SPECIES, biases[b + 8]);
        s8a = s8a.add(b8);
        s8b = s8b.add(b8);
        s8a.blend(zero, s8a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s8b.blend(zero, s8b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b9 = FloatVector.broadcast(SPECIES, biases[b + 9]);
        s9a = s9a.add(b9);
        s9b = s9b.add(b9);
        s9a.blend(zero, s9a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s9b.blend(zero, s9b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b10 = FloatVector.broadcast(SPECIES, biases[b + 10]);
        s10a = s10a.add(b10);
        s10b = s10b.add(b10);
        s10a.blend(zero, s10a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s10b.blend(zero, s10b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b11 = FloatVector.broadcast(SPECIES, biases[b + 11]);
        s11a = s11a.add(b11);
        s11b = s11b.add(b11);
        s11a.blend(zero, s11a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s11b.blend(zero, s11b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
    }

    /// 8 channels.
    private static void tile8(
            int k,
            float[] weights,
            int w,
            float[] x,
            int from,
            int[] offsets,
            float[] biases,
            int b,
            float limit,
            float[] y,
            int to,
            int yStep) {
        int at = w;
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
            int xt = from + offsets[p];
            var xa = FloatVector.fromArray(SPECIES, x, xt);
            var xb = FloatVector.fromArray(SPECIES, x, xt + LANES);
            var w0 = FloatVector.broadcast(SPECIES, weights[at]);
            s0a = w0.fma(xa, s0a);
            s0b = w0.fma(xb, s0b);
            var w1 = FloatVector.broadcast(SPECIES, weights[at + 1]);
            s1a = w1.fma(xa, s1a);
            s1b = w1.fma(xb, s1b);
            var w2 = FloatVector.broadcast(SPECIES, weights[at + 2]);
            s2a = w2.fma(xa, s2a);
            s2b = w2.fma(xb, s2b);
            var w3 = FloatVector.broadcast(SPECIES, weights[at + 3]);
            s3a = w3.fma(xa, s3a);
            s3b = w3.fma(xb, s3b);
            var w4 = FloatVector.broadcast(SPECIES, weights[at + 4]);
            s4a = w4.fma(xa, s4a);
            s4b = w4.fma(xb, s4b);
            var w5 = FloatVector.broadcast(SPECIES, weights[at + 5]);
            s5a = w5.fma(xa, s5a);
            s5b = w5.fma(xb, s5b);
            var w6 = FloatVector.broadcast(SPECIES, weights[at + 6]);
            s6a = w6.fma(xa, s6a);
            s6b = w6.fma(xb, s6b);
            var w7 = FloatVector.broadcast(SPECIES, weights[at + 7]);
            s7a = w7.fma(xa, s7a);
            s7b = w7.fma(xb, s7b);
            at += 8;
        }
        int yt = to;
        var zero = FloatVector.zero(SPECIES);
        var limits = FloatVector.broadcast(SPECIES, limit);
        var b0 = FloatVector.broadcast(SPECIES, biases[b]);
        s0a = s0a.add(b0);
        s0b = s0b.add(b0);
        s0a.blend(zero, s0a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s0b.blend(zero, s0b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b1 = FloatVector.broadcast(SPECIES, biases[b + 1]);
        s1a = s1a.add(b1);
        s1b = s1b.add(b1);
        s1a.blend(zero, s1a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s1b.blend(zero, s1b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b2 = FloatVector.broadcast(SPECIES, biases[b + 2]);
        s2a = s2a.add(b2);
        s2b = s2b.add(b2);
        s2a.blend(zero, s2a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s2b.blend(zero, s2b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b3 = FloatVector.broadcast(SPECIES, biases[b + 3]);
        s3a = s3a.add(b3);
        s3b = s3b.add(b3);
        s3a.blend(zero, s3a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s3b.blend(zero, s3b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b4 = FloatVector.broadcast(SPECIES, biases[b + 4]);
        s4a = s4a.add(b4);
        s4b = s4b.add(b4);
        s4a.blend(zero, s4a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s4b.blend(zero, s4b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b5 = FloatVector.broadcast(SPECIES, biases[b + 5]);
        s5a = s5a.add(b5);
        s5b = s5b.add(b5);
        s5a.blend(zero, s5a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s5b.blend(zero, s5b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b6 = FloatVector.broadcast(SPECIES, biases[b + 6]);
        s6a = s6a.add(b6);
        s6b = s6b.add(b6);
        s6a.blend(zero, s6a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s6b.blend(zero, s6b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b7 = FloatVector.broadcast(SPECIES, biases[b + 7]);
        s7a = s7a.add(b7);
        s7b = s7b.add(b7);
        s7a.blend(zero, s7a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s7b.blend(zero, s7b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
    }

    /// 6 channels.
    private static void tile6(
            int k,
            float[] weights,
            int w,
            float[] x,
            int from,
            int[] offsets,
            float[] biases,
            int b,
            float limit,
            float[] y,
            int to,
            int yStep) {
        int at = w;
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
            var xa = FloatVector.fromArray(SPECIES, x, xt);
            var xb = FloatVector.fromArray(SPECIES, x, xt + LANES);
            var w0 = FloatVector.broadcast(SPECIES, weights[at]);
            s0a = w0.fma(xa, s0a);
            s0b = w0.fma(xb, s0b);
            var w1 = FloatVector.broadcast(SPECIES, weights[at + 1]);
            s1a = w1.fma(xa, s1a);
            s1b = w1.fma(xb, s1b);
            var w2 = FloatVector.broadcast(SPECIES, weights[at + 2]);
            s2a = w2.fma(xa, s2a);
            s2b = w2.fma(xb, s2b);
            var w3 = FloatVector.broadcast(SPECIES, weights[at + 3]);
            s3a = w3.fma(xa, s3a);
            s3b = w3.fma(xb, s3b);
            var w4 = FloatVector.broadcast(SPECIES, weights[at + 4]);
            s4a = w4.fma(xa, s4a);
            s4b = w4.fma(xb, s4b);
            var w5 = FloatVector.broadcast(SPECIES, weights[at + 5]);
            s5a = w5.fma(xa, s5a);
            s5b = w5.fma(xb, s5b);
            at += 6;
        }
        int yt = to;
        var zero = FloatVector.zero(SPECIES);
        var limits = FloatVector.broadcast(SPECIES, limit);
        var b0 = FloatVector.broadcast(SPECIES, biases[b]);
        s0a = s0a.add(b0);
        s0b = s0b.add(b0);
        s0a.blend(zero, s0a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s0b.blend(zero, s0b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b1 = FloatVector.broadcast(SPECIES, biases[b + 1]);
        s1a = s1a.add(b1);
        s1b = s1b.add(b1);
        s1a.blend(zero, s1a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s1b.blend(zero, s1b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b2 = FloatVector.broadcast(SPECIES, biases[b + 2]);
        s2a = s2a.add(b2);
        s2b = s2b.add(b2);
        s2a.blend(zero, s2a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s2b.blend(zero, s2b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b3 = FloatVector.broadcast(SPECIES, biases[b + 3]);
        s3a = s3a.add(b3);
        s3b = s3b.add(b3);
        s3a.blend(zero, s3a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s3b.blend(zero, s3b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b4 = FloatVector.broadcast(SPECIES, biases[b + 4]);
        s4a = s4a.add(b4);
        s4b = s4b.add(b4);
        s4a.blend(zero, s4a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s4b.blend(zero, s4b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b5 = FloatVector.broadcast(SPECIES, biases[b + 5]);
        s5a = s5a.add(b5);
        s5b = s5b.add(b5);
        s5a.blend(zero, s5a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s5b.blend(zero, s5b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
    }

    /// 4 channels.
    private static void tile4(
            int k,
            float[] weights,
            int w,
            float[] x,
            int from,
            int[] offsets,
            float[] biases,
            int b,
            float limit,
            float[] y,
            int to,
            int yStep) {
        int at = w;
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        for (int p = 0; p < k; p++) {
            int xt = from + offsets[p];
            var xa = FloatVector.fromArray(SPECIES, x, xt);
            var xb = FloatVector.fromArray(SPECIES, x, xt + LANES);
            var w0 = FloatVector.broadcast(SPECIES, weights[at]);
            s0a = w0.fma(xa, s0a);
            s0b = w0.fma(xb, s0b);
            var w1 = FloatVector.broadcast(SPECIES, weights[at + 1]);
            s1a = w1.fma(xa, s1a);
            s1b = w1.fma(xb, s1b);
            var w2 = FloatVector.broadcast(SPECIES, weights[at + 2]);
            s2a = w2.fma(xa, s2a);
            s2b = w2.fma(xb, s2b);
            var w3 = FloatVector.broadcast(SPECIES, weights[at + 3]);
            s3a = w3.fma(xa, s3a);
            s3b = w3.fma(xb, s3b);
            at += 4;
        }
        int yt = to;
        var zero = FloatVector.zero(SPECIES);
        var limits = FloatVector.broadcast(SPECIES, limit);
        var b0 = FloatVector.broadcast(SPECIES, biases[b]);
        s0a = s0a.add(b0);
        s0b = s0b.add(b0);
        s0a.blend(zero, s0a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s0b.blend(zero, s0b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b1 = FloatVector.broadcast(SPECIES, biases[b + 1]);
        s1a = s1a.add(b1);
        s1b = s1b.add(b1);
        s1a.blend(zero, s1a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s1b.blend(zero, s1b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b2 = FloatVector.broadcast(SPECIES, biases[b + 2]);
        s2a = s2a.add(b2);
        s2b = s2b.add(b2);
        s2a.blend(zero, s2a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s2b.blend(zero, s2b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
        yt += yStep;
        var b3 = FloatVector.broadcast(SPECIES, biases[b + 3]);
        s3a = s3a.add(b3);
        s3b = s3b.add(b3);
        s3a.blend(zero, s3a.compare(VectorOperators.LE, limits)).intoArray(y, yt);
        s3b.blend(zero, s3b.compare(VectorOperators.LE, limits)).intoArray(y, yt + LANES);
    }
}
