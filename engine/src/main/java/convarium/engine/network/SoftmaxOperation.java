package convarium.engine.network;

import java.util.List;

/// Softmax, or its logarithm, along one axis.
final class SoftmaxOperation extends Operation {
    private final int outer;
    private final int size;
    private final int inner;
    private final boolean logarithm;

    /// @param outer rows of one sample
    SoftmaxOperation(int outer, int size, int inner, boolean logarithm) {
        super(List.of());
        this.outer = outer;
        this.size = size;
        this.inner = inner;
        this.logarithm = logarithm;
    }

    @Override
    boolean readsOutput() {
        return true;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int rows = pass.n() * outer;
        if (logarithm) {
            pass.compute().logSoftmaxForward(rows, size, inner, x[0], y);
        } else {
            pass.compute().softmaxForward(rows, size, inner, x[0], y);
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int rows = pass.n() * outer;
        if (logarithm) {
            pass.compute().logSoftmaxBackward(rows, size, inner, y, dy, dx[0]);
        } else {
            pass.compute().softmaxBackward(rows, size, inner, y, dy, dx[0]);
        }
    }
}
