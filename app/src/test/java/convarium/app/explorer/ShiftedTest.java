package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.explorer.Shifted.Reason;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Shifts worked by hand, and by PyTorch (`make_shifts.py`).
class ShiftedTest {
    private static final Matrix LINE = Matrix.of(new float[] {1, 2, 3, 4, 5, 6});
    private static final Matrix PAIR = Matrix.of(new float[] {1, 1});

    private static ExplorerState state(Matrix input, Matrix kernel, LayerSettings layer, ShiftSettings shift) {
        return ShiftSettings.withStepOfShift(StartState.worked()
                .withInput(input)
                .withKernel(kernel)
                .withLayer(layer)
                .withLooking(Looking.PLAIN.withAspect(Aspect.SHIFT).withShift(shift)));
    }

    private static Shifted shifted(ExplorerState state) {
        return Shifted.of(state, Explored.of(state));
    }

    private static ShiftSettings right(int columns, Edge edge) {
        return new ShiftSettings(0, columns, edge);
    }

    private static List<Reason> reasons(Shifted shifted) {
        var reasons = new ArrayList<Reason>();
        for (int c = 0; c < shifted.difference().columns(); c++) {
            reasons.add(shifted.reason(0, c));
        }
        return reasons;
    }

    /// 1 … 6 under 1, 1 gives 3 5 7 9 11; 0 1 … 5 gives 1 3 5 7 9, and 3 5 7 9 11 moved is 0 3 5 7 9.
    @Test
    void aLineUnderAPair() {
        var shifted = shifted(state(LINE, PAIR, LayerSettings.PLAIN, right(1, Edge.ZEROS)));
        assertEquals(Matrix.of(new float[] {0, 1, 2, 3, 4, 5}), shifted.shiftedInput());
        assertEquals(Matrix.of(new float[] {1, 3, 5, 7, 9}), shifted.output());
        assertEquals(Matrix.of(new float[] {0, 3, 5, 7, 9}), shifted.shiftedOutput());
        assertEquals(Matrix.of(new float[] {1, 0, 0, 0, 0}), shifted.difference());
        assertEquals(List.of(Reason.ENTERED, Reason.SAME, Reason.SAME, Reason.SAME, Reason.SAME), reasons(shifted));
        assertEquals(1, shifted.differing());
    }

    /// Zeros around: 1 … 6 gives 1 3 5 7 9 11 6, 0 1 … 5 gives 0 1 3 5 7 9 5: the last window lost its 6.
    @Test
    void whatGoesOutIsMissedAtTheBorder() {
        var padded = LayerSettings.PLAIN.withPadding(new Padding.Explicit(0, 0, 1, 1));
        var shifted = shifted(state(LINE, PAIR, padded, right(1, Edge.ZEROS)));
        assertEquals(Matrix.of(new float[] {0, 1, 3, 5, 7, 9, 5}), shifted.output());
        assertEquals(Matrix.of(new float[] {0, 1, 3, 5, 7, 9, 11}), shifted.shiftedOutput());
        assertEquals(Reason.BORDER, shifted.reason(0, 6));
        assertEquals(1, shifted.differing());
    }

    /// Every other pair: 3 7 11. Shifted by one: 0+1, 2+3, 4+5, which no window saw before.
    @Test
    void halfAStepMakesOtherNumbers() {
        var strided = LayerSettings.PLAIN.withStride(new Size(1, 2));
        var shifted = shifted(state(LINE, PAIR, strided, right(1, Edge.ZEROS)));
        assertEquals(Matrix.of(new float[] {1, 5, 9}), shifted.output());
        assertEquals(Matrix.of(new float[] {3, 7, 11}), shifted.shiftedOutput());
        assertEquals(List.of(Reason.BORDER, Reason.STRIDE, Reason.STRIDE), reasons(shifted));
        var sentence = ShiftWords.summary(state(LINE, PAIR, strided, right(1, Edge.ZEROS)), shifted);
        assertEquals(
                "With stride 2, a shift by 1 is half a step; a shift by 2 is a whole number of steps again."
                        + " 3 cells differ, 2 of 3 away from the border.",
                sentence.remark());
        var whole = shifted(state(LINE, PAIR, strided, right(2, Edge.ZEROS)));
        assertEquals(Matrix.of(new float[] {0, 3, 7}), whole.output());
        assertEquals(0, whole.differing());
    }

    /// The maxima of pairs: 2 4 6; of 0 1 | 2 3 | 4 5: 1 3 5. Of 3 3 | 1 1 shifted, 0 3 | 3 1: the first stays.
    @Test
    void poolingForgivesSome() {
        var pooled = LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING).withStride(new Size(1, 2));
        var state = state(Matrix.of(new float[] {3, 3, 1, 1}), PAIR, pooled, right(1, Edge.ZEROS));
        var shifted = shifted(state);
        assertEquals(Matrix.of(new float[] {3, 3}), shifted.output());
        assertEquals(1, shifted.kept());
        assertTrue(ShiftWords.summary(state, shifted)
                .remark()
                .endsWith("1 of 2 outputs kept their value although the input moved: pooling forgives small shifts."));
        var line = shifted(state(LINE, PAIR, pooled, right(1, Edge.ZEROS)));
        assertEquals(Matrix.of(new float[] {1, 3, 5}), line.output());
        assertEquals(Matrix.of(new float[] {-1, -1, -1}), line.difference());
        assertEquals(0, line.kept());
    }

    /// With circular padding, all that a shift around does is move the map around.
    @Test
    void goingRoundIsExact() {
        var circular = LayerSettings.PLAIN
                .withPadding(new Padding.Explicit(0, 0, 0, 1))
                .withPaddingMode(convarium.engine.arithmetic.PaddingMode.CIRCULAR);
        for (int columns = -4; columns <= 4; columns++) {
            var state = state(LINE, PAIR, circular, right(columns, Edge.WRAP));
            var shifted = shifted(state);
            assertEquals(0, shifted.differing(), "by " + columns);
            assertEquals(
                    columns == 0 ? "Shift the input, and watch the output" : "The output shifts with the input",
                    ShiftWords.headline(shifted));
        }
    }

    /// A transposed convolution moves by its stride for each cell.
    @Test
    void aTransposedConvolutionGoesFurther() {
        var doubled = LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(new Size(1, 2));
        var shifted = shifted(state(Matrix.of(new float[] {1, 2, 3}), PAIR, doubled, right(1, Edge.ZEROS)));
        assertEquals(Matrix.of(new float[] {0, 0, 1, 1, 2, 2}), shifted.output());
        assertEquals(Matrix.of(new float[] {0, 0, 1, 1, 2, 2}), shifted.shiftedOutput());
        assertEquals(2, shifted.right().steps());
    }

    @ParameterizedTest
    @CsvSource({"1,2,0,2", "2,2,1,2", "-1,2,0,-2", "3,2,1,4", "2,3,1,3", "1,3,0,3", "-2,3,-1,-3", "4,1,4,4", "0,3,0,0"})
    void theMapMovesByTheNearestWholeStep(int cells, int stride, int steps, int again) {
        var axis = new AxisShift(cells, stride, false);
        assertEquals(steps, axis.steps());
        assertEquals(again, axis.wholeAgain());
        assertEquals(cells % stride == 0, axis.isWhole());
    }

    static List<String> golden() throws IOException {
        try (var in = Objects.requireNonNull(ShiftedTest.class.getResourceAsStream("shifts.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithPyTorch(String line) {
        String[] parts = line.split("\t", -1);
        var shifted = shifted(ExplorerLink.read("convarium:explore?" + parts[0]));
        assertSame(parts[1], shifted.output());
        assertSame(parts[2], shifted.shiftedOutput());
    }

    private static void assertSame(String expected, Matrix found) {
        var wanted = PastedBlock.parse(expected.replace(';', '\n'));
        assertEquals(wanted.rows() + " × " + wanted.columns(), found.rows() + " × " + found.columns());
        for (int i = 0; i < wanted.values().size(); i++) {
            assertEquals(wanted.values().get(i), found.values().get(i), 1e-5, "cell " + i);
        }
    }

    /// How many cells differ although both windows meet inputs alone, all of them in both inputs.
    private static int innerDiffering(Shifted s) {
        int count = 0;
        for (int r = 0; r < s.output().rows(); r++) {
            for (int c = 0; c < s.output().columns(); c++) {
                if (s.difference().get(r, c) != 0 && s.carriesOutput(r, c)) {
                    boolean now = meetsInputs(s, s.after(), r, c, -1);
                    boolean then = meetsInputs(
                            s, s.before(), r - s.down().steps(), c - s.right().steps(), 1);
                    count += now && then ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static boolean meetsInputs(Shifted s, Explored of, int row, int column, int sign) {
        return of.trace().step(0, row, column).taps().stream()
                .map(tap -> tap.cell())
                .allMatch(cell -> switch (cell.kind()) {
                    case INPUT ->
                        Shifted.holds(
                                s.input(),
                                cell.h() + sign * s.shift().down(),
                                cell.w() + sign * s.shift().right());
                    case INSERTED -> true;
                    case PADDING, BEYOND -> false;
                });
    }

    /// What theory says: where both windows see the same inputs, a shift by whole steps goes through.
    @Test
    void awayFromTheBorderWholeStepsGoThrough() {
        int differing = 0;
        for (var drawn : RandomStates.of(61, 300)) {
            if (drawn.looking().aspect() != Aspect.SHIFT || drawn.source().isPicture()) {
                continue;
            }
            var shifted = shifted(drawn);
            differing += shifted.differing();
            if (shifted.isWhole()) {
                assertEquals(0, innerDiffering(shifted), () -> ExplorerLink.write(drawn));
            }
            for (int r = 0; r < shifted.output().rows(); r++) {
                for (int c = 0; c < shifted.output().columns(); c++) {
                    boolean same = shifted.difference().get(r, c) == 0;
                    assertEquals(same, shifted.reason(r, c) == Reason.SAME);
                    assertNotEquals("", ShiftWords.output(drawn, shifted, r, c).remark());
                }
            }
        }
        assertTrue(differing > 100, differing + " cells differ");
    }
}
