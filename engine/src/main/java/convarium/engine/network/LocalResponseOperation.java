package convarium.engine.network;

import convarium.engine.layer.LocalResponseNorm;
import java.util.List;

/// Local response normalisation.
final class LocalResponseOperation extends Operation {
    private final int channels;
    private final int spatial;
    private final LocalResponseNorm layer;

    LocalResponseOperation(int channels, int spatial, LocalResponseNorm layer) {
        super(List.of());
        this.channels = channels;
        this.spatial = spatial;
        this.layer = layer;
    }

    @Override
    boolean readsInput(int k) {
        return true;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        pass.compute()
                .localResponseForward(
                        pass.n(), channels, spatial, layer.size(), layer.alpha(), layer.beta(), layer.k(), x[0], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        pass.compute()
                .localResponseBackward(
                        pass.n(),
                        channels,
                        spatial,
                        layer.size(),
                        layer.alpha(),
                        layer.beta(),
                        layer.k(),
                        x[0],
                        dy,
                        dx[0]);
    }
}
