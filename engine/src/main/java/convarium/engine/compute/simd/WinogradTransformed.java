package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;

/// How the transformed weights of one pass lie, or sums in their order: `[place][pair][channel][lane]`.
///
/// @see WinogradProducts
final class WinogradTransformed {
    private static final int PAIR = 2 * LANES;
    private static final int CHUNK = 32;

    /// Channels that go in, and those that room is made for: whole blocks.
    private final int c;

    private final int room;
    private final int oc;

    /// How far the places of a window lie apart.
    final int place;

    /// How many floats there are.
    final int length;

    /// @throws IllegalArgumentException if they do not fit one array
    WinogradTransformed(int c, int oc) {
        this.c = c;
        this.oc = oc;
        room = Math.ceilDiv(c, LANES) * LANES;
        // a pair more, for places that lie a power of two apart would share few cache sets
        long floats = ((long) Math.ceilDiv(oc, PAIR) * room + 1) * PAIR;
        if (floats * Winograd.PLACES > Shape.MAX_ELEMENTS) {
            throw new IllegalArgumentException(
                    "the transformed weights of " + c + " × " + oc + " channels exceed one array");
        }
        place = (int) floats;
        length = place * Winograd.PLACES;
    }

    /// Where the weights of a pair of blocks begin in one place.
    int begin(int index, int pair) {
        return index * place + pair * room * PAIR;
    }

    /// Transforms weights `(oc, c, 3, 3)`, or turned ones `(c, oc, 3, 3)`.
    void set(WorkerPool pool, float[] weights, boolean turned, float[] values, WinogradScratch scratch) {
        int chunks = Math.ceilDiv(c, CHUNK);
        pool.parallelFor(Math.ceilDiv(oc, LANES) * chunks, task -> {
            int block = task / chunks;
            int first = block * LANES;
            int channels = Math.min(LANES, oc - first);
            float[] memory = scratch.small.take();
            for (int i = task % chunks * CHUNK; i < Math.min(c, (task % chunks + 1) * CHUNK); i++) {
                int from = 9 * (turned ? i * oc + first : first * c + i);
                int step = 9 * (turned ? 1 : c);
                WinogradWeights.transform(weights, from, step, turned, channels, values, at(block, i), place, memory);
            }
            scratch.small.giveBack(memory);
        });
    }

    /// Writes what the sums say about the gradient at weights `(oc, c, 3, 3)`.
    void gradient(WorkerPool pool, float[] values, float[] dw, WinogradScratch scratch) {
        int chunks = Math.ceilDiv(c, CHUNK);
        pool.parallelFor(Math.ceilDiv(oc, LANES) * chunks, task -> {
            int block = task / chunks;
            int first = block * LANES;
            int channels = Math.min(LANES, oc - first);
            float[] memory = scratch.small.take();
            for (int i = task % chunks * CHUNK; i < Math.min(c, (task % chunks + 1) * CHUNK); i++) {
                int to = 9 * (first * c + i);
                WinogradWeights.gradient(values, at(block, i), place, channels, dw, to, 9 * c, memory);
            }
            scratch.small.giveBack(memory);
        });
    }

    /// Writes what the sums of some input channels and a pair of blocks of output channels say about the gradient.
    ///
    /// @param values sums as `[place][channel][lane]`
    /// @param apart how far the places lie apart
    /// @param first first input channel
    /// @param end the one behind the last that there is room for
    void gradient(float[] values, int apart, int pair, int first, int end, float[] dw, float[] memory) {
        for (int block = 0; block < 2; block++) {
            int output = pair * PAIR + block * LANES;
            int channels = Math.min(LANES, oc - output);
            for (int i = first; i < Math.min(c, end); i++) {
                int at = (i - first) * PAIR + block * LANES;
                int to = 9 * (output * c + i);
                WinogradWeights.gradient(values, at, apart, channels, dw, to, 9 * c, memory);
            }
        }
    }

    private int at(int block, int channel) {
        return begin(0, block / 2) + channel * PAIR + block % 2 * LANES;
    }
}
