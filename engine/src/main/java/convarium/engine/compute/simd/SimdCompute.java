package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.DirectConvolution;
import convarium.engine.compute.scalar.Lengths;
import convarium.engine.compute.scalar.MatrixLengths;
import convarium.engine.compute.scalar.ScalarCompute;
import jdk.incubator.vector.FloatVector;

/// The fast implementation: several outputs at a time, one in each lane of a vector.
///
/// Since lanes are always different outputs, each output's sum keeps the one order of the scalar reference, and the
/// bits agree whatever the width. What would gain little is left to the reference.
public final class SimdCompute extends ScalarCompute {
    private static final int RELU_CHUNK = 1 << 14;

    private final WorkerPool pool;
    private final int lanes;
    private final Scratch scratch = new Scratch();
    private final SimdMatrices matrices;

    private SimdCompute(WorkerPool pool, int lanes) {
        super(pool, "");
        this.lanes = lanes;
        this.pool = pool;
        matrices = new SimdMatrices(pool, scratch);
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
    public Convolution convolution(WindowGeometry g, PaddingMode mode, boolean flipped, Algorithm algorithm) {
        return algorithm == Algorithm.DIRECT
                ? direct(g, mode, flipped)
                : super.convolution(g, mode, flipped, algorithm);
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
        matrices.rowsWithRows(batch, m, n, k, a, b, c);
    }

    @Override
    public void channelSums(int n, int c, int spatial, float[] x, float[] sums) {
        Lengths.checkChannels(n, c, spatial, x, sums);
        matrices.channelSums(n, c, spatial, x, sums);
    }

    @Override
    public void reluForward(float[] x, float[] y) {
        Lengths.checkEqual(x, y);
        pool.parallelFor(Math.ceilDiv(x.length, RELU_CHUNK), chunk -> {
            int to = (int) Math.min(x.length, (chunk + 1L) * RELU_CHUNK);
            relu(x, y, chunk * RELU_CHUNK, to);
        });
    }

    private static void relu(float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, x, i).max(0f).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }
}
