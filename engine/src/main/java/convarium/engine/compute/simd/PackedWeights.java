package convarium.engine.compute.simd;

import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

/// Weights in the order in which [Tiles] reads them: output channels in tiles, and for each p the weights of a
/// tile's channels side by side, with zeros where a tile is taller than the channels left.
final class PackedWeights {
    private static final int CHUNK = 16;

    /// All tiles of all groups.
    final float[] weights;

    /// Where the tiles of a group begin, in channels, and how many channels each holds, the filled ones included.
    final int[] firsts;

    final int[] heights;

    private final int groups;
    private final int k;
    private final int groupLanes;

    private PackedWeights(int[] firsts, int[] heights, int groups, int k) {
        this.firsts = firsts;
        this.heights = heights;
        this.groups = groups;
        this.k = k;
        int lanes = 0;
        for (int height : heights) {
            lanes += height;
        }
        groupLanes = lanes;
        weights = new float[Math.toIntExact((long) groups * lanes * k)];
    }

    /// Room for weights whose channels are rows of a tile.
    static PackedWeights asRows(int channels, int groups, int k) {
        int[] firsts = new int[channels];
        int[] heights = new int[channels];
        int tiles = 0;
        for (int first = 0; first < channels; first += heights[tiles - 1]) {
            firsts[tiles] = first;
            heights[tiles++] = Tiles.height(channels - first);
        }
        return new PackedWeights(Arrays.copyOf(firsts, tiles), Arrays.copyOf(heights, tiles), groups, k);
    }

    /// Room for weights whose channels are columns of a tile, or lie one by one.
    static PackedWeights inBlocks(int channels, int groups, int k, int width) {
        int tiles = Math.ceilDiv(channels, width);
        int[] firsts = new int[tiles];
        int[] heights = new int[tiles];
        for (int i = 0; i < tiles; i++) {
            firsts[i] = i * width;
            heights[i] = width;
        }
        return new PackedWeights(firsts, heights, groups, k);
    }

    /// Tiles of a group.
    int tiles() {
        return firsts.length;
    }

    /// A tile's first lane among all of all groups.
    int lane(int group, int tile) {
        return group * groupLanes + firsts[tile];
    }

    /// Lanes of all tiles of all groups.
    int lanes() {
        return groups * groupLanes;
    }

    /// Where a tile's weights begin.
    int begin(int group, int tile) {
        return lane(group, tile) * k;
    }

    /// Brings a bias into the order of the lanes.
    ///
    /// @param bias one value a channel of all groups, or empty: then −0, which changes no sum
    /// @param skips whether a sum of −0 counts as +0, so that a bias of −0 has to be +0
    void pad(float[] bias, int channels, boolean skips, float[] padded) {
        Arrays.fill(padded, skips ? 0f : -0f);
        if (bias.length > 0) {
            for (int group = 0; group < groups; group++) {
                for (int i = 0; i < channels; i++) {
                    float b = bias[group * channels + i];
                    padded[group * groupLanes + i] = skips ? b + 0f : b;
                }
            }
        }
    }

    /// Brings weights into this order.
    ///
    /// @param channels of a group
    /// @param groups how many groups there are
    /// @param groupStep from one group's weights to the next group's
    /// @param channelStep from one channel's weights to the next channel's
    /// @param order where each p lies
    void fill(WorkerPool pool, float[] from, int channels, int groups, int groupStep, int channelStep, int[] order) {
        int tiles = tiles();
        pool.parallelFor(tiles * groups, task -> {
            int tile = task % tiles;
            int group = task / tiles;
            int height = heights[tile];
            int begin = begin(group, tile);
            int count = Math.min(height, channels - firsts[tile]);
            int source = group * groupStep + firsts[tile] * channelStep;
            // a few p of all channels at a time: both what is read and what is written stays in the cache
            for (int chunk = 0; chunk < k; chunk += CHUNK) {
                int end = Math.min(k, chunk + CHUNK);
                for (int i = 0; i < count; i++) {
                    int row = source + i * channelStep;
                    for (int p = chunk; p < end; p++) {
                        weights[begin + p * height + i] = from[row + order[p]];
                    }
                }
            }
        });
    }
}
