package convarium.engine.network;

import java.util.List;

/// A fully connected layer over rows of features.
final class DenseOperation extends Operation {
    private final int rows;
    private final int in;
    private final int out;
    private final Parameter weight;

    /// @param rows rows of features of one sample
    DenseOperation(int rows, int in, int out, List<Parameter> parameters) {
        super(parameters);
        this.rows = rows;
        this.in = in;
        this.out = out;
        weight = parameters.getFirst();
    }

    @Override
    boolean readsInput(int k) {
        return weight.trainable();
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int m = pass.n() * rows;
        pass.compute().matmulTransposedRight(1, m, out, in, x[0], weight.values(), y);
        if (parameters().size() > 1) {
            pass.compute().addChannelBias(m, out, 1, y, parameters().get(1).values(), y);
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int m = pass.n() * rows;
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
