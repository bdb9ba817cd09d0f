package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.notation.NotationException;
import convarium.engine.tensor.Shape;
import convarium.engine.train.TrainingPreset;
import java.util.List;
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

    private static final String TORCH = """
        nn.Sequential(
            nn.Conv2d(1, 8, 5),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(1152, 10),
        )\
        """;
    private static final String KERAS = """
        model = keras.Sequential([
            keras.Input((28, 28, 1)),
            layers.Conv2D(8, 5, activation='relu'),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(10),
        ])\
        """;

    /// Whatever is offered at a place works there, in the words of the text.
    @Test
    void eachKindOfLayerThatIsOfferedWorksWhereItIsAdded() {
        for (String text : List.of(TORCH, KERAS)) {
            var draft = NetworkDraft.of(text, GREY, 10);
            assertEquals(Optional.empty(), draft.problem());
            for (int place = -1; place < draft.entries().size(); place++) {
                for (var kind : LayerKind.values()) {
                    if (draft.takes(kind, place)) {
                        var added = draft.with(kind, place);
                        assertEquals(draft.entries().size() + 1, added.entries().size(), kind + " at " + place);
                        assertTrue(added.rows().size() > place + 1, () -> kind + ": " + added.problem());
                        String call = added.entries().get(place + 1).text();
                        assertEquals(text.equals(TORCH), call.startsWith("nn."), call);
                    }
                }
            }
        }
        var draft = NetworkDraft.of(TORCH, GREY, 10);
        assertFalse(draft.takes(LayerKind.DENSE, 0));
        assertTrue(draft.takes(LayerKind.DENSE, 3));
        assertFalse(draft.takes(LayerKind.CONV, 3));
        assertFalse(draft.takes(LayerKind.FLATTEN, 4));
        assertEquals(
                "nn.Conv2d(8, 8, 3, padding=1)",
                draft.with(LayerKind.CONV, 1).entries().get(2).text());
        assertEquals(
                "layers.Conv2D(16, 3, padding='same')",
                NetworkDraft.of(KERAS, GREY, 10)
                        .with(LayerKind.CONV, -1)
                        .entries()
                        .get(0)
                        .text());
    }

    private static List<String> fixes(NetworkDraft draft) {
        return LayerFix.of(draft).stream().map(LayerFix::call).toList();
    }

    @Test
    void whatDoesNotFitIsGivenTheNearestThatDoes() {
        var draft = NetworkDraft.of(TORCH, GREY, 10);
        // 12 × 12 of 8 channels become 6 × 6
        var pooled = draft.with(LayerKind.MAX_POOL, 2);
        assertEquals(5, pooled.failing());
        assertEquals(List.of("nn.Linear(288, 10)"), fixes(pooled));
        assertEquals(Optional.empty(), LayerFix.of(pooled).getFirst().draft().problem());
        assertEquals(List.of("nn.Linear(1152, 10)"), fixes(draft.replaced(4, "nn.Linear(1152, 7)")));
        var channels = draft.replaced(0, "nn.Conv2d(3, 8, 5)");
        assertEquals("nn.Conv2d(1, 8, 5)", fixes(channels).getFirst());
        var wide = draft.replaced(0, "nn.Conv2d(1, 8, 30)");
        assertTrue(fixes(wide).contains("nn.Conv2d(1, 8, 28)"), fixes(wide).toString());
        // without its Flatten the Linear gets maps
        var unflat = draft.without(3);
        var fix = LayerFix.of(unflat).stream()
                .filter(LayerFix::before)
                .findFirst()
                .orElseThrow();
        assertEquals("nn.Flatten()", fix.call());
        assertEquals(Optional.empty(), fix.draft().problem());
        assertEquals(List.of(), LayerFix.of(draft));
        assertEquals(List.of(), LayerFix.of(draft.with("nn.Sequential(")));
    }

    @Test
    void layersChangePlaces() {
        var draft = NetworkDraft.of(TORCH, GREY, 10);
        var swapped = draft.swapped(1);
        assertEquals("nn.MaxPool2d(2)", swapped.entries().get(1).text());
        assertEquals("nn.ReLU()", swapped.entries().get(2).text());
        assertEquals(Optional.empty(), swapped.problem());
        assertEquals(draft.text(), swapped.swapped(1).text());
        assertThrows(NotationException.class, () -> draft.swapped(4));
        var nested = NetworkDraft.of(
                "x = Input((28, 28, 1))\ny = Dense(10)(Flatten()(ReLU()(Conv2D(4, 3)(x))))\nmodel = Model(x, y)",
                GREY,
                10);
        assertEquals(Optional.empty(), nested.problem());
        assertEquals(
                List.of("ReLU()", "Conv2D(4, 3)", "Flatten()", "Dense(10)"),
                nested.swapped(0).entries().stream()
                        .map(convarium.engine.notation.LayerChain.Entry::text)
                        .toList());
        var joined = NetworkDraft.of(
                "x = Input((28, 28, 1))\na = ReLU()(x)\nb = Add()([x, a])\nc = Flatten()(b)\n"
                        + "y = Dense(10)(c)\nmodel = Model(x, y)",
                GREY,
                10);
        var refused = assertThrows(NotationException.class, () -> joined.swapped(0));
        assertTrue(String.valueOf(refused.getMessage()).contains("joins branches"), refused.getMessage());
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
