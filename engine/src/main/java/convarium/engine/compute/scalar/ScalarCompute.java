package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Activation;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.WorkerPool;

/// The plain reference: loops over numbers, one output row a task.
public class ScalarCompute implements Compute {
    private static final int RELU_CHUNK = 1 << 14;

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
    public void maxPool2dBackward(WindowGeometry g, float[] x, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("maxPool2dBackward");
    }

    @Override
    public void avgPool2dBackward(WindowGeometry g, boolean countsPadding, int divisor, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("avgPool2dBackward");
    }

    @Override
    public void l2Pool2dForward(WindowGeometry g, float[] x, float[] y) {
        throw new UnsupportedOperationException("l2Pool2dForward");
    }

    @Override
    public void l2Pool2dBackward(WindowGeometry g, float[] x, float[] y, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("l2Pool2dBackward");
    }

    @Override
    public void adaptiveAvgPool2dForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y) {
        throw new UnsupportedOperationException("adaptiveAvgPool2dForward");
    }

    @Override
    public void adaptiveAvgPool2dBackward(int planes, int h, int w, int oh, int ow, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("adaptiveAvgPool2dBackward");
    }

    @Override
    public void adaptiveMaxPool2dForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y) {
        throw new UnsupportedOperationException("adaptiveMaxPool2dForward");
    }

    @Override
    public void adaptiveMaxPool2dBackward(int planes, int h, int w, int oh, int ow, float[] x, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("adaptiveMaxPool2dBackward");
    }

    @Override
    public void activationForward(Activation f, int count, float[] x, float[] y) {
        throw new UnsupportedOperationException("activationForward");
    }

    @Override
    public void activationBackward(Activation f, int count, float[] x, float[] y, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("activationBackward");
    }

    @Override
    public void add(int count, float[] a, float[] b, float[] y) {
        throw new UnsupportedOperationException("add");
    }

    @Override
    public void multiply(int count, float[] a, float[] b, float[] y) {
        throw new UnsupportedOperationException("multiply");
    }

    @Override
    public void scale(float factor, int count, float[] x, float[] y) {
        throw new UnsupportedOperationException("scale");
    }

    @Override
    public void gateForward(int rows, int size, float[] x, float[] gates, float[] y) {
        throw new UnsupportedOperationException("gateForward");
    }

    @Override
    public void gateBackward(int rows, int size, float[] x, float[] gates, float[] dy, float[] dx, float[] dgates) {
        throw new UnsupportedOperationException("gateBackward");
    }

    @Override
    public void dropout(long seed, long stream, float rate, int count, float[] x, float[] y) {
        throw new UnsupportedOperationException("dropout");
    }

    @Override
    public void batchNormTraining(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] beta,
            float[] y,
            float[] mean,
            float[] variance) {
        throw new UnsupportedOperationException("batchNormTraining");
    }

    @Override
    public void batchNormInference(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] beta,
            float[] mean,
            float[] variance,
            float[] y) {
        throw new UnsupportedOperationException("batchNormInference");
    }

    @Override
    public void batchNormBackward(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] mean,
            float[] variance,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta) {
        throw new UnsupportedOperationException("batchNormBackward");
    }

    @Override
    public void rowNormForward(
            int rows, int size, int cycle, int inner, float eps, float[] x, float[] gamma, float[] beta, float[] y) {
        throw new UnsupportedOperationException("rowNormForward");
    }

    @Override
    public void rowNormBackward(
            int rows,
            int size,
            int cycle,
            int inner,
            float eps,
            float[] x,
            float[] gamma,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta) {
        throw new UnsupportedOperationException("rowNormBackward");
    }

    @Override
    public void localResponseForward(
            int n, int c, int spatial, int size, float alpha, float beta, float k, float[] x, float[] y) {
        throw new UnsupportedOperationException("localResponseForward");
    }

    @Override
    public void localResponseBackward(
            int n, int c, int spatial, int size, float alpha, float beta, float k, float[] x, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("localResponseBackward");
    }

    @Override
    public void softmaxForward(int outer, int size, int inner, float[] x, float[] y) {
        throw new UnsupportedOperationException("softmaxForward");
    }

    @Override
    public void softmaxBackward(int outer, int size, int inner, float[] y, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("softmaxBackward");
    }

    @Override
    public void logSoftmaxForward(int outer, int size, int inner, float[] x, float[] y) {
        throw new UnsupportedOperationException("logSoftmaxForward");
    }

    @Override
    public void logSoftmaxBackward(int outer, int size, int inner, float[] y, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("logSoftmaxBackward");
    }

    @Override
    public void copyBlocks(
            int outer, int length, float[] x, int fromRow, int fromOffset, float[] y, int toRow, int toOffset) {
        throw new UnsupportedOperationException("copyBlocks");
    }

    @Override
    public void permute(int[] sizes, int[] order, float[] x, float[] y) {
        throw new UnsupportedOperationException("permute");
    }

    @Override
    public void upsampleNearestForward(int planes, int h, int w, int factorH, int factorW, float[] x, float[] y) {
        throw new UnsupportedOperationException("upsampleNearestForward");
    }

    @Override
    public void upsampleNearestBackward(int planes, int h, int w, int factorH, int factorW, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("upsampleNearestBackward");
    }

    @Override
    public void upsampleBilinearForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y) {
        throw new UnsupportedOperationException("upsampleBilinearForward");
    }

    @Override
    public void upsampleBilinearBackward(int planes, int h, int w, int oh, int ow, float[] dy, float[] dx) {
        throw new UnsupportedOperationException("upsampleBilinearBackward");
    }

    @Override
    public void padForward(
            int planes,
            int h,
            int w,
            int top,
            int bottom,
            int left,
            int right,
            PaddingMode mode,
            float[] x,
            float[] y) {
        throw new UnsupportedOperationException("padForward");
    }

    @Override
    public void padBackward(
            int planes,
            int h,
            int w,
            int top,
            int bottom,
            int left,
            int right,
            PaddingMode mode,
            float[] dy,
            float[] dx) {
        throw new UnsupportedOperationException("padBackward");
    }

    @Override
    public String notice() {
        return notice;
    }

    @Override
    public WorkerPool pool() {
        return pool;
    }

    private static int rows(WindowGeometry g) {
        return g.n() * g.oc() * g.oh();
    }
}
