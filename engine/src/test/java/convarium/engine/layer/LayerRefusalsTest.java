package convarium.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each kind of layer says of inputs that it cannot take: which shape it wants, and which it has
/// found.
class LayerRefusalsTest {
    private static final Size ONE = Size.square(1);
    private static final Size TWO = Size.square(2);
    private static final Size HUGE = Size.square(50_000);

    /// @param inputs shapes that the layer refuses
    record Refusal(Layer layer, List<Shape> inputs, String message) {}

    private static Refusal of(String message, Layer layer, Shape... inputs) {
        return new Refusal(layer, List.of(inputs), message);
    }

    private static Conv1d sequence(int kernel, int before) {
        return new Conv1d(2, 3, kernel, 1, before, 0, PaddingMode.REFLECT, 1, 1, true);
    }

    static Stream<Refusal> refusals() {
        var shape = Shape.of(2, 3, 4);
        var second = Shape.of(3, 4);
        String two = " takes one input, found 2 of the shapes 2×3×4 and 3×4";
        return Stream.of(
                of("Conv1d expects an input c×l, found the shape 2×3×4", sequence(3, 0), shape),
                of("Conv1d expects 2 input channels, and the input of shape 3×4 has 3", sequence(3, 0), second),
                of(
                        "Conv1d cannot take an input of shape 2×4: the window spans 7 cells and the padded input has"
                                + " only 4 = 4 + 0 + 0",
                        sequence(7, 0),
                        Shape.of(2, 4)),
                of(
                        "Conv1d cannot take an input of shape 2×4: reflect padding reaches at most 3 cells over an"
                                + " axis of 4, found 4",
                        sequence(3, 4),
                        Shape.of(2, 4)),
                of(
                        "Conv2d expects 5 input channels, and the input of shape 2×3×4 has 2",
                        LayerShapesTest.conv(5, 1, 3, 1, 0),
                        shape),
                of(
                        "ConvTranspose2d expects 5 input channels, and the input of shape 2×3×4 has 2",
                        new ConvTranspose2d(5, 1, TWO, ONE, Padding.NONE, new Size(0, 0), ONE, 1, true),
                        shape),
                of(
                        "MaxPool2d cannot take an input of shape 2×3×4: along the height the window spans 5 cells and"
                                + " the padded input has only 3 = 3 + 0 + 0",
                        new MaxPool2d(Size.square(5), ONE, Padding.NONE, ONE, Rounding.FLOOR),
                        shape),
                of(
                        "AvgPool2d expects an input c×h×w or n×c×h×w, found the shape 3×4",
                        new AvgPool2d(TWO, TWO, Padding.NONE, Rounding.FLOOR, true, 0),
                        second),
                of(
                        "L2Pool2d expects an input c×h×w, found the shape 1×2×3×4",
                        new L2Pool2d(TWO, TWO, Rounding.FLOOR),
                        Shape.of(1, 2, 3, 4)),
                of(
                        "L2Pool2d cannot take an input of shape 2×3×4: along the width the window spans 5 cells and"
                                + " the padded input has only 4 = 4 + 0 + 0",
                        new L2Pool2d(new Size(1, 5), TWO, Rounding.FLOOR),
                        shape),
                of("AdaptiveAvgPool2d expects an input c×h×w, found the shape 3×4", AdaptiveAvgPool2d.global(), second),
                of(
                        "AdaptiveAvgPool2d cannot take an input of shape 2×3×4: the output of shape 2×50000×50000 has"
                                + " more elements than one array can hold",
                        new AdaptiveAvgPool2d(HUGE),
                        shape),
                of("AdaptiveMaxPool2d expects an input c×h×w, found the shape 3×4", new AdaptiveMaxPool2d(TWO), second),
                of(
                        "AdaptiveMaxPool2d cannot take an input of shape 2×3×4: the output of shape 2×50000×50000 has"
                                + " more elements than one array can hold",
                        new AdaptiveMaxPool2d(HUGE),
                        shape),
                of(
                        "Dense expects 12 features along the last axis, and the input of shape 3×4 has 4: flatten it"
                                + " first",
                        new Dense(12, 5, true),
                        second),
                of(
                        "Dense cannot take an input of shape 50000×1: the output of shape 50000×50000 has more"
                                + " elements than one array can hold",
                        new Dense(1, 50_000, true),
                        Shape.of(50_000, 1)),
                of("BatchNorm expects 5 channels, c, c×l or c×h×w, found the shape 2×3×4", BatchNorm.of(5), shape),
                of(
                        "GroupNorm expects 6 channels, c, c×l or c×h×w, found the shape 2×3×4",
                        new GroupNorm(2, 6, 1e-5f, true),
                        shape),
                of(
                        "LayerNorm normalises last axes of the shape 4×3, found an input of shape 2×3×4",
                        new LayerNorm(Shape.of(4, 3), 1e-5f, true),
                        shape),
                of(
                        "LocalResponseNorm expects an input c×l or c×h×w, found the shape 5",
                        new LocalResponseNorm(5, 1, 0.5f, 1),
                        Shape.of(5)),
                of("Softmax works along axis 2, and the input of shape 3×4 has 2", new Softmax(2), second),
                of("LogSoftmax works along axis -3, and the input of shape 3×4 has 2", new LogSoftmax(-3), second),
                of(
                        "MultiHeadSelfAttention expects tokens t×6, found the shape 3×4",
                        new MultiHeadSelfAttention(6, 2, true),
                        second),
                of(
                        "LambdaLayer expects an input 5×h×w, found the shape 2×3×4",
                        new LambdaLayer(5, 4, 2, 2, 3, 1e-5f, 0.1f),
                        shape),
                of(
                        "LambdaLayer cannot take an input of shape 1×1000×1000: the output of shape 50000×1000×1000"
                                + " has more elements than one array can hold",
                        new LambdaLayer(1, 50_000, 2, 2, 3, 1e-5f, 0.1f),
                        Shape.of(1, 1000, 1000)),
                of("Add needs inputs of one shape, found 2×3×4 and 3×4", new Add(), shape, second),
                of("Add takes at least two inputs, found one of the shape 2×3×4", new Add(), shape),
                of(
                        "Multiply needs a second input of the first one's shape, or one value a channel, found 2×3×4"
                                + " and 3×4",
                        new Multiply(),
                        shape,
                        second),
                of("Multiply takes two inputs, found 1 of the shapes 2×3×4", new Multiply(), shape),
                of(
                        "Concatenate needs inputs that differ only along axis 0, found 2×3×4 and 3×4",
                        new Concatenate(0),
                        shape,
                        second),
                of(
                        "Concatenate cannot take an input of shape 2000000000 and 2000000000: the output of shape"
                                + " 4000000000 has more elements than one array can hold",
                        new Concatenate(0),
                        Shape.of(2_000_000_000),
                        Shape.of(2_000_000_000)),
                of(
                        "Reshape to 5×5 needs 25 values, and the input of shape 2×3×4 has 24",
                        new Reshape(Shape.of(5, 5)),
                        shape),
                of("Permute orders 2 axes, and the input of shape 2×3×4 has 3", Permute.of(1, 0), shape),
                of(
                        "Pad cannot take an input of shape 2×3×4: reflect padding reaches at most 2 cells over an axis"
                                + " of 3, found 3",
                        new Pad(new Padding.Explicit(3, 0, 0, 0), PaddingMode.REFLECT),
                        shape),
                of(
                        "Pad cannot take an input of shape 2×3×4: the output of shape 2×3×2147483651 has more elements"
                                + " than one array can hold",
                        new Pad(new Padding.Explicit(0, 0, 0, Integer.MAX_VALUE), PaddingMode.ZERO),
                        shape),
                of(
                        "Upsample expects an input c×h×w, found the shape 3×4",
                        new Upsample(TWO, Upsample.Method.NEAREST),
                        second),
                of(
                        "Upsample cannot take an input of shape 2×3×4: the output of shape 2×6442450941×8589934588 has"
                                + " more elements than one array can hold",
                        new Upsample(Size.square(Integer.MAX_VALUE), Upsample.Method.BILINEAR),
                        shape),
                // these take any one shape
                of("Flatten" + two, new Flatten(), shape, second),
                of("Dropout" + two, new Dropout(0.5f), shape, second),
                of("StochasticDepth" + two, new StochasticDepth(0.5f), shape, second),
                of("Relu" + two, Activate.RELU, shape, second));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void namesBothShapes(Refusal refusal) {
        var layer = refusal.layer();
        var e = assertThrows(IllegalArgumentException.class, () -> layer.output(refusal.inputs()));
        assertEquals(refusal.message(), e.getMessage());
        var graph = new Graph();
        String[] names = new String[refusal.inputs().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = graph.input("x" + i, refusal.inputs().get(i));
        }
        var refused = assertThrows(IllegalArgumentException.class, () -> graph.add("here", layer, names));
        assertEquals("node here: " + refusal.message(), refused.getMessage());
        assertEquals(names.length, graph.nodes().size(), "what is refused is not added");
    }

    @Test
    void noKindOfLayerIsForgotten() {
        Set<Class<?>> found =
                refusals().map(refusal -> refusal.layer().getClass()).collect(Collectors.toSet());
        assertEquals(kinds(Layer.class).collect(Collectors.toSet()), found);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LayerRefusalsTest::kinds)
                : Stream.of(type);
    }
}
