package convarium.app.train;

import convarium.app.l10n.Numbers;
import convarium.engine.explain.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a network says about one picture, as bars: every class where there are few, else the most probable ones.
///
/// @param bars in the order in which they are drawn
/// @param answer the class held for the most probable, or [Predictions#NONE]
/// @param truth the true class, where it is known
record PredictionBars(List<Bar> bars, int answer, Optional<Integer> truth) {
    /// As many classes have all their bars, in their own order, so that no bar moves while a network learns.
    static final int MOST = 10;

    /// A class and its probability; NaN where the network gave no number.
    record Bar(int of, float probability) {}

    PredictionBars {
        bars = List.copyOf(bars);
    }

    static PredictionBars of(List<Float> probabilities, Optional<Integer> truth) {
        var all = IntStream.range(0, probabilities.size())
                .mapToObj(i -> new Bar(i, probabilities.get(i)))
                .toList();
        boolean numbers = probabilities.stream().noneMatch(p -> p.isNaN());
        int answer = numbers
                ? all.stream()
                        .max(Comparator.comparingDouble((Bar bar) -> bar.probability())
                                .thenComparingInt(bar -> -bar.of()))
                        .map(Bar::of)
                        .orElse(Predictions.NONE)
                : Predictions.NONE;
        var shown = all.size() <= MOST
                ? all
                : all.stream()
                        .sorted(Comparator.comparingDouble((Bar bar) -> -bar.probability())
                                .thenComparingInt(Bar::of))
                        .limit(MOST)
                        .toList();
        return new PredictionBars(shown, answer, truth);
    }

    /// Whether the answer is known to be wrong.
    boolean isWrong() {
        return truth.filter(of -> of != answer).isPresent();
    }

    /// The probability of the answer; NaN if there is none.
    float confidence() {
        return bars.stream()
                .filter(bar -> bar.of() == answer)
                .map(Bar::probability)
                .findFirst()
                .orElse(Float.NaN);
    }

    /// A part as a percentage: whole from 10 % on, and never 0 % or 100 % of what is not all or nothing.
    static String percent(double part) {
        if (Double.isNaN(part)) {
            return "NaN";
        }
        double hundredths = part * 100;
        if (hundredths > 99.9 && part < 1) {
            return "> 99.9 %";
        }
        if (hundredths < 0.1 && part > 0) {
            return "< 0.1 %";
        }
        return Numbers.decimal(hundredths, hundredths < 10 || hundredths > 99 ? 1 : 0) + " %";
    }
}
