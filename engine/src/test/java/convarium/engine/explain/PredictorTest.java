package convarium.engine.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.explain.LookedAt.Dots;
import convarium.engine.layer.Dense;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorTest {
    /// A logit of 2 against two of 0: e² / (e² + 2).
    private static final float SURE = (float) (Math.exp(2) / (Math.exp(2) + 2));

    @Test
    void givesProbabilitiesHoweverTheNetworkEnds() {
        var endings = List.of(
                LookedAt.columns(2, false, NetworkOptions.DEFAULT),
                LookedAt.columns(2, true, NetworkOptions.DEFAULT),
                LookedAt.columns(2, true, NetworkOptions.DEFAULT.withFoldedSoftmax(false)));
        for (var network : endings) {
            var predictions = Predictions.of(new Predictor(network), new Dots(7), 100);
            assertEquals(7, predictions.count());
            for (int i = 0; i < 7; i++) {
                assertEquals(SURE, predictions.confidence(i), 1e-6);
                assertEquals((1 - SURE) / 2, predictions.probability(i, (i + 1) % 3), 1e-6);
            }
            assertEquals(1, predictions.accuracy());
        }
    }

    @Test
    void keepsWhatIsNoNumber() {
        float[] into = new float[3];
        Predictor.softmax(new float[] {1, Float.NaN, 2}, 0, 3, into, 0);
        assertTrue(Float.isNaN(into[0]));
        Predictor.softmax(new float[] {200, 100, Float.NEGATIVE_INFINITY}, 0, 3, into, 0);
        assertArrayEquals(new float[] {1, 0, 0}, into, 1e-30f);
    }

    @Test
    void asksAboutAFewPicturesAtATimeAndKeepsTheLatestAnswers() {
        var right = new Predictor(LookedAt.columns(2, false, NetworkOptions.DEFAULT));
        var wrong = new Predictor(LookedAt.columns(-2, false, NetworkOptions.DEFAULT));
        var rolling = new RollingPredictions(new Dots(100), 5);
        rolling.ask(right, 3);
        assertEquals(3, rolling.now().answered());
        rolling.ask(wrong, 4);
        var now = rolling.now();
        assertEquals(5, now.answered());
        // 3, 4, 0 and 1 were asked again, 2 was not
        assertEquals(0.2, now.accuracy(), 1e-9);
        assertTrue(now.isRight(2));
        rolling.ask(right, 99);
        assertEquals(1, rolling.now().accuracy());
        assertEquals(0.2, now.accuracy(), 1e-9);
    }

    @Test
    void refusesOtherClasses() {
        var predictor = new Predictor(LookedAt.columns(2, false, NetworkOptions.DEFAULT));
        var pictures = new Dots(4, 10);
        var error = assertThrows(
                IllegalArgumentException.class, () -> new RollingPredictions(pictures, 4).ask(predictor, 4));
        assertEquals(
                "the network tells 3 classes apart and the pictures have 10, expected as many", error.getMessage());
    }

    @Test
    void readsThePenultimateLayer() {
        var features = new Features(LookedAt.columns(5, true, NetworkOptions.DEFAULT));
        assertEquals(3, features.size());
        assertArrayEquals(new float[] {0, 0, 1, 0, 1, 0}, features.of(new Dots(9), new int[] {5, 1}));
        var alone = new Graph();
        alone.input("x", LookedAt.SHAPE);
        assertThrows(IllegalArgumentException.class, () -> Features.penultimate(alone, "x"));
    }

    @Test
    void copiesANetworkThatGoesOnLearning() {
        var network = LookedAt.columns(2, false, NetworkOptions.DEFAULT);
        var copy = NetworkCopy.of(network, LookedAt.COMPUTE);
        network.parameters("last").getFirst().values()[0] = -2;
        network.parametersChanged();
        assertEquals(1, Predictions.of(new Predictor(copy), new Dots(3), 3).accuracy());
        NetworkCopy.refresh(network, copy);
        assertEquals(
                2 / 3.0, Predictions.of(new Predictor(copy), new Dots(3), 3).accuracy(), 1e-9);
        var other = LookedAt.columns(2, false, NetworkOptions.DEFAULT).graph();
        other.add("more", new Dense(3, 3, true), "last");
        var larger = new Network(other, LookedAt.COMPUTE);
        assertThrows(IllegalArgumentException.class, () -> NetworkCopy.refresh(network, larger));
    }
}
