package convarium.engine.network;

import java.util.List;

/// A layer that changes no value: flatten, reshape, and dropout at inference.
final class ViewOperation extends Operation {
    private final int size;

    /// @param size values of one sample
    ViewOperation(int size) {
        super(List.of());
        this.size = size;
    }

    @Override
    boolean isView() {
        return true;
    }

    @Override
    boolean passesGradient(int k) {
        return true;
    }

    @Override
    boolean handsDown(int k) {
        return true;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        // the output is the input
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        Gradients.pass(pass.compute(), pass.n() * size, dy, dx[0], adds[0]);
    }
}
