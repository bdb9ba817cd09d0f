package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainTurnsTest {
    private final List<String> done = new ArrayList<>();
    private boolean atOnce;

    private TrainTurns turns() {
        return new TrainTurns(
                () -> atOnce,
                () -> done.add("all"),
                () -> {},
                List.of(() -> done.add("a"), () -> done.add("b"), () -> done.add("c")));
    }

    private static void frames(TrainTurns turns, int frames, double seconds) {
        for (int i = 0; i < frames; i++) {
            turns.advance(seconds);
        }
    }

    @Test
    void eachPartHasItsTurnFourTimesASecondAndNoneWithAnother() {
        var turns = turns();
        for (int frame = 0; frame < 60; frame++) {
            int before = done.size();
            turns.advance(1 / 60.0);
            assertTrue(done.size() <= before + 1, "two parts in one frame: " + done);
        }
        assertEquals(List.of("a", "b", "c", "a"), done.subList(0, 4));
        for (String part : List.of("a", "b", "c")) {
            assertEquals(TrainTurns.ROUNDS, Collections.frequency(done, part));
        }
    }

    @Test
    void framesThatComeLateAreNotMadeUpForAllAtOnce() {
        var turns = turns();
        frames(turns, 1, 0.1);
        assertEquals(List.of("a"), done);
        frames(turns, 5, 1 / 60.0);
        assertEquals(List.of("a", "b"), done);
        frames(turns, 10, 0.1);
        assertEquals(12, done.size(), "one a frame where frames are slower than turns");
    }

    @Test
    void whatIsWantedAtOnceComesWithTheNextFrame() {
        var turns = turns();
        atOnce = true;
        frames(turns, 2, 1 / 60.0);
        assertEquals(List.of("all", "all"), done);
    }

    @Test
    void whatWasAskedForComesWithEachFrame() {
        var turns = new TrainTurns(() -> false, () -> done.add("all"), () -> done.add("answers"), List.of(() -> {}));
        frames(turns, 3, 1 / 1000.0);
        assertEquals(List.of("answers", "answers", "answers"), done);
    }
}
