package convarium.engine.network;

import convarium.engine.layer.Pad;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Padding as a layer.
final class PadOperation extends Operation {
    private final int channels;
    private final int h;
    private final int w;
    private final Pad layer;

    PadOperation(Shape input, Pad layer) {
        super(List.of());
        channels = input.size(0);
        h = input.size(1);
        w = input.size(2);
        this.layer = layer;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        var p = layer.padding();
        pass.compute()
                .padForward(pass.n() * channels, h, w, p.top(), p.bottom(), p.left(), p.right(), layer.mode(), x[0], y);
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        var p = layer.padding();
        pass.compute()
                .padBackward(
                        pass.n() * channels, h, w, p.top(), p.bottom(), p.left(), p.right(), layer.mode(), dy, dx[0]);
    }
}
