package convarium.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomStreamTest {
    @Test
    void theNumbersOfTheStreamInOrder() {
        var random = new RandomStream(11, 22);
        for (int i = 0; i < 9; i++) {
            assertEquals(CounterRandom.bits(11, 22, i), random.bits());
        }
        assertEquals(CounterRandom.uniform(11, 22, 9), random.uniform());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void goesOnFromItsState(int before) {
        var whole = new RandomStream(-3, 4);
        for (int i = 0; i < before; i++) {
            whole.below(1000);
            whole.normal();
        }
        var resumed = new RandomStream(whole.state());
        for (int i = 0; i < 20; i++) {
            assertEquals(whole.below(7), resumed.below(7));
            assertEquals(whole.normal(), resumed.normal());
            assertEquals(whole.uniform(), resumed.uniform());
            assertArrayEquals(whole.permutation(5), resumed.permutation(5));
        }
        assertEquals(whole.state(), resumed.state());
    }

    @Test
    void everyNumberBelowABoundIsAsLikely() {
        var random = new RandomStream(1, 1);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[random.below(6)]++;
        }
        // the chi-squared statistic with 5 degrees of freedom exceeds 20.5 once in a thousand times
        double chi = Arrays.stream(counts)
                .mapToDouble(c -> (c - 1e4) * (c - 1e4) / 1e4)
                .sum();
        assertTrue(chi < 20.5, () -> Arrays.toString(counts));
    }

    @Test
    void aLargeBoundHasNoFavourites() {
        // without drawing again, numbers of the lower third of 3·2²⁹ would come twice as often as the others
        int bound = 3 << 29;
        var random = new RandomStream(2, 1);
        int lower = 0;
        for (int i = 0; i < 30_000; i++) {
            int number = random.below(bound);
            assertTrue(number >= 0 && number < bound);
            lower += number % 3 == 0 ? 1 : 0;
        }
        assertEquals(10_000, lower, 5 * Math.sqrt(30_000 * 2.0 / 9));
    }

    @Test
    void boundsOfOneAndBelow() {
        assertEquals(0, new RandomStream(1, 2).below(1));
        assertThrows(IllegalArgumentException.class, () -> new RandomStream(1, 2).below(0));
        assertThrows(IllegalArgumentException.class, () -> new RandomStream.State(1, 2, -1));
    }

    @Test
    void normalNumbers() {
        float[] values = new float[100_001];
        new RandomStream(5, 0).fillNormal(2, values);
        double sum = 0;
        double squares = 0;
        double fourth = 0;
        for (float v : values) {
            sum += v;
            squares += v * v;
            fourth += Math.pow(v, 4);
        }
        int n = values.length;
        assertEquals(0, sum / n, 5 * 2 / Math.sqrt(n));
        assertEquals(4, squares / n, 5 * 4 * Math.sqrt(2.0 / n));
        assertEquals(3 * 16, fourth / n, 5 * 16 * Math.sqrt(96.0 / n));
    }

    @Test
    void normalNumbersByHand() {
        // Box–Muller worked out in double from the two words
        double u = ((CounterRandom.bits(8, 9, 0) & 0xFFFF_FFFFL) + 1) / 4294967296.0;
        double v = (CounterRandom.bits(8, 9, 1) & 0xFFFF_FFFFL) / 4294967296.0;
        double radius = Math.sqrt(-2 * Math.log(u));
        float[] two = new float[2];
        new RandomStream(8, 9).fillNormal(1, two);
        assertEquals(radius * Math.cos(2 * Math.PI * v), two[0], 1e-6);
        assertEquals(radius * Math.sin(2 * Math.PI * v), two[1], 1e-6);
        assertEquals(two[0], new RandomStream(8, 9).normal());
    }

    @Test
    void uniformNumbersStayInside() {
        float[] values = new float[10_000];
        new RandomStream(5, 0).fillUniform(0.5f, values);
        for (float v : values) {
            assertTrue(v >= -0.5f && v < 0.5f);
        }
    }

    @Test
    void everyOrderComesAsOften() {
        var random = new RandomStream(1, 7);
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < 24_000; i++) {
            counts.merge(Arrays.toString(random.permutation(4)), 1, Integer::sum);
        }
        assertEquals(24, counts.size());
        // 23 degrees of freedom: 49.7 once in a thousand times
        double chi = counts.values().stream()
                .mapToDouble(c -> (c - 1e3) * (c - 1e3) / 1e3)
                .sum();
        assertTrue(chi < 49.7, counts::toString);
    }

    @Test
    void everyPurposeHasItsStreams() {
        var streams = new HashSet<Long>();
        for (var purpose : Purpose.values()) {
            assertTrue(streams.add(purpose.stream(0)));
            assertTrue(streams.add(purpose.stream((1L << 56) - 1)));
            assertThrows(IllegalArgumentException.class, () -> purpose.stream(1L << 56));
            assertNotEquals(0, purpose.stream(0));
        }
    }
}
