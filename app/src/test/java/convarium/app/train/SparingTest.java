package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SparingTest {
    private long now = -1_000;

    @Test
    void workTakesItsPartOfTheTimeAtMost() {
        var sparing = new Sparing(10, () -> now);
        assertTrue(sparing.isTime());
        sparing.run(() -> now += 7);
        assertEquals(-993, now);
        assertFalse(sparing.isTime());
        now += 62;
        assertFalse(sparing.isTime());
        now += 1;
        assertTrue(sparing.isTime(), "7 of 70 have passed");
    }

    @Test
    void whatTakesNoTimeNeverWaits() {
        var sparing = new Sparing(10, () -> now);
        sparing.run(() -> {});
        assertTrue(sparing.isTime());
    }
}
