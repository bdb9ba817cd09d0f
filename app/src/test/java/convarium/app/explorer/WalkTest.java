package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.explorer.Walk.Frame;
import org.junit.jupiter.api.Test;

/// A step takes 0.6 seconds at speed 1.
class WalkTest {
    private static final double STEP = Walk.SECONDS_A_STEP;

    private static Walk at(int step, int steps) {
        var walk = new Walk();
        walk.jump(step, steps);
        return walk;
    }

    private static void standsAt(int step, Walk walk) {
        assertEquals(new Frame(step, 1), walk.frame());
        assertFalse(walk.isMoving());
        assertFalse(walk.isPlaying());
    }

    private static void isAt(int step, double progress, Walk walk) {
        assertEquals(step, walk.frame().step());
        assertEquals(progress, walk.frame().progress(), 1e-9);
    }

    @Test
    void standsWhereItIsPut() {
        standsAt(0, new Walk());
        standsAt(4, at(4, 9));
        standsAt(8, at(99, 9));
        standsAt(0, at(-1, 9));
        standsAt(0, at(0, 0));
    }

    @Test
    void timeMovesNothingAtRest() {
        var walk = at(4, 9);
        walk.advance(100, 16, true);
        standsAt(4, walk);
    }

    @Test
    void playingGoesOnStepByStep() {
        var walk = at(4, 9);
        walk.play();
        assertTrue(walk.isPlaying());
        walk.advance(STEP / 2, 1, false);
        isAt(5, 0.5, walk);
        walk.advance(STEP, 1, false);
        isAt(6, 0.5, walk);
        walk.advance(STEP / 4, 2, false);
        isAt(7, 0, walk);
    }

    @Test
    void theEndEndsThePlaying() {
        var walk = at(7, 9);
        walk.play();
        walk.advance(STEP * 10, 1, false);
        standsAt(8, walk);
    }

    @Test
    void playingAtTheEndBeginsAnew() {
        var walk = at(8, 9);
        walk.play();
        isAt(0, 0, walk);
        assertTrue(walk.isPlaying());
    }

    @Test
    void aLoopBeginsAgain() {
        var walk = at(7, 9);
        walk.play();
        // to the last, the first and the second, and half the way to the third
        walk.advance(STEP * 3.5, 1, true);
        isAt(2, 0.5, walk);
        assertTrue(walk.isPlaying());
        walk.advance(STEP * 9, 1, true);
        isAt(2, 0.5, walk);
    }

    @Test
    void aWalkOfOneStepEndsEvenInALoop() {
        var walk = at(0, 1);
        walk.play();
        isAt(0, 0, walk);
        walk.advance(STEP * 1.5, 1, true);
        standsAt(0, walk);
    }

    @Test
    void everySpeedTakesItsTime() {
        for (double speed : new double[] {0.25, 0.5, 1, 2, 4, 8, 16}) {
            var walk = at(0, 100);
            walk.play();
            for (int frame = 0; frame < 10; frame++) {
                walk.advance(STEP / speed / 10, speed, false);
            }
            assertEquals(1, walk.frame().step() + walk.frame().progress() - 1, 1e-9);
        }
    }

    @Test
    void pausingFinishesTheStepUnderWay() {
        var walk = at(4, 9);
        walk.play();
        walk.advance(STEP * 0.3, 1, false);
        isAt(5, 0.3, walk);
        walk.pause();
        standsAt(5, walk);
    }

    @Test
    void oneStepForwardMovesAndStops() {
        var walk = at(4, 9);
        walk.forward();
        isAt(5, 0, walk);
        assertTrue(walk.isMoving());
        assertFalse(walk.isPlaying());
        walk.advance(STEP * 0.4, 1, true);
        isAt(5, 0.4, walk);
        walk.advance(STEP * 5, 1, true);
        standsAt(5, walk);
    }

    @Test
    void thereIsNoStepAfterTheLast() {
        var walk = at(8, 9);
        walk.forward();
        standsAt(8, walk);
    }

    @Test
    void backPlaysTheStepBackwards() {
        var walk = at(4, 9);
        walk.back();
        isAt(4, 1, walk);
        walk.advance(STEP * 0.25, 1, false);
        isAt(4, 0.75, walk);
        walk.advance(STEP * 0.5, 1, false);
        isAt(4, 0.25, walk);
        walk.advance(STEP, 1, false);
        standsAt(3, walk);
    }

    @Test
    void backTwiceInAHurryIsTwoSteps() {
        var walk = at(4, 9);
        walk.back();
        walk.back();
        isAt(3, 1, walk);
        walk.advance(STEP, 1, false);
        standsAt(2, walk);
    }

    @Test
    void thereIsNoStepBeforeTheFirst() {
        var walk = at(0, 9);
        walk.back();
        standsAt(0, walk);
        var second = at(1, 9);
        second.back();
        second.back();
        standsAt(0, second);
    }

    @Test
    void anotherNumberOfStepsKeepsThePlace() {
        var walk = at(4, 9);
        walk.resize(16);
        standsAt(4, walk);
        walk.resize(2);
        standsAt(1, walk);
    }

    @Test
    void playingGoesOnThroughAnotherNumberOfSteps() {
        var walk = at(4, 9);
        walk.play();
        walk.resize(16);
        assertTrue(walk.isPlaying());
        walk.advance(STEP, 1, false);
        isAt(6, 0, walk);
    }

    @Test
    void theSameNumberOfStepsDisturbsNothing() {
        var walk = at(4, 9);
        walk.play();
        walk.advance(STEP / 2, 1, false);
        walk.resize(9);
        isAt(5, 0.5, walk);
    }
}
