package convarium.engine.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeDerivationTest {

    private static List<String> square(int input, AxisWindow window, Rounding rounding) {
        return rectangle(input, window, input, window, rounding);
    }

    private static List<String> rectangle(int h, AxisWindow height, int w, AxisWindow width, Rounding rounding) {
        var g = new WindowGeometry(
                1, 1, h, w, 1, 1, height, width, height.output(h, rounding), width.output(w, rounding));
        return SizeDerivation.forward(g, rounding).texts();
    }

    private static List<String> transposed(int input, AxisWindow window, int outputPadding) {
        int output = window.transposedOutput(input, outputPadding);
        var g = new WindowGeometry(1, 1, input, input, 1, 1, window, window, output, output);
        return SizeDerivation.transposed(g, Size.square(outputPadding)).texts();
    }

    private static AxisWindow window(int kernel, int stride, int padding) {
        return new AxisWindow(kernel, stride, 1, padding, padding);
    }

    @Test
    void derivesTheWorkedExample() {
        assertEquals(
                List.of(
                        "o = ⌊(5 + 2·1 − 1·(3−1) − 1) / 2⌋ + 1",
                        "  = ⌊4 / 2⌋ + 1 = 3",
                        "Nothing is rounded away: every input row and column is used."),
                square(5, window(3, 2, 1), Rounding.FLOOR));
    }

    @Test
    void tellsTheAxesApartWhereTheyDiffer() {
        assertEquals(
                List.of(
                        "height: o = ⌊(5 + 0 + 1 − 1·(2−1) − 1) / 1⌋ + 1",
                        "height:   = ⌊4 / 1⌋ + 1 = 5",
                        "Nothing is rounded away: every input row is used.",
                        "width: o = ⌊(8 + 2·0 − 2·(3−1) − 1) / 2⌋ + 1",
                        "width:   = ⌊3 / 2⌋ + 1 = 2",
                        "Rounded down: the last column of the input is never reached.",
                        "Dilation leaves gaps between the taps: none falls on 3 columns of the input."),
                rectangle(5, new AxisWindow(2, 1, 1, 0, 1), 8, new AxisWindow(3, 2, 2, 0, 0), Rounding.FLOOR));
    }

    @Test
    void saysWhenOnlyPaddingIsLost() {
        // ⌊(6 + 2 − 3) / 2⌋ leaves 1: the classic "Padding, strides (odd)".
        assertEquals(
                "Rounded down: the last row and column of padding are never reached; "
                        + "every input row and column is used.",
                square(6, window(3, 2, 1), Rounding.FLOOR).get(2));
        // ⌊(6 + 4 − 3) / 5⌋ leaves 2; windows at −2 and 3 read −2 … 0 and 3 … 5, not 1 and 2.
        assertEquals(
                List.of(
                        "Rounded down: the last 2 rows and columns of padding are never reached.",
                        "The stride of 5 steps over the end of the window: "
                                + "no tap falls on 2 rows and columns of the input."),
                square(6, window(3, 5, 2), Rounding.FLOOR).subList(2, 4));
    }

    @Test
    void saysWhenInputIsLost() {
        assertEquals(
                List.of("Rounded down: the last row and column of the input are never reached."),
                square(6, window(3, 2, 0), Rounding.FLOOR).subList(2, 3));
        // 7 + 2 − 3 = 6 leaves 2 at stride 4: the padding and the last cell. Window 2 starts at 3 and reads to 5.
        assertEquals(
                List.of(
                        "Rounded down: the last row and column of the input and the padding after it are never reached.",
                        "The stride of 4 steps over the end of the window: "
                                + "no tap falls on 1 row and column of the input."),
                square(7, window(3, 4, 1), Rounding.FLOOR).subList(2, 4));
        // 8 − 4 leaves 4 − 0 at stride 5.
        assertEquals(
                List.of("Rounded down: the last 4 rows and columns of the input are never reached."),
                square(8, window(4, 5, 0), Rounding.FLOOR).subList(2, 3));
    }

    @Test
    void namesRowsAndColumnsOnTheirOwn() {
        var lines = rectangle(7, window(3, 3, 1), 6, window(2, 4, 0), Rounding.CEIL);
        assertEquals(
                List.of(
                        "height: o = ⌈(7 + 2·1 − 1·(3−1) − 1) / 3⌉ + 1",
                        "height:   = ⌈6 / 3⌉ + 1 = 3",
                        "Nothing is rounded up: every input row is used.",
                        "width: o = ⌈(6 + 2·0 − 1·(2−1) − 1) / 4⌉ + 1",
                        "width:   = ⌈4 / 4⌉ + 1 = 2",
                        "Nothing is rounded up.",
                        "The stride of 4 steps over the end of the window: no tap falls on 2 columns of the input."),
                lines);
    }

    @Test
    void saysHowFarACeiledWindowReaches() {
        assertEquals(
                "Rounded up: the last window reaches 1 row and column beyond the input; "
                        + "every input row and column is used.",
                square(7, window(2, 2, 0), Rounding.CEIL).get(2));
        assertEquals(
                List.of(
                        "o = ⌈(112 + 2·1 − 1·(3−1) − 1) / 2⌉ + 1",
                        "  = ⌈111 / 2⌉ + 1 = 57",
                        "Rounded up: the last window reaches 1 row and column beyond the padded input; "
                                + "every input row and column is used."),
                square(112, window(3, 2, 1), Rounding.CEIL));
    }

    @Test
    void saysWhichWindowIsDropped() {
        assertEquals(
                List.of(
                        "o = ⌈(3 + 2·1 − 1·(2−1) − 1) / 4⌉ + 1",
                        "  = ⌈3 / 4⌉ + 1 = 2 − 1 = 1",
                        "Rounded up, but the last window would begin in the padding after the input, so it is left out; "
                                + "the last 2 rows and columns of the input and the padding after it are never reached."),
                square(3, window(2, 4, 1), Rounding.CEIL));
        assertEquals(
                List.of("Rounded up, but the last window would begin beyond the input, so it is left out; "
                        + "the last row and column of the input are never reached."),
                square(2, window(1, 3, 0), Rounding.CEIL).subList(2, 3));
        assertEquals(
                "Rounded up, but the last window would begin in the padding below the input, so it is left out; "
                        + "the last 2 rows of the input and the padding below it are never reached.",
                rectangle(3, window(2, 4, 1), 3, window(2, 1, 0), Rounding.CEIL).get(2));
    }

    @Test
    void saysWhenNoWindowReachesTheInput() {
        // Two rows of padding before, a window of one, a stride of nine.
        assertEquals(
                List.of(
                        "Rounded down: the last row and column of padding are never reached.",
                        "No window reaches the input: all of them lie in the padding before the input."),
                square(4, new AxisWindow(1, 9, 1, 2, 1), Rounding.FLOOR).subList(2, 4));
    }

    @Test
    void claimsOnlyWhatSlidingFinds() {
        for (var rounding : Rounding.values()) {
            for (int input = 1; input <= 8; input++) {
                for (int kernel = 1; kernel <= 3; kernel++) {
                    for (int stride = 1; stride <= 5; stride++) {
                        for (int dilation = 1; dilation <= 3; dilation++) {
                            for (int padding = 0; padding < 9; padding++) {
                                check(input, kernel, stride, dilation, padding / 3, padding % 3, rounding);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void check(
            int input, int kernel, int stride, int dilation, int before, int after, Rounding rounding) {
        var window = new AxisWindow(kernel, stride, dilation, before, after);
        if (window.slack(input) < 0) {
            return;
        }
        int output = window.output(input, rounding);
        boolean all = true;
        for (int cell = 0; cell < input; cell++) {
            boolean used = false;
            for (int tap = 0; tap < kernel; tap++) {
                int start = cell + before - tap * dilation;
                used |= start >= 0 && start % stride == 0 && start / stride < output;
            }
            all &= used;
        }
        String notes = String.join(" ", square(input, window, rounding));
        assertEquals(all, notes.contains("every input row and column is used"), () -> window + ": " + notes);
        boolean complaint = notes.contains("of the input") || notes.contains("No window reaches");
        assertEquals(!all, complaint, () -> window + ": " + notes);
    }

    @Test
    void claimsNothingAboutUseWhereItWouldTakeTooLong() {
        assertEquals(
                "Nothing is rounded away.",
                square(Integer.MAX_VALUE, window(1, 1, 0), Rounding.FLOOR).get(2));
    }

    @Test
    void explainsTheAmbiguityOfATransposedSize() {
        assertEquals(
                List.of(
                        "o = (12 − 1)·2 − 2·1 + 1·(3−1) + 1 + 1",
                        "  = 24",
                        "A convolution with these settings turns both 23 and 24 into 12: output_padding 1 picks 24."),
                transposed(12, window(3, 2, 1), 1));
        assertEquals(
                "A convolution with these settings turns every size from 7 to 9 into 3: output_padding 0 picks 7.",
                transposed(3, window(3, 3, 1), 0).get(2));
        assertEquals(List.of("o = (4 − 1)·1 − 2·0 + 1·(3−1) + 0 + 1", "  = 6"), transposed(4, window(3, 1, 0), 0));
    }

    @Test
    void explainsOutputPaddingThatDilationAllows() {
        // Stride 1: (4 − 1)·1 + 3·(2−1) + 2 + 1 = 9.
        assertEquals(
                "output_padding 2 adds 2 rows and columns at the end of the output.",
                transposed(4, new AxisWindow(2, 1, 3, 0, 0), 2).get(2));
        // Stride 2: 3·2 + 3 + 1 = 10 and 11 map to 4; 12 does not.
        assertEquals(
                "A convolution with these settings turns both 10 and 11 into 4: output_padding 2 goes beyond them, to 12.",
                transposed(4, new AxisWindow(2, 2, 3, 0, 0), 2).get(2));
    }

    @Test
    void namesNoSizeBelowOne() {
        // (1 − 1)·3 − 2 + 1 + 2 = 1: the convolution maps −1, 0 and 1 to 1, and only 1 exists.
        assertEquals(
                "output_padding 2 adds 2 rows and columns at the end of the output.",
                transposed(1, window(1, 3, 1), 2).get(2));
    }

    @Test
    void derivesEachAxisOfATransposedSize() {
        var high = window(3, 2, 1);
        var wide = new AxisWindow(2, 1, 1, 0, 1);
        var g = new WindowGeometry(1, 1, 3, 4, 1, 1, high, wide, 6, 4);
        assertEquals(
                List.of(
                        "height: o = (3 − 1)·2 − 2·1 + 1·(3−1) + 1 + 1",
                        "height:   = 6",
                        "A convolution with these settings turns both 5 and 6 into 3: output_padding 1 picks 6.",
                        "width: o = (4 − 1)·1 − 0 − 1 + 1·(2−1) + 0 + 1",
                        "width:   = 4"),
                SizeDerivation.transposed(g, new Size(1, 0)).texts());
    }

    @Test
    void marksInputKernelAndResult() {
        var g = new WindowGeometry(1, 1, 5, 5, 1, 1, window(3, 2, 1), window(3, 2, 1), 3, 3);
        var lines = SizeDerivation.forward(g, Rounding.FLOOR).lines();
        var roles = new ArrayList<Derivation.Span>();
        lines.forEach(line -> line.spans().stream()
                .filter(span -> span.role() != Derivation.Role.PLAIN)
                .forEach(roles::add));
        assertEquals(
                List.of(
                        new Derivation.Span("5", Derivation.Role.INPUT),
                        new Derivation.Span("3", Derivation.Role.KERNEL),
                        new Derivation.Span("3", Derivation.Role.OUTPUT)),
                roles);
        assertTrue(lines.get(2).kind() == Derivation.Kind.NOTE);
    }
}
