package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.train.Optimiser;
import convarium.engine.train.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainKnobTest {
    private static final TrainState MOMENTUM = TrainState.first()
            .withRecipe(TrainState.first().setup().recipe().withOptimiser(TrainOptimiser.MOMENTUM.usual()));

    @ParameterizedTest
    @EnumSource(TrainKnob.class)
    void placesAndValuesBelongTogether(TrainKnob knob) {
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 100; i++) {
            double value = knob.value(i / 100.0);
            assertTrue(value >= before, knob + " at " + i);
            before = value;
            assertEquals(value, knob.value(knob.place(value)), 0.051 * value + 1e-12);
            assertEquals(value, knob.get(knob.set(MOMENTUM, value)));
        }
    }

    @Test
    void theEndsAreRound() {
        assertEquals(1e-5, TrainKnob.RATE.value(0));
        assertEquals(1, TrainKnob.RATE.value(1));
        assertEquals(0.001, TrainKnob.RATE.value(0.4));
        assertEquals(0, TrainKnob.DECAY.value(0));
        assertEquals(0.1, TrainKnob.DECAY.value(1));
        assertEquals(1, TrainKnob.BATCH.value(0));
        assertEquals(1024, TrainKnob.BATCH.value(1));
        assertEquals("0.001", TrainKnob.RATE.text(0.001));
        assertEquals("64", TrainKnob.BATCH.text(64));
    }

    @Test
    void momentumBelongsToSomeOptimisers() {
        assertFalse(TrainKnob.MOMENTUM.isThere(TrainState.first()));
        assertTrue(TrainKnob.MOMENTUM.isThere(MOMENTUM));
        var none = TrainKnob.MOMENTUM.set(MOMENTUM, 0);
        assertEquals(new Optimiser.Sgd(), none.setup().recipe().optimiser());
        assertTrue(TrainKnob.MOMENTUM.isThere(none));
        assertThrows(IllegalArgumentException.class, () -> TrainKnob.MOMENTUM.set(MOMENTUM, 1));
        assertThrows(IllegalArgumentException.class, () -> TrainKnob.BATCH.set(MOMENTUM, 2.5));
        assertThrows(IllegalArgumentException.class, () -> TrainKnob.RATE.set(MOMENTUM, 0));
    }

    @Test
    void schedulesAreLaidOverTheRun() {
        assertEquals(new Schedule.Step(157, 0.5), ScheduleChoice.HALVED.make(157, 10));
        assertEquals(new Schedule.Cosine(1570, 0), ScheduleChoice.COSINE.make(157, 10));
        assertEquals(new Schedule.WarmUp(157, 0.1, new Schedule.Cosine(1413, 0)), ScheduleChoice.WARM_UP.make(157, 10));
        assertEquals(new Schedule.OneCycle(1570), ScheduleChoice.ONE_CYCLE.make(157, 10));
        assertEquals(
                "From 0.1 times the rate up to it in 157 batches; then: Along half a cosine to 0 times the rate, in"
                        + " 1,413 batches.",
                ScheduleChoice.words(ScheduleChoice.WARM_UP.make(157, 10)));
    }
}
