package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Weights in the order in which [ChannelTiles] reads them.
///
/// The output channels of a group are cut into blocks of two vectors, the last of one vector if that suffices.
/// Within a block, the weights of one tap for all its channels lie together; lanes beyond the last channel hold
/// zeros.
final class PackedWeights {
    private static final int WIDE = 2 * LANES;
    private static final int ALONE = 1 << 14;

    private final WindowGeometry g;

    /// All blocks of all groups.
    final float[] weights;

    /// One value for each lane of every block.
    final float[] bias;

    private PackedWeights(WindowGeometry g, int lanes, int taps) {
        this.g = g;
        weights = new float[lanes * taps];
        bias = new float[lanes];
    }

    /// Packs the weights, or gives up if they do not fit one array.
    static Optional<PackedWeights> pack(
            WindowGeometry g, boolean flipped, float[] weights, float[] bias, WorkerPool pool) {
        long lanes = (long) lanes(g) * g.groups();
        int taps = taps(g);
        if (lanes * taps > Shape.MAX_ELEMENTS) {
            return Optional.empty();
        }
        int perGroup = g.oc() / g.groups();
        var packed = new PackedWeights(g, (int) lanes, taps);
        int blocks = blocks(g);
        IntConsumer block = task -> packed.fill(task / blocks, task % blocks, perGroup, flipped, weights, bias);
        if (weights.length <= ALONE) {
            for (int i = 0; i < g.groups() * blocks; i++) {
                block.accept(i);
            }
        } else {
            pool.parallelFor(g.groups() * blocks, block);
        }
        return Optional.of(packed);
    }

    /// Blocks of one group.
    static int blocks(WindowGeometry g) {
        return Math.ceilDiv(g.oc() / g.groups(), WIDE);
    }

    /// Vectors of a block: 2, or 1 if the rest fits.
    int vectors(int block) {
        return g.oc() / g.groups() - block * WIDE > LANES ? 2 : 1;
    }

    /// Channels of a block.
    int channels(int block) {
        return Math.min(WIDE, g.oc() / g.groups() - block * WIDE);
    }

    /// Where a block's weights begin.
    int weightsBegin(int group, int block) {
        return biasBegin(group, block) * taps(g);
    }

    /// Where a block's bias begins.
    int biasBegin(int group, int block) {
        return group * lanes(g) + block * WIDE;
    }

    private void fill(int group, int block, int perGroup, boolean flipped, float[] from, float[] fromBias) {
        int width = vectors(block) * LANES;
        int taps = taps(g);
        int window = g.kh() * g.kw();
        int begin = weightsBegin(group, block);
        for (int i = 0; i < channels(block); i++) {
            int oc = group * perGroup + block * WIDE + i;
            bias[biasBegin(group, block) + i] = fromBias[oc];
            int row = oc * taps;
            int to = begin + i;
            for (int k = 0; k < taps; k++) {
                weights[to] = from[row + (flipped ? flippedTap(k, window) : k)];
                to += width;
            }
        }
    }

    /// The tap on the other side of the window's centre, in the same channel.
    static int flippedTap(int tap, int window) {
        int inWindow = tap % window;
        return tap - inWindow + window - 1 - inWindow;
    }

    private static int lanes(WindowGeometry g) {
        return Math.ceilDiv(g.oc() / g.groups(), LANES) * LANES;
    }

    private static int taps(WindowGeometry g) {
        return g.c() / g.groups() * g.kh() * g.kw();
    }
}
