package convarium.lessons.grading;

import java.util.ArrayList;
import java.util.List;

/// What there is to say about an answer.
public sealed interface Verdict {

    /// It is right.
    record Right() implements Verdict {}

    /// It is wrong.
    ///
    /// @param expected what is right
    /// @param mistakes what leads to just this answer; empty where nothing known does, or too much
    record Wrong(double expected, List<Mistake> mistakes) implements Verdict {
        public Wrong {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// Whether it is right.
    default boolean isRight() {
        return this instanceof Right;
    }

    /// Whether two numbers are the same as the screen writes them: to two decimals.
    static boolean same(double a, double b) {
        return Math.abs(a - b) <= Math.max(0.005, 1e-6 * Math.abs(b));
    }

    /// Compares a value with what is right, and with what mistakes lead to.
    ///
    /// Of more than two mistakes that would explain it none is named: that would be guessing.
    static Verdict of(double answer, double expected, List<Slip> slips) {
        return same(answer, expected) ? new Right() : wrong(answer, expected, slips);
    }

    /// The same for a count, which is right exactly or not at all.
    static Verdict exactly(double answer, double expected, List<Slip> slips) {
        return answer == expected ? new Right() : wrong(answer, expected, slips);
    }

    private static Wrong wrong(double answer, double expected, List<Slip> slips) {
        var mistakes = new ArrayList<Mistake>();
        for (var slip : slips) {
            if (same(answer, slip.value()) && !same(slip.value(), expected) && !mistakes.contains(slip.mistake())) {
                mistakes.add(slip.mistake());
            }
        }
        return new Wrong(expected, mistakes.size() > 2 ? List.of() : mistakes);
    }
}
