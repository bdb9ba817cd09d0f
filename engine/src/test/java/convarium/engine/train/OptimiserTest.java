package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("bits")
class OptimiserTest {
    private static final float NO_LIMIT = Float.POSITIVE_INFINITY;

    private static final Map<String, Optimiser> OPTIMISERS = Map.ofEntries(
            Map.entry("sgd", new Optimiser.Sgd()),
            Map.entry("sgd_decay", new Optimiser.Sgd(0, false, 0.02)),
            Map.entry("momentum", new Optimiser.Sgd(0.9, false, 0)),
            Map.entry("momentum_decay", new Optimiser.Sgd(0.9, false, 0.02)),
            Map.entry("nesterov", new Optimiser.Sgd(0.9, true, 0)),
            Map.entry("nesterov_decay", new Optimiser.Sgd(0.9, true, 0.02)),
            Map.entry("rmsprop", new Optimiser.RmsProp()),
            Map.entry("rmsprop_momentum", new Optimiser.RmsProp(0.99, 1e-8, 0.9, 0.02)),
            Map.entry("adam", new Optimiser.Adam()),
            Map.entry("adam_decay", new Optimiser.Adam(0.9, 0.999, 1e-8, 0.02)),
            Map.entry("adamw", new Optimiser.AdamW()),
            Map.entry("adamw_decay", new Optimiser.AdamW(0.8, 0.99, 1e-5, 0.3)));

    static java.util.List<String> names() {
        return Golden.names("optimiser.");
    }

    private static double rate(Optimiser optimiser) {
        return optimiser instanceof Optimiser.Sgd ? 0.1 : 0.01;
    }

    @ParameterizedTest
    @MethodSource("names")
    void asPyTorch(String name) {
        var optimiser = Objects.requireNonNull(OPTIMISERS.get(name));
        float[] w = Golden.floats("weights");
        float[] all = Golden.floats("gradients");
        float[] expected = Golden.floats("optimiser." + name);
        float[][] memory = new float[optimiser.memories()][7];
        for (int step = 0; step < 6; step++) {
            float[] g = Arrays.copyOfRange(all, 7 * step, 7 * step + 7);
            UpdateRule.apply(optimiser, rate(optimiser), step + 1, 1, NO_LIMIT, w, g, memory, 0, 7);
            float[] now = Arrays.copyOfRange(expected, 7 * step, 7 * step + 7);
            Golden.assertClose(now, w, 1e-6, name + " after step " + (step + 1));
        }
    }

    @Test
    void everyOptimiserIsCompared() {
        assertEquals(OPTIMISERS.size(), names().size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void partsMayBeCutAnywhere(String name) {
        var optimiser = Objects.requireNonNull(OPTIMISERS.get(name));
        int size = 103;
        float[] whole = new float[size];
        float[] parts = new float[size];
        float[] g = new float[size];
        float[][] one = new float[optimiser.memories()][size];
        float[][] other = new float[optimiser.memories()][size];
        // many times, so that compiled loops meet interpreted ones
        for (int step = 1; step < 3000; step++) {
            for (int i = 0; i < size; i++) {
                g[i] = (float) StrictMath.sin(step * 0.7 + i);
            }
            UpdateRule.apply(optimiser, 0.01, step, 1, NO_LIMIT, whole, g, one, 0, size);
            for (int from = 0; from < size; from += 17) {
                UpdateRule.apply(optimiser, 0.01, step, 1, NO_LIMIT, parts, g, other, from, Math.min(size, from + 17));
            }
        }
        assertArrayEquals(whole, parts);
    }

    @Test
    void momentumByHand() {
        var optimiser = new Optimiser.Sgd(0.5, false, 0);
        float[] w = {1};
        float[][] memory = {{0}};
        // v = 1, w = 1 − 0.5·1; then v = 0.5·1 + 2 = 2.5, w = 0.5 − 0.5·2.5
        UpdateRule.apply(optimiser, 0.5, 1, 1, NO_LIMIT, w, new float[] {1}, memory, 0, 1);
        assertEquals(0.5f, w[0]);
        UpdateRule.apply(optimiser, 0.5, 2, 1, NO_LIMIT, w, new float[] {2}, memory, 0, 1);
        assertEquals(-0.75f, w[0]);
    }

    @Test
    void clippingByValue() {
        float[] g = Arrays.copyOf(Golden.floats("gradients"), 7);
        UpdateRule.apply(new Optimiser.Sgd(), 0, 1, 1, 0.05f, new float[7], g, new float[0][], 0, 7);
        assertArrayEquals(Golden.floats("clip.value"), g);
    }

    @Test
    void settingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Optimiser.Sgd(1, false, 0));
        assertThrows(IllegalArgumentException.class, () -> new Optimiser.Sgd(0, true, 0));
        assertThrows(IllegalArgumentException.class, () -> new Optimiser.Sgd(0, false, -1));
        assertThrows(IllegalArgumentException.class, () -> new Optimiser.RmsProp(1, 1e-8, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Optimiser.Adam(0.9, 0.999, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new Optimiser.AdamW(-0.1, 0.999, 1e-8, 0));
        assertThrows(IllegalArgumentException.class, () -> new Clipping.ByValue(0));
        assertThrows(IllegalArgumentException.class, () -> new Clipping.ByNorm(Float.NaN));
    }
}
