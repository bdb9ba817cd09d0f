package convarium.engine.notation;

import static convarium.engine.notation.Lines.GREY_5;
import static convarium.engine.notation.Lines.assertImpossible;
import static convarium.engine.notation.Lines.average;
import static convarium.engine.notation.Lines.conv;
import static convarium.engine.notation.Lines.keras;
import static convarium.engine.notation.Lines.layer;
import static convarium.engine.notation.Lines.max;
import static convarium.engine.notation.Lines.sides;
import static convarium.engine.notation.Lines.size;
import static convarium.engine.notation.Lines.torch;
import static convarium.engine.notation.Lines.transposed;
import static convarium.engine.notation.Lines.withRelu;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLinesTest {
    private static final Shape GREY_6 = Shape.of(1, 6, 6);
    private static final Shape GREY_7 = Shape.of(1, 7, 7);

    @Test
    void aConvolutionInPyTorch() {
        assertEquals("nn.Conv2d(1, 1, kernel_size=3)", torch(conv(1, 1, 3, 1, 0), GREY_5));
        assertEquals(
                "nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=1, bias=False)",
                torch(layer("nn.Conv2d(1, 1, 3, 2, 1, bias=False)"), GREY_5));
        assertEquals(
                "nn.Conv2d(4, 6, kernel_size=(3, 5), stride=(2, 1), padding=(4, 2), dilation=(3, 1), groups=2,"
                        + " bias=False, padding_mode='reflect')",
                torch(
                        layer("nn.Conv2d(4, 6, (3, 5), (2, 1), (4, 2), (3, 1), 2, False, 'reflect')"),
                        Shape.of(4, 20, 20)));
        assertEquals(
                "nn.Conv2d(1, 1, kernel_size=4, padding='same')", torch(conv(1, 1, 4, 1, Padding.Same.UPPER), GREY_5));
        assertEquals("nn.Conv2d(1, 1, kernel_size=3)", torch(conv(PaddingMode.REFLECT, Padding.NONE), GREY_5));
    }

    @ParameterizedTest
    @CsvSource({
        // facts: 224,7,2 → 2,3 · 224,3,2 → 0,1 · 23,3,2 → 1,1 · 24,3,2 → 0,1
        "224, 7, 2, 'nn.Sequential(nn.ZeroPad2d((2, 3, 2, 3)), nn.Conv2d(1, 1, kernel_size=7, stride=2))'",
        "224, 3, 2, 'nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 1, kernel_size=3, stride=2))'",
        "23, 3, 2, 'nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=1)'",
        "24, 3, 2, 'nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 1, kernel_size=3, stride=2))'",
    })
    void sameWithAStrideBecomesNumbersInPyTorch(int input, int kernel, int stride, String line) {
        assertEquals(line, torch(conv(1, 1, kernel, stride, Padding.Same.UPPER), Shape.of(1, input, input)));
    }

    @Test
    void sameWithTheOddCellFirstBecomesNumbers() {
        assertEquals(
                "nn.Sequential(nn.ZeroPad2d((1, 0, 1, 0)), nn.Conv2d(1, 1, kernel_size=2))",
                torch(conv(1, 1, 2, 1, Padding.Same.LOWER), GREY_5));
        assertEquals(
                "Sequential([ZeroPadding2D(((1, 0), (1, 0))), Conv2D(1, 2)])",
                keras(conv(1, 1, 2, 1, Padding.Same.LOWER), GREY_5));
        assertEquals("Conv2D(1, 3, padding='same')", keras(conv(1, 1, 3, 1, Padding.Same.LOWER), GREY_5));
    }

    @Test
    void unevenPaddingInPyTorch() {
        assertEquals(
                "nn.Sequential(nn.ReflectionPad2d((3, 4, 1, 2)), nn.Conv2d(1, 1, kernel_size=3))",
                torch(conv(PaddingMode.REFLECT, sides(1, 2, 3, 4)), GREY_5));
        assertEquals(
                "nn.Sequential(nn.ReplicationPad2d((0, 1, 0, 0)), nn.Conv2d(1, 1, kernel_size=3))",
                torch(conv(PaddingMode.REPLICATE, sides(0, 0, 0, 1)), GREY_5));
        assertEquals(
                "nn.Sequential(nn.CircularPad2d((0, 1, 0, 0)), nn.Conv2d(1, 1, kernel_size=3))",
                torch(conv(PaddingMode.CIRCULAR, sides(0, 0, 0, 1)), GREY_5));
    }

    @Test
    void aConvolutionInKeras() {
        assertEquals("Conv2D(1, 3)", keras(conv(1, 1, 3, 1, 0), GREY_5));
        assertEquals(
                "Conv2D(1, 3, strides=2, padding='same', use_bias=False)",
                keras(layer("Conv2D(1, 3, 2, 'same', use_bias=False)"), GREY_5));
        assertEquals(
                "Conv2D(6, (3, 5), dilation_rate=(2, 3), groups=2)",
                keras(layer("nn.Conv2d(4, 6, (3, 5), dilation=(2, 3), groups=2)"), Shape.of(4, 20, 20)));
        // k 3, s 2, p 1 is 'same' over 5 and 23, and not over 6
        assertEquals("Conv2D(1, 3, strides=2, padding='same')", keras(conv(1, 1, 3, 2, 1), GREY_5));
        assertEquals("Sequential([ZeroPadding2D(1), Conv2D(1, 3, strides=2)])", keras(conv(1, 1, 3, 2, 1), GREY_6));
        assertEquals(
                "Sequential([ZeroPadding2D((2, 1)), Conv2D(1, 3)])",
                keras(conv(1, 1, 3, 1, sides(2, 2, 1, 1)), GREY_5));
        assertEquals(
                "Sequential([ZeroPadding2D(((2, 1), (0, 3))), Conv2D(1, 3)])",
                keras(conv(1, 1, 3, 1, sides(2, 1, 0, 3)), GREY_5));
    }

    @Test
    void whatKerasConvolutionLacks() {
        for (var mode : new PaddingMode[] {PaddingMode.REFLECT, PaddingMode.REPLICATE, PaddingMode.CIRCULAR}) {
            assertImpossible(
                    conv(mode, Padding.symmetric(1, 1)), Dialect.KERAS, GREY_5, "pads with zeros only, not with ");
            assertImpossible(conv(mode, Padding.Same.UPPER), Dialect.KERAS, GREY_5, "pads with zeros only");
        }
        assertEquals("Conv2D(1, 3)", keras(conv(PaddingMode.REFLECT, Padding.NONE), GREY_5));
        assertImpossible(
                layer("nn.Conv2d(1, 1, 3, stride=2, dilation=2)"), Dialect.KERAS, GREY_5, "together with a dilation");
        assertImpossible(conv(3, 1, 3, 1, 0), Dialect.KERAS, GREY_5, "which has 1, and this layer expects 3");
    }

    @Test
    void reluBehindALayer() {
        assertEquals(
                "nn.Sequential(nn.Conv2d(1, 1, kernel_size=3), nn.ReLU())",
                withRelu(conv(1, 1, 3, 1, 0), Dialect.PYTORCH));
        assertEquals(
                "nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(1, 1, kernel_size=3), nn.ReLU())",
                withRelu(conv(1, 1, 3, 1, sides(0, 1, 0, 1)), Dialect.PYTORCH));
        assertEquals("nn.Sequential(nn.MaxPool2d(2), nn.ReLU())", withRelu(max(2, 2, Padding.NONE), Dialect.PYTORCH));
        assertEquals("Conv2D(1, 3, activation='relu')", withRelu(conv(1, 1, 3, 1, 0), Dialect.KERAS));
        assertEquals(
                "Sequential([ZeroPadding2D(2), Conv2D(1, 3, activation='relu')])",
                withRelu(conv(1, 1, 3, 1, 2), Dialect.KERAS));
        assertEquals(
                "Conv2DTranspose(1, 3, activation='relu')", withRelu(transposed(3, 1, Padding.NONE, 0), Dialect.KERAS));
        assertEquals("Sequential([MaxPooling2D(2), ReLU()])", withRelu(max(2, 2, Padding.NONE), Dialect.KERAS));
    }

    @Test
    void aFlippedKernelComesWithANote() {
        var flipped =
                new Conv2d(1, 1, size(3), size(1), Padding.symmetric(1, 1), PaddingMode.ZERO, size(1), 1, true, true);
        var torch = assertInstanceOf(Rendering.Text.class, LayerLines.write(flipped, false, Dialect.PYTORCH, GREY_5));
        assertEquals("nn.Conv2d(1, 1, kernel_size=3, padding=1)", torch.line());
        assertEquals(
                "PyTorch does not flip its kernels: turn the weights by 180° first, weight.flip(-1, -2).",
                torch.note());
        var keras = assertInstanceOf(Rendering.Text.class, LayerLines.write(flipped, false, Dialect.KERAS, GREY_5));
        assertEquals("Conv2D(1, 3, padding='same')", keras.line());
        assertEquals(
                "Keras does not flip its kernels: turn the weights by 180° first, weight[::-1, ::-1].", keras.note());
    }

    @Test
    void transposedConvolutionInPyTorch() {
        assertEquals(
                "nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2, padding=1, output_padding=1)",
                torch(transposed(3, 2, Padding.symmetric(1, 1), 1), GREY_5));
        assertEquals(
                "nn.ConvTranspose2d(4, 6, kernel_size=(3, 4), stride=(2, 3), padding=(1, 0), output_padding=(1, 2),"
                        + " groups=2, bias=False, dilation=(1, 2))",
                torch(
                        layer("nn.ConvTranspose2d(4, 6, (3, 4), (2, 3), (1, 0), (1, 2), 2, False, (1, 2))"),
                        Shape.of(4, 5, 5)));
        assertEquals(
                "nn.Sequential(nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2), nn.ZeroPad2d((0, -1, 0, -1)))",
                torch(layer("Conv2DTranspose(1, 3, 2, 'same')"), GREY_5));
    }

    @Test
    void transposedConvolutionInKeras() {
        assertEquals("Conv2DTranspose(1, 3)", keras(transposed(3, 1, Padding.NONE, 0), GREY_5));
        assertEquals("Conv2DTranspose(1, 1, strides=3)", keras(transposed(1, 3, Padding.NONE, 2), GREY_5));
        assertEquals(
                "Conv2DTranspose(1, 1, strides=3, output_padding=0)", keras(transposed(1, 3, Padding.NONE, 0), GREY_5));
        assertEquals(
                "Conv2DTranspose(1, 4, strides=2, padding='same')",
                keras(transposed(4, 2, Padding.symmetric(1, 1), 0), GREY_5));
        assertEquals(
                "Conv2DTranspose(1, 3, strides=2, padding='same', output_padding=0)",
                keras(transposed(3, 2, Padding.symmetric(1, 1), 0), GREY_5));
        assertEquals(
                "Conv2DTranspose(1, 3, strides=2, output_padding=1)", keras(transposed(3, 2, Padding.NONE, 1), GREY_5));
        assertEquals(
                "Sequential([Conv2DTranspose(1, 3, strides=2, output_padding=1), Cropping2D(1)])",
                keras(transposed(3, 2, Padding.symmetric(1, 1), 1), GREY_5));
        assertEquals(
                "Sequential([Conv2DTranspose(1, 3, use_bias=False), Cropping2D(((2, 0), (0, 1)))])",
                keras(
                        new ConvTranspose2d(1, 1, size(3), size(1), sides(2, 0, 0, 1), size(0), size(1), 1, false),
                        GREY_5));
        assertImpossible(
                layer("nn.ConvTranspose2d(2, 2, 3, groups=2)"),
                Dialect.KERAS,
                Shape.of(2, 5, 5),
                "does not split its channels into groups");
        assertImpossible(
                layer("nn.ConvTranspose2d(1, 1, 3, stride=2, dilation=2)"), Dialect.KERAS, GREY_5, "together with");
        assertImpossible(
                layer("nn.ConvTranspose2d(1, 1, 3, output_padding=1, dilation=2)"),
                Dialect.KERAS,
                GREY_5,
                "output_padding stays below the stride");
    }

    @Test
    void maxPoolingInPyTorch() {
        assertEquals("nn.MaxPool2d(2)", torch(max(2, 2, Padding.NONE), GREY_5));
        assertEquals(
                "nn.MaxPool2d((3, 2), stride=2, padding=(1, 0), dilation=2, ceil_mode=True)",
                torch(layer("nn.MaxPool2d((3, 2), 2, (1, 0), 2, ceil_mode=True)"), GREY_5));
        // 'same' over 6 with k 3, s 2 adds one cell at the end; over 5 one on each side
        assertEquals(
                "nn.Sequential(nn.ConstantPad2d((0, 1, 0, 1), float('-inf')), nn.MaxPool2d(3, stride=2))",
                torch(max(3, 2, Padding.Same.UPPER), GREY_6));
        assertEquals("nn.MaxPool2d(3, stride=2, padding=1)", torch(max(3, 2, Padding.Same.UPPER), GREY_5));
    }

    @Test
    void unevenPaddingAndRoundingUpInPyTorch() {
        // 4 + 0 + 1 with k 2, s 2: the layer drops the window in the padding, and rounding down makes the same two
        var pool = new MaxPool2d(size(2), size(2), sides(0, 1, 0, 1), size(1), Rounding.CEIL);
        assertEquals(
                "nn.Sequential(nn.ConstantPad2d((0, 1, 0, 1), float('-inf')), nn.MaxPool2d(2))",
                torch(pool, Shape.of(1, 4, 4)));
        // over 6 × 6 with s 3: ⌈(7 − 2)/3⌉ + 1 = 3 begins at 6, in the padding, so 2 windows; 5 / 3 rounds down to 2
        var counted = new AvgPool2d(size(2), size(3), sides(0, 1, 0, 1), Rounding.CEIL, true, 0);
        assertEquals("nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.AvgPool2d(2, stride=3))", torch(counted, GREY_6));
        // along 4 (k 2) the layer drops a window, along 5 (k 3) it keeps one that rounding down would not have
        var both = new AvgPool2d(size(2, 3), size(2), sides(0, 1, 0, 1), Rounding.CEIL, true, 0);
        assertImpossible(both, Dialect.PYTORCH, Shape.of(1, 4, 5), "a window too many");
    }

    @Test
    void averagePoolingInPyTorch() {
        assertEquals("nn.AvgPool2d(2)", torch(average(2, 2, Padding.NONE, true), GREY_5));
        assertEquals("nn.AvgPool2d(2)", torch(average(2, 2, Padding.NONE, false), GREY_5));
        assertEquals(
                "nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False, divisor_override=4)",
                torch(layer("nn.AvgPool2d(3, 2, 1, True, False, 4)"), GREY_5));
        assertEquals(
                "nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)",
                torch(average(3, 2, Padding.Same.UPPER, false), GREY_5));
        assertEquals(
                "nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.AvgPool2d(3, stride=2))",
                torch(average(3, 2, sides(0, 1, 0, 1), true), GREY_6));
        assertImpossible(
                average(3, 2, Padding.Same.UPPER, false), Dialect.PYTORCH, GREY_6, "would count in the average");
    }

    @Test
    void maxPoolingInKeras() {
        assertEquals("MaxPooling2D(2)", keras(max(2, 2, Padding.NONE), GREY_5));
        assertEquals("MaxPooling2D((3, 2), strides=2)", keras(layer("nn.MaxPool2d((3, 2), 2)"), GREY_5));
        assertEquals("MaxPooling2D(3, strides=2, padding='same')", keras(max(3, 2, Padding.Same.UPPER), GREY_6));
        assertEquals("MaxPooling2D(3, strides=2, padding='same')", keras(max(3, 2, Padding.symmetric(1, 1)), GREY_5));
        assertImpossible(
                max(3, 2, Padding.symmetric(1, 1)), Dialect.KERAS, GREY_6, "zeros of a ZeroPadding2D would win");
        assertImpossible(layer("nn.MaxPool2d(2, dilation=2)"), Dialect.KERAS, GREY_5, "no dilation");
    }

    @Test
    void roundingUpInKeras() {
        var up = new MaxPool2d(size(2), size(2), Padding.NONE, size(1), Rounding.CEIL);
        // nothing to round over 6; over 7 the window that is left over is what 'same' adds
        assertEquals("MaxPooling2D(2)", keras(up, GREY_6));
        assertEquals("MaxPooling2D(2, padding='same')", keras(up, GREY_7));
        assertEquals(
                "AveragePooling2D(2, padding='same')",
                keras(new AvgPool2d(size(2), size(2), Padding.NONE, Rounding.CEIL, true, 0), GREY_7));
        // k 3, s 2 over 6: three windows from cell 0, as 'same' with (0, 1)
        assertEquals(
                "MaxPooling2D(3, strides=2, padding='same')",
                keras(new MaxPool2d(size(3), size(2), Padding.NONE, size(1), Rounding.CEIL), GREY_6));
        // k 5, s 3 over 6: two windows from cell 0, where 'same' begins one cell earlier
        assertImpossible(
                new MaxPool2d(size(5), size(3), Padding.NONE, size(1), Rounding.CEIL),
                Dialect.KERAS,
                GREY_6,
                "rounds down");
    }

    @Test
    void averagePoolingInKeras() {
        assertEquals("AveragePooling2D(2)", keras(average(2, 2, Padding.NONE, true), GREY_5));
        assertEquals(
                "AveragePooling2D(3, strides=2, padding='same')",
                keras(average(3, 2, Padding.Same.UPPER, false), GREY_6));
        assertEquals(
                "AveragePooling2D(3, strides=2, padding='same')",
                keras(average(3, 2, Padding.symmetric(1, 1), false), GREY_5));
        assertEquals(
                "Sequential([ZeroPadding2D(1), AveragePooling2D(3, strides=2)])",
                keras(average(3, 2, Padding.symmetric(1, 1), true), GREY_5));
        assertEquals(
                "Sequential([ZeroPadding2D(((0, 1), (0, 1))), AveragePooling2D(3, strides=2)])",
                keras(average(3, 2, Padding.Same.UPPER, true), GREY_6));
        assertImpossible(
                average(3, 2, Padding.symmetric(1, 1), false), Dialect.KERAS, GREY_6, "would count in the average");
        assertImpossible(
                new AvgPool2d(size(3), size(2), Padding.symmetric(1, 1), Rounding.CEIL, true, 0),
                Dialect.KERAS,
                GREY_6,
                "rounding up makes more windows");
        assertImpossible(
                new AvgPool2d(size(2), size(2), Padding.NONE, Rounding.FLOOR, true, 3),
                Dialect.KERAS,
                GREY_5,
                "divisor_override");
    }

    @Test
    void aLayerTooLargeForTheInputIsWrittenAllTheSame() {
        assertEquals("nn.Conv2d(1, 1, kernel_size=9)", torch(conv(1, 1, 9, 1, 0), GREY_5));
        assertEquals("MaxPooling2D(9)", keras(max(9, 9, Padding.NONE), GREY_5));
        assertImpossible(
                new MaxPool2d(size(1_000_000), size(1), Padding.Same.UPPER, size(1_000_000), Rounding.FLOOR),
                Dialect.PYTORCH,
                GREY_5,
                "more than 2,147,483,647");
    }
}
