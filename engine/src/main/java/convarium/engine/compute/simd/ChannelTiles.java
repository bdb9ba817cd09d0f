package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.MANY_REGISTERS;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of convolution with output channels in the lanes.
///
/// A tile is a few neighbouring pixels of one output row times one or two vectors of output channels, all of
/// whose sums stay in registers while the taps go by. For each tap it loads the weights of those channels,
/// broadcasts each pixel's input, and does one fused multiply–add a sum. Rows × vectors + vectors + 3 may not
/// exceed the number of registers. Spelt out one by one, since the JIT compiler keeps an array of vectors in
/// memory.
///
/// @see ChannelConvolution
final class ChannelTiles {
    private ChannelTiles() {}

    /// The most pixels that a tile may have.
    static final int MOST = 12;

    /// The widest tile for blocks of two vectors.
    static final int WIDEST = MANY_REGISTERS ? 12 : 6;

    /// Computes one tile, perhaps with more pixels than asked for.
    ///
    /// @param vectors 1 or 2
    /// @param pixels how many pixels are wanted
    /// @param x input; the inputs of a pixel's neighbour lie one further on
    /// @param from where the first pixel's window begins
    /// @param offsets how far each tap lies from the window's begin, in the order of the sum
    /// @param weights a vector, or a pair, for each tap
    /// @param w where they begin
    /// @param b where the bias of these channels begins
    /// @param out the results, pixel by pixel, all channels of a pixel together
    static void run(
            int vectors,
            int pixels,
            float[] x,
            int from,
            int[] offsets,
            float[] weights,
            int w,
            float[] bias,
            int b,
            float[] out) {
        if (vectors == 1) {
            if (pixels > 4) {
                tile12x1(x, from, offsets, weights, w, bias, b, out);
            } else {
                tile4x1(x, from, offsets, weights, w, bias, b, out);
            }
        } else if (pixels <= 4) {
            tile4x2(x, from, offsets, weights, w, bias, b, out);
        } else if (!MANY_REGISTERS) {
            tile6x2(x, from, offsets, weights, w, bias, b, out);
        } else if (pixels <= 8) {
            tile8x2(x, from, offsets, weights, w, bias, b, out);
        } else {
            tile12x2(x, from, offsets, weights, w, bias, b, out);
        }
    }

    /// 12 pixels, 2 vectors of channels.
    private static void tile12x2(
            float[] x, int from, int[] offsets, float[] weights, int w, float[] bias, int b, float[] out) {
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
        for (int offset : offsets) {
            int at = from + offset;
            var wa = FloatVector.fromArray(SPECIES, weights, w);
            var wb = FloatVector.fromArray(SPECIES, weights, w + LANES);
            w += 2 * LANES;
            var x0 = FloatVector.broadcast(SPECIES, x[at]);
            s0a = x0.fma(wa, s0a);
            s0b = x0.fma(wb, s0b);
            var x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            s1a = x1.fma(wa, s1a);
            s1b = x1.fma(wb, s1b);
            var x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            s2a = x2.fma(wa, s2a);
            s2b = x2.fma(wb, s2b);
            var x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            s3a = x3.fma(wa, s3a);
            s3b = x3.fma(wb, s3b);
            var x4 = FloatVector.broadcast(SPECIES, x[at + 4]);
            s4a = x4.fma(wa, s4a);
            s4b = x4.fma(wb, s4b);
            var x5 = FloatVector.broadcast(SPECIES, x[at + 5]);
            s5a = x5.fma(wa, s5a);
            s5b = x5.fma(wb, s5b);
            var x6 = FloatVector.broadcast(SPECIES, x[at + 6]);
            s6a = x6.fma(wa, s6a);
            s6b = x6.fma(wb, s6b);
            var x7 = FloatVector.broadcast(SPECIES, x[at + 7]);
            s7a = x7.fma(wa, s7a);
            s7b = x7.fma(wb, s7b);
            var x8 = FloatVector.broadcast(SPECIES, x[at + 8]);
            s8a = x8.fma(wa, s8a);
            s8b = x8.fma(wb, s8b);
            var x9 = FloatVector.broadcast(SPECIES, x[at + 9]);
            s9a = x9.fma(wa, s9a);
            s9b = x9.fma(wb, s9b);
            var x10 = FloatVector.broadcast(SPECIES, x[at + 10]);
            s10a = x10.fma(wa, s10a);
            s10b = x10.fma(wb, s10b);
            var x11 = FloatVector.broadcast(SPECIES, x[at + 11]);
            s11a = x11.fma(wa, s11a);
            s11b = x11.fma(wb, s11b);
        }
        var ba = FloatVector.fromArray(SPECIES, bias, b);
        var bb = FloatVector.fromArray(SPECIES, bias, b + LANES);
        s0a.add(ba).intoArray(out, 0);
        s0b.add(bb).intoArray(out, LANES);
        s1a.add(ba).intoArray(out, 2 * LANES);
        s1b.add(bb).intoArray(out, 3 * LANES);
        s2a.add(ba).intoArray(out, 4 * LANES);
        s2b.add(bb).intoArray(out, 5 * LANES);
        s3a.add(ba).intoArray(out, 6 * LANES);
        s3b.add(bb).intoArray(out, 7 * LANES);
        s4a.add(ba).intoArray(out, 8 * LANES);
        s4b.add(bb).intoArray(out, 9 * LANES);
        s5a.add(ba).intoArray(out, 10 * LANES);
        s5b.add(bb).intoArray(out, 11 * LANES);
        s6a.add(ba).intoArray(out, 12 * LANES);
        s6b.add(bb).intoArray(out, 13 * LANES);
        s7a.add(ba).intoArray(out, 14 * LANES);
        s7b.add(bb).intoArray(out, 15 * LANES);
        s8a.add(ba).intoArray(out, 16 * LANES);
        s8b.add(bb).intoArray(out, 17 * LANES);
        s9a.add(ba).intoArray(out, 18 * LANES);
        s9b.add(bb).intoArray(out, 19 * LANES);
        s10a.add(ba).intoArray(out, 20 * LANES);
        s10b.add(bb).intoArray(out, 21 * LANES);
        s11a.add(ba).intoArray(out, 22 * LANES);
        s11b.add(bb).intoArray(out, 23 * LANES);
    }

    /// 8 pixels, 2 vectors of channels.
    private static void tile8x2(
            float[] x, int from, int[] offsets, float[] weights, int w, float[] bias, int b, float[] out) {
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
        for (int offset : offsets) {
            int at = from + offset;
            var wa = FloatVector.fromArray(SPECIES, weights, w);
            var wb = FloatVector.fromArray(SPECIES, weights, w + LANES);
            w += 2 * LANES;
            var x0 = FloatVector.broadcast(SPECIES, x[at]);
            s0a = x0.fma(wa, s0a);
            s0b = x0.fma(wb, s0b);
            var x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            s1a = x1.fma(wa, s1a);
            s1b = x1.fma(wb, s1b);
            var x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            s2a = x2.fma(wa, s2a);
            s2b = x2.fma(wb, s2b);
            var x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            s3a = x3.fma(wa, s3a);
            s3b = x3.fma(wb, s3b);
            var x4 = FloatVector.broadcast(SPECIES, x[at + 4]);
            s4a = x4.fma(wa, s4a);
            s4b = x4.fma(wb, s4b);
            var x5 = FloatVector.broadcast(SPECIES, x[at + 5]);
            s5a = x5.fma(wa, s5a);
            s5b = x5.fma(wb, s5b);
            var x6 = FloatVector.broadcast(SPECIES, x[at + 6]);
            s6a = x6.fma(wa, s6a);
            s6b = x6.fma(wb, s6b);
            var x7 = FloatVector.broadcast(SPECIES, x[at + 7]);
            s7a = x7.fma(wa, s7a);
            s7b = x7.fma(wb, s7b);
        }
        var ba = FloatVector.fromArray(SPECIES, bias, b);
        var bb = FloatVector.fromArray(SPECIES, bias, b + LANES);
        s0a.add(ba).intoArray(out, 0);
        s0b.add(bb).intoArray(out, LANES);
        s1a.add(ba).intoArray(out, 2 * LANES);
        s1b.add(bb).intoArray(out, 3 * LANES);
        s2a.add(ba).intoArray(out, 4 * LANES);
        s2b.add(bb).intoArray(out, 5 * LANES);
        s3a.add(ba).intoArray(out, 6 * LANES);
        s3b.add(bb).intoArray(out, 7 * LANES);
        s4a.add(ba).intoArray(out, 8 * LANES);
        s4b.add(bb).intoArray(out, 9 * LANES);
        s5a.add(ba).intoArray(out, 10 * LANES);
        s5b.add(bb).intoArray(out, 11 * LANES);
        s6a.add(ba).intoArray(out, 12 * LANES);
        s6b.add(bb).intoArray(out, 13 * LANES);
        s7a.add(ba).intoArray(out, 14 * LANES);
        s7b.add(bb).intoArray(out, 15 * LANES);
    }

    /// 6 pixels, 2 vectors of channels.
    private static void tile6x2(
            float[] x, int from, int[] offsets, float[] weights, int w, float[] bias, int b, float[] out) {
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
        for (int offset : offsets) {
            int at = from + offset;
            var wa = FloatVector.fromArray(SPECIES, weights, w);
            var wb = FloatVector.fromArray(SPECIES, weights, w + LANES);
            w += 2 * LANES;
            var x0 = FloatVector.broadcast(SPECIES, x[at]);
            s0a = x0.fma(wa, s0a);
            s0b = x0.fma(wb, s0b);
            var x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            s1a = x1.fma(wa, s1a);
            s1b = x1.fma(wb, s1b);
            var x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            s2a = x2.fma(wa, s2a);
            s2b = x2.fma(wb, s2b);
            var x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            s3a = x3.fma(wa, s3a);
            s3b = x3.fma(wb, s3b);
            var x4 = FloatVector.broadcast(SPECIES, x[at + 4]);
            s4a = x4.fma(wa, s4a);
            s4b = x4.fma(wb, s4b);
            var x5 = FloatVector.broadcast(SPECIES, x[at + 5]);
            s5a = x5.fma(wa, s5a);
            s5b = x5.fma(wb, s5b);
        }
        var ba = FloatVector.fromArray(SPECIES, bias, b);
        var bb = FloatVector.fromArray(SPECIES, bias, b + LANES);
        s0a.add(ba).intoArray(out, 0);
        s0b.add(bb).intoArray(out, LANES);
        s1a.add(ba).intoArray(out, 2 * LANES);
        s1b.add(bb).intoArray(out, 3 * LANES);
        s2a.add(ba).intoArray(out, 4 * LANES);
        s2b.add(bb).intoArray(out, 5 * LANES);
        s3a.add(ba).intoArray(out, 6 * LANES);
        s3b.add(bb).intoArray(out, 7 * LANES);
        s4a.add(ba).intoArray(out, 8 * LANES);
        s4b.add(bb).intoArray(out, 9 * LANES);
        s5a.add(ba).intoArray(out, 10 * LANES);
        s5b.add(bb).intoArray(out, 11 * LANES);
    }

    /// 4 pixels, 2 vectors of channels.
    private static void tile4x2(
            float[] x, int from, int[] offsets, float[] weights, int w, float[] bias, int b, float[] out) {
        var s0a = FloatVector.zero(SPECIES);
        var s0b = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s1b = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s2b = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s3b = FloatVector.zero(SPECIES);
        for (int offset : offsets) {
            int at = from + offset;
            var wa = FloatVector.fromArray(SPECIES, weights, w);
            var wb = FloatVector.fromArray(SPECIES, weights, w + LANES);
            w += 2 * LANES;
            var x0 = FloatVector.broadcast(SPECIES, x[at]);
            s0a = x0.fma(wa, s0a);
            s0b = x0.fma(wb, s0b);
            var x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            s1a = x1.fma(wa, s1a);
            s1b = x1.fma(wb, s1b);
            var x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            s2a = x2.fma(wa, s2a);
            s2b = x2.fma(wb, s2b);
            var x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            s3a = x3.fma(wa, s3a);
            s3b = x3.fma(wb, s3b);
        }
        var ba = FloatVector.fromArray(SPECIES, bias, b);
        var bb = FloatVector.fromArray(SPECIES, bias, b + LANES);
        s0a.add(ba).intoArray(out, 0);
        s0b.add(bb).intoArray(out, LANES);
        s1a.add(ba).intoArray(out, 2 * LANES);
        s1b.add(bb).intoArray(out, 3 * LANES);
        s2a.add(ba).intoArray(out, 4 * LANES);
        s2b.add(bb).intoArray(out, 5 * LANES);
        s3a.add(ba).intoArray(out, 6 * LANES);
        s3b.add(bb).intoArray(out, 7 * LANES);
    }

    /// 12 pixels, 1 vector of channels.
    private static void tile12x1(
            float[] x, int from, int[] offsets, float[] weights, int w, float[] bias, int b, float[] out) {
        var s0a = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        var s4a = FloatVector.zero(SPECIES);
        var s5a = FloatVector.zero(SPECIES);
        var s6a = FloatVector.zero(SPECIES);
        var s7a = FloatVector.zero(SPECIES);
        var s8a = FloatVector.zero(SPECIES);
        var s9a = FloatVector.zero(SPECIES);
        var s10a = FloatVector.zero(SPECIES);
        var s11a = FloatVector.zero(SPECIES);
        for (int offset : offsets) {
            int at = from + offset;
            var wa = FloatVector.fromArray(SPECIES, weights, w);
            w += LANES;
            var x0 = FloatVector.broadcast(SPECIES, x[at]);
            s0a = x0.fma(wa, s0a);
            var x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            s1a = x1.fma(wa, s1a);
            var x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            s2a = x2.fma(wa, s2a);
            var x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            s3a = x3.fma(wa, s3a);
            var x4 = FloatVector.broadcast(SPECIES, x[at + 4]);
            s4a = x4.fma(wa, s4a);
            var x5 = FloatVector.broadcast(SPECIES, x[at + 5]);
            s5a = x5.fma(wa, s5a);
            var x6 = FloatVector.broadcast(SPECIES, x[at + 6]);
            s6a = x6.fma(wa, s6a);
            var x7 = FloatVector.broadcast(SPECIES, x[at + 7]);
            s7a = x7.fma(wa, s7a);
            var x8 = FloatVector.broadcast(SPECIES, x[at + 8]);
            s8a = x8.fma(wa, s8a);
            var x9 = FloatVector.broadcast(SPECIES, x[at + 9]);
            s9a = x9.fma(wa, s9a);
            var x10 = FloatVector.broadcast(SPECIES, x[at + 10]);
            s10a = x10.fma(wa, s10a);
            var x11 = FloatVector.broadcast(SPECIES, x[at + 11]);
            s11a = x11.fma(wa, s11a);
        }
        var ba = FloatVector.fromArray(SPECIES, bias, b);
        s0a.add(ba).intoArray(out, 0);
        s1a.add(ba).intoArray(out, LANES);
        s2a.add(ba).intoArray(out, 2 * LANES);
        s3a.add(ba).intoArray(out, 3 * LANES);
        s4a.add(ba).intoArray(out, 4 * LANES);
        s5a.add(ba).intoArray(out, 5 * LANES);
        s6a.add(ba).intoArray(out, 6 * LANES);
        s7a.add(ba).intoArray(out, 7 * LANES);
        s8a.add(ba).intoArray(out, 8 * LANES);
        s9a.add(ba).intoArray(out, 9 * LANES);
        s10a.add(ba).intoArray(out, 10 * LANES);
        s11a.add(ba).intoArray(out, 11 * LANES);
    }

    /// 4 pixels, 1 vector of channels.
    private static void tile4x1(
            float[] x, int from, int[] offsets, float[] weights, int w, float[] bias, int b, float[] out) {
        var s0a = FloatVector.zero(SPECIES);
        var s1a = FloatVector.zero(SPECIES);
        var s2a = FloatVector.zero(SPECIES);
        var s3a = FloatVector.zero(SPECIES);
        for (int offset : offsets) {
            int at = from + offset;
            var wa = FloatVector.fromArray(SPECIES, weights, w);
            w += LANES;
            var x0 = FloatVector.broadcast(SPECIES, x[at]);
            s0a = x0.fma(wa, s0a);
            var x1 = FloatVector.broadcast(SPECIES, x[at + 1]);
            s1a = x1.fma(wa, s1a);
            var x2 = FloatVector.broadcast(SPECIES, x[at + 2]);
            s2a = x2.fma(wa, s2a);
            var x3 = FloatVector.broadcast(SPECIES, x[at + 3]);
            s3a = x3.fma(wa, s3a);
        }
        var ba = FloatVector.fromArray(SPECIES, bias, b);
        s0a.add(ba).intoArray(out, 0);
        s1a.add(ba).intoArray(out, LANES);
        s2a.add(ba).intoArray(out, 2 * LANES);
        s3a.add(ba).intoArray(out, 3 * LANES);
    }
}
