package convarium.app.signal;

import convarium.app.explorer.Walk;
import convarium.app.export.Film;
import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.theme.Look;

/// The walk over a signal as a film: at least one frame for each output, more where there are few.
public final class SignalFilm implements Film {
    private static final double LEAST_CENTISECONDS = 4;
    private static final int MOST_FRAMES = 720;

    private final SignalState state;
    private final SignalWork work;
    private final int framesAStep;
    private final double stepCentiseconds;
    private final double card;

    private SignalFilm(SignalState state, SignalWork work, double speed, double card) {
        this.state = state;
        this.work = work;
        this.card = card;
        stepCentiseconds = Walk.SECONDS_A_STEP * 100 / speed;
        int smooth = (int) (stepCentiseconds / LEAST_CENTISECONDS);
        framesAStep = Math.max(1, Math.min(smooth, MOST_FRAMES / work.steps()));
    }

    /// The walk of a state, to be drawn at a size; on the JavaFX thread.
    ///
    /// @param speed 1 for [Walk#SECONDS_A_STEP] a step
    public static SignalFilm of(SignalState state, double speed, Look look, Dimensions size) {
        var work = SignalWork.of(state);
        double card = 0;
        for (int step = 0; step < work.steps(); step++) {
            card = Math.max(card, at(state, work, step, 1).cardHeight(look, size.width(), size.height()));
        }
        return new SignalFilm(state, work, speed, card);
    }

    /// The size that its drawings need; on the JavaFX thread.
    public static Dimensions natural(SignalState state, Look look) {
        var work = SignalWork.of(state);
        return at(state, work, work.steps() - 1, 1).natural(look);
    }

    /// A single step as a drawing.
    ///
    /// @param step counted from 0
    public static Figure still(SignalState state, int step) {
        return at(state, SignalWork.of(state), step, 1);
    }

    /// How many steps the walk of a state has.
    public static int steps(SignalState state) {
        return SignalWork.of(state).steps();
    }

    private static SignalFigure at(SignalState state, SignalWork work, int step, double progress) {
        return SignalFigure.of(
                state.withPin(SignalFocus.NOTHING), work, new Walk.Frame(step, progress), SignalFocus.NOTHING);
    }

    @Override
    public int frames() {
        return work.steps() * framesAStep;
    }

    @Override
    public Figure frame(int index) {
        double progress = (index % framesAStep + 1) / (double) framesAStep;
        return at(state, work, index / framesAStep, progress).withCard(card);
    }

    @Override
    public int centiseconds(int index) {
        int delay = (int) (ends(index + 1) - ends(index));
        return index == frames() - 1 ? delay + (int) Math.round(stepCentiseconds) : delay;
    }

    /// When so many frames are over: rounded from the beginning, so that nothing adds up.
    private long ends(int frames) {
        return Math.round(frames * stepCentiseconds / framesAStep);
    }
}
