package convarium.engine.compute.simd;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.Chunks;
import convarium.engine.compute.scalar.DirectConvolution;
import convarium.engine.compute.scalar.Lengths;
import convarium.engine.compute.scalar.MatrixLengths;
import convarium.engine.compute.scalar.Ranges;
import convarium.engine.compute.scalar.Rows;
import convarium.engine.compute.scalar.ScalarCompute;

/// The fast implementation: several outputs at a time, one in each lane of a vector.
///
/// Since lanes are always different outputs, each output's sum keeps the one order of the scalar reference,
/// and the bits agree whatever the width. What would gain little is left to the reference.
public final class SimdCompute extends ScalarCompute {
    private static final Ranges RANGES = new VectorRanges();
    private static final Rows ROWS = new VectorRows();

    private final WorkerPool pool;
    private final int lanes;
    private final Scratch scratch = new Scratch();
    private final SimdMatrices matrices;
    private final RowProducts rowProducts;
    private final WinogradScratch winogradScratch = new WinogradScratch();

    private SimdCompute(WorkerPool pool, int lanes) {
        super(pool, "");
        this.lanes = lanes;
        this.pool = pool;
        matrices = new SimdMatrices(pool, scratch);
        rowProducts = new RowProducts(pool);
    }

    /// Makes one that shares its work with this pool.
    ///
    /// @throws IllegalStateException if this machine has no vectors, or not those that a property forces
    public static SimdCompute create(WorkerPool pool) {
        // once by itself: from a static initialiser the sentence would come out as a linkage error
        return new SimdCompute(pool, Lanes.chosen().length());
    }

    @Override
    public String description() {
        return "SIMD, " + lanes + " lanes, " + (pool.threads() == 1 ? "1 thread" : pool.threads() + " threads");
    }

    @Override
    protected DirectConvolution direct(WindowGeometry g, PaddingMode mode, boolean flipped) {
        return new SimdConvolution(pool, scratch, g, mode, flipped);
    }

    @Override
    public void matmul(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        MatrixLengths.check(batch, m, n, k, a, b, c);
        matrices.product(batch, m, n, k, a, k, 1, b, c);
    }

    @Override
    public void matmulTransposedLeft(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        MatrixLengths.checkTransposedLeft(batch, m, n, k, a, b, c);
        matrices.product(batch, m, n, k, a, 1, m, b, c);
    }

    @Override
    public void matmulTransposedRight(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        MatrixLengths.checkTransposedRight(batch, m, n, k, a, b, c);
        rowProducts.run(batch, m, n, k, a, b, Epilogue.NONE, c);
    }

    @Override
    public void dense(int rows, int out, int in, float[] x, float[] weights, Epilogue epilogue, float[] y) {
        MatrixLengths.checkDense(rows, out, in, x, weights, epilogue, y);
        rowProducts.run(1, rows, out, in, x, weights, epilogue, y);
    }

    @Override
    public void channelSums(int n, int c, int spatial, float[] x, float[] sums) {
        Lengths.checkChannels(n, c, spatial, x, sums);
        ChannelSums.run(pool, scratch, n, c, spatial, x, sums);
    }

    @Override
    protected Convolution winograd(WindowGeometry g, PaddingMode mode, boolean flipped) {
        return new WinogradConvolution(pool, winogradScratch, g, mode, flipped);
    }

    @Override
    public long workingFloats() {
        return super.workingFloats() + scratch.floats() + winogradScratch.floats();
    }

    @Override
    public Ranges ranges() {
        return RANGES;
    }

    @Override
    public Rows rows() {
        return ROWS;
    }

    @Override
    public void maxPool2dForward(WindowGeometry g, float[] x, float[] y) {
        Lengths.checkPooling(g, x, y);
        if (HalvingMaxPool.fits(g)) {
            Chunks.run(
                    pool,
                    g.n() * g.c(),
                    g.h() * g.w(),
                    (from, to) -> HalvingMaxPool.forward(scratch, g, x, y, from, to));
        } else if (RowMaxPool.fits(g)) {
            Chunks.run(
                    pool,
                    g.n() * g.c() * g.oh(),
                    g.w() * Math.min(64, g.kh()),
                    (from, to) -> RowMaxPool.forward(scratch, g, x, y, from, to));
        } else {
            super.maxPool2dForward(g, x, y);
        }
    }

    @Override
    public void maxPool2dBackward(
            WindowGeometry g, boolean rectified, float[] x, float[] dy, float[] dx, float[] sums) {
        if (!HalvingMaxPool.fits(g)) {
            super.maxPool2dBackward(g, rectified, x, dy, dx, sums);
            return;
        }
        Lengths.checkPooling(g, x, dy, dx, sums);
        int planes = g.n() * g.c();
        float[] totals = scratch.take(planes);
        Chunks.run(pool, planes, g.h() * g.w(), (from, to) -> {
            HalvingMaxPool.backward(scratch, g, rectified, x, dy, dx, from, to);
            if (sums.length > 0) {
                // while they are in the cache
                ChannelSums.totals(scratch, g.h() * g.w(), dx, from, to, totals);
            }
        });
        if (sums.length > 0) {
            ChannelSums.join(pool, g.n(), g.c(), totals, sums);
        }
        scratch.giveBack(totals);
    }
}
