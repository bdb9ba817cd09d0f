package convarium.engine.network;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.LambdaLayer;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LocalResponseNorm;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.MultiHeadSelfAttention;
import convarium.engine.layer.Multiply;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Softmax;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One layer of each kind with its inputs, by the names of the goldens.
record LayerCases(Layer layer, List<Shape> inputs) {

    private static final Size TWO = Size.square(2);
    private static final Size THREE = Size.square(3);
    private static final Size ONE = Size.square(1);

    Graph graph() {
        var graph = new Graph();
        String[] names = new String[inputs.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = graph.input("x" + i, inputs.get(i));
        }
        graph.add("layer", layer, names);
        return graph;
    }

    static LayerCases named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    private static LayerCases of(Layer layer, Shape... inputs) {
        return new LayerCases(layer, List.of(inputs));
    }

    static Conv2d conv(int in, int out, int kernel, int padding, boolean bias) {
        return new Conv2d(
                in,
                out,
                Size.square(kernel),
                ONE,
                Padding.symmetric(padding, padding),
                PaddingMode.ZERO,
                ONE,
                1,
                bias,
                false);
    }

    static Map<String, LayerCases> all() {
        var all = new LinkedHashMap<String, LayerCases>();
        all.put("conv1d", of(new Conv1d(4, 6, 3, 2, 2, 1, PaddingMode.ZERO, 2, 2, true), Shape.of(4, 17)));
        all.put(
                "conv2d",
                of(
                        new Conv2d(
                                4,
                                6,
                                THREE,
                                new Size(2, 1),
                                Padding.symmetric(1, 2),
                                PaddingMode.ZERO,
                                new Size(1, 2),
                                2,
                                true,
                                false),
                        Shape.of(4, 9, 8)));
        all.put("conv2d-3x3", of(conv(5, 9, 3, 1, true), Shape.of(5, 13, 16)));
        all.put(
                "conv2d-reflect",
                of(
                        new Conv2d(
                                3, 5, THREE, ONE, Padding.symmetric(1, 2), PaddingMode.REFLECT, ONE, 1, false, false),
                        Shape.of(3, 7, 8)));
        all.put(
                "conv-transpose",
                of(
                        new ConvTranspose2d(4, 6, THREE, TWO, Padding.symmetric(1, 1), ONE, ONE, 2, true),
                        Shape.of(4, 5, 4)));
        all.put(
                "max-pool",
                of(new MaxPool2d(THREE, TWO, Padding.symmetric(1, 1), ONE, Rounding.FLOOR), Shape.of(3, 8, 7)));
        all.put(
                "average-pool",
                of(new AvgPool2d(THREE, TWO, Padding.symmetric(1, 1), Rounding.FLOOR, false, 0), Shape.of(3, 8, 7)));
        all.put("l2-pool", of(new L2Pool2d(THREE, TWO, Rounding.FLOOR), Shape.of(3, 8, 7)));
        all.put("adaptive-average", of(new AdaptiveAvgPool2d(new Size(3, 2)), Shape.of(3, 8, 7)));
        all.put("adaptive-max", of(new AdaptiveMaxPool2d(new Size(3, 2)), Shape.of(3, 8, 7)));
        all.put("dense", of(new Dense(13, 7, true), Shape.of(13)));
        all.put("dense-tokens", of(new Dense(13, 7, false), Shape.of(5, 13)));
        all.put("batch-norm", of(BatchNorm.of(5), Shape.of(5, 3, 7)));
        all.put("batch-norm-flat", of(new BatchNorm(5, 1e-5f, 0.1f, false), Shape.of(5)));
        all.put("layer-norm", of(new LayerNorm(Shape.of(13), 1e-5f, true), Shape.of(5, 13)));
        all.put("layer-norm-all", of(new LayerNorm(Shape.of(3, 4, 5), 1e-5f, false), Shape.of(3, 4, 5)));
        all.put("group-norm", of(new GroupNorm(3, 6, 1e-5f, true), Shape.of(6, 3, 7)));
        all.put("local-response", of(new LocalResponseNorm(5, 0.5f, 0.75f, 2), Shape.of(7, 3, 4)));
        for (var function : List.of(
                new Activation.Relu(),
                new Activation.LeakyRelu(0.1f),
                new Activation.Elu(0.7f),
                new Activation.Silu(),
                new Activation.Gelu(),
                new Activation.HardSwish(),
                new Activation.Sigmoid(),
                new Activation.Tanh())) {
            var layer = new Activate(function);
            all.put(layer.name().toLowerCase(java.util.Locale.ROOT), of(layer, Shape.of(33)));
        }
        all.put("softmax", of(new Softmax(0), Shape.of(7, 3, 2)));
        all.put("log-softmax", of(new LogSoftmax(-1), Shape.of(4, 10)));
        all.put("add", of(new Add(), Shape.of(5, 3), Shape.of(5, 3), Shape.of(5, 3)));
        all.put("multiply", of(new Multiply(), Shape.of(5, 3), Shape.of(5, 3)));
        all.put("gate", of(new Multiply(), Shape.of(5, 3, 4), Shape.of(5, 1, 1)));
        all.put("concatenate", of(new Concatenate(1), Shape.of(2, 3, 4), Shape.of(2, 1, 4), Shape.of(2, 5, 4)));
        all.put("permute", of(Permute.of(2, 0, 1), Shape.of(2, 3, 4)));
        all.put("upsample-nearest", of(new Upsample(new Size(2, 3), Upsample.Method.NEAREST), Shape.of(2, 3, 4)));
        all.put("upsample-bilinear", of(new Upsample(new Size(2, 3), Upsample.Method.BILINEAR), Shape.of(2, 3, 4)));
        all.put("pad", of(new Pad(new Padding.Explicit(2, 0, 1, 2), PaddingMode.REPLICATE), Shape.of(2, 3, 4)));
        all.put("flatten", of(new Flatten(), Shape.of(2, 3, 4)));
        all.put("reshape", of(new Reshape(Shape.of(6, 4)), Shape.of(2, 3, 4)));
        all.put("dropout", of(new Dropout(0.4f), Shape.of(33)));
        all.put("stochastic-depth", of(new StochasticDepth(0.4f), Shape.of(5, 3)));
        all.put("attention", of(new MultiHeadSelfAttention(12, 3, true), Shape.of(5, 12)));
        all.put("lambda", of(new LambdaLayer(6, 10, 4, 2, 3, 1e-5f, 0.1f), Shape.of(6, 3, 4)));
        all.put("lambda-content", of(new LambdaLayer(6, 10, 4, 2, 0, 1e-5f, 0.1f), Shape.of(6, 3, 4)));
        all.put("lambda-global", of(new LambdaLayer(6, 10, 4, 2, 7, 1e-5f, 0.1f), Shape.of(6, 3, 4)));
        return all;
    }
}
