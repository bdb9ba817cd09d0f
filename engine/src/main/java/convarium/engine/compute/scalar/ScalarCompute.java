package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;

/// The plain reference: loops over numbers, one output row a task.
public final class ScalarCompute implements Compute {
    private static final int RELU_CHUNK = 1 << 14;

    private final WorkerPool pool;
    private final String description;

    /// @param reason why scalar and not SIMD, as the end of the description, or an empty text
    public ScalarCompute(WorkerPool pool, String reason) {
        this.pool = pool;
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
    public void maxPool2dForward(WindowGeometry g, float[] x, float[] y) {
        Lengths.checkPooling(g, x, y);
        pool.parallelFor(rows(g), row -> ScalarPooling.maxRow(g, x, y, row));
    }

    @Override
    public void avgPool2dForward(WindowGeometry g, boolean countsPadding, int divisor, float[] x, float[] y) {
        Lengths.checkPooling(g, x, y);
        pool.parallelFor(rows(g), row -> ScalarPooling.averageRow(g, countsPadding, divisor, x, y, row));
    }

    @Override
    public void reluForward(float[] x, float[] y) {
        Lengths.checkEqual(x, y);
        pool.parallelFor(Math.ceilDiv(x.length, RELU_CHUNK), chunk -> {
            int to = (int) Math.min(x.length, (chunk + 1L) * RELU_CHUNK);
            for (int i = chunk * RELU_CHUNK; i < to; i++) {
                y[i] = Math.max(x[i], 0f);
            }
        });
    }

    private static int rows(WindowGeometry g) {
        return g.n() * g.oc() * g.oh();
    }
}
