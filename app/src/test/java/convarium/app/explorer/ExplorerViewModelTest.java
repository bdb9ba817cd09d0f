package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Knob.Parameter;
import convarium.app.explorer.Knob.Side;
import convarium.app.explorer.Walk.Frame;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplorerViewModelTest {
    private static final ExplorerState WORKED = StartState.worked();
    private final ExplorerViewModel model = new ExplorerViewModel(WORKED);

    private static UnaryOperator<ExplorerState> stride(int value) {
        return s -> s.withLayer(s.layer().withStride(Size.square(value)));
    }

    private static UnaryOperator<ExplorerState> cell(int row, int column, float value) {
        return s -> s.withInput(s.input().with(row, column, value));
    }

    @Test
    void beginsAtTheMiddleStepOfTheWorkedExample() {
        assertEquals(WORKED, model.state());
        assertEquals(9, model.explored().steps());
        assertEquals(new Frame(4, 1), model.frameProperty().get());
        assertEquals(
                Matrix.of(new float[] {1, 5, 6}, new float[] {7, 8, 3}, new float[] {3, 10, 4}),
                model.explored().output());
        assertFalse(model.playingProperty().get());
        assertFalse(model.canUndoProperty().get());
        assertFalse(model.canRedoProperty().get());
    }

    @Test
    void anEditIsWorkedOut() {
        // The centre of the window at step 5 is weighed by 0, the cell left of it by 1.
        assertTrue(model.edit(cell(2, 2, 9)));
        assertEquals(8, model.explored().output().get(1, 1));
        assertTrue(model.edit(cell(2, 1, 4)));
        assertEquals(9, model.explored().output().get(1, 1));
    }

    @Test
    void undoAndRedoGoThroughAllEdits() {
        var seen = new ArrayList<ExplorerState>();
        for (int value = 5; value < 9; value++) {
            seen.add(model.state());
            model.edit(cell(0, 0, value));
        }
        var last = model.state();
        for (int i = seen.size() - 1; i >= 0; i--) {
            assertTrue(model.canUndoProperty().get());
            model.undo();
            assertEquals(seen.get(i), model.state());
        }
        assertFalse(model.canUndoProperty().get());
        model.undo();
        assertEquals(WORKED, model.state());
        for (int i = 0; i < seen.size(); i++) {
            assertTrue(model.canRedoProperty().get());
            model.redo();
        }
        assertEquals(last, model.state());
        assertFalse(model.canRedoProperty().get());
        model.redo();
        assertEquals(last, model.state());
    }

    @Test
    void anEditAfterUndoForgetsWhatCouldBeRedone() {
        model.edit(stride(1));
        model.undo();
        model.edit(stride(3));
        assertFalse(model.canRedoProperty().get());
        model.undo();
        assertEquals(WORKED, model.state());
    }

    @Test
    void theWayOfLookingIsNotUndone() {
        model.edit(s -> s.withSpeed(4));
        model.edit(s -> s.withLoop(true));
        model.edit(s -> s.withPin(new Focus.Output(0, 0)));
        model.edit(s -> s.withDialect(Dialect.KERAS));
        model.stepForward();
        assertFalse(model.canUndoProperty().get());
    }

    @Test
    void theWayBackHasAStepForEachInputOrWeight() {
        model.look(Aspect.BACKWARD);
        assertEquals(0, model.state().step());
        assertEquals(25, model.steps());
        model.scrub(24);
        model.lookAtGradient(GradientSettings.Target.WEIGHTS);
        assertEquals(0, model.state().step());
        assertEquals(9, model.steps());
        assertFalse(model.canUndoProperty().get());
    }

    @Test
    void poolingHasNoGradientAtWeights() {
        model.look(Aspect.BACKWARD);
        model.lookAtGradient(GradientSettings.Target.WEIGHTS);
        model.edit(s -> s.withLayer(Layers.switched(s.layer(), Operation.MAX_POOLING)));
        assertEquals(
                GradientSettings.Target.INPUT,
                model.state().looking().gradient().target());
        assertEquals(25, model.steps());
    }

    @Test
    void aPictureIsLookedAtForward() {
        model.look(Aspect.BACKWARD);
        model.showPicture(true);
        assertEquals(Aspect.FORWARD, model.state().looking().aspect());
    }

    @Test
    void theGradientGrowsWithTheOutputByOnesAndCanBeUndone() {
        model.look(Aspect.BACKWARD);
        var given = Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9});
        model.setGradient(Optional.of(given));
        assertTrue(model.canUndoProperty().get());
        model.edit(stride(3));
        assertEquals(
                Optional.of(Matrix.of(new float[] {1, 2}, new float[] {4, 5})),
                model.state().looking().gradient().gradient());
        model.edit(stride(2));
        assertEquals(
                Optional.of(Matrix.of(new float[] {1, 2, 1}, new float[] {4, 5, 1}, new float[] {1, 1, 1})),
                model.state().looking().gradient().gradient());
        model.undo();
        model.undo();
        assertEquals(Optional.of(given), model.state().looking().gradient().gradient());
        model.undo();
        assertEquals(Optional.empty(), model.state().looking().gradient().gradient());
    }

    @Test
    void nothingChangedIsNothingToUndo() {
        assertTrue(model.edit(s -> s));
        assertTrue(model.edit(stride(2)));
        assertFalse(model.canUndoProperty().get());
    }

    @Test
    void aGestureIsUndoneAsOne() {
        model.beginGesture();
        for (int value = 3; value < 10; value++) {
            model.edit(cell(2, 2, value));
        }
        assertFalse(model.canUndoProperty().get());
        model.endGesture();
        assertEquals(9, model.state().input().get(2, 2));
        model.undo();
        assertEquals(WORKED, model.state());
        assertFalse(model.canUndoProperty().get());
        model.redo();
        assertEquals(9, model.state().input().get(2, 2));
    }

    @Test
    void aGestureThatEndsWhereItBeganLeavesNothing() {
        model.beginGesture();
        model.edit(cell(2, 2, 7));
        model.edit(cell(2, 2, 0));
        model.endGesture();
        model.endGesture();
        assertFalse(model.canUndoProperty().get());
    }

    @Test
    void manyEditsCanBeUndoneButNotWithoutEnd() {
        for (int value = 0; value < 600; value++) {
            model.edit(cell(0, 0, value));
        }
        int undone = 0;
        while (model.canUndoProperty().get()) {
            model.undo();
            undone++;
        }
        assertEquals(500, undone);
    }

    @Test
    void whatCannotBeWorkedOutIsRefused() {
        var explored = model.explored();
        assertFalse(model.edit(s -> s.withLayer(LayerSettings.PLAIN.withDilation(Size.square(6)))));
        assertFalse(model.edit(s -> s.withLayer(LayerSettings.PLAIN.withPadding(Padding.symmetric(500, 500)))));
        assertFalse(model.turn(new Knob(Parameter.KERNEL, Side.BOTH), 8 + 7));
        assertEquals(WORKED, model.state());
        assertEquals(explored, model.explored());
        assertFalse(model.canUndoProperty().get());
    }

    @Test
    void resetGoesBackToTheWorkedExampleAndCanBeUndone() {
        model.edit(stride(1));
        var before = model.state();
        model.reset();
        assertEquals(WORKED, model.state());
        model.undo();
        assertEquals(before, model.state());
    }

    @Test
    void openShowsAWholeState() {
        var other = PresetStates.of("no-padding-no-strides-transposed");
        model.open(other);
        assertEquals(other, model.state());
        assertEquals(16, model.explored().steps());
        assertEquals(new Frame(0, 1), model.frameProperty().get());
        model.undo();
        assertEquals(WORKED, model.state());
        var wrong = WORKED.withLayer(LayerSettings.PLAIN.withDilation(Size.square(9)));
        assertThrows(IllegalArgumentException.class, () -> model.open(wrong));
        assertEquals(WORKED, model.state());
    }

    @Test
    void whatNoLongerExistsIsLetGo() {
        model.scrub(8);
        model.edit(s -> s.withPin(new Focus.Output(2, 2)));
        model.hoverProperty().set(new Focus.Output(2, 0));
        assertTrue(model.edit(stride(4)));
        assertEquals(4, model.explored().steps());
        assertEquals(3, model.state().step());
        assertEquals(new Frame(3, 1), model.frameProperty().get());
        assertEquals(Focus.NOTHING, model.state().pin());
        assertEquals(Focus.NOTHING, model.hoverProperty().get());
    }

    @Test
    void aPinThatStillExistsStays() {
        model.edit(s -> s.withPin(new Focus.Weight(1, 1)));
        model.turn(new Knob(Parameter.KERNEL, Side.BOTH), 2);
        assertEquals(new Focus.Weight(1, 1), model.state().pin());
        model.edit(s -> s.withPin(new Focus.Input(4, 4)));
        model.turn(new Knob(Parameter.INPUT, Side.BOTH), 4);
        assertEquals(Focus.NOTHING, model.state().pin());
    }

    @Test
    void thePointerComesBeforeThePinAndThePinBeforeTheWalk() {
        assertEquals(Focus.NOTHING, model.focus());
        model.edit(s -> s.withPin(new Focus.Output(0, 0)));
        assertEquals(new Focus.Output(0, 0), model.focus());
        model.hoverProperty().set(new Focus.Input(1, 1));
        assertEquals(new Focus.Input(1, 1), model.focus());
        model.hoverProperty().set(Focus.NOTHING);
        assertEquals(new Focus.Output(0, 0), model.focus());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nn.Conv2d(1, 1, 3, bias=False)|CONVOLUTION|PYTORCH|9",
                "nn.Conv2d(1, 1, 3, padding='same')|CONVOLUTION|PYTORCH|25",
                "Conv2D(1, 3, strides=2, padding='same')|CONVOLUTION|KERAS|9",
                "nn.MaxPool2d(2)|MAX_POOLING|PYTORCH|4",
                "AveragePooling2D(2, strides=1)|AVERAGE_POOLING|KERAS|16",
                "nn.ConvTranspose2d(1, 1, 3, stride=2)|TRANSPOSED|PYTORCH|121"
            })
    void aLineIsTaken(String line, Operation operation, Dialect dialect, int outputs) {
        assertTrue(model.enterLine(line), () -> model.lineErrorProperty().get().toString());
        assertEquals(operation, model.state().layer().operation());
        assertEquals(dialect, model.state().dialect());
        assertEquals(outputs, model.explored().steps());
        assertTrue(model.lineErrorProperty().get().isEmpty());
        model.undo();
        assertEquals(WORKED.layer(), model.state().layer());
    }

    @Test
    void aLineThatCannotBeReadSaysWhereAndChangesNothing() {
        assertFalse(model.enterLine("nn.Conv2d(1, 1, 3, stride=0)"));
        var error = model.lineErrorProperty().get().orElseThrow();
        assertEquals("0", "nn.Conv2d(1, 1, 3, stride=0)".substring(error.start(), error.end()));
        assertTrue(error.message().contains("stride"), error.message());
        assertEquals(WORKED, model.state());
        model.forgetLineError();
        assertTrue(model.lineErrorProperty().get().isEmpty());
    }

    @Test
    void anUnknownArgumentIsUnderlined() {
        String line = "nn.Conv2d(1, 1, 3, strid=2)";
        assertFalse(model.enterLine(line));
        var error = model.lineErrorProperty().get().orElseThrow();
        assertTrue(line.substring(error.start(), error.end()).contains("strid"), error.toString());
    }

    @Test
    void aLayerThatTheExplorerCannotShowIsUnderlinedAsAWhole() {
        String line = "nn.Conv2d(1, 1, 9, padding=4)";
        assertFalse(model.enterLine(line));
        var error = model.lineErrorProperty().get().orElseThrow();
        assertEquals(
                "The explorer shows kernels of up to 7 × 7, found 9 × 9. The command convarium calc takes any size.",
                error.message());
        assertEquals(0, error.start());
        assertEquals(line.length(), error.end());
        assertFalse(model.enterLine("nn.Conv2d(3, 8, 3)"));
        assertEquals(WORKED, model.state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nn.Conv2d(1, 1, 3, padding=100000)",
                "nn.ConvTranspose2d(1, 1, 3, stride=30000)",
                "nn.Conv2d(1, 1, 3, dilation=50)",
                "nn.MaxPool2d(7)"
            })
    void aLayerThatDoesNotFitTheGridsIsRefused(String line) {
        assertFalse(model.enterLine(line));
        assertTrue(model.lineErrorProperty().get().isPresent());
        assertEquals(WORKED, model.state());
    }

    @Test
    void theNextEditForgetsTheError() {
        model.enterLine("nonsense");
        assertTrue(model.lineErrorProperty().get().isPresent());
        model.edit(stride(1));
        assertTrue(model.lineErrorProperty().get().isEmpty());
        model.enterLine("nonsense");
        model.undo();
        assertTrue(model.lineErrorProperty().get().isEmpty());
    }

    /// The same layer in other words changes nothing, and still it is a good line.
    @Test
    void aGoodLineForgetsTheErrorOfABadOne() {
        model.enterLine("nn.Conv2d(1, 1, 3,");
        assertTrue(model.enterLine("Conv2d(1,1,kernel_size=3,stride=(2,2),padding=1,bias=False)"));
        assertTrue(model.lineErrorProperty().get().isEmpty());
        assertEquals(WORKED, model.state());
    }

    @Test
    void theLayerInBothDialects() {
        assertEquals(
                "nn.Conv2d(1, 1, kernel_size=3, stride=2, padding=1, bias=False)",
                assertInstanceOf(Rendering.Text.class, model.line(Dialect.PYTORCH))
                        .line());
        assertTrue(model.enterLine("nn.MaxPool2d(2)"));
        assertEquals(
                "MaxPooling2D(2)",
                assertInstanceOf(Rendering.Text.class, model.line(Dialect.KERAS))
                        .line());
    }

    /// What the header shows can be entered again and changes nothing.
    @Test
    void everyLineShownIsTakenBack() {
        for (var state : RandomStates.of(41, 120)) {
            if (state.source().isPicture()) {
                continue;
            }
            for (var dialect : Dialect.values()) {
                var shown = new ExplorerViewModel(state);
                var output = shown.explored().output();
                if (shown.line(dialect) instanceof Rendering.Text text) {
                    assertTrue(
                            shown.enterLine(text.line()),
                            () -> text.line() + ": " + shown.lineErrorProperty().get() + " "
                                    + ExplorerLink.write(state));
                    assertEquals(
                            output, shown.explored().output(), () -> text.line() + " " + ExplorerLink.write(state));
                }
            }
        }
    }

    @Test
    void playingRunsToTheEnd() {
        model.togglePlay();
        assertTrue(model.playingProperty().get());
        model.advance(0.3);
        assertEquals(5, model.state().step());
        assertEquals(0.5, model.frameProperty().get().progress(), 1e-9);
        for (int i = 0; i < 200; i++) {
            model.advance(1 / 60.0);
        }
        assertEquals(8, model.state().step());
        assertEquals(new Frame(8, 1), model.frameProperty().get());
        assertFalse(model.playingProperty().get());
        model.togglePlay();
        assertEquals(0, model.state().step());
        assertTrue(model.playingProperty().get());
        model.togglePlay();
        assertFalse(model.playingProperty().get());
    }

    @Test
    void aLoopAndASpeed() {
        model.edit(s -> s.withLoop(true).withSpeed(2));
        model.togglePlay();
        // 2.85 s · 2 / 0.6 s = 9.5 steps: once round, and half the way to the next
        model.advance(2.85);
        assertEquals(5, model.state().step());
        assertEquals(0.5, model.frameProperty().get().progress(), 1e-9);
        assertTrue(model.playingProperty().get());
    }

    @Test
    void playingLetsThePinGo() {
        model.edit(s -> s.withPin(new Focus.Output(0, 0)));
        model.togglePlay();
        assertEquals(Focus.NOTHING, model.state().pin());
    }

    @Test
    void pauseStopsAndDoesNotStart() {
        model.pause();
        assertFalse(model.playingProperty().get());
        model.togglePlay();
        model.pause();
        assertFalse(model.playingProperty().get());
    }

    @Test
    void stepsAndScrubbing() {
        model.stepForward();
        assertEquals(new Frame(5, 0), model.frameProperty().get());
        model.advance(10);
        assertEquals(new Frame(5, 1), model.frameProperty().get());
        model.stepBack();
        model.advance(10);
        assertEquals(new Frame(4, 1), model.frameProperty().get());
        assertEquals(4, model.state().step());
        model.scrub(Integer.MAX_VALUE);
        assertEquals(8, model.state().step());
        model.scrub(0);
        assertEquals(new Frame(0, 1), model.frameProperty().get());
    }

    @Test
    void anEditLetsTheWalkGoOn() {
        model.togglePlay();
        model.edit(cell(0, 0, 7));
        assertTrue(model.playingProperty().get());
    }

    @Test
    void withReducedMotionEverythingIsThereAtOnce() {
        model.setReducedMotion(true);
        model.stepForward();
        assertEquals(new Frame(5, 1), model.frameProperty().get());
        model.stepBack();
        assertEquals(new Frame(4, 1), model.frameProperty().get());
        assertEquals(4, model.state().step());
        model.togglePlay();
        model.advance(0.3);
        assertEquals(new Frame(5, 1), model.frameProperty().get());
        model.stepForward();
        assertEquals(new Frame(6, 1), model.frameProperty().get());
    }

    /// Whatever is told of a change can draw at once: state, outputs, walk and pointer fit each other at every moment.
    @Test
    void everyChangeIsSeenWhole() {
        var problems = new ArrayList<String>();
        Runnable draw = () -> {
            try {
                draw();
            } catch (RuntimeException e) {
                problems.add(e + " at " + ExplorerLink.write(model.state()));
            }
        };
        model.stateProperty().subscribe(draw);
        model.frameProperty().subscribe(draw);
        model.hoverProperty().subscribe(draw);
        model.playingProperty().subscribe(draw);
        for (var next : RandomStates.of(42, 150)) {
            model.scrub(Integer.MAX_VALUE);
            var output = model.explored().output();
            model.hoverProperty().set(new Focus.Output(output.rows() - 1, output.columns() - 1));
            model.open(next.withSource(new Source.Numbers()));
            model.togglePlay();
            model.undo();
            model.redo();
        }
        assertEquals(List.of(), problems);
    }

    private void draw() {
        var state = model.state();
        var frame = model.frameProperty().get();
        switch (state.looking().aspect()) {
            case FORWARD -> NumbersScene.of(state, model.explored(), frame, model.focus());
            case BACKWARD -> new BackwardScenes(state, model.explored()).at(frame, model.focus(), state.pin());
            case MATRICES ->
                MatrixScene.of(
                        state, model.explored(), MatrixContent.of(state, model.explored()), frame, model.focus());
            case CHANNELS -> new ChannelScenes(state, model.explored()).at(frame, model.focus(), state.pin());
            case SHIFT -> new ShiftScenes(state, model.explored()).at(state, frame, model.focus(), state.pin());
            case CONVENTIONS -> ConventionColumn.all(state, model.explored());
            case PREDICT -> PredictScenes.of(new PredictQuestion(state, model.explored()), frame, model.focus());
        }
    }

    @Test
    void aComplaintIsHeardEachTime() {
        var heard = new ArrayList<String>();
        model.noticeProperty().addListener((property, before, now) -> heard.add(now));
        model.complain("no");
        model.complain("no");
        assertEquals(2, heard.stream().filter("no"::equals).count());
    }
}
