package convarium.engine.layer;

import static convarium.engine.layer.LayerShapesTest.conv;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Activation;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerErrorsTest {

    private static void assertRefused(String message, Executable work) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }

    private static Conv2d padded(PaddingMode mode, int padding) {
        return new Conv2d(
                1,
                1,
                Size.square(1),
                Size.square(1),
                Padding.symmetric(0, padding),
                mode,
                Size.square(1),
                1,
                false,
                false);
    }

    private static ConvTranspose2d transposed(int stride, int dilation, int outputPadding) {
        return new ConvTranspose2d(
                1,
                1,
                Size.square(3),
                Size.square(stride),
                Padding.NONE,
                Size.square(outputPadding),
                Size.square(dilation),
                1,
                true);
    }

    @Test
    void namesTheShapesThatDoNotMeet() {
        assertRefused(
                "Conv2d expects 3 input channels, and the input of shape 1×5×5 has 1",
                () -> conv(3, 8, 3, 1, 0).output(Shape.of(1, 5, 5)));
        assertRefused(
                "Conv2d expects an input c×h×w or n×c×h×w, found the shape 5×5",
                () -> conv(1, 1, 3, 1, 0).output(Shape.of(5, 5)));
        assertRefused(
                "Conv2d cannot take an input of shape 1×9×4: along the width the window spans 7 cells and the padded "
                        + "input has only 6 = 4 + 1 + 1",
                () -> conv(1, 1, 7, 1, 1).output(Shape.of(1, 9, 4)));
    }

    @ParameterizedTest
    @CsvSource({"REFLECT, 4", "CIRCULAR, 5"})
    void letsPaddingReachOnlySoFar(PaddingMode mode, int most) {
        var input = Shape.of(1, 3, 5);
        assertDoesNotThrow(() -> padded(mode, most).output(input));
        assertRefused(
                "Conv2d cannot take an input of shape 1×3×5: " + mode.name().toLowerCase(java.util.Locale.ROOT)
                        + " padding reaches at most " + most + " cells over an axis of 5, found " + (most + 1),
                () -> padded(mode, most + 1).output(input));
    }

    @Test
    void keepsPoolingPaddingWithinHalfTheWindow() {
        var one = Size.square(1);
        assertDoesNotThrow(() -> new MaxPool2d(Size.square(3), one, Padding.symmetric(1, 1), one, Rounding.FLOOR));
        assertRefused(
                "MaxPool2d takes padding of at most half its window: 1 for a window of 3 cells, found 2",
                () -> new MaxPool2d(Size.square(3), one, Padding.symmetric(1, 2), one, Rounding.FLOOR));
        // Dilation widens the window: 2·(3−1) + 1 = 5 cells.
        assertDoesNotThrow(
                () -> new MaxPool2d(Size.square(3), one, Padding.symmetric(2, 2), Size.square(2), Rounding.FLOOR));
        assertRefused(
                "AvgPool2d takes padding of at most half its window: 1 for a window of 2 cells, found 2",
                () -> new AvgPool2d(Size.square(2), one, new Padding.Explicit(0, 2, 0, 0), Rounding.FLOOR, true, 0));
    }

    @Test
    void keepsOutputPaddingBelowStrideOrDilation() {
        assertDoesNotThrow(() -> transposed(2, 1, 1));
        assertDoesNotThrow(() -> transposed(1, 3, 2));
        assertRefused(
                "ConvTranspose2d needs an output_padding of 0 to 1, below stride or dilation, found 2",
                () -> transposed(2, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> transposed(2, 1, -1));
    }

    @Test
    void refusesUnequalGroupsAndEmptySizes() {
        assertRefused(
                "Conv2d cannot split 6 input and 4 output channels into 4 equal groups",
                () -> new Conv2d(
                        6,
                        4,
                        Size.square(1),
                        Size.square(1),
                        Padding.NONE,
                        PaddingMode.ZERO,
                        Size.square(1),
                        4,
                        true,
                        false));
        assertRefused("Conv2d needs a kernel size of at least 1, found 0 × 0", () -> conv(1, 1, 0, 1, 0));
        assertRefused("Conv2d needs a stride of at least 1, found 0 × 0", () -> conv(1, 1, 1, 0, 0));
        assertRefused(
                "Conv2d needs at least 1 input channel, 1 output channel and 1 group, found 0, 1 and 1",
                () -> conv(0, 1, 1, 1, 0));
    }

    @Test
    void refusesSizesThatOverflow() {
        assertRefused(
                "Conv2d cannot take an input of shape 1×50000×40000: the shape 9×50000×40000 has more elements than "
                        + "one array can hold",
                () -> conv(1, 9, 1, 1, 0).output(Shape.of(1, 50000, 40000)));
        assertRefused(
                "ConvTranspose2d cannot take an input of shape 1×3×3: along the height there would be "
                        + "4,294,967,297 cells in the output, more than 2,147,483,647",
                () -> transposed(Integer.MAX_VALUE, 1, 0).output(Shape.of(1, 3, 3)));
        var wide = new Conv2d(
                1,
                1,
                Size.square(100_001),
                Size.square(1),
                Padding.Same.UPPER,
                PaddingMode.ZERO,
                Size.square(100_000),
                1,
                true,
                false);
        assertRefused(
                "Conv2d cannot take an input of shape 1×5×5: along the height there would be 10,000,000,000 cells of "
                        + "\"same\" padding, more than 2,147,483,647",
                () -> wide.output(Shape.of(1, 5, 5)));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, Float.NaN, Float.POSITIVE_INFINITY})
    void refusesSlopesThatTurnSigns(float slope) {
        assertRefused(
                "a leaky ReLU's slope is a number of 0 or more, found " + slope, () -> new Activation.LeakyRelu(slope));
    }
}
