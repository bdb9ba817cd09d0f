package convarium.app.explorer;

import java.util.function.IntPredicate;

/// The walk's place and pace, without a clock of its own.
///
/// A place is a step and how much of the way to it is done: the window glides, the products fly, the value appears.
public final class Walk {
    /// Seconds that a step takes at speed 1.
    public static final double SECONDS_A_STEP = 0.6;

    private enum Motion {
        REST,
        PLAY,
        ONE_FORWARD,
        ONE_BACK
    }

    private final IntPredicate skipped;
    private Motion motion = Motion.REST;
    private int steps = 1;
    private int step;
    private double progress = 1;

    /// A walk of one step, which stops at every step that it will have.
    public Walk() {
        this(step -> false);
    }

    /// A walk of one step.
    ///
    /// @param skipped the steps that show nothing new, which it passes over; asked whenever it moves
    public Walk(IntPredicate skipped) {
        this.skipped = skipped;
    }

    /// A moment of the walk.
    ///
    /// @param step the output cell, row by row from 0
    /// @param progress from 0, leaving the step before, to 1, arrived
    public record Frame(int step, double progress) {}

    /// Where the walk is.
    public Frame frame() {
        return new Frame(step, progress);
    }

    /// Whether it goes on by itself.
    public boolean isPlaying() {
        return motion == Motion.PLAY;
    }

    /// Whether time changes anything.
    public boolean isMoving() {
        return motion != Motion.REST;
    }

    /// Stands still at a step of a walk of so many.
    public void jump(int toStep, int ofSteps) {
        steps = Math.max(1, ofSteps);
        step = Math.clamp(toStep, 0, steps - 1);
        progress = 1;
        motion = Motion.REST;
    }

    /// Takes over another number of steps and stays where it is as far as that goes.
    public void resize(int ofSteps) {
        if (ofSteps != steps) {
            boolean playing = isPlaying();
            jump(step, ofSteps);
            motion = playing ? Motion.PLAY : Motion.REST;
        }
    }

    /// Goes on by itself; from the last step, from the beginning.
    public void play() {
        if (step == steps - 1 && progress >= 1) {
            step = 0;
            progress = 0;
        }
        motion = Motion.PLAY;
    }

    /// Stands still; a step under way is finished at once.
    public void pause() {
        progress = 1;
        motion = Motion.REST;
    }

    /// One step on, with its movement.
    public void forward() {
        if (step < steps - 1) {
            stepOn();
            progress = 0;
            motion = Motion.ONE_FORWARD;
        } else {
            pause();
        }
    }

    private void stepOn() {
        step++;
        while (step < steps - 1 && skipped.test(step)) {
            step++;
        }
    }

    /// The step before this one, past those that show nothing new.
    public int before() {
        int to = Math.max(0, step - 1);
        while (to > 0 && skipped.test(to)) {
            to--;
        }
        return to;
    }

    /// One step back, with its movement backwards.
    public void back() {
        if (motion == Motion.ONE_BACK && step > 0) {
            step = before();
        }
        progress = 1;
        motion = step > 0 ? Motion.ONE_BACK : Motion.REST;
    }

    /// Lets time pass.
    ///
    /// @param seconds since the last call
    /// @param speed 1 for [#SECONDS_A_STEP]
    /// @param loop whether to begin again after the last step
    public void advance(double seconds, double speed, boolean loop) {
        double moved = seconds * speed / SECONDS_A_STEP;
        switch (motion) {
            case REST -> {}
            case ONE_FORWARD -> {
                progress = Math.min(1, progress + moved);
                if (progress >= 1) {
                    motion = Motion.REST;
                }
            }
            case ONE_BACK -> {
                progress -= moved;
                if (progress <= 0) {
                    step = before();
                    progress = 1;
                    motion = Motion.REST;
                }
            }
            case PLAY -> play(moved, loop);
        }
    }

    private void play(double moved, boolean loop) {
        progress += moved;
        while (progress >= 1) {
            if (step < steps - 1) {
                stepOn();
                progress -= 1;
            } else if (loop && steps > 1) {
                step = 0;
                progress -= 1;
            } else {
                progress = 1;
                motion = Motion.REST;
                return;
            }
        }
    }
}
