package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    /// @param base what PyTorch's run began with as the highest rate
    private static void asPyTorch(String name, double base, Schedule schedule) {
        double[] rates = Golden.doubles("schedule." + name);
        for (int step = 0; step < rates.length; step++) {
            assertEquals(rates[step], base * schedule.factor(step), 1e-8 * base, name + ", step " + step);
        }
    }

    @Test
    void asPyTorch() {
        asPyTorch("step", 1, new Schedule.Step(3, 0.5));
        asPyTorch("cosine", 1, new Schedule.Cosine(13, 0.2));
        asPyTorch("warm_up", 1, new Schedule.WarmUp(4, 0.25, new Schedule.Constant()));
        asPyTorch("one_cycle", 2, new Schedule.OneCycle(14));
        asPyTorch("one_cycle_own", 2, new Schedule.OneCycle(14, 0.5, 10, 100));
    }

    @Test
    void staysAtItsEnd() {
        assertEquals(0.2, new Schedule.Cosine(13, 0.2).factor(1000), 1e-12);
        var cycle = new Schedule.OneCycle(14);
        assertEquals(cycle.factor(13), cycle.factor(1000), 1e-12);
        assertEquals(1, new Schedule.Constant().factor(1000));
    }

    @Test
    void afterTheWarmUpTheOtherBegins() {
        var schedule = new Schedule.WarmUp(4, 0, new Schedule.Step(2, 0.1));
        assertEquals(0, schedule.factor(0));
        assertEquals(0.75, schedule.factor(3));
        assertEquals(1, schedule.factor(4));
        assertEquals(1, schedule.factor(5));
        assertEquals(0.1, schedule.factor(6));
    }

    @Test
    void aCycleThatHardlyRises() {
        assertEquals(1, new Schedule.OneCycle(10, 0.1, 25, 1e4).factor(0));
        assertEquals(1, new Schedule.OneCycle(10, 1, 25, 1e4).factor(9));
    }

    @Test
    void settingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Step(0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Step(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.Cosine(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Schedule.OneCycle(1));
    }
}
