package convarium.engine.compute.simd;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.TileGrid;
import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.ScalarWinograd;
import java.util.Optional;

/// A convolution by Winograd's minimal filtering F(4×4, 3×3) with channels in the lanes.
///
/// What one direction needs is made at its first pass; weights are transformed when the first pass needs them, once for
/// each direction.
final class WinogradConvolution extends ScalarWinograd {
    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private Optional<WinogradPass> forward = Optional.empty();
    private Optional<WinogradPass> backward = Optional.empty();
    private Optional<WinogradSums> sums = Optional.empty();
    private boolean forwardSet;
    private boolean backwardSet;

    WinogradConvolution(WorkerPool pool, WinogradScratch scratch, WindowGeometry g, PaddingMode mode, boolean flipped) {
        super(pool, g, mode, flipped);
        this.pool = pool;
        this.scratch = scratch;
    }

    @Override
    public void setWeights(float[] weights) {
        super.setWeights(weights);
        forwardSet = false;
        backwardSet = false;
    }

    @Override
    protected void sums(int n, float[] x, Epilogue epilogue, float[] y) {
        if (forward.isEmpty()) {
            forward = Optional.of(new WinogradPass(
                    pool, scratch, TileGrid.forward(geometry()), geometry().n()));
        }
        var pass = forward.get();
        if (!forwardSet) {
            pass.setWeights(weights(), false);
            forwardSet = true;
        }
        pass.run(n, x, epilogue, y);
    }

    @Override
    protected void spread(int n, float[] dy, float[] dx) {
        if (backward.isEmpty()) {
            backward = Optional.of(new WinogradPass(
                    pool,
                    scratch,
                    TileGrid.backwardInput(geometry()),
                    geometry().n()));
        }
        var pass = backward.get();
        if (!backwardSet) {
            pass.setWeights(weights(), true);
            backwardSet = true;
        }
        pass.run(n, dy, Epilogue.NONE, dx);
    }

    @Override
    protected void weightSums(int n, float[] x, float[] dy, float[] dw) {
        if (sums.isEmpty()) {
            sums = Optional.of(new WinogradSums(
                    pool, scratch, TileGrid.forward(geometry()), geometry().n()));
        }
        sums.get().run(n, x, dy, dw);
    }

    @Override
    public long heldFloats() {
        return forward.map(WinogradPass::heldFloats).orElse(0L)
                + backward.map(WinogradPass::heldFloats).orElse(0L)
                + sums.map(WinogradSums::heldFloats).orElse(0L);
    }
}
