package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.Epilogue;
import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;

/// One pass of Winograd's convolution from data to data, forward or to the input.
///
/// While the transformed weights are small, a task takes a block of tiles through all three steps in its core's
/// cache. Otherwise, or with few tiles, the threads share each step of a larger block, so that large weights are read
/// seldom.
final class WinogradPass {
    static final int OWN = 200_000;
    private static final int SHARED = 2_000_000;
    private static final int LARGE = 700_000;

    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private final TileGrid grid;
    private final WinogradTransformed layout;
    private final WinogradBlocks own;
    private final WinogradBlocks shared;
    private final int[] ownOffsets;
    private final int[] sharedOffsets;
    private final float[] bias;

    WinogradPass(WorkerPool pool, WinogradScratch scratch, TileGrid grid, int n) {
        this.pool = pool;
        this.scratch = scratch;
        this.grid = grid;
        layout = new WinogradTransformed(grid.c(), grid.oc());
        own = new WinogradBlocks(grid, n, OWN, false);
        shared = new WinogradBlocks(grid, n, SHARED, true);
        ownOffsets = own.offsets();
        sharedOffsets = shared.offsets();
        bias = new float[own.outputs * LANES];
    }

    /// How many floats the transformed weights take.
    int weightFloats() {
        return layout.length;
    }

    void transform(float[] weights, boolean turned, float[] u) {
        layout.set(pool, weights, turned, u, scratch);
    }

    long heldFloats() {
        return bias.length;
    }

    /// @param u transformed weights
    void run(int n, float[] x, float[] u, Epilogue epilogue, float[] y) {
        // −0 changes nothing when it is added, not even a −0
        for (int i = 0; i < bias.length; i++) {
            bias[i] = i < epilogue.bias().length && i < grid.oc() ? epilogue.bias()[i] : -0f;
        }
        if (layout.length <= LARGE && own.count(n) >= 2 * pool.threads()) {
            pool.parallelFor(own.count(n), index -> alone(n, index, x, u, epilogue, y));
        } else {
            together(n, x, u, epilogue, y);
        }
    }

    private void alone(int n, int index, float[] x, float[] u, Epilogue epilogue, float[] y) {
        var block = own.block(index, n);
        float[] v = scratch.large.take(own.inputFloats());
        float[] m = scratch.large.take(own.outputFloats());
        float[] strip = scratch.small.take();
        for (int i = 0; i < own.inputs; i++) {
            for (int segment = 0; segment < block.segments(); segment++) {
                WinogradSteps.input(own, block, segment, i, x, v, strip);
            }
        }
        for (int place = 0; place < Winograd.PLACES; place++) {
            for (int pair = 0; pair < own.outputs / 2; pair++) {
                products(own, ownOffsets, block.tiles(), place, pair, v, u, m);
            }
        }
        for (int i = 0; i * LANES < grid.oc(); i++) {
            for (int segment = 0; segment < block.segments(); segment++) {
                WinogradSteps.output(own, block, segment, i, m, bias, epilogue, y, strip);
            }
        }
        scratch.small.giveBack(strip);
        scratch.large.giveBack(m);
        scratch.large.giveBack(v);
    }

    private void together(int n, float[] x, float[] u, Epilogue epilogue, float[] y) {
        float[] v = scratch.large.take(shared.inputFloats());
        float[] m = scratch.large.take(shared.outputFloats());
        int pairs = shared.outputs / 2;
        for (int index = 0; index < shared.count(n); index++) {
            var block = shared.block(index, n);
            pool.parallelFor(shared.inputs * shared.segments, task -> {
                float[] strip = scratch.small.take();
                WinogradSteps.input(shared, block, task % shared.segments, task / shared.segments, x, v, strip);
                scratch.small.giveBack(strip);
            });
            pool.parallelFor(
                    Winograd.PLACES * pairs,
                    task -> products(shared, sharedOffsets, block.tiles(), task / pairs, task % pairs, v, u, m));
            pool.parallelFor(Math.ceilDiv(grid.oc(), LANES) * shared.segments, task -> {
                float[] strip = scratch.small.take();
                WinogradSteps.output(
                        shared, block, task % shared.segments, task / shared.segments, m, bias, epilogue, y, strip);
                scratch.small.giveBack(strip);
            });
        }
        scratch.large.giveBack(m);
        scratch.large.giveBack(v);
    }

    private void products(
            WinogradBlocks blocks, int[] offsets, int tiles, int place, int pair, float[] v, float[] u, float[] m) {
        int a = place * blocks.outputPlace + 2 * pair * blocks.room * LANES;
        WinogradProducts.multiply(
                tiles,
                v,
                place * blocks.inputPlace,
                offsets,
                u,
                layout.begin(place, pair),
                m,
                a,
                a + blocks.room * LANES);
    }
}
