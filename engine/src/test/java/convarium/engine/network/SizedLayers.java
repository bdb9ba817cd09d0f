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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Layers of every kind at sizes that fill no vector, or just one, or one and a little: in channels,
/// rows and columns.
final class SizedLayers {
    private static final int[] SIZES = {1, 3, 7, 8, 13, 16, 17, 31, 33};
    private static final Size ONE = Size.square(1);
    private static final Size TWO = Size.square(2);
    private static final Size THREE = Size.square(3);

    private final List<LayerCases> cases = new ArrayList<>();

    private SizedLayers(int s) {
        convolutions(s);
        pools(s);
        products(s);
        norms(s);
        functions(s);
        shapes(s);
    }

    static IntStream sizes() {
        return IntStream.of(SIZES);
    }

    /// The layers at one size, every kind of them.
    static List<LayerCases> of(int size) {
        return List.copyOf(new SizedLayers(size).cases);
    }

    static Stream<LayerCases> all() {
        return sizes().boxed().flatMap(size -> of(size).stream());
    }

    private void put(Layer layer, Shape... inputs) {
        cases.add(new LayerCases(layer, List.of(inputs)));
    }

    private static Conv2d conv(
            int in, int out, Size kernel, Size stride, int padding, PaddingMode mode, int groups, boolean flipped) {
        return new Conv2d(
                in, out, kernel, stride, Padding.symmetric(padding, padding), mode, ONE, groups, groups == 1, flipped);
    }

    private void convolutions(int s) {
        put(new Conv1d(s, s + 1, 3, 2, 1, 2, PaddingMode.ZERO, 1, 1, true), Shape.of(s, s + 2));
        put(conv(s, s, THREE, ONE, 1, PaddingMode.ZERO, 1, false), Shape.of(s, 3, s));
        put(conv(s, s + 2, ONE, ONE, 0, PaddingMode.ZERO, 1, false), Shape.of(s, 2, s));
        put(conv(2, s, Size.square(5), TWO, 2, PaddingMode.REFLECT, 1, true), Shape.of(2, 4, s + 4));
        put(conv(s, s, THREE, new Size(2, 1), 1, PaddingMode.ZERO, s, false), Shape.of(s, 4, s));
        put(conv(2 * s, 4, new Size(1, 3), ONE, 1, PaddingMode.CIRCULAR, 2, false), Shape.of(2 * s, 2, 5));
        put(new ConvTranspose2d(s, s + 1, THREE, TWO, Padding.symmetric(1, 1), ONE, ONE, 1, true), Shape.of(s, 1, s));
        put(new ConvTranspose2d(2 * s, 4, TWO, ONE, Padding.NONE, ONE, TWO, 2, false), Shape.of(2 * s, 2, 3));
    }

    private void pools(int s) {
        put(new MaxPool2d(TWO, TWO, Padding.NONE, ONE, Rounding.FLOOR), Shape.of(s, 4, s + 1));
        put(new MaxPool2d(THREE, TWO, Padding.symmetric(1, 1), ONE, Rounding.CEIL), Shape.of(3, s, s + 2));
        put(new AvgPool2d(TWO, TWO, Padding.NONE, Rounding.FLOOR, true, 0), Shape.of(s, 2, s + 1));
        put(new AvgPool2d(THREE, TWO, Padding.symmetric(1, 1), Rounding.CEIL, false, 0), Shape.of(3, s + 1, s));
        put(new L2Pool2d(TWO, ONE, Rounding.FLOOR), Shape.of(s, 3, s + 1));
        put(new AdaptiveAvgPool2d(new Size(2, 3)), Shape.of(3, s, s + 2));
        put(AdaptiveAvgPool2d.global(), Shape.of(s, 3, s));
        put(new AdaptiveMaxPool2d(new Size(3, 2)), Shape.of(3, s + 2, s));
    }

    private void products(int s) {
        put(new Dense(s, s + 2, true), Shape.of(s));
        put(new Dense(s, 3, false), Shape.of(s, s));
        put(new MultiHeadSelfAttention(2 * s, 2, true), Shape.of(3, 2 * s));
        put(new MultiHeadSelfAttention(6, 3, false), Shape.of(s, 6));
        put(new LambdaLayer(s, 2 * s, 3, 2, 3, 1e-5f, 0.1f), Shape.of(s, 2, 3));
        put(new LambdaLayer(3, 4, s, 2, 0, 1e-5f, 0.1f), Shape.of(3, 1, s));
    }

    private void norms(int s) {
        put(BatchNorm.of(s), Shape.of(s, 2, s));
        put(new BatchNorm(s, 1e-3f, 0.01f, false), Shape.of(s));
        put(new LayerNorm(Shape.of(s), 1e-2f, true), Shape.of(3, s));
        put(new GroupNorm(s, 2 * s, 1e-2f, true), Shape.of(2 * s, 3));
        put(new GroupNorm(1, s, 1e-2f, false), Shape.of(s, 2, s));
        put(new LocalResponseNorm(5, 0.5f, 0.75f, 2), Shape.of(s, 2, 3));
        put(new LocalResponseNorm(2, 0.5f, 0.6f, 1), Shape.of(3, s));
    }

    private void functions(int s) {
        for (var function : List.of(
                new Activation.Relu(),
                new Activation.LeakyRelu(0.1f),
                new Activation.Elu(0.7f),
                new Activation.Silu(),
                new Activation.Gelu(),
                new Activation.HardSwish(),
                new Activation.Sigmoid(),
                new Activation.Tanh())) {
            put(new Activate(function), Shape.of(s));
        }
        put(new Softmax(0), Shape.of(s, 3));
        put(new Softmax(-1), Shape.of(2, s));
        put(new LogSoftmax(0), Shape.of(s));
        put(new Dropout(0.4f), Shape.of(s, 3));
        put(new StochasticDepth(0.4f), Shape.of(s, 2));
    }

    private void shapes(int s) {
        put(new Add(), Shape.of(s, 3), Shape.of(s, 3), Shape.of(s, 3));
        put(new Multiply(), Shape.of(s, 3), Shape.of(s, 3));
        put(new Multiply(), Shape.of(s, 3, 2), Shape.of(s, 1, 1));
        put(new Concatenate(0), Shape.of(s, 2, 3), Shape.of(1, 2, 3), Shape.of(s + 1, 2, 3));
        put(new Concatenate(-1), Shape.of(2, s), Shape.of(2, 3));
        put(new Flatten(), Shape.of(s, 2, 3));
        put(new Reshape(Shape.of(3, 2 * s)), Shape.of(s, 6));
        put(Permute.of(2, 0, 1), Shape.of(s, 2, s));
        put(Permute.of(1, 0), Shape.of(3, s));
        put(new Upsample(new Size(2, 3), Upsample.Method.NEAREST), Shape.of(2, 3, s));
        put(new Upsample(new Size(3, 2), Upsample.Method.BILINEAR), Shape.of(2, s, 3));
        for (var mode : PaddingMode.values()) {
            put(new Pad(new Padding.Explicit(2, 1, 0, 2), mode), Shape.of(s, 3, 4));
        }
    }
}
