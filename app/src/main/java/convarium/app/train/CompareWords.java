package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;

/// What is said of two networks beside each other.
final class CompareWords {
    private static final String UNKNOWN = "–";

    private CompareWords() {}

    /// What one of two networks is called; two of the same name are told apart.
    static String name(TrainState state, CompareSide side) {
        String first = TrainWords.network(state.setup().preset());
        return switch (side) {
            case FIRST -> first;
            case SECOND -> {
                String second = state.compare()
                        .with()
                        .map(network -> TrainWords.network(new TrainSetup(
                                        network,
                                        state.setup().data(),
                                        state.setup().recipe())
                                .preset()))
                        .orElse("");
                yield second.equals(first) ? text("train.compare.second", second) : second;
            }
        };
    }

    /// The last value of a curve as a share.
    static String share(Curve curve, int percent) {
        double[] smooth = CurvePlan.smooth(curve, percent);
        return smooth.length == 0
                ? UNKNOWN
                : text("train.percent", Numbers.decimal(100 * smooth[smooth.length - 1], 1));
    }

    /// How long a step takes.
    static String step(double nanos) {
        double milliseconds = nanos / 1e6;
        return nanos == 0
                ? UNKNOWN
                : text("train.compare.ms", Numbers.decimal(milliseconds, milliseconds < 10 ? 1 : 0));
    }

    /// How many pictures a second that makes.
    static String speed(double nanos, int batch) {
        return nanos == 0 ? UNKNOWN : Counts.grouped(TrainWords.rounded(batch * 1e9 / nanos));
    }
}
