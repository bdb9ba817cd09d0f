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
/// What one direction needs is made at its first pass. Weights are transformed when a pass needs them, into memory that
/// all convolutions share: training has other ones at each step. Only when a forward pass follows another one with the
/// same weights, as in inference, are they kept here, until other weights or a backward pass come.
final class WinogradConvolution extends ScalarWinograd {
    private static final float[] NONE = {};

    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private Optional<WinogradPass> forward = Optional.empty();
    private Optional<WinogradPass> backward = Optional.empty();
    private Optional<WinogradSums> sums = Optional.empty();
    private float[] kept = NONE;
    private boolean again;
    /// Who the shared memory belongs to when it holds these weights, for each direction.
    private Object forwardOwner = new Object();

    private Object backwardOwner = new Object();

    WinogradConvolution(WorkerPool pool, WinogradScratch scratch, WindowGeometry g, PaddingMode mode, boolean flipped) {
        super(pool, g, mode, flipped);
        this.pool = pool;
        this.scratch = scratch;
    }

    @Override
    public void setWeights(float[] weights) {
        super.setWeights(weights);
        forwardOwner = new Object();
        backwardOwner = new Object();
        letGo();
    }

    private void letGo() {
        kept = NONE;
        again = false;
    }

    @Override
    protected void sums(int n, float[] x, Epilogue epilogue, float[] y) {
        if (forward.isEmpty()) {
            forward = Optional.of(new WinogradPass(
                    pool, scratch, TileGrid.forward(geometry()), geometry().n()));
        }
        var pass = forward.get();
        float[] weights = weights();
        if (again && kept.length == 0) {
            kept = new float[pass.weightFloats()];
            pass.transform(weights, false, kept);
        }
        if (again) {
            pass.run(n, x, kept, epilogue, y);
        } else {
            shared(pass, n, x, weights, false, forwardOwner, epilogue, y);
            again = true;
        }
    }

    private void shared(
            WinogradPass pass,
            int n,
            float[] x,
            float[] weights,
            boolean turned,
            Object owner,
            Epilogue epilogue,
            float[] y) {
        var lent = scratch.weights.take(pass.weightFloats());
        if (!lent.belongsTo(owner)) {
            pass.transform(weights, turned, lent.overwrite(owner));
        }
        pass.run(n, x, lent.values(), epilogue, y);
        scratch.weights.giveBack(lent);
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
        letGo();
        shared(pass, n, dy, weights(), true, backwardOwner, Epilogue.NONE, dx);
    }

    @Override
    protected void weightSums(int n, float[] x, float[] dy, float[] dw) {
        if (sums.isEmpty()) {
            sums = Optional.of(new WinogradSums(
                    pool, scratch, TileGrid.forward(geometry()), geometry().n()));
        }
        letGo();
        sums.get().run(n, x, dy, dw);
    }

    @Override
    public long heldFloats() {
        return kept.length
                + forward.map(WinogradPass::heldFloats).orElse(0L)
                + backward.map(WinogradPass::heldFloats).orElse(0L);
    }
}
