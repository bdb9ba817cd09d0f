package convarium.app.train;

import convarium.engine.network.Summary;
import convarium.engine.tensor.Shape;
import convarium.engine.train.TrainingEvent;

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
    record Opened(
            long run, Summary layers, int training, int validation, Shape shape, int classes, int batches, int batch)
            implements TrainingNews {}

    /// A step or an epoch was done.
    ///
    /// @param nanos when, by the training's clock
    record Happened(long run, TrainingEvent event, long nanos) implements TrainingNews {}

    /// It goes on, or rests.
    ///
    /// @param why why it rests
    record Moves(long run, boolean going, Rest why) implements TrainingNews {}

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
