package convarium.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerShapesTest {

    static Conv2d conv(int in, int out, int kernel, int stride, int padding) {
        return new Conv2d(
                in,
                out,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                PaddingMode.ZERO,
                Size.square(1),
                1,
                true,
                false);
    }

    /// VGG-16's thirteen convolutions: 14,714,688 parameters and 15,346,630,656 MACs at 224 × 224, as published.
    @Test
    void addsUpVgg16() {
        int[][] blocks = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
        var pool = new MaxPool2d(Size.square(2), Size.square(2), Padding.NONE, Size.square(1), Rounding.FLOOR);
        var shape = Shape.of(3, 224, 224);
        long parameters = 0;
        long macs = 0;
        for (int[] block : blocks) {
            for (int channels : block) {
                var layer = conv(shape.size(0), channels, 3, 1, 1);
                parameters += layer.parameters().value();
                macs += layer.macs(shape).value();
                shape = layer.output(shape);
            }
            shape = pool.output(shape);
        }
        assertEquals(Shape.of(512, 7, 7), shape);
        assertEquals(14_714_688, parameters);
        assertEquals(15_346_630_656L, macs);
    }

    @Test
    void followsAlexNetFrom227To6() {
        var pool = new MaxPool2d(Size.square(3), Size.square(2), Padding.NONE, Size.square(1), Rounding.FLOOR);
        var shape = conv(3, 96, 11, 4, 0).output(Shape.of(3, 227, 227));
        assertEquals(Shape.of(96, 55, 55), shape);
        shape = pool.output(shape);
        assertEquals(Shape.of(96, 27, 27), shape);
        shape = pool.output(conv(96, 256, 5, 1, 2).output(shape));
        assertEquals(Shape.of(256, 13, 13), shape);
        shape = pool.output(conv(256, 256, 3, 1, 1).output(shape));
        assertEquals(Shape.of(256, 6, 6), shape);
    }

    @Test
    void keepsTheNumberOfAxes() {
        assertEquals(Shape.of(2, 5, 3, 3), conv(1, 5, 3, 1, 0).output(Shape.of(2, 1, 5, 5)));
        assertEquals(Shape.of(5, 3, 3), conv(1, 5, 3, 1, 0).output(Shape.of(1, 5, 5)));
    }

    @Test
    void takesEachAxisByItself() {
        var layer = new Conv2d(
                1,
                1,
                new Size(3, 2),
                new Size(2, 3),
                new Padding.Explicit(1, 0, 2, 3),
                PaddingMode.REPLICATE,
                new Size(1, 2),
                1,
                false,
                false);
        var g = layer.geometry(Shape.of(1, 6, 7));
        assertEquals(new AxisWindow(3, 2, 1, 1, 0), g.height());
        assertEquals(new AxisWindow(2, 3, 2, 2, 3), g.width());
        // ⌊(6 + 1 − 3) / 2⌋ + 1 and ⌊(7 + 5 − 3) / 3⌋ + 1
        assertEquals(Shape.of(1, 3, 4), layer.output(Shape.of(1, 6, 7)));
    }

    @Test
    void resolvesSamePaddingForEachAxis() {
        var layer = new Conv2d(
                3,
                8,
                Size.square(3),
                Size.square(2),
                Padding.Same.UPPER,
                PaddingMode.ZERO,
                Size.square(1),
                1,
                true,
                false);
        var g = layer.geometry(Shape.of(3, 23, 24));
        assertEquals(new AxisWindow(3, 2, 1, 1, 1), g.height());
        assertEquals(new AxisWindow(3, 2, 1, 0, 1), g.width());
        assertEquals(Shape.of(8, 12, 12), layer.output(Shape.of(3, 23, 24)));
    }

    /// Keras' `Conv2DTranspose(padding="valid")`: input · stride + max(extent − stride, 0).
    @ParameterizedTest
    @CsvSource({"4, 3, 2, 9", "4, 2, 3, 12", "5, 5, 1, 9", "3, 1, 2, 6"})
    void growsAsKerasTransposedValid(int input, int kernel, int stride, int output) {
        var layer = new ConvTranspose2d(
                1,
                1,
                Size.square(kernel),
                Size.square(stride),
                Padding.NONE,
                Size.square(Math.max(stride - kernel, 0)),
                Size.square(1),
                1,
                true);
        assertEquals(Shape.of(1, output, output), layer.output(Shape.of(1, input, input)));
    }

    @Test
    void laysWeightsOutAsPyTorchDoes() {
        var grouped = new Conv2d(
                6, 4, new Size(3, 5), Size.square(1), Padding.NONE, PaddingMode.ZERO, Size.square(1), 2, true, false);
        assertEquals(Optional.of(Shape.of(4, 3, 3, 5)), grouped.weightShape());
        var transposed = new ConvTranspose2d(
                6, 4, new Size(3, 5), Size.square(1), Padding.NONE, Size.square(0), Size.square(1), 2, true);
        assertEquals(Optional.of(Shape.of(6, 2, 3, 5)), transposed.weightShape());
        // Both: 4·3·3·5 or 6·2·3·5 weights and 4 biases.
        assertEquals(184, grouped.parameters().value());
        assertEquals(184, transposed.parameters().value());
    }

    @ParameterizedTest
    @CsvSource({
        "112, 3, 2, 0, 55, 56",
        "112, 3, 2, 1, 56, 57",
        "64, 3, 2, 1, 32, 33",
        "7, 2, 2, 0, 3, 4",
        "55, 3, 2, 0, 27, 27"
    })
    void poolsByFloorAndCeil(int input, int kernel, int stride, int padding, int floor, int ceil) {
        for (var rounding : Rounding.values()) {
            int expected = rounding == Rounding.FLOOR ? floor : ceil;
            var k = Size.square(kernel);
            var s = Size.square(stride);
            var p = Padding.symmetric(padding, padding);
            var shape = Shape.of(2, input, input);
            var pooled = Shape.of(2, expected, expected);
            assertEquals(pooled, new MaxPool2d(k, s, p, Size.square(1), rounding).output(shape));
            assertEquals(pooled, new AvgPool2d(k, s, p, rounding, true, 0).output(shape));
        }
    }

    @Test
    void learnsNothingInPooling() {
        var pool = new AvgPool2d(Size.square(2), Size.square(2), Padding.NONE, Rounding.FLOOR, true, 0);
        assertEquals(0, pool.parameters().value());
        assertEquals(0, pool.macs(Shape.of(1, 4, 4)).value());
        assertEquals(Optional.empty(), pool.weightShape());
        assertEquals(Size.square(1), pool.dilation());
    }

    @Test
    void passesAnyShapeThroughRelu() {
        assertEquals(Shape.of(5), Activate.RELU.output(Shape.of(5)));
    }
}
