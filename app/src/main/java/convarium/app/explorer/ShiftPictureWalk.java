package convarium.app.explorer;

import convarium.app.export.Film;
import convarium.app.render.Dimensions;
import convarium.app.theme.Look;
import convarium.engine.compute.Compute;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The walk over the shifts of a picture, from the left to the right, as drawings; sizes are asked for on the JavaFX
/// thread.
///
/// @param before the layer over the picture, and the state that is walked
/// @param compute runs the layer over the shifted pictures
public record ShiftPictureWalk(PictureResult before, Compute compute) {

    /// Whether a state shows a shifted picture.
    public static boolean isOf(ExplorerState state) {
        return state.source().isPicture() && ShiftSettings.walks(state);
    }

    /// Reads a state's picture and runs its layer over it.
    ///
    /// @throws IOException if the picture cannot be read or is too large, with the reason as a sentence
    public static ShiftPictureWalk read(ExplorerState state, Compute compute, PictureLoader loader) throws IOException {
        try {
            return new ShiftPictureWalk(new PictureJob(compute, 1, loader, () -> 0).run(state, null), compute);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(PictureProblems.sentence(e), e);
        }
    }

    /// How many steps the walk has.
    public int steps() {
        return 2 * ShiftSettings.MOST_PIXELS + 1;
    }

    /// The shift that the state asks for, as a drawing.
    public WalkFigure now() {
        return at(before.state());
    }

    /// A step as a drawing.
    ///
    /// @param step counted from 0
    public WalkFigure still(int step) {
        return at(ShiftSettings.walked(before.state(), step));
    }

    private ShiftPictureFigure at(ExplorerState moved) {
        try {
            return new ShiftPictureFigure(ShiftPicture.of(moved, before, compute), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(PictureProblems.sentence(e), e);
        }
    }

    /// All of it, to be drawn at a size.
    ///
    /// @param speed 1 for [Walk#SECONDS_A_STEP] a step
    public Film film(double speed, Look look, Dimensions size) {
        double card = 0;
        // in the middle nothing is shifted, and at the ends the most is
        for (int step : new int[] {0, steps() / 4, steps() / 2, steps() - 1}) {
            card = Math.max(card, still(step).cardHeight(look, size.width(), size.height()));
        }
        return new ShiftPictureFilm(this, speed, card);
    }
}
