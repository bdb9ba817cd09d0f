package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Spreads, sizes and what they say, worked by hand.
class GradientFiguresTest {

    private static GradientFigures figures(long step, Double... norms) {
        var nothing = Histogram.around0(new float[0], 0, 0);
        var layers = new ArrayList<GradientFigures.OfLayer>();
        for (int i = 0; i < norms.length; i++) {
            var norm = Optional.of(norms[i]).filter(n -> n >= 0 || Double.isNaN(n));
            layers.add(
                    new GradientFigures.OfLayer("l" + i, "Layer " + (i + 1), norm, nothing, nothing, Optional.empty()));
        }
        return new GradientFigures(step, layers, 8);
    }

    private static GradientHealth.Kind kind(Double... norms) {
        return GradientHealth.of(List.of(norms)).kind();
    }

    @Test
    void theLayersNormsSayHowTheTrainingGoes() {
        assertEquals(GradientHealth.Kind.HEALTHY, kind(0.01, 0.1, 0.05));
        assertEquals(GradientHealth.Kind.UNEVEN, kind(0.001, 0.1, 0.05));
        assertEquals(GradientHealth.Kind.VANISHING, kind(0.0001, 0.01, 0.05));
        assertEquals(GradientHealth.Kind.EXPLODING, kind(50.0, 1.0, 0.1));
        assertEquals(GradientHealth.Kind.EXPLODING, kind(2e4, 1e4));
        assertEquals(GradientHealth.Kind.ABSENT, kind(0.0, 0.1));
        assertEquals(GradientHealth.Kind.BROKEN, kind(0.1, Double.NaN));
        assertEquals(GradientHealth.UNKNOWN, GradientHealth.of(List.of()));
        assertEquals(500, GradientHealth.of(List.of(0.0001, 0.01, 0.05)).factor(), 1e-9);
    }

    @Test
    void theSentenceNamesLayersAndNumbers() {
        assertEquals(
                "Vanishing: at Layer 1 the gradient is only 1.0e−4, 500 times smaller than at Layer 3. The first layers"
                        + " hardly learn. ReLU instead of tanh or sigmoid, batch normalisation or other first weights"
                        + " help.",
                GradientWords.sentence(figures(9, 0.0001, 0.01, 0.05)));
        assertEquals(
                "Healthy: all within a factor of ten, from 0.01 at Layer 1 to 0.05 at Layer 2.",
                GradientWords.sentence(figures(9, 0.01, 0.05)));
        assertEquals("Gradients come with the first batch.", GradientWords.sentence(figures(0, -1.0)));
        assertTrue(GradientWords.sentence(figures(7, -1.0)).contains("recorded moment"));
    }

    @Test
    void theHistoryIsBoundedAndKeepsBothEnds() {
        var history = new GradientHistory();
        for (int step = 1; step <= 100_000; step++) {
            history.add(figures(step, (double) step));
            assertTrue(history.points().size() <= GradientHistory.MOST);
        }
        assertEquals(1, history.points().getFirst().step());
        assertTrue(history.points().getLast().step() > 99_000);
        assertTrue(history.points().size() > GradientHistory.MOST / 4);
        history.add(figures(50_000, 3.0));
        long last = history.points().getLast().step();
        assertTrue(last > 49_000 && last <= 50_000);
        history.add(figures(60_000, -1.0));
        assertEquals(last, history.points().getLast().step());
        int before = history.points().size();
        history.add(figures(10, -1.0));
        assertEquals(before, history.points().size(), "a look at the past keeps what was recorded since");
        history.add(figures(1, 2.0, 3.0));
        assertEquals(1, history.points().size());
        history.add(figures(0, -1.0, -1.0));
        assertTrue(history.points().isEmpty(), "a run that begins again has no history");
    }

    @Test
    void valuesAreCountedWhereTheyLie() {
        // bins of 2/41: −1 in the first, 0 in the middle one (20), 0.03 in the next, 1 in the last
        var h = Histogram.around0(new float[] {9, -1, 0, 0.03f, 1, Float.NaN, 9}, 1, 6);
        var expected = new ArrayList<>(Collections.nCopies(Histogram.BINS, 0));
        expected.set(0, 1);
        expected.set(20, 1);
        expected.set(21, 1);
        expected.set(40, 1);
        assertEquals(expected, h.counts());
        assertEquals(-1, h.low());
        assertEquals(1, h.high());
        assertEquals(1, h.zeros());
        assertEquals(1, h.broken());
        assertEquals(5, h.total());
        assertEquals(0.03 / 4, h.mean(), 1e-8);
        // numpy.std([-1, 0, 0.03, 1])
        assertEquals(0.7072260954, h.deviation(), 1e-6);
    }

    @Test
    void whatIsNeverNegativeBeginsAtZero() {
        var h = Histogram.from0(new float[] {0, 0, 2, 4.1f}, 0, 4);
        assertEquals(0, h.low());
        assertEquals(4.1f, h.high());
        assertEquals(2, h.counts().getFirst());
        assertEquals(1, h.counts().get(20));
        assertEquals(1, h.counts().getLast());
        assertEquals(-4.1f, Histogram.from0(new float[] {-1, 4.1f}, 0, 2).low());
        assertEquals(1, Histogram.from0(new float[] {0}, 0, 1).high());
    }

    @Test
    void sizesAreCountedByPowersOfTen() {
        // 14 powers in 41 bins: 10⁻¹² is the first, 1 lies 12/14 of the way, what is beyond counts in the end bins
        var h = Histogram.sizes(new float[] {1e-20f, -1, 0, 500, 1}, 0, 5);
        assertEquals(1, h.counts().getFirst());
        assertEquals(2, h.counts().get(35));
        assertEquals(1, h.counts().getLast());
        assertEquals(1, h.zeros());
        assertEquals(5, h.total());
    }

    @Test
    void theScaleHoldsAllNorms() {
        var powers = GradientPowers.of(figures(1, 0.02, 30.0), List.of());
        assertEquals(new GradientPowers(-2, 2), powers);
        assertEquals(0.5, powers.at(1), 1e-12);
        assertEquals(0, powers.at(0));
        assertEquals(1, powers.at(1e9));
        assertEquals("10⁻⁵", GradientPowers.text(-5));
        assertEquals("0.01", GradientPowers.text(-2));
    }
}
