package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.GradientSettings.Target;
import convarium.app.explorer.Walk.Frame;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Outline;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Worked by hand: x = 1…9, k = [1 2; 3 4], ∂y = [1 0; 0 2], so ∂x = [1 2 0; 3 6 4; 0 6 8] and ∂w = [11 14; 20 23].
class BackwardScenesTest {
    private static final ExplorerState STATE = StartState.worked()
            .withInput(Matrix.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}, new float[] {7, 8, 9}))
            .withKernel(Matrix.of(new float[] {1, 2}, new float[] {3, 4}))
            .withLayer(LayerSettings.PLAIN)
            .withLooking(Looking.PLAIN
                    .withAspect(Aspect.BACKWARD)
                    .withGradient(new GradientSettings(
                            Target.INPUT, Optional.of(Matrix.of(new float[] {1, 0}, new float[] {0, 2})))));

    private static ExplorerState atWeights(ExplorerState state) {
        return state.withLooking(
                state.looking().withGradient(state.looking().gradient().withTarget(Target.WEIGHTS)));
    }

    private static NumbersScene scene(ExplorerState state, int step, double progress, Focus focus) {
        return new BackwardScenes(state, Explored.of(state)).at(new Frame(step, progress), focus, Focus.NOTHING);
    }

    private static NumbersScene rest(ExplorerState state, int step) {
        return scene(state, step, 1, Focus.NOTHING);
    }

    @Test
    void anInputGathersFromTheOutputsItFed() {
        var scene = rest(STATE, 4);
        assertEquals(List.of("oo", "oo"), NumbersSceneTest.fills(scene.field()));
        assertEquals(List.of("1 0", "0 2"), NumbersSceneTest.texts(scene.field()));
        assertEquals(List.of("×4 ×3", "×2 ×1"), NumbersSceneTest.notes(scene.field()));
        assertEquals(Optional.of(new Outline(0, 0, 2, 2)), scene.field().outline());
        assertEquals(List.of("kk", "kk"), NumbersSceneTest.fills(scene.kernel().orElseThrow()));
        assertEquals(List.of("www", "wI.", "..."), NumbersSceneTest.fills(scene.output()));
        assertEquals(List.of("1 2 0", "3 6 ", "  "), NumbersSceneTest.texts(scene.output()));
        // added up as the engine does: by the weight's place
        assertEquals("∂x = 1·2 + 2·0 + 3·0 + 4·1 = 6", scene.sentence().text());
    }

    @Test
    void onlyTheWeightsThatTakePartKeepTheirColour() {
        var scene = rest(STATE, 1);
        assertEquals(List.of("kk", "ii"), NumbersSceneTest.fills(scene.kernel().orElseThrow()));
        assertEquals(List.of("oo", "ii"), NumbersSceneTest.fills(scene.field()));
        assertEquals(Optional.of(new Outline(0, 0, 1, 2)), scene.field().outline());
    }

    @Test
    void theWindowGlidesAndGrows() {
        var outline = scene(STATE, 1, 0.225, Focus.NOTHING).field().outline().orElseThrow();
        assertEquals(1.5, outline.columns(), 1e-9);
        assertEquals(1, outline.rows(), 1e-9);
        assertEquals(
                List.of("w..", "...", "..."),
                NumbersSceneTest.fills(scene(STATE, 1, 0.225, Focus.NOTHING).output()));
    }

    @Test
    void onlyProductsThatCountFly() {
        var flights = scene(STATE, 4, 0.65, Focus.NOTHING).flights();
        assertEquals(
                List.of("2 from 1,1", "4 from 0,0"),
                flights.stream()
                        .map(f -> f.text() + " from " + f.fieldRow() + "," + f.fieldColumn())
                        .sorted()
                        .toList());
        assertTrue(flights.stream().allMatch(f -> f.outputRow() == 1 && f.outputColumn() == 1));
    }

    @Test
    void aWeightGathersTheInputsItMet() {
        var scene = rest(atWeights(STATE), 1);
        assertEquals(List.of("iww", "iww", "iii"), NumbersSceneTest.fills(scene.field()));
        assertEquals(List.of(" ×1 ×0", " ×0 ×2", "  "), NumbersSceneTest.notes(scene.field()));
        assertEquals(
                List.of("1 0", "0 2"), NumbersSceneTest.texts(scene.kernel().orElseThrow()));
        assertEquals(List.of("kK", ".."), NumbersSceneTest.fills(scene.output()));
        assertEquals(List.of("11 14", " "), NumbersSceneTest.texts(scene.output()));
        assertEquals("∂w = 2·1 + 3·0 + 5·0 + 6·2 = 14", scene.sentence().text());
        assertEquals("Gradient ∂w at weight row 1, column 2", scene.sentence().caption());
    }

    @Test
    void whatAReluStopsIsHatched() {
        var state = STATE.withInput(Matrix.of(new float[] {-9, 2, 3}, new float[] {4, -9, 6}, new float[] {7, 8, 9}))
                .withLayer(LayerSettings.PLAIN.withRelu(true));
        var scene = rest(state, 0);
        assertEquals(List.of("/i", "ii"), NumbersSceneTest.fills(scene.field()));
        assertEquals("→ 0", scene.field().cell(0, 0).note());
        assertTrue(
                scene.sentence().remark().contains("ReLU stops one of them"),
                scene.sentence().remark());
        assertEquals("∂x = 1·0 = 0", scene.sentence().text());
    }

    @Test
    void maxPoolingShowsWhoWon() {
        var state = STATE.withLayer(LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING));
        var scene = rest(state, 8);
        assertEquals(
                List.of("iii", "iww", "iwI"),
                NumbersSceneTest.fills(scene.kernel().orElseThrow()));
        assertEquals("∂x = 2 = 2", scene.sentence().text());
        var loser = rest(state, 0);
        assertEquals("∂x = 0", loser.sentence().text());
        assertEquals(
                "It was the largest in no window, so nothing comes back.",
                loser.sentence().remark());
    }

    @Test
    void averagePoolingSharesOutEvenly() {
        var scene = rest(STATE.withLayer(LayerSettings.PLAIN.withOperation(Operation.AVERAGE_POOLING)), 8);
        assertEquals("∂x = 2/4 = 0.5", scene.sentence().text());
        assertEquals("÷4", scene.field().cell(1, 1).note());
        assertEquals(Optional.empty(), scene.kernel());
    }

    @Test
    void copiesInThePaddingHandTheirsOn() {
        var layer = LayerSettings.PLAIN
                .withPadding(Padding.symmetric(1, 1))
                .withPaddingMode(convarium.engine.arithmetic.PaddingMode.REPLICATE)
                .withStride(Size.square(2));
        var state = STATE.withLayer(layer);
        var scene = rest(state, 0);
        assertTrue(
                scene.sentence().remark().contains("Copies of it in the padding"),
                scene.sentence().remark());
        assertEquals("×1 ×2 ×3 ×4", scene.field().cell(0, 0).note());
        assertFalse(rest(state, 4).sentence().remark().contains("Copies"));
    }

    @Test
    void anOutputShowsWhereItsGradientGoes() {
        var scene = scene(STATE, 0, 1, new Focus.Output(1, 1));
        assertEquals(List.of("ii", "iO"), NumbersSceneTest.fills(scene.field()));
        assertEquals(List.of("w..", ".ww", ".ww"), NumbersSceneTest.fills(scene.output()));
        assertEquals(List.of("  ", " +2 +4", " +6 +8"), NumbersSceneTest.notes(scene.output()));
        assertTrue(
                scene.sentence().text().contains("4·2 → (3, 3)"),
                scene.sentence().text());
    }

    @Test
    void aWeightShowsWhatItCarries() {
        var scene = scene(STATE, 0, 1, new Focus.Weight(0, 1));
        assertEquals(List.of("kK", "kk"), NumbersSceneTest.fills(scene.kernel().orElseThrow()));
        assertEquals(List.of("×2 ×2", "×2 ×2"), NumbersSceneTest.notes(scene.field()));
        assertEquals(List.of(" +2 +0", " +0 +4", "  "), NumbersSceneTest.notes(scene.output()));
    }

    @Test
    void aPinnedCellIsMarked() {
        var pin = new Focus.Input(1, 1);
        var scene = new BackwardScenes(STATE, Explored.of(STATE)).at(new Frame(0, 1), pin, pin);
        assertTrue(scene.output().cell(1, 1).pinned());
        assertEquals(GridModel.Fill.INPUT_STRONG, scene.output().cell(1, 1).fill());
    }

    @Test
    void everyFocusOfEveryStateCanBeShown() {
        for (var drawn : RandomStates.of(31, 60)) {
            var state = drawn.withLooking(drawn.looking().withAspect(Aspect.BACKWARD));
            var explored = Explored.of(state);
            var scenes = new BackwardScenes(state, explored);
            for (var focus : List.of(
                    new Focus.Output(explored.output().rows() - 1, 0),
                    new Focus.Input(0, state.input().columns() - 1),
                    new Focus.Weight(state.kernel().rows() - 1, 0))) {
                var scene = scenes.at(new Frame(0, 1), focus, focus);
                assertFalse(scene.sentence().remark().isBlank(), state.link());
            }
            assertTrue(scenes.areOf(state.withStep(0).withPin(Focus.NOTHING), explored));
        }
    }
}
