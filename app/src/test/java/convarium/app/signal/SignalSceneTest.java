package convarium.app.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Walk.Frame;
import convarium.app.export.TableFormat;
import convarium.app.render.SvgPainter;
import convarium.app.signal.SignalScene.Bar;
import convarium.app.signal.SignalScene.Tone;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignalSceneTest {
    /// 0 1 2 3 4 5 6 7 under 1, 10: outputs at every second sample.
    private static final SignalState STATE = SignalState.first()
            .withInput(List.of(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f))
            .withKernel(List.of(1f, 10f))
            .withLayer(SignalLayer.PLAIN.withStride(2))
            .withStep(0);

    private static SignalScene scene(SignalState state, int step, double progress, SignalFocus focus) {
        return SignalScene.of(state, SignalWork.of(state), new Frame(step, progress), focus);
    }

    private static List<Integer> lit(List<Bar> bars) {
        return bars.stream().filter(b -> b.tone() == Tone.LIT).map(Bar::index).toList();
    }

    @Test
    void aStepLightsItsWindowAndItsOutput() {
        var scene = scene(STATE, 1, 1, SignalFocus.NOTHING);
        assertEquals(List.of(2, 3), lit(scene.field()));
        assertEquals(List.of(2f, 30f), scene.products().stream().map(Bar::value).toList());
        assertEquals(List.of(1), lit(scene.outputs()));
        assertEquals(32f, scene.outputs().get(1).value());
        assertEquals(2.5, scene.outputs().get(1).at());
        assertEquals("Output 2: samples 3 to 4", scene.sentence().caption());
        assertEquals("1·2 + 10·3 = 32", scene.sentence().text());
    }

    @Test
    void theWindowGlidesByTheStride() {
        double start =
                scene(STATE, 1, 0, SignalFocus.NOTHING).window().orElseThrow().from();
        double half = scene(STATE, 1, 0.25, SignalFocus.NOTHING)
                .window()
                .orElseThrow()
                .from();
        double there =
                scene(STATE, 1, 0.6, SignalFocus.NOTHING).window().orElseThrow().from();
        assertEquals(0, start);
        assertEquals(1, half, 1e-9);
        assertEquals(2, there);
        assertTrue(lit(scene(STATE, 1, 0.25, SignalFocus.NOTHING).field()).isEmpty(), "on the way nothing is read");
    }

    @Test
    void aCausalOutputStandsUnderTheLastSampleItSees() {
        var causal = STATE.withLayer(SignalLayer.PLAIN.withDilation(3).withCausal(true));
        var scene = scene(causal, 4, 1, SignalFocus.NOTHING);
        assertEquals(4, scene.outputs().get(4).at());
        assertEquals(4.0, scene.present().orElseThrow());
        assertEquals(List.of(1, 4), lit(scene.field()));
        assertEquals(
                "Output 5: every sample 3 apart from 2 to 5", scene.sentence().caption());
        assertTrue(scene.sentence().remark().endsWith("It sees nothing after sample 5."));
        assertEquals(3, scene.field().stream().filter(Bar::padding).count());
    }

    @Test
    void aSampleLightsTheOutputsItGoesInto() {
        var dense = STATE.withLayer(SignalLayer.PLAIN);
        var scene = scene(dense, 0, 1, new SignalFocus.Input(3));
        assertEquals(List.of(2, 3), lit(scene.outputs()));
        assertEquals(List.of(30f, 3f), scene.products().stream().map(Bar::value).toList());
        assertEquals("10·3 → output 3   1·3 → output 4", scene.sentence().text());
        assertTrue(scene.window().isEmpty());
    }

    @Test
    void aWeightShowsAllItsProducts() {
        var scene = scene(STATE, 0, 1, new SignalFocus.Weight(1));
        assertEquals(
                List.of(10f, 30f, 50f, 70f),
                scene.products().stream().map(Bar::value).toList());
        assertEquals(List.of(1, 3, 5, 7), lit(scene.field()));
        assertEquals("Weight 2: value 10", scene.sentence().caption());
    }

    @Test
    void theScalesStayWhileTheWalkGoesOn() {
        var state = SignalState.first();
        var first = scene(state, 0, 1, SignalFocus.NOTHING);
        for (int step = 1; step < SignalWork.of(state).steps(); step++) {
            var scene = scene(state, step, 1, SignalFocus.NOTHING);
            assertEquals(first.outputScale(), scene.outputScale());
            assertEquals(first.outputSigned(), scene.outputSigned());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.9, 1", "1, 1", "1.1, 1.2", "7, 8", "9, 10", "0.021, 0.025", "-340, 400"})
    void scalesAreRound(float value, double scale) {
        assertEquals(scale, SignalScene.scale(List.of(value)), 1e-9);
    }

    @Test
    void aPointIsOverTheBarThatIsDrawnThere() {
        FxTest.start();
        var plan = FxTest.get(() -> SignalPlan.of(scene(STATE, 0, 1, SignalFocus.NOTHING), 0, 0, 800, 500, 1));
        for (int place = 0; place < 8; place++) {
            assertEquals(place, plan.place(plan.x(place)));
        }
        for (double value : new double[] {-8, -1, 0, 3, 8}) {
            assertEquals(value, plan.input().value(plan.input().y(value)), 1e-9);
        }
        assertTrue(plan.input().bottom() < plan.kernel().top() && plan.output().bottom() <= 500);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theDrawingHoldsRowsNumbersAndTheSentence(Theme theme) {
        FxTest.start();
        String svg = FxTest.get(() -> {
            var look = Look.of(theme);
            var size = SignalFilm.natural(STATE, look);
            return SvgPainter.draw(SignalFilm.still(STATE, 1), look, size.width(), size.height());
        });
        for (String words : List.of("Signal", "8 samples", "Kernel", "Output", ">32<", "Output 2: samples 3 to 4")) {
            assertTrue(svg.contains(words), words);
        }
        assertTrue(svg.contains("<g id=\"output\">"));
    }

    @Test
    void aFilmHasAFrameForEveryOutputAndLasts() {
        FxTest.start();
        var film = FxTest.get(() -> {
            var look = Look.of(Theme.LIGHT);
            return SignalFilm.of(STATE, 2, look, SignalFilm.natural(STATE, look));
        });
        assertEquals(0, film.frames() % 4);
        int time = 0;
        for (int i = 0; i < film.frames(); i++) {
            time += film.centiseconds(i);
        }
        assertEquals(4 * 30 + 30, time, "four steps of 0.3 s, and the last stays");
    }

    @Test
    void theNumbersAreWritten() {
        var work = SignalWork.of(STATE);
        assertEquals(
                "Signal\n0,1,2,3,4,5,6,7\n\nKernel\n1,10\n\nOutput\n10,32,54,76\n",
                SignalText.of(STATE, work, TableFormat.CSV));
        assertTrue(SignalText.of(STATE, work, TableFormat.LATEX).contains("10 & 32 & 54 & 76"));
        assertFalse(SignalText.of(STATE, work, TableFormat.MARKDOWN).contains("NaN"));
    }
}
