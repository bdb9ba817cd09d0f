package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisWindowTest {

    @ParameterizedTest
    @CsvSource({
        "112, 3, 2, 0, 55, 56",
        "112, 3, 2, 1, 56, 57",
        "64, 3, 2, 1, 32, 33",
        "7, 2, 2, 0, 3, 4",
        "55, 3, 2, 0, 27, 27"
    })
    void floorsAndCeils(int input, int kernel, int stride, int padding, int floor, int ceil) {
        var window = new AxisWindow(kernel, stride, 1, padding, padding);
        assertEquals(floor, window.output(input, Rounding.FLOOR));
        assertEquals(ceil, window.output(input, Rounding.CEIL));
    }

    @ParameterizedTest
    @CsvSource({
        // ⌈(4 + 1 + 1 − 2) / 3⌉ + 1 = 3, but the third window would start at 6 ≥ 4 + 1.
        "4, 2, 3, 1, 2",
        // ⌈(2 + 1 + 1 − 2) / 2⌉ + 1 = 2, and the second window starts at 2 < 3.
        "2, 2, 2, 1, 2",
        // ⌈(3 + 1 + 1 − 2) / 4⌉ + 1 = 2, but the second window would start at 4 ≥ 3 + 1.
        "3, 2, 4, 1, 1",
        // ⌈(2 − 1) / 3⌉ + 1 = 2, but the second window would start at 3, beyond everything.
        "2, 1, 3, 0, 1"
    })
    void dropsACeiledWindowThatBeginsInTheRightPadding(int input, int kernel, int stride, int padding, int output) {
        assertEquals(output, new AxisWindow(kernel, stride, 1, padding, padding).output(input, Rounding.CEIL));
    }

    @Test
    void countsTheWindowsThatSlidingFinds() {
        for (int input = 1; input <= 9; input++) {
            for (int kernel = 1; kernel <= 4; kernel++) {
                for (int stride = 1; stride <= 4; stride++) {
                    for (int dilation = 1; dilation <= 3; dilation++) {
                        for (int padding = 0; padding < 9; padding++) {
                            slide(input, new AxisWindow(kernel, stride, dilation, padding / 3, padding % 3));
                        }
                    }
                }
            }
        }
    }

    private static void slide(int input, AxisWindow window) {
        int cells = input + window.before() + window.after();
        int last = (window.kernel() - 1) * window.dilation();
        int count = 0;
        while (count * window.stride() + last < cells) {
            count++;
        }
        if (count == 0) {
            assertThrows(IllegalArgumentException.class, () -> window.output(input, Rounding.FLOOR));
            return;
        }
        assertEquals(count, window.output(input, Rounding.FLOOR), () -> window + " over " + input);
        int reached = (count - 1) * window.stride() + last + 1;
        assertEquals(cells - reached, window.unused(input, Rounding.FLOOR), () -> window + " over " + input);
    }

    @ParameterizedTest
    @CsvSource({"23, 0", "24, 1"})
    void needsOutputPaddingToTellTwoInputsApart(int input, int outputPadding) {
        var window = new AxisWindow(3, 2, 1, 1, 1);
        assertEquals(12, window.output(input, Rounding.FLOOR));
        assertEquals(input, window.transposedOutput(12, outputPadding));
    }

    @Test
    void givesEveryInputBackThroughSomeOutputPadding() {
        for (int stride = 1; stride <= 4; stride++) {
            var window = new AxisWindow(3, stride, 2, 1, 2);
            for (int input = 5; input <= 20; input++) {
                int output = window.output(input, Rounding.FLOOR);
                int extra = input - window.transposedOutput(output, 0);
                assertTrue(extra >= 0 && extra < stride, input + " leaves " + extra + " at stride " + stride);
                assertEquals(input, window.transposedOutput(output, extra));
            }
        }
    }

    @Test
    void spansDilatedTaps() {
        assertEquals(1, new AxisWindow(1, 1, 9, 0, 0).extent());
        assertEquals(9, new AxisWindow(3, 1, 4, 0, 0).extent());
        // 2147483647 · 2147483646 + 1
        assertEquals(4611686011984936963L, new AxisWindow(Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 0, 0).extent());
    }

    @Test
    void saysWhyNoWindowFits() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> new AxisWindow(3, 1, 3, 1, 0).output(5, Rounding.FLOOR));
        assertEquals("the window spans 7 cells and the padded input has only 6 = 5 + 1 + 0", e.getMessage());
    }

    @Test
    void saysWhyNothingIsLeftOfATransposedOutput() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> new AxisWindow(3, 1, 1, 3, 2).transposedOutput(3, 0));
        assertEquals("the padding 3 + 2 cuts away all of the 5 cells of the transposed output", e.getMessage());
    }

    @Test
    void refusesSizesBeyondAnInt() {
        int most = Integer.MAX_VALUE;
        var wide = new AxisWindow(1, 1, 1, most, 1);
        assertThrows(IllegalArgumentException.class, () -> wide.output(most, Rounding.FLOOR));
        assertEquals(most, new AxisWindow(2, 1, 1, 1, 0).output(most, Rounding.FLOOR));
        var e = assertThrows(
                IllegalArgumentException.class, () -> new AxisWindow(1, 2, 1, 0, 0).transposedOutput(most, 0));
        assertEquals("there would be 4,294,967,293 cells in the output, more than 2,147,483,647", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 0, 0", "1, 0, 1, 0, 0", "1, 1, 0, 0, 0", "1, 1, 1, -1, 0", "1, 1, 1, 0, -1"})
    void refusesNumbersBelowWhatTheyCanBe(int kernel, int stride, int dilation, int before, int after) {
        assertThrows(IllegalArgumentException.class, () -> new AxisWindow(kernel, stride, dilation, before, after));
    }
}
