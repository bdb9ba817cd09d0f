package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Walk.Frame;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Outline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Worked by hand: x₁ = [1 2; 3 4], x₂ = [5 6; 7 8], k₁ = [1 1], k₂ = [−1 0], bias 10. Partial sums: [3; 7] and
/// [−5; −7], so the output is [8; 10].
class ChannelScenesTest {
    private static final String LINK = "convarium:explore?in=1,2;3,4&k=1,1&b=10&view=channels&ic=2&oc=2&in1=5,6;7,8"
            + "&k01=-1,0&k10=2,0&k11=0,0&b1=-3";

    private static ChannelScene scene(String more, int step, double progress, Focus focus) {
        var state = ExplorerLink.read(LINK + more);
        return new ChannelScenes(state, Explored.of(state)).at(new Frame(step, progress), focus, state.pin());
    }

    private static ChannelScene rest(String more, int step) {
        return scene(more, step, 1, Focus.NOTHING);
    }

    private static GridModel partial(ChannelScene scene, int channel) {
        return scene.planes().get(channel).seen().orElseThrow().partial();
    }

    @Test
    void theWindowLiesInAllChannelsAtOnce() {
        var scene = rest("", 1);
        for (int c = 0; c < 2; c++) {
            var field = scene.planes().get(c).field();
            assertEquals(Optional.of(new Outline(1, 0, 1, 2)), field.outline());
            assertEquals(List.of("ii", "ww"), NumbersSceneTest.fills(field));
        }
        assertEquals(
                List.of(" ", "×−1 ×0"),
                NumbersSceneTest.notes(scene.planes().get(1).field()));
        assertEquals(List.of("3", "7"), NumbersSceneTest.texts(partial(scene, 0)));
        assertEquals(List.of("−5", "−7"), NumbersSceneTest.texts(partial(scene, 1)));
        assertEquals(List.of("8", "10"), NumbersSceneTest.texts(scene.output()));
        assertEquals("10", scene.bias().orElseThrow().cell(0, 0).text());
        assertEquals("7 + (−7) + 10 = 10", scene.sentence().text());
        assertEquals("Output 1, row 2, column 1", scene.sentence().caption());
    }

    @Test
    void theStackShowsEveryFilter() {
        var scene = rest("", 1);
        assertEquals(List.of("8", "10"), NumbersSceneTest.texts(scene.stack().getFirst()));
        assertEquals(List.of("−1", "3"), NumbersSceneTest.texts(scene.stack().get(1)));
        assertEquals(
                List.of("−1", ""), NumbersSceneTest.texts(rest("", 0).stack().get(1)));
        assertEquals("6 + 0 − 3 = 3", rest("&filter=1", 1).sentence().text());
    }

    @Test
    void sumsAppearAndFlyTogether() {
        assertEquals(List.of("", ""), NumbersSceneTest.texts(partial(scene("", 0, 0.3, Focus.NOTHING), 0)));
        var flying = scene("", 0, 0.75, Focus.NOTHING);
        assertEquals(
                List.of("3", "−5", "10"),
                flying.flights().stream().map(ChannelScene.Flight::text).toList());
        assertEquals(List.of("", ""), NumbersSceneTest.texts(flying.output()));
        assertEquals(List.of(), rest("", 0).flights());
    }

    @Test
    void thePartialSumOpensUp() {
        var scene = scene("", 0, 1, new Focus.Plane(Focus.Part.PARTIAL, 1, 1, 0));
        assertEquals("−1·7 + 0·8 = −7", scene.sentence().text());
        assertEquals(
                "Partial sum of channel 2, row 2, column 1", scene.sentence().caption());
        assertEquals(Optional.empty(), scene.planes().get(0).field().outline());
        assertEquals(
                Optional.of(new Outline(1, 0, 1, 2)),
                scene.planes().get(1).field().outline());
    }

    @Test
    void anInputShowsWhereItGoes() {
        var scene = scene("", 1, 1, new Focus.Plane(Focus.Part.INPUT, 1, 0, 0));
        assertEquals("−1·5 → (1, 1)", scene.sentence().text());
        assertEquals(
                List.of("Ii", "ii"),
                NumbersSceneTest.fills(scene.planes().get(1).field()));
        assertEquals("×−1", partial(scene, 1).cell(0, 0).note());
    }

    @Test
    void aWeightShowsItsProducts() {
        var scene = scene("", 1, 1, new Focus.Plane(Focus.Part.KERNEL, 1, 0, 0));
        assertEquals("−1·5 = −5   −1·7 = −7", scene.sentence().text());
        assertTrue(scene.sentence().remark().contains("two products")
                || scene.sentence().remark().contains("2 products"));
    }

    @Test
    void aPairWeighsItsMaps() {
        var scene = rest("&pair=true&mix=2,1;1,1", 0);
        assertEquals("2·3 + 1·10 + 10 = 26", scene.sentence().text());
        assertEquals(
                "1",
                scene.planes()
                        .get(1)
                        .seen()
                        .orElseThrow()
                        .mixing()
                        .orElseThrow()
                        .cell(0, 0)
                        .text());
        var looked = scene("&pair=true&mix=2,-1;1,1", 0, 1, new Focus.Plane(Focus.Part.MIXING, 1, 0, 0));
        assertEquals("−1 → output 1   1 → output 2", looked.sentence().text());
    }

    @Test
    void aChannelOfAnotherGroupIsLeftOut() {
        var scene = rest("&groups=2&filter=1", 1);
        assertTrue(scene.planes().getFirst().seen().isEmpty());
        assertEquals(
                List.of("  ", "ww"),
                NumbersSceneTest.fills(scene.planes().get(1).field()).stream()
                        .map(row -> row.replace("ii", "  "))
                        .toList());
        assertEquals("14 − 3 = 11", rest("&groups=2&filter=1", 1).sentence().text());
        var unseen = scene("&groups=2&filter=1", 1, 1, new Focus.Plane(Focus.Part.INPUT, 0, 0, 0));
        assertEquals(
                "Filter 2 does not see channel 1: it belongs to another group.",
                unseen.sentence().remark());
    }

    /// Whatever the state, every cell of every grid can be looked at.
    @Test
    void everyStateHasItsScenes() {
        int seen = 0;
        for (var drawn : RandomStates.of(53, 400)) {
            var state = drawn.withSource(new Source.Numbers())
                    .withLooking(drawn.looking().withAspect(Aspect.CHANNELS));
            if (!Aspect.CHANNELS.fits(state)) {
                continue;
            }
            seen++;
            var explored = Explored.of(state);
            var scenes = new ChannelScenes(state, explored);
            var s = state.looking().channels();
            for (double t : new double[] {0, 0.2, 0.5, 0.7, 1}) {
                var scene = scenes.at(new Frame(explored.steps() - 1, t), Focus.NOTHING, Focus.NOTHING);
                assertEquals(s.inputs(), scene.planes().size());
                assertEquals(s.filters(), scene.stack().size());
                assertTrue(!scene.sentence().text().isEmpty());
            }
            for (int c = 0; c < s.inputs(); c++) {
                for (var part : Focus.Part.values()) {
                    var focus = new Focus.Plane(part, c, 0, 0);
                    if (ChannelPlaces.holds(state, explored, focus)) {
                        var scene = scenes.at(new Frame(0, 1), focus, focus);
                        assertTrue(!scene.sentence().caption().isEmpty());
                    }
                }
            }
        }
        assertTrue(seen > 30, seen + " states");
    }
}
