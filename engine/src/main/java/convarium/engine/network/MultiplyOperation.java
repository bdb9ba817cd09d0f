package convarium.engine.network;

import java.util.List;

/// A product of two inputs of one shape.
final class MultiplyOperation extends Operation {
    private final int size;

    /// @param size values of one sample
    MultiplyOperation(int size) {
        super(List.of());
        this.size = size;
    }

    @Override
    boolean readsInput(int k) {
        return true;
    }

    @Override
    int overwrites(boolean training) {
        return 0;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute().multiply(pass.n() * size, x[0], x[1], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int count = pass.n() * size;
        if (wanted(dx[0])) {
            pass.compute().multiply(count, dy, x[1], dx[0]);
        }
        if (wanted(dx[1])) {
            pass.compute().multiply(count, dy, x[0], dx[1]);
        }
    }
}
