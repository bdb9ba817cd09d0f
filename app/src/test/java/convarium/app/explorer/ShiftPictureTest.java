package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.ShiftPictureWindow.Cell;
import convarium.app.explorer.ShiftSettings.Edge;
import convarium.app.explorer.Shifted.Reason;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.FieldCell;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A shifted picture comes to what the same numbers come to, which is tried against PyTorch.
class ShiftPictureTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// A state's numbers taken as a picture.
    static ShiftPicture of(ExplorerState state) throws IOException {
        var input = Tensor.wrap(
                Shape.of(1, state.input().rows(), state.input().columns()),
                state.input().toArray());
        var layer = Explored.of(state).layer();
        var output = PictureJob.outputs(COMPUTE, state, layer, input);
        return ShiftPicture.of(
                state, new PictureResult(state, layer, input, output, ValueRange.of(output.data()), 1, 1), COMPUTE);
    }

    private static ShiftPicture of(String link) throws IOException {
        return of(ExplorerLink.read("convarium:explore?view=shift&" + link));
    }

    private static Tensor line(float... values) {
        return Tensor.of(Shape.of(1, 1, values.length), values);
    }

    static List<ExplorerState> shifts() {
        return RandomStates.of(67, 400).stream()
                .filter(s -> s.looking().aspect() == Aspect.SHIFT && !s.source().isPicture())
                .toList();
    }

    private static void assertSame(Matrix expected, Tensor found, String link) {
        assertEquals(Shape.of(1, expected.rows(), expected.columns()), found.shape(), link);
        for (int i = 0; i < expected.values().size(); i++) {
            float wanted = expected.values().get(i);
            assertEquals(wanted, found.data()[i], 1e-4 * Math.max(1, Math.abs(wanted)), link);
        }
    }

    @Test
    void aPictureComesToWhatItsNumbersComeTo() throws IOException {
        int differing = 0;
        for (var state : shifts()) {
            String link = ExplorerLink.write(state);
            var numbers = Shifted.of(state, Explored.of(state));
            var picture = of(state);
            assertSame(numbers.shiftedInput(), picture.shiftedInput(), link);
            assertSame(numbers.output(), picture.output(), link);
            assertSame(numbers.shiftedOutput(), picture.shiftedOutput(), link);
            assertSame(numbers.difference(), picture.difference(), link);
            assertEquals(numbers.differing(), picture.tally().differing(), link);
            assertEquals(
                    numbers.differing(Reason.STRIDE), picture.tally().inside().cells(), link);
            assertEquals(numbers.kept(), picture.tally().kept(), link);
            assertEquals(ShiftWords.headline(numbers), ShiftPictureWords.headline(picture));
            differing += numbers.differing();
        }
        assertTrue(differing > 300, differing + " cells differ");
    }

    /// Tap by tap: a cell differs for the stride where its window meets inputs alone that lie in both
    /// inputs.
    @ParameterizedTest
    @MethodSource("shifts")
    void reasonsAreWhatTheTapsSay(ExplorerState state) {
        var s = Shifted.of(state, Explored.of(state));
        for (int r = 0; r < s.output().rows(); r++) {
            for (int c = 0; c < s.output().columns(); c++) {
                if (s.difference().get(r, c) != 0 && s.carriesOutput(r, c)) {
                    boolean inner = s.after().trace().step(0, r, c).taps().stream()
                            .allMatch(tap -> tap.cell().kind() == FieldCell.Kind.INSERTED
                                    || (tap.cell().kind() == FieldCell.Kind.INPUT
                                            && Shifted.holds(
                                                    s.input(),
                                                    tap.cell().h() - s.shift().down(),
                                                    tap.cell().w() - s.shift().right())));
                    assertEquals(inner && !s.isWhole() ? Reason.STRIDE : Reason.BORDER, s.reason(r, c));
                }
            }
        }
    }

    /// 1 … 8 by pairs, every other: 3 7 11 15. Shifted by one: 1 5 9 13, of which 1 has met the zero
    /// that came in.
    @Test
    void borderAndStrideAreToldApart() throws IOException {
        var picture = of("in=1,2,3,4,5,6,7,8&k=1,1&s=1,2&shift=0,1");
        assertEquals(line(1, 5, 9, 13), picture.output());
        assertEquals(line(3, 7, 11, 15), picture.shiftedOutput());
        assertEquals(line(-2, -2, -2, -2), picture.difference());
        assertEquals(
                new ShiftTally(4, 0, new ShiftTally.Spread(1, 2, 2), new ShiftTally.Spread(3, 2, 2)), picture.tally());
        var sentence = ShiftPictureWords.summary(picture);
        assertEquals("layer(shift(input)) ≠ shift(layer(input))  4 of 4 outputs differ", sentence.text());
        assertEquals(
                "With stride 2, a shift by 1 is half a step; a shift by 2 is a whole number of steps again. Away from"
                        + " the border 3 outputs differ, by 2 on average and by at most 2. At the border 1 more does,"
                        + " by at most 2.",
                sentence.remark());
        assertEquals("1 − 3 = −2", ShiftPictureWords.output(picture, 0, 0).text());
        assertTrue(ShiftPictureWords.output(picture, 0, 1).remark().contains("no window before the shift"));
    }

    @Test
    void aWholeStepSpoilsTheBorderAlone() throws IOException {
        var picture = of("in=1,2,3,4,5,6&k=1,1&shift=0,1");
        assertEquals(new ShiftTally.Spread(1, 1, 1), picture.tally().border());
        assertEquals(0, picture.tally().inside().cells());
        assertEquals(
                "The map moved 1 column right. 1 output at the border differs (20 %), by 1 on average and by at most"
                        + " 1; everywhere else the layer is equivariant.",
                ShiftPictureWords.summary(picture).remark());
    }

    @Test
    void itsColoursGoByTheDifferencesAlone() throws IOException {
        var picture = of("in=1,2,3,4,5,6&k=1,1&shift=0,1");
        assertEquals(new ValueRange(1, 1, 1), picture.range());
        assertEquals(1, picture.differenceColouring().high());
        assertEquals(Colouring.Kind.SIGNED, picture.differenceColouring().kind());
    }

    @Test
    void planesMove() {
        var plane = Tensor.of(Shape.of(1, 2, 3), 1, 2, 3, 4, 5, 6);
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 0, 1, 2, 0, 4, 5), ShiftPicture.moved(plane, 0, 1, Edge.ZEROS));
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 6, 0, 0, 0, 0, 0), ShiftPicture.moved(plane, -1, -2, Edge.ZEROS));
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 0, 0, 0, 0, 0, 0), ShiftPicture.moved(plane, 0, 7, Edge.ZEROS));
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 0, 0, 0, 0, 0, 0), ShiftPicture.moved(plane, -2, 0, Edge.ZEROS));
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 6, 4, 5, 3, 1, 2), ShiftPicture.moved(plane, 1, 1, Edge.WRAP));
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 2, 3, 1, 5, 6, 4), ShiftPicture.moved(plane, 2, -7, Edge.WRAP));
    }

    @Test
    void whatCameInLiesAtTheEdgesItCameOver() {
        var bands = ShiftPictureWindow.entered(0, 0, 10, 8, 2, -3);
        assertEquals(
                List.of(new javafx.geometry.Rectangle2D(0, 0, 10, 2), new javafx.geometry.Rectangle2D(7, 2, 3, 6)),
                bands);
        assertEquals(List.of(), ShiftPictureWindow.entered(0, 0, 10, 8, 0, 0));
    }

    @Test
    void aPixelsWindowIsWhereItsTapsAre() throws IOException {
        var forward = of("in=1,2,3,4;5,6,7,8;1,2,3,4;5,6,7,8&k=1,1,1;1,1,1;1,1,1&p=1&s=2&shift=0,1");
        assertEquals(new javafx.geometry.Rectangle2D(-1, 1, 3, 3), ShiftPictureWindow.window(forward, new Cell(1, 0)));
        // output 3 of a stretched input 1 0 2 0 3 meets the taps at 2 and 3, of which 2 is the second input
        var transposed = of("op=transposed&in=1,2,3&k=1,1&s=1,2&shift=0,1");
        assertEquals(
                new javafx.geometry.Rectangle2D(1, 0, 1, 1), ShiftPictureWindow.window(transposed, new Cell(0, 3)));
    }

    /// A link may shift a picture further than numbers.
    @Test
    void theLinkHoldsTheShiftOfAPicture() {
        String link = "convarium:explore?pic=cat&view=shift&shift=-20,64&edge=wrap&px=3,5";
        var state = ExplorerLink.read(link);
        assertEquals(new ShiftSettings(-20, 64, Edge.WRAP), state.looking().shift());
        assertEquals(128, state.step());
        assertEquals(state, ExplorerLink.read(ExplorerLink.write(state)));
        var model = new ExplorerViewModel(state);
        assertTrue(model.canWalk());
        assertEquals(129, model.steps());
        model.stepBack();
        model.advance(10);
        assertEquals(63, model.state().looking().shift().right());
        model.showPicture(false);
        assertEquals(
                new ShiftSettings(-4, 4, Edge.WRAP), model.state().looking().shift());
        assertEquals(8, model.state().step());
        model.showPicture(true);
        assertEquals(68, model.state().step());
        for (String part : List.of("shift=0,65", "shift=-65,0", "step=3")) {
            var e = assertThrows(
                    IllegalArgumentException.class,
                    () -> ExplorerLink.read("convarium:explore?pic=cat&view=shift&" + part));
            assertTrue(String.valueOf(e.getMessage()).startsWith("In the link, "), e.getMessage());
        }
    }

    @Test
    void tooManyOutputsAreRefusedInWords() {
        var big = Tensor.zeros(Shape.of(1, 1, 1));
        var state = ExplorerLink.read("convarium:explore?k=1&in=1&view=shift");
        var layer = Explored.of(state).layer();
        int side = 4100;
        var map = Tensor.zeros(Shape.of(1, side, side));
        var result = new PictureResult(state, layer, big, map, new ValueRange(0, 0, 0), 1, 1);
        var e = assertThrows(PictureProblems.TooManyOutputs.class, () -> ShiftPicture.of(state, result, COMPUTE));
        assertNotEquals("", PictureProblems.sentence(e));
    }
}
