package convarium.app.train;

import convarium.engine.network.Summary;
import convarium.engine.tensor.Shape;
import java.util.List;

/// How the second network of a comparison stands, as the window shows it, and how long both take.
///
/// @param setup what it is taught, and how it began
/// @param layers its layers
/// @param shape of each picture, as it takes them
/// @param dropout the rates that its dropout layers have by themselves
/// @param first mean nanoseconds of the first network's last steps; 0 where they are not known
/// @param second those of the second one
/// @param diverged whether it is this one whose loss left all bounds
record CompareStanding(
        TrainSetup setup,
        Summary layers,
        Shape shape,
        List<Float> dropout,
        double first,
        double second,
        boolean diverged) {
    /// The part of the mean that a step keeps: about the last twenty steps count.
    private static final double KEPT = 0.95;

    static CompareStanding of(TrainingNews.SecondOpened opened) {
        return new CompareStanding(opened.setup(), opened.layers(), opened.shape(), opened.dropout(), 0, 0, false);
    }

    /// After a step of both.
    CompareStanding with(TrainingNews.BothStepped both, boolean lost) {
        return new CompareStanding(
                setup, layers, shape, dropout, mean(first, both.first()), mean(second, both.second()), lost);
    }

    /// Back at an earlier step, where no loss had left its bounds.
    CompareStanding wentBack() {
        return new CompareStanding(setup, layers, shape, dropout, first, second, false);
    }

    private static double mean(double before, long now) {
        return before == 0 ? now : KEPT * before + (1 - KEPT) * now;
    }

    /// Nanoseconds of a step.
    double nanos(CompareSide side) {
        return switch (side) {
            case FIRST -> first;
            case SECOND -> second;
        };
    }
}
