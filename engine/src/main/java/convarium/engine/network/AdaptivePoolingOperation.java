package convarium.engine.network;

import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;
import java.util.List;

/// Pooling to a given size.
final class AdaptivePoolingOperation extends Operation {
    private final int channels;
    private final int h;
    private final int w;
    private final Size size;
    private final boolean average;

    AdaptivePoolingOperation(Shape input, Size size, boolean average) {
        super(List.of());
        channels = input.size(0);
        h = input.size(1);
        w = input.size(2);
        this.size = size;
        this.average = average;
    }

    @Override
    boolean readsInput(int k) {
        return !average;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        int planes = pass.n() * channels;
        if (average) {
            pass.compute().adaptiveAvgPool2dForward(planes, h, w, size.h(), size.w(), x[0], y);
        } else {
            pass.compute().adaptiveMaxPool2dForward(planes, h, w, size.h(), size.w(), x[0], y);
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        int planes = pass.n() * channels;
        if (average) {
            pass.compute().adaptiveAvgPool2dBackward(planes, h, w, size.h(), size.w(), dy, dx[0]);
        } else {
            pass.compute().adaptiveMaxPool2dBackward(planes, h, w, size.h(), size.w(), x[0], dy, dx[0]);
        }
    }
}
