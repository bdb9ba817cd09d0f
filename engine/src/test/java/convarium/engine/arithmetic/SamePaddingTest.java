package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePaddingTest {

    @ParameterizedTest
    @CsvSource({
        "224, 7, 2, 2, 3",
        "224, 3, 2, 0, 1",
        "23, 3, 2, 1, 1",
        "24, 3, 2, 0, 1",
        "5, 2, 1, 0, 1",
        "6, 4, 1, 1, 2",
        "5, 1, 1, 0, 0",
        "6, 1, 2, 0, 0",
        "7, 2, 3, 0, 1"
    })
    void padsAsKerasAndOnnxDo(int input, int kernel, int stride, int before, int after) {
        var upper = SamePadding.forward(input, kernel, stride, 1, Padding.Same.UPPER);
        assertEquals(new AxisWindow(kernel, stride, 1, before, after), upper);
        var lower = SamePadding.forward(input, kernel, stride, 1, Padding.Same.LOWER);
        assertEquals(new AxisWindow(kernel, stride, 1, after, before), lower);
    }

    @Test
    void givesTheInputOverTheStrideRoundedUp() {
        for (var same : Padding.Same.values()) {
            for (int input = 1; input <= 12; input++) {
                for (int kernel = 1; kernel <= 5; kernel++) {
                    for (int stride = 1; stride <= 4; stride++) {
                        for (int dilation = 1; dilation <= 3; dilation++) {
                            var window = SamePadding.forward(input, kernel, stride, dilation, same);
                            int expected = (int) Math.ceil(input / (double) stride);
                            assertEquals(expected, window.output(input, Rounding.FLOOR), () -> window.toString());
                        }
                    }
                }
            }
        }
    }

    /// Keras' `Conv2DTranspose(padding="same")` without `output_padding`: input · stride.
    @Test
    void multipliesByTheStrideWhenTransposed() {
        for (int input = 1; input <= 9; input++) {
            for (int kernel = 1; kernel <= 6; kernel++) {
                for (int stride = 1; stride <= 4; stride++) {
                    for (int dilation = 1; dilation <= 3; dilation++) {
                        var t = SamePadding.transposed(kernel, stride, dilation, -1, Padding.Same.UPPER);
                        assertEquals(input * stride, t.window().transposedOutput(input, t.outputPadding()));
                    }
                }
            }
        }
    }

    /// Keras with `output_padding`: (input − 1)·stride + extent mod 2 + output_padding.
    @ParameterizedTest
    @CsvSource({
        "4, 3, 2, 1, 0, 7",
        "4, 3, 2, 1, 1, 8",
        "4, 4, 2, 1, 0, 6",
        "4, 4, 2, 1, 1, 7",
        "5, 2, 3, 1, 2, 14",
        "4, 3, 1, 2, 0, 4",
        "4, 2, 3, 2, 1, 11"
    })
    void followsAGivenOutputPadding(int input, int kernel, int stride, int dilation, int extra, int output) {
        var t = SamePadding.transposed(kernel, stride, dilation, extra, Padding.Same.UPPER);
        assertEquals(output, t.window().transposedOutput(input, t.outputPadding()));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 0, 1, 0", "4, 2, 1, 1, 0", "5, 2, 1, 2, 0", "2, 2, 0, 0, 0", "2, 3, 0, 0, 1", "1, 4, 0, 0, 3"})
    void cutsTheOddCellFromTheEnd(int kernel, int stride, int before, int after, int outputPadding) {
        var t = SamePadding.transposed(kernel, stride, 1, -1, Padding.Same.UPPER);
        assertEquals(new AxisWindow(kernel, stride, 1, before, after), t.window());
        assertEquals(outputPadding, t.outputPadding());
    }

    @Test
    void refusesPaddingBeyondAnInt() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> SamePadding.forward(10, 100_001, 1, 100_000, Padding.Same.UPPER));
        assertEquals(
                "there would be 10,000,000,000 cells of \"same\" padding, more than 2,147,483,647", e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> SamePadding.transposed(100_001, 1, 100_000, -1, Padding.Same.UPPER));
    }
}
