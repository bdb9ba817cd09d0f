package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import convarium.engine.train.TrainingPreset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkDraftTest {
    private static final Shape GREY = Shape.of(1, 28, 28);

    @Test
    void everyPresetCanBeGoneOnFrom() {
        for (var preset : TrainingPreset.ALL) {
            var made = preset.architecture().input();
            var draft = NetworkDraft.of(
                    TrainSetup.of(preset.name(), "glyphs"),
                    Shape.of(1, Math.max(28, made.size(1)), Math.max(28, made.size(2))),
                    10);
            assertEquals(Optional.empty(), draft.problem(), preset.name());
            // the text itself is a network that a set-up takes, and a link carries
            var state = TrainState.first().withSetup(TrainSetup.of(draft.text(), "glyphs"));
            assertEquals(state, TrainLink.read(state.link()));
        }
    }

    @Test
    void shapesAndCountsFollowAndTheLineIsNamed() {
        var draft = NetworkDraft.of("nn.Sequential(\n  nn.Flatten(),\n  nn.Linear(784, 9),\n)", GREY, 10);
        assertEquals(2, draft.rows().size());
        assertEquals(784 * 9 + 9, draft.parameters());
        var problem = draft.problem().orElseThrow();
        assertEquals(3, problem.line());
        assertTrue(problem.message().contains("out_features=10"), problem::message);
        assertEquals(Optional.empty(), draft.replaced(1, "nn.Linear(784, 10)").problem());
        var longer = draft.withAfter(0, "nn.Linear(784, 30)");
        assertEquals(2, longer.rows().size());
        assertEquals(3, longer.entries().size());
        assertTrue(longer.problem().orElseThrow().message().contains("expects 784 features and gets 30"));
        assertEquals(draft.text(), longer.without(1).text());
        assertThrows(NotationException.class, () -> draft.replaced(0, "nn.Flatten("));
        var broken = draft.with("nn.Sequential(nn.Flatten()");
        assertEquals(0, broken.entries().size());
        assertEquals(1, broken.problem().orElseThrow().line());
    }
}
