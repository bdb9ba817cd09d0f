package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.WorkerPool;

/// The plain reference: loops over numbers, one output row a task.
public class ScalarCompute
        implements Compute, ScalarElementVerbs, ScalarPoolingVerbs, ScalarNormVerbs, ScalarShapeVerbs {
    private final WorkingMemory memory = new WorkingMemory();
    private final WorkerPool pool;
    private final String description;
    private final String notice;

    /// @param reason why scalar and not SIMD, as the end of the description, or an empty text
    public ScalarCompute(WorkerPool pool, String reason) {
        this.pool = pool;
        notice = reason;
        String threads = pool.threads() == 1 ? "1 thread" : pool.threads() + " threads";
        description = "scalar, " + threads + (reason.isEmpty() ? "" : ": " + reason);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void conv2dForward(
            WindowGeometry g, PaddingMode mode, boolean flipped, float[] x, float[] weights, float[] bias, float[] y) {
        Lengths.checkConvolution(g, x, weights, bias, y);
        pool.parallelFor(rows(g), row -> ScalarConvolution.row(g, mode, flipped, x, weights, bias, y, row));
    }

    @Override
    public void convTranspose2dForward(WindowGeometry g, float[] x, float[] weights, float[] bias, float[] y) {
        Lengths.checkTransposed(g, x, weights, bias, y);
        pool.parallelFor(rows(g), row -> ScalarTransposed.row(g, x, weights, bias, y, row));
    }

    @Override
    public Convolution convolution(WindowGeometry g, PaddingMode mode, boolean flipped, Algorithm algorithm) {
        throw new UnsupportedOperationException("convolution");
    }

    @Override
    public Convolution transposedConvolution(WindowGeometry g) {
        throw new UnsupportedOperationException("transposedConvolution");
    }

    @Override
    public Algorithm algorithmFor(WindowGeometry g, PaddingMode mode, boolean flipped) {
        throw new UnsupportedOperationException("algorithmFor");
    }

    @Override
    public void matmul(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        throw new UnsupportedOperationException("matmul");
    }

    @Override
    public void matmulTransposedRight(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        throw new UnsupportedOperationException("matmulTransposedRight");
    }

    @Override
    public void matmulTransposedLeft(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        throw new UnsupportedOperationException("matmulTransposedLeft");
    }

    @Override
    public void addChannelBias(int n, int c, int spatial, float[] x, float[] bias, float[] y) {
        throw new UnsupportedOperationException("addChannelBias");
    }

    @Override
    public void channelSums(int n, int c, int spatial, float[] x, float[] sums) {
        throw new UnsupportedOperationException("channelSums");
    }

    @Override
    public String notice() {
        return notice;
    }

    @Override
    public Rows rows() {
        return Rows.SCALAR;
    }

    @Override
    public WorkingMemory memory() {
        return memory;
    }

    @Override
    public WorkerPool pool() {
        return pool;
    }

    private static int rows(WindowGeometry g) {
        return g.n() * g.oc() * g.oh();
    }
}
