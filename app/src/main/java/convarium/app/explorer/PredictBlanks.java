package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.explorer.Sentence.Piece;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.OutputStep;
import java.util.ArrayList;
import java.util.List;

/// What is to be filled in beside the grids, as blanks between words: `▢·▢ + ▢·▢ + 3 = 7`, `▢ rows × ▢ columns`.
///
/// @param question what is asked
record PredictBlanks(PredictQuestion question) {
    private static final String BLANK = "▢";

    /// A part: words between the blanks, or a blank.
    sealed interface Part {
        /// What stands between blanks.
        record Words(String text, Role role) implements Part {}

        /// A place to fill in.
        record Blank(int slot, Role role) implements Part {}
    }

    /// All parts from left to right; none where the grid itself is filled in.
    List<Part> parts() {
        return switch (question.hidden()) {
            case SIZE ->
                List.of(
                        new Part.Blank(0, Role.OUTPUT),
                        plain(" " + text("predict.rows") + "  × "),
                        new Part.Blank(1, Role.OUTPUT),
                        plain(" " + text("predict.columns")));
            case PARAMETERS -> List.of(new Part.Blank(0, Role.OUTPUT), plain(" " + text("predict.parameters.unit")));
            case CELL, OUTPUT -> List.of();
            case SENTENCE -> sum();
        };
    }

    private List<Part> sum() {
        var parts = new ArrayList<Part>();
        var step = question.asked();
        int terms = question.terms().size();
        switch (step.reduction()) {
            case OutputStep.Reduction.Sum sum -> {
                for (int t = 0; t < terms; t++) {
                    if (t > 0) {
                        parts.add(plain(" + "));
                    }
                    parts.add(new Part.Blank(2 * t, Role.KERNEL));
                    parts.add(plain("·"));
                    parts.add(new Part.Blank(2 * t + 1, Role.INPUT));
                }
                if (terms == 0) {
                    parts.add(plain("0"));
                }
                more(parts, " + …");
                if (question.state().layer().hasBias()) {
                    parts.add(plain(sum.bias() < 0 ? " − " : " + "));
                    parts.add(new Part.Words(Numbers.decimal(Math.abs(sum.bias()), 3), Role.KERNEL));
                }
            }
            case OutputStep.Reduction.Max max -> {
                parts.add(plain("max("));
                values(parts, terms, ", ");
                more(parts, ", …");
                parts.add(plain(")"));
            }
            case OutputStep.Reduction.Average mean -> {
                parts.add(plain("("));
                values(parts, terms, " + ");
                more(parts, " + …");
                parts.add(plain(") / "));
                parts.add(new Part.Blank(terms, Role.KERNEL));
            }
        }
        parts.add(plain(" = "));
        parts.add(new Part.Words(Numbers.decimal(step.value(), 3), Role.OUTPUT));
        if (question.state().layer().relu()) {
            parts.add(plain(" → ReLU → "));
            parts.add(new Part.Words(Numbers.decimal(Math.max(step.value(), 0f), 3), Role.OUTPUT));
        }
        return parts;
    }

    private static void values(List<Part> parts, int terms, String between) {
        for (int t = 0; t < terms; t++) {
            if (t > 0) {
                parts.add(plain(between));
            }
            parts.add(new Part.Blank(t, Role.INPUT));
        }
    }

    private void more(List<Part> parts, String dots) {
        if (question.hasMoreTerms()) {
            parts.add(plain(dots));
        }
    }

    private static Part plain(String text) {
        return new Part.Words(text, Role.PLAIN);
    }

    /// The same as a calculation, with what was filled in or revealed in its places.
    List<Piece> pieces() {
        return parts().stream().map(this::piece).toList();
    }

    private Piece piece(Part part) {
        return switch (part) {
            case Part.Words(String words, Role role) -> new Piece(words, role, false);
            case Part.Blank(int slot, Role role) -> new Piece(filled(slot), role, false);
        };
    }

    private String filled(int slot) {
        var status = question.status(slot);
        if (status == Status.OPEN) {
            return BLANK;
        }
        double value = status == Status.TYPED ? question.answer(slot).orElseThrow() : question.expected(slot);
        String number = Numbers.decimal(value, 3);
        return value < 0 ? "(" + number + ")" : number;
    }
}
