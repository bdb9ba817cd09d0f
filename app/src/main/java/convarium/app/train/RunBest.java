package convarium.app.train;

/// The lowest validation loss of a run.
///
/// @param loss the loss; infinite before the first epoch
/// @param epoch after which it was measured; 0 before the first
record RunBest(double loss, int epoch) {
    static final RunBest NONE = new RunBest(Double.POSITIVE_INFINITY, 0);

    /// The lower one of this and another epoch's.
    RunBest or(double otherLoss, int otherEpoch) {
        return otherLoss < loss ? new RunBest(otherLoss, otherEpoch) : this;
    }
}
