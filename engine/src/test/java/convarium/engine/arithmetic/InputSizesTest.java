package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputSizesTest {

    @Test
    void twentyThreeAndTwentyFourBothGiveTwelve() {
        var sizes = InputSizes.of(new AxisWindow(3, 2, 1, 1, 1), 12);
        assertEquals(List.of(23, 24), sizes.sizes());
        assertEquals(25, sizes.reached(), "the last column of padding, and of 24 an input, is never reached");
    }

    @Test
    void aStrideOfOneLeavesNoDoubt() {
        assertEquals(List.of(7), InputSizes.of(new AxisWindow(3, 1, 1, 0, 0), 5).sizes());
    }

    @Test
    void paddingAloneCanMakeMoreWindows() {
        assertEquals(List.of(), InputSizes.of(new AxisWindow(1, 1, 1, 3, 3), 4).sizes());
        assertEquals(List.of(1), InputSizes.of(new AxisWindow(1, 3, 1, 2, 0), 1).sizes());
    }

    /// Each size and no other gives the output, and a transposed convolution gives the least of them back.
    @Test
    void theyAreAllInputsAndNoOthers() {
        for (int k = 1; k <= 5; k++) {
            for (int s = 1; s <= 4; s++) {
                for (int p = 0; p <= 2; p++) {
                    var window = new AxisWindow(k, s, k % 2 + 1, p, p / 2);
                    for (int o = 1; o <= 6; o++) {
                        int output = o;
                        var expected = IntStream.rangeClosed(1, 60)
                                .filter(i -> window.slack(i) >= 0 && window.output(i, Rounding.FLOOR) == output)
                                .boxed()
                                .toList();
                        assertEquals(expected, InputSizes.of(window, o).sizes(), window + " to " + o);
                        if (!expected.isEmpty() && expected.size() == s) {
                            assertEquals(expected.getFirst(), window.transposedOutput(o, 0));
                        }
                    }
                }
            }
        }
    }
}
