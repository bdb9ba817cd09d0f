package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitialiserTest {
    private static final int IN = 50;
    private static final int OUT = 200;
    private static final int COUNT = 100_000;

    /// Holds that mean and variance are right within five standard deviations.
    private static void holds(double variance, Initialiser.Distribution distribution, Initialiser initialiser) {
        float[] values = new float[COUNT];
        initialiser.fill(new RandomStream(1, 2), IN, OUT, values);
        double sum = 0;
        double squares = 0;
        double most = 0;
        for (float v : values) {
            sum += v;
            squares += v * v;
            most = Math.max(most, Math.abs(v));
        }
        assertEquals(0, sum / COUNT, 5 * Math.sqrt(variance / COUNT));
        // the fourth moment is at most 3·variance²
        assertEquals(variance, squares / COUNT, 5 * variance * Math.sqrt(2.0 / COUNT));
        double bound = Math.sqrt(3 * variance);
        switch (distribution) {
            case NORMAL -> assertTrue(most > 2 * bound);
            case UNIFORM -> assertEquals(bound, most, 1e-3 * bound);
        }
    }

    @ParameterizedTest
    @EnumSource
    void variances(Initialiser.Distribution distribution) {
        holds(2.0 / IN, distribution, new Initialiser.He(distribution, Initialiser.Fan.IN));
        holds(2.0 / OUT, distribution, new Initialiser.He(distribution, Initialiser.Fan.OUT));
        holds(2.0 / (IN + OUT), distribution, new Initialiser.Glorot(distribution));
        holds(1.0 / IN, distribution, new Initialiser.LeCun(distribution, Initialiser.Fan.IN));
        holds(1.0 / OUT, distribution, new Initialiser.LeCun(distribution, Initialiser.Fan.OUT));
    }

    @Test
    void constants() {
        float[] values = {1, 2, 3};
        Initialiser.zeros().fill(new RandomStream(1, 2), 1, 1, values);
        assertEquals(0, values[2]);
        new Initialiser.Constant(0.5f).fill(new RandomStream(1, 2), 1, 1, values);
        assertEquals(0.5f, values[0]);
    }

    @Test
    void withoutAFan() {
        var he = new Initialiser.He(Initialiser.Distribution.NORMAL, Initialiser.Fan.IN);
        assertThrows(IllegalArgumentException.class, () -> he.fill(new RandomStream(1, 2), 0, 1, new float[1]));
    }
}
