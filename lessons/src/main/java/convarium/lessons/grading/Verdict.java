package convarium.lessons.grading;

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
}
