package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where an input goes, and where a weight takes part.
final class MeetingsTest {
    private static final Size ONE = Size.square(1);

    @Test
    void theCentreOfThreeByThreeMeetsEveryWeightOnce() {
        var trace = trace(PaddingMode.ZERO);
        var met = trace.outputsOf(0, 1, 1);
        // Output (r, c) sees the centre through weight (2−r, 2−c).
        assertEquals(9, met.size());
        for (var c : met) {
            assertEquals(2 - c.outputRow(), c.kh());
            assertEquals(2 - c.outputColumn(), c.kw());
            assertEquals(5, c.input());
            assertEquals(c.weight() * 5, c.product());
        }
    }

    @Test
    void aCornerMeetsFourWeights() {
        assertEquals(
                List.of("0,0 w1,1", "0,1 w1,0", "1,0 w0,1", "1,1 w0,0"),
                trace(PaddingMode.ZERO).outputsOf(0, 0, 0).stream()
                        .map(c -> c.outputRow() + "," + c.outputColumn() + " w" + c.kh() + "," + c.kw())
                        .toList());
    }

    @Test
    void copiesInThePaddingAreMeetingsToo() {
        // Replicated, the corner stands in its own place and in three cells of padding.
        var met = trace(PaddingMode.REPLICATE).outputsOf(0, 0, 0);
        assertEquals(
                4,
                met.stream()
                        .filter(c -> c.outputRow() == 0 && c.outputColumn() == 0)
                        .count());
    }

    @Test
    void aWeightTakesPartInEveryOutput() {
        var met = trace(PaddingMode.ZERO).productsOf(0, 0, 0);
        assertEquals(9, met.size());
        assertEquals(4, met.stream().filter(c -> c.product() != 0).count());
        assertEquals(
                List.of(0, 0), List.of(met.getFirst().fieldRow(), met.getFirst().fieldColumn()));
        assertEquals(
                List.of(2, 2), List.of(met.getLast().fieldRow(), met.getLast().fieldColumn()));
    }

    private static WindowTrace trace(PaddingMode mode) {
        var layer = new Conv2d(1, 1, Size.square(3), ONE, Padding.symmetric(1, 1), mode, ONE, 1, false, false);
        return WindowTrace.of(
                layer,
                Tensor.of(Shape.of(1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9),
                Tensor.of(Shape.of(1, 1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9),
                Tensor.of(Shape.of(1), 0));
    }

    @Test
    void anInputThatNoWindowReachesMeetsNothing() {
        var layer = new MaxPool2d(Size.square(2), Size.square(2), Padding.NONE, ONE, Rounding.FLOOR);
        var trace = WindowTrace.of(layer, Tensor.zeros(Shape.of(1, 3, 3)));
        assertTrue(trace.outputsOf(0, 2, 2).isEmpty());
        assertFalse(trace.outputsOf(0, 1, 1).isEmpty());
    }

    @Test
    void bothAreTheStepsReadBackwards() {
        backwards(RandomTraces.runs(5, 60, RandomTraces::convolution));
        backwards(RandomTraces.runs(6, 60, RandomTraces::transposed));
        backwards(RandomTraces.runs(7, 40, RandomTraces::maxPooling));
        backwards(RandomTraces.runs(8, 40, RandomTraces::averagePooling));
    }

    private static void backwards(List<RandomTraces.Run> runs) {
        for (var run : runs) {
            var trace = run.trace();
            var g = trace.geometry();
            for (int h = 0; h < g.h(); h++) {
                int row = h;
                int column = h % g.w();
                assertEquals(
                        found(trace, t -> t.cell().h() == row && t.cell().w() == column),
                        texts(trace.outputsOf(0, row, column)),
                        run.layer()::toString);
            }
            for (int kh = 0; kh < g.kh(); kh++) {
                int a = kh;
                int b = kh % g.kw();
                assertEquals(
                        found(trace, t -> t.kh() == a && t.kw() == b),
                        texts(trace.productsOf(0, a, b)),
                        run.layer()::toString);
            }
        }
    }

    private static List<String> found(WindowTrace trace, java.util.function.Predicate<Tap> wanted) {
        var found = new ArrayList<String>();
        for (int r = 0; r < trace.geometry().oh(); r++) {
            for (int c = 0; c < trace.geometry().ow(); c++) {
                for (var t : trace.step(0, r, c).taps()) {
                    if (t.counted() && wanted.test(t)) {
                        found.add(text(r, c, t.kh(), t.kw(), t.input(), t.weight(), t.row(), t.column()));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> texts(List<Contribution> met) {
        return met.stream()
                .map(c -> text(
                        c.outputRow(),
                        c.outputColumn(),
                        c.kh(),
                        c.kw(),
                        c.input(),
                        c.weight(),
                        c.fieldRow(),
                        c.fieldColumn()))
                .toList();
    }

    private static String text(Object... parts) {
        return List.of(parts).toString();
    }

    @Test
    void weightsTogetherMakeAllProducts() {
        for (var run : RandomTraces.runs(9, 40, RandomTraces::convolution)) {
            var trace = run.trace();
            var g = trace.geometry();
            int products = 0;
            for (int kh = 0; kh < g.kh(); kh++) {
                for (int kw = 0; kw < g.kw(); kw++) {
                    products += trace.productsOf(0, kh, kw).size();
                }
            }
            assertEquals(g.oh() * g.ow() * g.kh() * g.kw() * (g.c() / g.groups()), products);
        }
    }
}
