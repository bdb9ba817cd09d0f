package convarium.engine.layer;

import convarium.engine.compute.Activation;
import convarium.engine.compute.Compute;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;

/// Runs a layer on an input.
///
/// Inputs are `(c, h, w)` or `(n, c, h, w)`, and outputs have as many axes. Everything is checked before
/// anything is computed.
public final class Forward {
    private Forward() {}

    /// Runs a layer without weights: pooling.
    ///
    /// @throws IllegalArgumentException if the layer needs weights or cannot take that input, with the
    /// shapes in the text
    public static Tensor run(Compute compute, WindowLayer layer, Tensor input) {
        var g = layer.geometry(input.shape());
        var output = Tensor.zeros(layer.output(input.shape()));
        float[] x = input.data();
        float[] y = output.data();
        switch (layer) {
            case Conv2d conv -> throw needsWeights(conv);
            case ConvTranspose2d conv -> throw needsWeights(conv);
            case MaxPool2d pool -> compute.maxPool2dForward(g, x, y);
            case AvgPool2d pool -> compute.avgPool2dForward(g, pool.countsPadding(), pool.divisor(), x, y);
        }
        return output;
    }

    /// Runs a convolution or transposed convolution with a bias of zero.
    ///
    /// @param weights of the layer's [WindowLayer#weightShape()]
    /// @throws IllegalArgumentException if the layer has no weights or cannot take those or that input,
    /// with the shapes in the text
    public static Tensor run(Compute compute, WindowLayer layer, Tensor input, Tensor weights) {
        int channels = layer.geometry(input.shape()).oc();
        return convolve(compute, layer, input, weights, new float[channels]);
    }

    /// Runs a convolution or transposed convolution.
    ///
    /// @param weights of the layer's [WindowLayer#weightShape()]
    /// @param bias one value an output channel
    /// @throws IllegalArgumentException if the layer has no weights or no bias, or cannot take those or
    /// that input, with the shapes in the text
    public static Tensor run(Compute compute, WindowLayer layer, Tensor input, Tensor weights, Tensor bias) {
        if (!layer.bias() && layer.weightShape().isPresent()) {
            throw new IllegalArgumentException(
                    name(layer) + " is without bias (bias=False), found one of shape " + bias.shape());
        }
        var expected = Shape.of(layer.geometry(input.shape()).oc());
        if (layer.weightShape().isPresent() && !bias.shape().equals(expected)) {
            throw new IllegalArgumentException(
                    name(layer) + " expects a bias of shape " + expected + ", found " + bias.shape());
        }
        return convolve(compute, layer, input, weights, bias.data());
    }

    /// Runs an activation.
    public static Tensor run(Compute compute, Activate layer, Tensor input) {
        var output = Tensor.zeros(layer.output(input.shape()));
        if (layer.function() instanceof Activation.Relu) {
            compute.reluForward(input.data(), output.data());
        } else {
            compute.activationForward(layer.function(), input.shape().elements(), input.data(), output.data());
        }
        return output;
    }

    private static Tensor convolve(Compute compute, WindowLayer layer, Tensor input, Tensor weights, float[] bias) {
        var expected = layer.weightShape().orElseThrow(() -> hasNoWeights(layer, weights));
        if (!weights.shape().equals(expected)) {
            throw new IllegalArgumentException(
                    name(layer) + " expects weights of shape " + expected + ", found " + weights.shape());
        }
        var g = layer.geometry(input.shape());
        var output = Tensor.zeros(layer.output(input.shape()));
        float[] x = input.data();
        float[] y = output.data();
        switch (layer) {
            case Conv2d conv ->
                compute.conv2dForward(g, conv.paddingMode(), conv.flipped(), x, weights.data(), bias, y);
            case ConvTranspose2d conv -> compute.convTranspose2dForward(g, x, weights.data(), bias, y);
            case MaxPool2d pool -> throw hasNoWeights(pool, weights);
            case AvgPool2d pool -> throw hasNoWeights(pool, weights);
        }
        return output;
    }

    private static IllegalArgumentException needsWeights(WindowLayer layer) {
        return new IllegalArgumentException(name(layer) + " needs weights"
                + layer.weightShape().map(shape -> " of shape " + shape).orElse("") + ", found none");
    }

    private static IllegalArgumentException hasNoWeights(WindowLayer layer, Tensor weights) {
        return new IllegalArgumentException(name(layer) + " has no weights, found some of shape " + weights.shape());
    }

    private static String name(WindowLayer layer) {
        return layer.getClass().getSimpleName();
    }
}
