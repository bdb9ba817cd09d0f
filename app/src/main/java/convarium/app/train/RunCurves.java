package convarium.app.train;

import convarium.engine.train.TrainingEvent;

/// The curves of one run, over epochs: a value a batch for training, a value an epoch for validation.
public final class RunCurves {
    private final TrainSetup setup;
    private final Curve trainLoss = new Curve();
    private final Curve trainAccuracy = new Curve();
    private final Curve validationLoss = new Curve();
    private final Curve validationAccuracy = new Curve();

    /// Curves without points.
    public RunCurves(TrainSetup setup) {
        this.setup = setup;
    }

    /// What was taught, and how it began.
    public TrainSetup setup() {
        return setup;
    }

    /// Where the curve of training ends, in epochs; 0 where it has not begun.
    double epochs() {
        return trainLoss.size() == 0 ? 0 : trainLoss.x(trainLoss.size() - 1);
    }

    /// Takes down what happened.
    public void add(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.BatchDone done -> {
                double at = done.epoch() - 1 + done.batch() / (double) done.batches();
                trainLoss.add(at, done.loss());
                trainAccuracy.add(at, done.accuracy());
            }
            case TrainingEvent.EpochDone done -> {
                validationLoss.add(done.epoch(), done.validationLoss());
                validationAccuracy.add(done.epoch(), done.validationAccuracy());
            }
            case TrainingEvent.Diverged diverged -> {}
        }
    }

    /// Takes away what lies behind a place, counted in epochs.
    public void cut(double epochs) {
        trainLoss.cut(epochs);
        trainAccuracy.cut(epochs);
        validationLoss.cut(epochs);
        validationAccuracy.cut(epochs);
    }

    /// Loss of the batches.
    public Curve trainLoss() {
        return trainLoss;
    }

    /// The part of each batch that was told right.
    public Curve trainAccuracy() {
        return trainAccuracy;
    }

    /// Loss over the pictures that were kept back.
    public Curve validationLoss() {
        return validationLoss;
    }

    /// The part of them that was told right.
    public Curve validationAccuracy() {
        return validationAccuracy;
    }
}
