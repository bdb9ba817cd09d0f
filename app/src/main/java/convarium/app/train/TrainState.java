package convarium.app.train;

import convarium.app.place.PlaceState;
import convarium.engine.train.Recipe;

/// What the place that trains shows. Opened as a link it trains so many steps from the beginning, to the
/// same bits everywhere, and rests there.
///
/// @param setup what is taught, with what, and how
/// @param stop when playing ends by itself
/// @param steps how many batches have been learnt from
/// @param picture the number of the validation picture that is looked at, from 0
/// @param look how curves are drawn
/// @param maps how filters and maps are looked at
/// @param answers what the network is asked, and how its answers are shown
/// @param compare whether another network learns beside it, and which of them is looked at
/// @param log by which recipes it went before the set-up's, and until when each
public record TrainState(
        TrainSetup setup,
        Stop stop,
        long steps,
        int picture,
        CurveLook look,
        MapLooking maps,
        AnswersState answers,
        CompareState compare,
        RecipeLog log)
        implements PlaceState {
    /// The most steps of a link.
    public static final int MOST_STEPS = 100_000_000;

    /// With the set-up's recipe from the beginning.
    TrainState(
            TrainSetup setup,
            Stop stop,
            long steps,
            int picture,
            CurveLook look,
            MapLooking maps,
            AnswersState answers,
            CompareState compare) {
        this(setup, stop, steps, picture, look, maps, answers, compare, RecipeLog.NONE);
    }

    /// @throws IllegalArgumentException if a number is below 0
    public TrainState {
        if (steps < 0 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps are from 0 to 100,000,000, found " + steps);
        }
        if (picture < 0) {
            throw new IllegalArgumentException("pictures count from 0, found " + picture);
        }
    }

    /// When playing ends by itself.
    ///
    /// @param epochs after how many in all
    /// @param patience after how many epochs without a lower validation loss; 0 for never
    public record Stop(int epochs, int patience) {
        /// The most epochs, and the most patience.
        public static final int MOST = 1_000_000;

        /// @throws IllegalArgumentException if there is no epoch or a number is too large
        public Stop {
            if (epochs < 1 || epochs > MOST) {
                throw new IllegalArgumentException("epochs are from 1 to 1,000,000, found " + epochs);
            }
            if (patience < 0 || patience > MOST) {
                throw new IllegalArgumentException("patience is from 0 to 1,000,000 epochs, found " + patience);
            }
        }
    }

    /// What the place begins with.
    public static TrainState first() {
        return new TrainState(
                TrainSetup.of("lecture-convnet", "glyphs"),
                new Stop(10, 0),
                0,
                0,
                CurveLook.FIRST,
                MapLooking.PLAIN,
                AnswersState.FIRST,
                CompareState.ALONE);
    }

    /// With another set-up.
    public TrainState withSetup(TrainSetup other) {
        return new TrainState(other, stop, steps, picture, look, maps, answers, compare, log);
    }

    /// With another recipe.
    public TrainState withRecipe(Recipe other) {
        return withSetup(setup.withRecipe(other));
    }

    /// With another end.
    public TrainState withStop(Stop other) {
        return new TrainState(setup, other, steps, picture, look, maps, answers, compare, log);
    }

    /// At another step.
    public TrainState withSteps(long other) {
        return new TrainState(setup, stop, other, picture, look, maps, answers, compare, log);
    }

    /// Looking at another picture.
    public TrainState withPicture(int other) {
        return new TrainState(setup, stop, steps, other, look, maps, answers, compare, log);
    }

    /// Asking otherwise.
    public TrainState withAnswers(AnswersState other) {
        return new TrainState(setup, stop, steps, picture, look, maps, other, compare, log);
    }

    /// With curves drawn in another way.
    public TrainState withLook(CurveLook other) {
        return new TrainState(setup, stop, steps, picture, other, maps, answers, compare, log);
    }

    /// Looking at filters and maps otherwise.
    public TrainState withMaps(MapLooking other) {
        return new TrainState(setup, stop, steps, picture, look, other, answers, compare, log);
    }

    /// Beside another network, or looking at another one of two.
    TrainState withCompare(CompareState other) {
        return new TrainState(setup, stop, steps, picture, look, maps, answers, other, log);
    }

    /// With other recipes before.
    TrainState withLog(RecipeLog other) {
        return new TrainState(setup, stop, steps, picture, look, maps, answers, compare, other);
    }

    @Override
    public String link() {
        return TrainLink.write(this);
    }
}
