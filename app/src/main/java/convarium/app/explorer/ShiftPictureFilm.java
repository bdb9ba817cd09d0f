package convarium.app.explorer;

import convarium.app.export.Film;
import convarium.app.render.Figure;

/// The walk over the shifts of a picture as a film: a frame a pixel. The last one stays as long again as a step takes.
///
/// @param speed 1 for [Walk#SECONDS_A_STEP] a step
/// @param card the least height of the sentence's card, so that nothing moves
record ShiftPictureFilm(ShiftPictureWalk walk, double speed, double card) implements Film {

    @Override
    public int frames() {
        return walk.steps();
    }

    @Override
    public Figure frame(int index) {
        return walk.still(index).withCard(card);
    }

    @Override
    public int centiseconds(int index) {
        int delay = (int) (ends(index + 1) - ends(index));
        return index == frames() - 1 ? delay + (int) Math.round(step()) : delay;
    }

    /// When so many frames are over: rounded from the beginning, so that nothing adds up.
    private long ends(int frames) {
        return Math.round(frames * step());
    }

    private double step() {
        return Walk.SECONDS_A_STEP * 100 / speed;
    }
}
