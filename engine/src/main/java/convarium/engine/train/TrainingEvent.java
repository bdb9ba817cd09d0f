package convarium.engine.train;

/// What happens while a network learns. Epochs, batches and steps count from 1.
public sealed interface TrainingEvent {

    /// A batch has been learnt from.
    ///
    /// @param epoch the epoch it belongs to
    /// @param batch which batch of the epoch
    /// @param batches how many the epoch has
    /// @param step which batch of all
    /// @param loss its loss, before the weights changed
    /// @param accuracy the part of its pictures that were told right, from 0 to 1
    /// @param rate the learning rate
    record BatchDone(int epoch, int batch, int batches, long step, double loss, double accuracy, double rate)
            implements TrainingEvent {}

    /// All training pictures have been learnt from once more.
    ///
    /// @param trainLoss the mean over the epoch's pictures, each met with the weights of its time
    /// @param trainAccuracy likewise, from 0 to 1
    /// @param validationLoss the mean over the validation pictures, with the weights at the end
    /// @param validationAccuracy likewise, from 0 to 1
    /// @param imagesPerSecond how many pictures were learnt from in a second, validation apart
    record EpochDone(
            int epoch,
            double trainLoss,
            double trainAccuracy,
            double validationLoss,
            double validationAccuracy,
            double imagesPerSecond)
            implements TrainingEvent {}

    /// The loss is no number any more, or has exploded. The weights are those before this batch; training
    /// ends here.
    ///
    /// @param loss the batch's loss
    /// @param rate the learning rate: most often it is too high
    record Diverged(int epoch, int batch, long step, double loss, double rate) implements TrainingEvent {}
}
