package convarium.app.train;

import convarium.engine.network.Summary;
import convarium.engine.tensor.Shape;
import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import convarium.engine.train.WeightLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a training tells. None of it gets lost, and all of it comes in order.
public sealed interface TrainingNews {

    /// Which run it is about.
    long run();

    /// Data and network are being made.
    record Preparing(long run) implements TrainingNews {}

    /// They are there.
    ///
    /// @param layers the network's layers
    /// @param training how many pictures there are to learn from
    /// @param validation how many are kept back
    /// @param shape of each picture, as the network takes them
    /// @param batches how many steps an epoch has
    /// @param batch pictures a step: fewer than asked for where there are not so many
    /// @param dropout the rates that its dropout layers have by themselves
    record Opened(
            long run,
            Summary layers,
            int training,
            int validation,
            Shape shape,
            int classes,
            int batches,
            int batch,
            List<Float> dropout)
            implements TrainingNews {
        public Opened {
            dropout = List.copyOf(dropout);
        }
    }

    /// A step or an epoch was done.
    ///
    /// @param nanos when, by the training's clock
    record Happened(long run, TrainingEvent event, long nanos) implements TrainingNews {}

    /// The second network of a comparison is there.
    ///
    /// @param setup what it is taught, and how
    /// @param layers its layers
    /// @param shape of each picture, as it takes them
    /// @param dropout the rates that its dropout layers have by themselves
    /// @param curves its curves so far, copied
    /// @param epoch what was told of its last epoch; none before its end
    record SecondOpened(
            long run,
            TrainSetup setup,
            Summary layers,
            Shape shape,
            List<Float> dropout,
            RunCurves curves,
            Optional<TrainingEvent.EpochDone> epoch)
            implements TrainingNews {
        public SecondOpened {
            dropout = List.copyOf(dropout);
        }
    }

    /// The second network has learnt from the same batch.
    ///
    /// @param events what happened to it
    /// @param first nanoseconds that the first one took for the batch
    /// @param second nanoseconds that the second one took
    record BothStepped(long run, List<TrainingEvent> events, long first, long second) implements TrainingNews {
        public BothStepped {
            events = List.copyOf(events);
        }
    }

    /// It goes on, or rests.
    ///
    /// @param why why it rests
    record Moves(long run, boolean going, Rest why) implements TrainingNews {}

    /// Another moment was recorded, or some were let go.
    ///
    /// @param steps after which there is a moment, ascending
    /// @param bytes that they take
    /// @param good the newest step at which the loss was not far above the lowest
    record Recorded(long run, List<Long> steps, long bytes, long good) implements TrainingNews {
        public Recorded {
            steps = List.copyOf(steps);
        }
    }

    /// The run stands where it stood before.
    ///
    /// @param progress that of the moment
    record WentBack(long run, TrainingState.Progress progress, int batches) implements TrainingNews {}

    /// There is a run that was kept.
    ///
    /// @param state what it was, with the steps that it had made
    /// @param epochs how far it had come
    record Kept(long run, TrainState state, double epochs) implements TrainingNews {}

    /// The run that was kept stands where it stood.
    ///
    /// @param curves its curves, for the window alone
    /// @param epoch what was told of its last epoch; none before its end
    record Resumed(
            long run,
            TrainState state,
            TrainingState.Progress progress,
            int batches,
            RunCurves curves,
            Optional<TrainingEvent.EpochDone> epoch)
            implements TrainingNews {}

    /// It goes on by another recipe.
    ///
    /// @param log the recipes before it
    /// @param replayed whether it was changed as it had been before, rather than by somebody now
    record Changed(long run, Recipe recipe, RecipeLog log, boolean replayed) implements TrainingNews {}

    /// The weights of a file were tried.
    ///
    /// @param trouble why they do not fit; empty if they do
    record WeightsTried(long run, Path file, String trouble) implements TrainingNews {}

    /// Weights were written.
    ///
    /// @param trouble why they could not be; empty if they were
    record WeightsSaved(long run, Path file, WeightLayout layout, String trouble) implements TrainingNews {}

    /// Where the run stands could not be kept; it goes on all the same.
    record NotKept(long run, String words) implements TrainingNews {}

    /// What was asked for cannot be done.
    record Failed(long run, String words) implements TrainingNews {}

    /// The fast way of calculating gave wrong sums: the epoch was done again by the reference.
    record Mended(long run, String words) implements TrainingNews {}

    /// Why a training rests.
    enum Rest {
        /// It was told to, or has done what it was told to.
        ASKED,
        /// The number of epochs is reached.
        EPOCHS,
        /// The validation loss has not become lower for as many epochs as it was given.
        PATIENCE,
        /// The loss is no number, or has exploded.
        DIVERGED
    }
}
