package convarium.engine.network;

import java.util.List;

/// The sum of several inputs.
final class AddOperation extends Operation {
    private final int size;
    private final int inputs;

    /// @param size values of one sample
    AddOperation(int size, int inputs) {
        super(List.of());
        this.size = size;
        this.inputs = inputs;
    }

    @Override
    int overwrites(boolean training) {
        return 0;
    }

    @Override
    boolean passesGradient(int k) {
        return true;
    }

    @Override
    boolean handsDown(int k) {
        return k == 0;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int count = pass.n() * size;
        pass.compute().add(count, x[0], x[1], y);
        for (int k = 2; k < inputs; k++) {
            pass.compute().add(count, y, x[k], y);
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int count = pass.n() * size;
        for (int k = 0; k < inputs; k++) {
            if (wanted(dx[k])) {
                Gradients.pass(pass.compute(), count, dy, dx[k], adds[k]);
            }
        }
    }
}
