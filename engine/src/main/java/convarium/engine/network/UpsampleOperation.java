package convarium.engine.network;

import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Upsampling by whole factors.
final class UpsampleOperation extends Operation {
    private final int channels;
    private final int h;
    private final int w;
    private final Upsample layer;

    UpsampleOperation(Shape input, Upsample layer) {
        super(List.of());
        channels = input.size(0);
        h = input.size(1);
        w = input.size(2);
        this.layer = layer;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int planes = pass.n() * channels;
        int fh = layer.factor().h();
        int fw = layer.factor().w();
        switch (layer.method()) {
            case NEAREST -> pass.compute().upsampleNearestForward(planes, h, w, fh, fw, x[0], y);
            case BILINEAR -> pass.compute().upsampleBilinearForward(planes, h, w, fh * h, fw * w, x[0], y);
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int planes = pass.n() * channels;
        int fh = layer.factor().h();
        int fw = layer.factor().w();
        switch (layer.method()) {
            case NEAREST -> pass.compute().upsampleNearestBackward(planes, h, w, fh, fw, dy, dx[0]);
            case BILINEAR -> pass.compute().upsampleBilinearBackward(planes, h, w, fh * h, fw * w, dy, dx[0]);
        }
    }
}
