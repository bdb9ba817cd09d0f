package convarium.engine.network;

import java.util.List;

/// Dropout while training. The backward pass draws the same numbers again instead of keeping a mask.
final class DropoutOperation extends Operation {
    private final int node;
    private float rate;
    private final int size;

    /// @param node which stream of random numbers is its own
    /// @param size values of one sample
    DropoutOperation(int node, float rate, int size) {
        super(List.of());
        this.node = node;
        this.rate = rate;
        this.size = size;
    }

    float rate() {
        return rate;
    }

    /// Drops at another rate from the next pass on.
    void setRate(float other) {
        rate = other;
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
        pass.compute().dropout(pass.seed(), pass.stream(node), rate, pass.n() * size, x[0], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        pass.compute().dropout(pass.seed(), pass.stream(node), rate, pass.n() * size, dy, dx[0]);
    }
}
