package convarium.app.explorer;

import convarium.app.export.Film;
import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.theme.Look;

/// The walk as a film: at least one frame for each output cell, and where there are not too many, those
/// between.
///
/// The last frame stays as long again as a step takes.
public final class WalkFilm implements Film {
    private static final double LEAST_CENTISECONDS = 4;
    private static final int MOST_FRAMES = 720;
    private static final int MOST_MEASURED = 48;

    private final AspectFigures figures;
    private final int framesAStep;
    private final double stepCentiseconds;
    private final double card;

    private WalkFilm(AspectFigures figures, double speed, double card) {
        this.figures = figures;
        this.card = card;
        stepCentiseconds = Walk.SECONDS_A_STEP * 100 / speed;
        int smooth = (int) (stepCentiseconds / LEAST_CENTISECONDS);
        framesAStep = Math.max(1, Math.min(smooth, MOST_FRAMES / figures.steps()));
    }

    /// The walk of a state over its numbers, to be drawn at a size; on the JavaFX thread.
    ///
    /// @param speed 1 for [Walk#SECONDS_A_STEP] a step
    public static WalkFilm of(ExplorerState state, Explored explored, double speed, Look look, Dimensions size) {
        var figures = AspectFigures.of(state, explored);
        int steps = figures.steps();
        int apart = Math.max(1, steps / MOST_MEASURED);
        double card = 0;
        for (int step = 0; step < steps; step += apart) {
            card = Math.max(card, at(figures, step).cardHeight(look, size.width(), size.height()));
        }
        return new WalkFilm(figures, speed, card);
    }

    /// The size that its drawings need; on the JavaFX thread.
    public static Dimensions natural(ExplorerState state, Explored explored, Look look) {
        var figures = AspectFigures.of(state, explored);
        return at(figures, figures.steps() - 1).natural(look);
    }

    private static WalkFigure at(AspectFigures figures, int step) {
        return figures.at(new Walk.Frame(step, 1), Focus.NOTHING);
    }

    /// How many frames lead to each output cell; the last of them shows it.
    public int framesAStep() {
        return framesAStep;
    }

    @Override
    public int frames() {
        return figures.steps() * framesAStep;
    }

    @Override
    public Figure frame(int index) {
        double progress = (index % framesAStep + 1) / (double) framesAStep;
        var frame = new Walk.Frame(index / framesAStep, progress);
        return figures.at(frame, Focus.NOTHING).withCard(card);
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

    /// A single step as a drawing.
    ///
    /// @param step counted from 0
    public static Figure still(ExplorerState state, Explored explored, int step) {
        return at(AspectFigures.of(state, explored), step);
    }
}
