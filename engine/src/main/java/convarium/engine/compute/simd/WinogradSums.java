package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;

/// The pass of Winograd's convolution to the weights.
///
/// The threads share the transforms of a block of tiles, then the sums over it: each sum takes all
/// tiles in order, one block after another, in parts ([TileGrid#partRows]). When one block holds all
/// tiles, the sums of a few channels never leave the cache: a task makes those of all places and turns
/// them into gradients at once.
final class WinogradSums {
    /// How many floats a block's transformed tiles take: as many as there are sums, so that reading and
    /// writing those takes little beside the products; no fewer than make good use of a task, no more
    /// than the last cache holds.
    private static final int FEWEST = 540_000;

    private static final int MOST = 2_000_000;
    private static final int PAIR = 2 * LANES;
    private static final float[] ZEROS = new float[WinogradProducts.ROWS * PAIR];

    /// Input channels whose sums a task holds at a time, and how far their places lie apart: a pair
    /// more than they take, for places that lie a power of two apart would share few cache sets.
    private static final int CHANNELS = 32;

    private static final int NEAR_PLACE = (CHANNELS + 1) * PAIR;
    private static final int NEAR = Winograd.PLACES * NEAR_PLACE;

    /// Floats of working memory: sums, and a part of them.
    static final int LENGTH = 2 * NEAR;

    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private final WinogradBlocks blocks;
    private final WinogradParts parts;

    private final WinogradTransformed layout;

    WinogradSums(WorkerPool pool, WinogradScratch scratch, TileGrid grid, int n) {
        this.pool = pool;
        this.scratch = scratch;
        layout = new WinogradTransformed(grid.c(), grid.oc());
        blocks = new WinogradBlocks(grid, n, Math.clamp(layout.length, FEWEST, MOST), true);
        parts = new WinogradParts(pool, scratch, grid, n, layout);
    }

    void run(int n, float[] x, float[] dy, float[] dw) {
        if (parts.pays(n)) {
            parts.run(n, x, dy, dw);
        } else {
            together(n, x, dy, dw);
        }
    }

    /// The threads share the steps of each block.
    private void together(int n, float[] x, float[] dy, float[] dw) {
        float[] v = scratch.large.take(blocks.inputFloats());
        float[] w = scratch.large.take(blocks.outputFloats());
        int rows = n * blocks.grid.tileRows();
        int columns = blocks.grid.tileColumns();
        var batch = new Batch(rows * columns, blocks.grid.partRows(rows) * columns);
        if (blocks.count(n) == 1) {
            near(n, batch, x, dy, v, w, dw);
        } else {
            far(n, batch, x, dy, v, w, dw);
        }
        scratch.large.giveBack(w);
        scratch.large.giveBack(v);
    }

    /// All tiles are in one block.
    private void near(int n, Batch batch, float[] x, float[] dy, float[] v, float[] w, float[] dw) {
        var block = blocks.block(0, n);
        transform(block, x, dy, v, w);
        int tiles = block.tiles();
        int channels = blocks.inputs * LANES;
        int chunks = Math.ceilDiv(channels, CHANNELS);
        pool.parallelFor(blocks.outputs / 2 * chunks, task -> {
            int pair = task / chunks;
            int first = task % chunks * CHANNELS;
            int end = Math.min(channels, first + CHANNELS);
            float[] sums = scratch.sums.take();
            for (int place = 0; place < Winograd.PLACES; place++) {
                int to = place * NEAR_PLACE;
                int part = batch.several() ? NEAR + to : to;
                products(place, pair, first, end, 0, tiles, batch, v, w, sums, part, sums, to);
            }
            float[] memory = scratch.small.take();
            layout.gradient(sums, NEAR_PLACE, pair, first, end, dw, memory);
            scratch.small.giveBack(memory);
            scratch.sums.giveBack(sums);
        });
    }

    /// The sums go on from block to block.
    private void far(int n, Batch batch, float[] x, float[] dy, float[] v, float[] w, float[] dw) {
        var lent = scratch.weights.take(layout.length);
        float[] sums = lent.overwrite();
        boolean several = batch.several();
        var lentPart = several ? scratch.weights.take(layout.length) : lent;
        float[] part = several ? lentPart.overwrite() : sums;
        int channels = blocks.inputs * LANES;
        int pairs = blocks.outputs / 2;
        int first = 0;
        for (int index = 0; index < blocks.count(n); index++) {
            var block = blocks.block(index, n);
            transform(block, x, dy, v, w);
            int begin = first;
            pool.parallelFor(Winograd.PLACES * pairs, task -> {
                int to = layout.begin(task / pairs, task % pairs);
                products(
                        task / pairs, task % pairs, 0, channels, begin, block.tiles(), batch, v, w, part, to, sums, to);
            });
            first += block.tiles();
        }
        if (several) {
            scratch.weights.giveBack(lentPart);
        }
        layout.gradient(pool, sums, dw, scratch);
        scratch.weights.giveBack(lent);
    }

    private void transform(WinogradBlocks.Block block, float[] x, float[] dy, float[] v, float[] w) {
        int inputTasks = blocks.inputs * blocks.segments;
        pool.parallelFor(inputTasks + blocks.outputs * blocks.segments, task -> {
            float[] strip = scratch.small.take();
            int segment = task % blocks.segments;
            int channels = task / blocks.segments;
            if (task < inputTasks) {
                WinogradSteps.input(blocks, block, segment, channels, x, v, strip);
            } else {
                WinogradSteps.gradient(blocks, block, segment, channels - blocks.inputs, dy, w, strip);
            }
            scratch.small.giveBack(strip);
        });
    }

    /// The products of one place, a pair of blocks of output channels and some input channels, for the
    /// tiles of a block.
    ///
    /// @param from first input channel
    /// @param to the one behind the last
    /// @param first the block's first tile, counted through the batch
    /// @param tiles of the block
    /// @param batch all tiles
    /// @param part where the sums of a part go, from `partAt` on; the same as `sums` if there is only
    /// one part
    private void products(
            int place,
            int pair,
            int from,
            int to,
            int first,
            int tiles,
            Batch batch,
            float[] v,
            float[] w,
            float[] part,
            int partAt,
            float[] sums,
            int at) {
        int done = 0;
        while (done < tiles) {
            int begin = (first + done) % batch.partTiles;
            int count = Math.min(tiles - done, batch.partTiles - begin);
            int end = first + done + count;
            boolean ends = end % batch.partTiles == 0 || end == batch.tiles;
            products(blocks, place, pair, from, to, done, count, begin == 0, v, w, part, partAt);
            if (ends && batch.several()) {
                int length = (to - from) * PAIR;
                add(part, partAt, length, end == batch.partTiles, sums, at);
            }
            done += count;
        }
    }

    /// Adds a finished part to the sums, which begin as the first one.
    static void add(float[] part, int from, int length, boolean first, float[] sums, int at) {
        if (first) {
            System.arraycopy(part, from, sums, at, length);
        } else {
            Elements.add(part, from, length, sums, at);
        }
    }

    static void products(
            WinogradBlocks blocks,
            int place,
            int pair,
            int first,
            int end,
            int done,
            int count,
            boolean begins,
            float[] v,
            float[] w,
            float[] part,
            int at) {
        int a = place * blocks.outputPlace + (2 * pair * blocks.room + done) * LANES;
        int b = a + blocks.room * LANES;
        for (int c = first; c < end; c += WinogradProducts.ROWS) {
            int from = place * blocks.inputPlace + (c / LANES * blocks.room + done) * LANES + c % LANES;
            int row = at + (c - first) * PAIR;
            float[] sofar = begins ? ZEROS : part;
            WinogradProducts.adjoint(v, from, w, a, b, count, sofar, begins ? 0 : row, part, row);
        }
    }

    /// @param tiles of all pictures
    /// @param partTiles tiles of a part, all but the last
    private record Batch(int tiles, int partTiles) {
        boolean several() {
            return tiles > partTiles;
        }
    }
}
