package convarium.engine.network;

import convarium.engine.compute.Activation;
import convarium.engine.compute.Epilogue;
import java.util.List;

/// A fully connected layer over rows of features, with a ReLU after it or without. That gives the bits of
/// separate steps.
final class DenseOperation extends Operation {
    private static final Activation RELU = new Activation.Relu();

    private final int rows;
    private final int in;
    private final int out;
    private final Parameter weight;
    private final float[] bias;
    private final boolean relu;

    /// @param rows rows of features of one sample
    /// @param parameters the weights, and the bias if there is one
    DenseOperation(int rows, int in, int out, List<Parameter> parameters) {
        this(rows, in, out, parameters, false);
    }

    private DenseOperation(int rows, int in, int out, List<Parameter> parameters, boolean relu) {
        super(parameters);
        this.relu = relu;
        bias = parameters.size() > 1 ? parameters.get(1).values() : NONE;
        this.rows = rows;
        this.in = in;
        this.out = out;
        weight = parameters.getFirst();
    }

    /// The same layer, followed by ReLU.
    DenseOperation rectified() {
        return new DenseOperation(rows, in, out, parameters(), true);
    }

    @Override
    boolean readsInput(int k) {
        return weight.trainable();
    }

    @Override
    boolean readsOutput() {
        return relu;
    }

    @Override
    boolean spoilsGradient() {
        return relu;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute().dense(pass.n() * rows, out, in, x[0], weight.values(), new Epilogue(bias, NONE, relu), y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int m = pass.n() * rows;
        if (relu) {
            pass.compute().activationBackward(RELU, m * out, y, y, dy, dy);
        }
        if (parameters().size() > 1 && parameters().get(1).trainable()) {
            pass.compute().channelSums(m, out, 1, dy, parameters().get(1).gradient());
        }
        if (weight.trainable()) {
            pass.compute().matmulTransposedLeft(1, out, in, m, dy, x[0], weight.gradient());
        }
        if (wanted(dx[0])) {
            pass.compute().matmul(1, m, in, out, dy, weight.values(), dx[0]);
        }
    }
}
