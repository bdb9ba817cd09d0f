package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.notation.Dialect;
import convarium.lessons.content.Notes;
import convarium.lessons.content.Preset;
import convarium.lessons.content.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetStatesTest {

    static List<Preset> presets() {
        return Presets.CLASSIC;
    }

    @Test
    void thereAreFifteen() {
        assertEquals(15, presets().size());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetOpensWithItsPublishedSizes(Preset preset) {
        var state = PresetStates.of(preset.id());
        var output = Explored.of(state).output();
        assertEquals(preset.input(), state.input().rows());
        assertEquals(preset.expectedOutput(), output.rows());
        assertEquals(preset.expectedOutput(), output.columns());
        assertEquals(preset.id(), state.note());
        assertTrue(Notes.find(state.note()).isPresent());
        assertEquals(preset.layer(), Explored.of(state).layer());
        assertEquals(state, ExplorerLink.read(ExplorerLink.write(state)));
    }

    @Test
    void oneOfThemIsTheWorkedExample() {
        assertEquals(StartState.worked(), PresetStates.of("padding-strides"));
    }

    @Test
    void theWayOfLookingStays() {
        var now = StartState.worked()
                .withDialect(Dialect.KERAS)
                .withSpeed(4)
                .withLoop(true)
                .withPin(new Focus.Output(0, 0));
        var state = PresetStates.of(presets().getFirst(), now);
        assertEquals(Dialect.KERAS, state.dialect());
        assertEquals(4, state.speed());
        assertTrue(state.loop());
        assertEquals(Focus.NOTHING, state.pin());
    }

    @Test
    void anUnknownNameIsSaid() {
        var e = assertThrows(IllegalArgumentException.class, () -> PresetStates.of("none"));
        assertEquals("there is no preset \"none\"", e.getMessage());
    }
}
