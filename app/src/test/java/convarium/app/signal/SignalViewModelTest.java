package convarium.app.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.Rendering;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalViewModelTest {
    private final SignalViewModel model = new SignalViewModel(SignalState.first());

    private String line(Dialect dialect) {
        return model.line(dialect) instanceof Rendering.Text text ? text.line() : "";
    }

    @Test
    void aStrokeIsUndoneAsOne() {
        var before = model.state();
        model.beginGesture();
        model.edit(s -> s.withSample(3, 1));
        model.edit(s -> s.withSample(4, 2));
        model.endGesture();
        assertEquals(2f, model.state().input().get(4));
        model.undo();
        assertEquals(before, model.state());
        model.redo();
        assertEquals(1f, model.state().input().get(3));
    }

    @Test
    void theLineIsWrittenAndRead() {
        assertEquals("nn.Conv1d(1, 1, kernel_size=5, padding=2, bias=False)", line(Dialect.PYTORCH));
        assertEquals("Conv1D(1, kernel_size=5, padding='same', use_bias=False)", line(Dialect.KERAS));
        assertTrue(model.enterLine("Conv1D(1, 3, padding='causal', dilation_rate=2, activation='relu')"));
        var layer = model.state().layer();
        assertTrue(layer.causal() && layer.relu() && layer.hasBias());
        assertEquals(4, layer.before());
        assertEquals(Dialect.KERAS, model.state().dialect());
        assertEquals(
                "nn.Sequential(nn.ZeroPad1d((4, 0)), nn.Conv1d(1, 1, kernel_size=3, dilation=2), nn.ReLU())",
                line(Dialect.PYTORCH));
        assertTrue(model.enterLine(line(Dialect.PYTORCH)), "the other notation says the same");
        assertEquals(layer, model.state().layer());
    }

    @Test
    void aLineThatCannotBeShownSaysWhyAndChangesNothing() {
        var before = model.state();
        assertFalse(model.enterLine("nn.Conv1d(1, 1, 3, stride=0)"));
        var error = model.lineErrorProperty().get().orElseThrow();
        assertEquals("stride is at least 1, found 0.", error.message());
        assertEquals(26, error.start());
        assertFalse(model.enterLine("nn.Conv1d(2, 1, 3)"));
        assertTrue(model.lineErrorProperty().get().orElseThrow().message().contains("found 2 in and 1 out"));
        assertFalse(model.enterLine("nn.Conv1d(1, 1, 99)"));
        assertEquals(before, model.state());
        assertTrue(model.edit(s -> s.withSample(0, 1)));
        assertTrue(model.lineErrorProperty().get().isEmpty(), "an edit lets go of the line");
    }

    @Test
    void theWalkGoesOverEveryOutputAndStays() {
        model.scrub(0);
        model.togglePlay();
        for (int i = 0; i < 200 && model.playingProperty().get(); i++) {
            model.advance(0.3);
        }
        assertEquals(31, model.state().step());
        model.stepBack();
        model.advance(1);
        assertEquals(30, model.state().step());
        model.edit(s -> s.withLength(8));
        assertEquals(7, model.state().step(), "a shorter signal takes the walk along");
    }

    @Test
    void whatIsKeptIsLetGoWhenItIsGone() {
        model.keep(new SignalFocus.Output(31));
        assertEquals(new SignalFocus.Output(31), model.focus());
        model.edit(s -> s.withLayer(s.layer().withStride(2)));
        assertEquals(SignalFocus.NOTHING, model.state().pin());
        model.keep(new SignalFocus.Weight(1));
        model.hoverProperty().set(new SignalFocus.Input(2));
        assertEquals(new SignalFocus.Input(2), model.focus());
        assertTrue(model.release());
        assertEquals(SignalFocus.NOTHING, model.focus());
        assertFalse(model.release());
    }

    @Test
    void samePaddingStaysSameWhileTheKernelGrows() {
        model.turn(SignalKnob.TAPS, 9);
        assertEquals(4, model.state().layer().before());
        assertEquals(32, model.work().steps());
        model.turn(SignalKnob.BEFORE, 0);
        model.turn(SignalKnob.TAPS, 3);
        assertEquals(0, model.state().layer().before());
    }

    @ParameterizedTest
    @EnumSource(SignalKnob.class)
    void slidersGoAsFarAsTheyWorkAndSayWhy(SignalKnob knob) {
        var limits = knob.limits(model.state());
        for (int value = limits.least(); value <= limits.most(); value++) {
            SignalWork.of(knob.set(model.state(), value));
        }
        assertTrue(limits.most() > limits.least());
        assertTrue(limits.why().contains(Integer.toString(limits.most())), limits.why());
    }

    @ParameterizedTest
    @EnumSource(SignalFilling.class)
    void aFillingKeepsTheLength(SignalFilling filling) {
        for (int length : new int[] {SignalState.LEAST_INPUT, 33, SignalState.MOST_INPUT}) {
            var filled = filling.fill(SignalState.first().withLength(length));
            assertEquals(length, filled.input().size());
            assertTrue(filled.input().stream().allMatch(v -> Math.abs(v) <= 1.01f), filling + ": " + filled.input());
            boolean flat = filled.input().stream().distinct().count() == 1;
            assertEquals(filling == SignalFilling.ZERO, flat);
            SignalWork.of(filled);
        }
    }

    @ParameterizedTest
    @EnumSource(SignalKernel.class)
    void aLibraryKernelDoesWhatItSays(SignalKernel kernel) {
        var state = kernel.put(SignalState.first().withLayer(SignalLayer.PLAIN));
        assertEquals(kernel, SignalKernel.of(state).orElseThrow());
        var level = SignalWork.of(state.withInput(Collections.nCopies(16, 1f))).output();
        float sum = switch (kernel) {
            case AVERAGE, GAUSSIAN, SHARPEN, DELAY, IDENTITY -> 1;
            case DIFFERENCE, BEND, EDGE -> 0;
            case ECHO -> 1.5f;
        };
        level.forEach(v -> assertEquals(sum, v, 1e-6f));
    }

    @Test
    void adelayedSignalComesOutThreeSamplesLater() {
        var state = SignalKernel.DELAY.put(SignalState.first()).withLayer(SignalLayer.PLAIN.withCausal(true));
        var output = SignalWork.of(state).output();
        assertEquals(state.input().subList(0, 29), output.subList(3, 32));
    }

    @Test
    void listsOfNumbersArePasted() {
        assertEquals(List.of(1f, -2.5f, 3f), SignalPaste.numbers("[1, -2.5; 3]"));
        assertEquals(List.of(0.5f, -1.5f), SignalPaste.numbers("0,5\n−1,5"));
        var state = SignalState.first();
        assertEquals(
                List.of(7f, 8f),
                SignalPaste.signal(state, List.of(7f, 8f), 30).input().subList(30, 32));
        assertEquals(
                9,
                SignalPaste.signal(state, Collections.nCopies(9, 1f), 3).input().size());
        assertEquals(List.of(1f), SignalPaste.kernel(state, List.of(1f)).kernel());
    }

    @Test
    void theBorderOfALineWithPaddingIsTaken() {
        assertTrue(model.enterLine("nn.Sequential(nn.ReflectionPad1d((2, 0)), nn.Conv1d(1, 1, 3))"));
        assertEquals(PaddingMode.REFLECT, model.state().layer().mode());
        assertFalse(model.state().layer().causal(), "a mirrored signal comes from the future");
    }
}
