package convarium.app.train;

import convarium.engine.train.Recipe;
import convarium.engine.train.WeightLayout;
import java.nio.file.Path;

/// What a training is told to do. Each is done between two steps, in the order in which they were given.
public sealed interface TrainingCommand {

    /// Begins a run: makes the data and the network, draws the first weights, learns from so many batches
    /// and rests.
    ///
    /// @param run a number for it, which its news carry
    /// @param compare whether another network learns beside it, and which of them is looked at
    /// @param log the recipes before the set-up's: each change is made again after as many batches
    record Open(
            long run,
            TrainSetup setup,
            TrainState.Stop stop,
            long steps,
            int picture,
            CompareState compare,
            RecipeLog log)
            implements TrainingCommand {

        /// One network alone, by one recipe.
        Open(long run, TrainSetup setup, TrainState.Stop stop, long steps, int picture) {
            this(run, setup, stop, steps, picture, CompareState.ALONE, RecipeLog.NONE);
        }
    }

    /// Goes on until a stop condition holds.
    record Play() implements TrainingCommand {}

    /// Rests.
    record Pause() implements TrainingCommand {}

    /// Learns from one batch.
    record OneBatch() implements TrainingCommand {}

    /// Goes on to the end of the epoch, or through the next one.
    record OneEpoch() implements TrainingCommand {}

    /// Goes on by another recipe.
    record Change(Recipe recipe) implements TrainingCommand {}

    /// Ends playing by other conditions.
    record StopWhen(TrainState.Stop stop) implements TrainingCommand {}

    /// Looks at another picture of the validation set.
    record LookAt(int picture) implements TrainingCommand {}

    /// Looks at a picture from elsewhere, such as one that was drawn.
    record LookAtOther(Moment.LookedAt picture) implements TrainingCommand {}

    /// Rests, and looks at a moment of the past.
    ///
    /// @param step a step after which a moment was recorded; any later one for the present
    record LookBack(long step) implements TrainingCommand {}

    /// Takes up a moment of the past again: what came after it is let go.
    ///
    /// @param step a step after which a moment was recorded
    record GoBack(long step, Recipe recipe) implements TrainingCommand {}

    /// Lets the second network of a comparison go; the first goes on.
    record Alone() implements TrainingCommand {}

    /// Looks at one of two networks.
    record Show(CompareSide side) implements TrainingCommand {}

    /// Reads a file of weights, without changing anything: whether they fit is told.
    record TryWeights(Path file) implements TrainingCommand {}

    /// Writes the weights that are looked at.
    record SaveWeights(Path file, WeightLayout layout) implements TrainingCommand {}

    /// Asks whether there is a run that was kept.
    record AskKept(long run) implements TrainingCommand {}

    /// Goes on with the run that was kept last, from where it stood.
    record Resume(long run) implements TrainingCommand {}

    /// Keeps where the run stands, and ends.
    record Close() implements TrainingCommand {}

    /// Asks probes again whose panel has come to be wanted.
    record Look() implements TrainingCommand {}
}
