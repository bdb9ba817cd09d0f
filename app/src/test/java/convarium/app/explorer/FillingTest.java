package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FillingTest {
    private static final ExplorerState SMALL = StartState.worked().withInput(Matrix.filled(2, 3, 9));

    @Test
    void theFixedOnes() {
        assertEquals(
                Matrix.of(new float[] {0, 0, 1}, new float[] {0, 0, 1}),
                Filling.EDGE.fill(SMALL).input());
        assertEquals(
                Matrix.of(new float[] {0, 0, 0}, new float[] {0, 1, 0}),
                Filling.POINT.fill(SMALL).input());
        assertEquals(
                Matrix.of(new float[] {1, 0, 0}, new float[] {0, 1, 0}),
                Filling.DIAGONAL.fill(SMALL).input());
        assertEquals(
                Matrix.of(new float[] {0, 1, 2}, new float[] {0, 1, 2}),
                Filling.RAMP.fill(SMALL).input());
        assertEquals(Matrix.filled(2, 3, 1), Filling.ONES.fill(SMALL).input());
    }

    @Test
    void theRandomOneIsAnotherEachTime() {
        var first = Filling.RANDOM.fill(SMALL);
        var second = Filling.RANDOM.fill(first);
        assertNotEquals(first.input(), second.input());
        assertEquals(SMALL.seed() + 2, second.seed());
        assertTrue(first.input().values().stream().allMatch(v -> v >= 0 && v <= 3));
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheInputChanges(Filling filling) {
        var filled = filling.fill(SMALL);
        assertEquals(SMALL, filled.withInput(SMALL.input()).withSeed(SMALL.seed()));
        assertEquals(2, filled.input().rows());
        assertEquals(3, filled.input().columns());
    }
}
