package convarium.engine.network;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import java.util.List;

/// Pooling with a window.
final class PoolingOperation extends Operation {
    private final Geometries geometries;
    private final Layer layer;
    private final boolean rectified;
    private final List<Parameter> bias;

    /// @param layer one of the pooling layers
    PoolingOperation(WindowGeometry one, Layer layer) {
        this(new Geometries(one), layer, false, List.of());
    }

    private PoolingOperation(Geometries geometries, Layer layer, boolean rectified, List<Parameter> bias) {
        super(List.of());
        this.geometries = geometries;
        this.layer = layer;
        this.rectified = rectified;
        this.bias = bias;
    }

    /// Whether it takes the largest of each window.
    boolean takesMaxima() {
        return layer instanceof MaxPool2d;
    }

    /// The same pooling after a convolution and its ReLU. It makes the gradients at the ReLU and at the bias
    /// as well: the largest values are known, and what has just been written is still in the cache. The bits
    /// are those of separate steps.
    PoolingOperation after(ConvolutionOperation convolution) {
        return new PoolingOperation(geometries, layer, true, convolution.bias());
    }

    @Override
    boolean readsInput(int k) {
        return !(layer instanceof AvgPool2d);
    }

    @Override
    boolean readsOutput() {
        return layer instanceof L2Pool2d;
    }

    @Override
    void forward(Pass pass, float[][] x, float[] y, float[][] memory) {
        var g = geometries.of(pass.n());
        if (layer instanceof AvgPool2d average) {
            pass.compute().avgPool2dForward(g, average.countsPadding(), average.divisor(), x[0], y);
        } else if (layer instanceof L2Pool2d) {
            pass.compute().l2Pool2dForward(g, x[0], y);
        } else {
            pass.compute().maxPool2dForward(g, x[0], y);
        }
    }

    @Override
    void backward(Pass pass, float[][] x, float[] y, float[] dy, float[][] dx, boolean[] adds, float[][] memory) {
        var g = geometries.of(pass.n());
        if (layer instanceof AvgPool2d average) {
            pass.compute().avgPool2dBackward(g, average.countsPadding(), average.divisor(), dy, dx[0]);
        } else if (layer instanceof L2Pool2d) {
            pass.compute().l2Pool2dBackward(g, x[0], y, dy, dx[0]);
        } else {
            pass.compute().maxPool2dBackward(g, rectified, x[0], dy, dx[0], sums());
        }
    }

    private float[] sums() {
        return bias.isEmpty() || !bias.getFirst().trainable()
                ? NONE
                : bias.getFirst().gradient();
    }
}
