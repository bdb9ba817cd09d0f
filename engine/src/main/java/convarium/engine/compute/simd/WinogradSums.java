package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;

/// The pass of Winograd's convolution to the weights.
///
/// The threads share the transforms of a block of tiles, then the sums over it: each sum takes all tiles in order, one
/// block after another.
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
        for (int index = 0; index < blocks.count(n); index++) {
            var block = blocks.block(index, n);
            transform(block, x, dy, v, w);
            boolean begins = index == 0;
            int pairs = blocks.outputs / 2;
            pool.parallelFor(
                    Winograd.PLACES * pairs,
                    task -> products(task / pairs, task % pairs, block.tiles(), begins, v, w, sums));
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

    private void products(int place, int pair, int tiles, boolean begins, float[] v, float[] w, float[] sums) {
        int to = layout.begin(place, pair);
        int a = place * blocks.outputPlace + 2 * pair * blocks.room * LANES;
        int b = a + blocks.room * LANES;
        for (int c = 0; c < blocks.inputs * LANES; c += WinogradProducts.ROWS) {
            int from = place * blocks.inputPlace + c / LANES * blocks.room * LANES + c % LANES;
            int row = to + c * 2 * LANES;
            float[] sofar = begins ? ZEROS : sums;
            WinogradProducts.adjoint(v, from, w, a, b, tiles, sofar, begins ? 0 : row, sums, row);
        }
    }
}
