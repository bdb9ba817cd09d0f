package convarium.engine.network;

import convarium.engine.compute.Activation;
import java.util.List;

/// A function applied to each value by itself.
final class ActivationOperation extends Operation {
    private final Activation function;
    private final int size;

    /// @param size values of one sample
    ActivationOperation(Activation function, int size) {
        super(List.of());
        this.function = function;
        this.size = size;
    }

    /// Whether the derivative follows from the output alone.
    private boolean fromOutput() {
        return switch (function) {
            case Activation.Relu f -> true;
            case Activation.LeakyRelu f -> true;
            case Activation.Sigmoid f -> true;
            case Activation.Tanh f -> true;
            case Activation.Elu f -> false;
            case Activation.Silu f -> false;
            case Activation.Gelu f -> false;
            case Activation.HardSwish f -> false;
        };
    }

    @Override
    boolean readsInput(int k) {
        return !fromOutput();
    }

    @Override
    boolean readsOutput() {
        return fromOutput();
    }

    @Override
    int overwrites(boolean training) {
        return 0;
    }

    @Override
    boolean handsDown(int k) {
        return true;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute().activationForward(function, pass.n() * size, x[0], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        pass.compute().activationBackward(function, pass.n() * size, x[0], y, dy, dx[0]);
    }
}
