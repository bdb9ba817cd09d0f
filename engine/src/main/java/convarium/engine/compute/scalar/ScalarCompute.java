package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.Winograd;
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
        var plan = direct(g, mode, flipped);
        plan.setWeights(weights);
        plan.forward(g.n(), x, Epilogue.bias(bias), y);
    }

    @Override
    public void convTranspose2dForward(WindowGeometry g, float[] x, float[] weights, float[] bias, float[] y) {
        Lengths.checkTransposed(g, x, weights, bias, y);
        var plan = transposedConvolution(g);
        plan.setWeights(weights);
        plan.forward(g.n(), x, Epilogue.bias(bias), y);
    }

    @Override
    public Convolution convolution(WindowGeometry g, PaddingMode mode, boolean flipped, Algorithm algorithm) {
        return switch (algorithm) {
            case DIRECT -> direct(g, mode, flipped);
            case WINOGRAD -> winograd(g, mode, flipped);
        };
    }

    /// Plans a convolution by Winograd's filtering.
    ///
    /// @throws IllegalArgumentException if the sizes do not allow it
    protected Convolution winograd(WindowGeometry g, PaddingMode mode, boolean flipped) {
        return new ScalarWinograd(pool, g, mode, flipped);
    }

    @Override
    public Convolution transposedConvolution(WindowGeometry g) {
        var adjoint = TransposedConvolution.adjoint(g);
        return new TransposedConvolution(g, direct(adjoint, PaddingMode.ZERO, false));
    }

    /// Plans a convolution of direct sums.
    protected DirectConvolution direct(WindowGeometry g, PaddingMode mode, boolean flipped) {
        return new DirectConvolution(pool, g, mode, flipped);
    }

    @Override
    public Algorithm algorithmFor(WindowGeometry g, PaddingMode mode, boolean flipped) {
        return Winograd.pays(g, mode, flipped) ? Algorithm.WINOGRAD : Algorithm.DIRECT;
    }

    @Override
    public void matmul(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        MatrixLengths.check(batch, m, n, k, a, b, c);
        pool.parallelFor(batch * m, row -> ScalarMatrices.row(n, k, a, row * k, 1, b, row / m * k * n, c, row * n));
    }

    @Override
    public void matmulTransposedRight(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        MatrixLengths.checkTransposedRight(batch, m, n, k, a, b, c);
        pool.parallelFor(batch * m, row -> ScalarMatrices.dotRow(n, k, a, row * k, b, row / m * k * n, c, row * n));
    }

    @Override
    public void matmulTransposedLeft(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        MatrixLengths.checkTransposedLeft(batch, m, n, k, a, b, c);
        pool.parallelFor(batch * m, row -> {
            int pair = row / m;
            ScalarMatrices.row(n, k, a, pair * k * m + row % m, m, b, pair * k * n, c, row * n);
        });
    }

    @Override
    public void dense(int rows, int out, int in, float[] x, float[] weights, Epilogue epilogue, float[] y) {
        MatrixLengths.checkDense(rows, out, in, x, weights, epilogue, y);
        pool.parallelFor(rows, row -> {
            ScalarMatrices.dotRow(out, in, x, row * in, weights, 0, y, row * out);
            ScalarEpilogue.across(epilogue, y, row * out, out);
        });
    }

    @Override
    public void channelSums(int n, int c, int spatial, float[] x, float[] sums) {
        Lengths.checkChannels(n, c, spatial, x, sums);
        pool.parallelFor(c, channel -> {
            float sum = 0;
            for (int picture = 0; picture < n; picture++) {
                sum += ScalarMatrices.sum(x, (picture * c + channel) * spatial, spatial);
            }
            sums[channel] = sum;
        });
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
    public long workingFloats() {
        return memory.floats();
    }

    @Override
    public WorkerPool pool() {
        return pool;
    }
}
