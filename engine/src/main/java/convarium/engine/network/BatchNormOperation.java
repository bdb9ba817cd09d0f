package convarium.engine.network;

import java.util.List;

/// Batch normalisation: by the batch's statistics while it trains, else by the running ones. A frozen one
/// keeps its running statistics, and normalises by them even while the rest trains.
final class BatchNormOperation extends Operation {
    private final int channels;
    private final int spatial;
    private final float eps;
    private final float momentum;
    private final boolean affine;
    private final BatchNormState state;
    private float[] gates = NONE;

    /// @param parameters scale and shift if there are any, running mean, running variance
    BatchNormOperation(int channels, int spatial, float eps, float momentum, List<Parameter> parameters) {
        super(parameters);
        this.channels = channels;
        this.spatial = spatial;
        this.eps = eps;
        this.momentum = momentum;
        affine = parameters.size() > 2;
        state = new BatchNormState(channels);
    }

    float eps() {
        return eps;
    }

    float[] scale() {
        return affine ? parameters().get(0).values() : state.ones();
    }

    float[] shift() {
        return affine ? parameters().get(1).values() : state.zeros();
    }

    float[] runningMean() {
        return parameters().get(parameters().size() - 2).values();
    }

    float[] runningVariance() {
        return parameters().getLast().values();
    }

    private boolean frozen() {
        return parameters().getLast().frozen();
    }

    @Override
    boolean readsInput(int k) {
        return !frozen();
    }

    @Override
    int overwrites(boolean training) {
        return training && !frozen() ? -1 : 0;
    }

    @Override
    List<Need> needs(boolean[] wanted) {
        // the routine gives all gradients or none
        return wanted[0] ? List.of() : List.of(new Need(channels * spatial, When.BACKWARD));
    }

    @Override
    void prepare(int capacity) {
        if (frozen() && gates.length < capacity * channels) {
            gates = new float[capacity * channels];
        }
    }

    @Override
    long heldFloats() {
        return state.floats() + gates.length;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int n = pass.n();
        if (!pass.training() || frozen()) {
            pass.compute()
                    .batchNormInference(
                            n, channels, spatial, eps, x[0], scale(), shift(), runningMean(), runningVariance(), y);
            return;
        }
        long count = (long) n * spatial;
        if (count < 2) {
            throw new IllegalArgumentException("BatchNorm needs more than one value a channel while it trains, found "
                    + n + " pictures of the shape " + channels + "×" + spatial);
        }
        pass.compute()
                .batchNormTraining(
                        n, channels, spatial, eps, x[0], scale(), shift(), y, state.mean(), state.variance());
        state.gather(momentum, count, runningMean(), runningVariance());
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int n = pass.n();
        if (frozen()) {
            for (int c = 0; c < channels; c++) {
                gates[c] = (float) (scale()[c] / Math.sqrt((double) runningVariance()[c] + eps));
            }
            for (int i = 1; i < n; i++) {
                System.arraycopy(gates, 0, gates, i * channels, channels);
            }
            pass.compute().gateForward(n * channels, spatial, dy, gates, dx[0]);
            return;
        }
        boolean learns = learns();
        pass.compute()
                .batchNormBackward(
                        n,
                        channels,
                        spatial,
                        eps,
                        x[0],
                        scale(),
                        state.mean(),
                        state.variance(),
                        dy,
                        wanted(dx[0]) ? dx[0] : memory[0],
                        learns ? parameters().get(0).gradient() : state.spareScale(),
                        learns ? parameters().get(1).gradient() : state.spareShift());
    }
}
