package convarium.app.train;

import convarium.engine.explain.ShiftTest;
import java.util.ArrayList;
import java.util.List;

/// How well one network recognises moved pictures, as far as it is known.
///
/// @param name of the network
/// @param accuracies for each move from −reach to reach; NaN where it is not known yet
record ShiftCurve(String name, ShiftTest.Direction direction, int reach, List<Double> accuracies) {

    ShiftCurve {
        accuracies = List.copyOf(accuracies);
        if (accuracies.size() != 2 * reach + 1) {
            throw new IllegalArgumentException(
                    "a curve over " + (2 * reach + 1) + " moves, found " + accuracies.size() + " accuracies");
        }
    }

    /// A curve of which nothing is known.
    static ShiftCurve unknown(String name, ShiftTest.Direction direction, int reach) {
        var none = new ArrayList<Double>();
        for (int i = 0; i <= 2 * reach; i++) {
            none.add(Double.NaN);
        }
        return new ShiftCurve(name, direction, reach, none);
    }

    /// The same, with one accuracy more.
    ShiftCurve with(int move, double accuracy) {
        var known = new ArrayList<>(accuracies);
        known.set(move + reach, accuracy);
        return new ShiftCurve(name, direction, reach, known);
    }

    double accuracy(int move) {
        return accuracies.get(move + reach);
    }

    int known() {
        return (int) accuracies.stream().filter(a -> !a.isNaN()).count();
    }

    boolean isWhole() {
        return known() == accuracies.size();
    }

    /// The mean over all moves; NaN until all are known.
    double mean() {
        return accuracies.stream().mapToDouble(a -> a).average().orElse(Double.NaN);
    }
}
