package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sizes of the fifteen animations of Dumoulin and Visin, "A guide to convolution arithmetic for deep learning".
class ClassicSetTest {

    @ParameterizedTest
    @CsvSource({
        "4, 2, 0, 3, 1, 1",
        "5, 6, 2, 4, 1, 1",
        "5, 5, 1, 3, 1, 1",
        "5, 7, 2, 3, 1, 1",
        "5, 2, 0, 3, 2, 1",
        "5, 3, 1, 3, 2, 1",
        "6, 3, 1, 3, 2, 1",
        "7, 3, 0, 3, 1, 2"
    })
    void givesThePublishedOutput(int input, int output, int padding, int kernel, int stride, int dilation) {
        var window = new AxisWindow(kernel, stride, dilation, padding, padding);
        assertEquals(output, window.output(input, Rounding.FLOOR));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 4, 0, 3, 1, 0",
        "6, 5, 2, 4, 1, 0",
        "5, 5, 1, 3, 1, 0",
        "7, 5, 2, 3, 1, 0",
        "2, 5, 0, 3, 2, 0",
        "3, 5, 1, 3, 2, 0",
        "3, 6, 1, 3, 2, 1"
    })
    void givesTheInputBackWhenTransposed(int input, int output, int padding, int kernel, int stride, int extra) {
        var window = new AxisWindow(kernel, stride, 1, padding, padding);
        assertEquals(output, window.transposedOutput(input, extra));
    }
}
