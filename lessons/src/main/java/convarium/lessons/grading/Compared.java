package convarium.lessons.grading;

import java.util.ArrayList;
import java.util.List;

/// Compares an answer with what is right, and with what mistakes lead to.
///
/// Of more than two mistakes that would explain an answer none is named: that would be guessing.
final class Compared {
    private Compared() {}

    private static final double TWO_DECIMALS = 0.005;
    private static final double FLOAT = 1e-6;
    private static final int MOST_NAMED = 2;

    /// Whether two numbers are the same as the screen writes them: to two decimals.
    static boolean same(double a, double b) {
        return Math.abs(a - b) <= Math.max(TWO_DECIMALS, FLOAT * Math.abs(b));
    }

    /// What there is to say about a value.
    static Verdict value(double answer, double expected, List<Slip> slips) {
        return same(answer, expected) ? new Verdict.Right() : wrong(answer, expected, slips);
    }

    /// What there is to say about a count, which is right exactly or not at all.
    static Verdict count(double answer, double expected, List<Slip> slips) {
        return answer == expected ? new Verdict.Right() : wrong(answer, expected, slips);
    }

    private static Verdict wrong(double answer, double expected, List<Slip> slips) {
        var mistakes = new ArrayList<Mistake>();
        for (var slip : slips) {
            if (same(answer, slip.value()) && !same(slip.value(), expected) && !mistakes.contains(slip.mistake())) {
                mistakes.add(slip.mistake());
            }
        }
        return new Verdict.Wrong(expected, mistakes.size() > MOST_NAMED ? List.of() : mistakes);
    }
}
