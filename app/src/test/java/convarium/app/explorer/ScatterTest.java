package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScatterTest {

    private static List<Float> numbers(long seed) {
        var numbers = new ArrayList<Float>();
        for (int r = 0; r < 16; r++) {
            for (int c = 0; c < 16; c++) {
                numbers.add(Scatter.whole(r, c, seed, -3, 3));
            }
        }
        return numbers;
    }

    @Test
    void dependsOnPlaceAndSeedAlone() {
        assertEquals(numbers(5), numbers(5));
        assertNotEquals(numbers(5), numbers(6));
        assertNotEquals(numbers(0), numbers(-1));
    }

    @Test
    void givesEveryNumberFromLeastToMost() {
        for (long seed = -2; seed < 3; seed++) {
            var numbers = numbers(seed);
            for (float n = -3; n <= 3; n++) {
                float wanted = n;
                long found = numbers.stream().filter(v -> v == wanted).count();
                // 256 draws of 7: 37 each; fewer than 15 would be no accident
                assertTrue(found >= 15, () -> wanted + " only " + found + " times");
            }
            assertTrue(numbers.stream().allMatch(v -> v >= -3 && v <= 3 && v == Math.rint(v)));
        }
    }

    @Test
    void takesAnySeed() {
        for (long seed : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0}) {
            assertTrue(numbers(seed).stream().distinct().count() == 7);
        }
    }

    @Test
    void aRangeOfOneIsThatNumber() {
        assertEquals(4, Scatter.whole(9, 9, 9, 4, 4));
    }
}
