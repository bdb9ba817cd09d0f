package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;

/// The pass of Winograd's convolution to the weights.
///
/// The threads share the transforms of a block of tiles, then the sums over it: each sum takes all tiles in order, one
/// block after another, in parts of [Winograd#TILES_A_PART] tiles.
final class WinogradSums {
    private static final int FLOATS = 2_000_000;
    private static final float[] ZEROS = new float[WinogradProducts.ROWS * 2 * LANES];

    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private final WinogradBlocks blocks;
    private final WinogradTransformed layout;

    WinogradSums(WorkerPool pool, WinogradScratch scratch, TileGrid grid, int n) {
        this.pool = pool;
        this.scratch = scratch;
        blocks = new WinogradBlocks(grid, n, FLOATS, true);
        layout = new WinogradTransformed(grid.c(), grid.oc());
    }

    void run(int n, float[] x, float[] dy, float[] dw) {
        float[] v = scratch.large.take(blocks.inputFloats());
        float[] w = scratch.large.take(blocks.outputFloats());
        var lent = scratch.weights.take(layout.length);
        float[] sums = lent.overwrite();
        int tiles = n * blocks.grid.tileRows() * blocks.grid.tileColumns();
        boolean several = tiles > Winograd.TILES_A_PART;
        var lentPart = several ? scratch.weights.take(layout.length) : lent;
        float[] part = several ? lentPart.overwrite() : sums;
        int first = 0;
        for (int index = 0; index < blocks.count(n); index++) {
            var block = blocks.block(index, n);
            transform(block, x, dy, v, w);
            int begin = first;
            int pairs = blocks.outputs / 2;
            pool.parallelFor(
                    Winograd.PLACES * pairs,
                    task -> products(task / pairs, task % pairs, begin, block.tiles(), tiles, v, w, part, sums));
            first += block.tiles();
        }
        if (several) {
            scratch.weights.giveBack(lentPart);
        }
        scratch.large.giveBack(w);
        scratch.large.giveBack(v);
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

    /// The products of one place and a pair of blocks of output channels, for the tiles of a block.
    ///
    /// @param first the block's first tile, counted through the batch
    /// @param tiles of the block
    /// @param all tiles of the batch
    private void products(
            int place, int pair, int first, int tiles, int all, float[] v, float[] w, float[] part, float[] sums) {
        int done = 0;
        while (done < tiles) {
            int begin = (first + done) % Winograd.TILES_A_PART;
            int count = Math.min(tiles - done, Winograd.TILES_A_PART - begin);
            int end = first + done + count;
            boolean ends = end % Winograd.TILES_A_PART == 0 || end == all;
            products(place, pair, done, count, begin == 0, v, w, part);
            if (ends && all > Winograd.TILES_A_PART) {
                int from = layout.begin(place, pair);
                int length = blocks.inputs * LANES * 2 * LANES;
                if (end == Winograd.TILES_A_PART) {
                    System.arraycopy(part, from, sums, from, length);
                } else {
                    Elements.add(part, from, length, sums);
                }
            }
            done += count;
        }
    }

    private void products(
            int place, int pair, int done, int count, boolean begins, float[] v, float[] w, float[] part) {
        int to = layout.begin(place, pair);
        int a = place * blocks.outputPlace + (2 * pair * blocks.room + done) * LANES;
        int b = a + blocks.room * LANES;
        for (int c = 0; c < blocks.inputs * LANES; c += WinogradProducts.ROWS) {
            int from = place * blocks.inputPlace + (c / LANES * blocks.room + done) * LANES + c % LANES;
            int row = to + c * 2 * LANES;
            float[] sofar = begins ? ZEROS : part;
            WinogradProducts.adjoint(v, from, w, a, b, count, sofar, begins ? 0 : row, part, row);
        }
    }
}
