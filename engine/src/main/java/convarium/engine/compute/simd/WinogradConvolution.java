package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

/// A convolution by Winograd's minimal filtering F(4×4, 3×3) with channels in the lanes.
///
/// The same bits as [convarium.engine.compute.scalar.ScalarWinograd], where the order of sums is stated.
final class WinogradConvolution implements Convolution {
    static int SHARED = Integer.getInteger("w.back", 1_000_000);

    private final WindowGeometry g;
    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private final WinogradPass forward;
    private final WinogradPass backward;
    private final WinogradBlocks blocks;
    private final WinogradTransformed sums;
    private boolean turned;
    private float[] weights = {};

    WinogradConvolution(WindowGeometry g, WorkerPool pool, WinogradScratch scratch) {
        this.g = g;
        this.pool = pool;
        this.scratch = scratch;
        forward = new WinogradPass(pool, scratch, TileGrid.forward(g), g.n());
        backward = new WinogradPass(pool, scratch, TileGrid.backwardInput(g), g.n());
        blocks = new WinogradBlocks(TileGrid.forward(g), g.n(), SHARED, true);
        sums = new WinogradTransformed(g.c(), g.oc());
    }

    @Override
    public WindowGeometry geometry() {
        return g;
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.WINOGRAD;
    }

    @Override
    public void setWeights(float[] weights) {
        this.weights = weights;
        forward.setWeights(weights, false);
        turned = false;
    }

    @Override
    public void forward(int n, float[] x, Epilogue epilogue, float[] y) {
        forward.run(n, x, epilogue, y);
    }

    @Override
    public void backwardInput(int n, float[] dy, float[] dx) {
        if (!turned) {
            backward.setWeights(weights, true);
            turned = true;
        }
        backward.run(n, dy, Epilogue.NONE, dx);
    }

    @Override
    public void backwardWeights(int n, float[] x, float[] dy, float[] dw) {
        float[] v = scratch.large.take(blocks.inputFloats());
        float[] w = scratch.large.take(blocks.outputFloats());
        int pairs = blocks.outputs / 2;
        int inputTasks = blocks.inputs * blocks.segments;
        for (int index = 0; index < blocks.count(n); index++) {
            var block = blocks.block(index, n);
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
            boolean begins = index == 0;
            pool.parallelFor(Winograd.PLACES * pairs, task ->
                    products(task / pairs, task % pairs, block.tiles(), begins, v, w));
        }
        scratch.large.giveBack(w);
        scratch.large.giveBack(v);
        sums.gradient(pool, dw, scratch);
    }

    private void products(int place, int pair, int tiles, boolean begins, float[] v, float[] w) {
        int to = sums.begin(place, pair);
        if (begins) {
            Arrays.fill(sums.values, to, to + blocks.inputs * LANES * 2 * LANES, 0);
        }
        int a = place * blocks.outputPlace + 2 * pair * blocks.room * LANES;
        int b = a + blocks.room * LANES;
        for (int c = 0; c < blocks.inputs * LANES; c += WinogradProducts.ROWS) {
            int from = place * blocks.inputPlace + c / LANES * blocks.room * LANES + c % LANES;
            WinogradProducts.adjoint(v, from, w, a, b, tiles, sums.values, to + c * 2 * LANES);
        }
    }

    @Override
    public long heldFloats() {
        return forward.heldFloats() + backward.heldFloats() + sums.values.length;
    }
}
