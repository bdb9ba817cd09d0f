package convarium.engine.network;

import java.util.List;

/// A gate a channel: the second input has one value for each channel of the first.
final class GateOperation extends Operation {
    private final int channels;
    private final int spatial;

    GateOperation(int channels, int spatial) {
        super(List.of());
        this.channels = channels;
        this.spatial = spatial;
    }

    @Override
    boolean readsInput(int k) {
        return true;
    }

    @Override
    List<Need> needs(boolean[] wanted) {
        int size = channels * spatial;
        return wanted[0] == wanted[1] || wanted[0] ? List.of() : List.of(new Need(size, When.BACKWARD));
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute().gateForward(pass.n() * channels, spatial, x[0], x[1], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int rows = pass.n() * channels;
        if (wanted(dx[1])) {
            pass.compute().gateBackward(rows, spatial, x[0], x[1], dy, wanted(dx[0]) ? dx[0] : memory[0], dx[1]);
        } else {
            pass.compute().gateForward(rows, spatial, dy, x[1], dx[0]);
        }
    }
}
