package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.PredictQuestion.Status;
import convarium.app.explorer.Sentence.Piece;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.lessons.grading.Mistake;
import convarium.lessons.grading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes what there is to say about a question: what to do, and how the answers came out.
final class PredictSentences {
    private final PredictQuestion question;

    private PredictSentences(PredictQuestion question) {
        this.question = question;
    }

    /// The sentence under the grids.
    ///
    /// @param seen the output that is looked at, if it is no secret any more
    static Sentence of(PredictQuestion question, Optional<Integer> seen) {
        var words = new PredictSentences(question);
        return switch (question.hidden()) {
            case SIZE -> words.size();
            case PARAMETERS -> words.parameters();
            case CELL, OUTPUT -> words.outputs(seen);
            case SENTENCE -> words.sentence();
        };
    }

    private Sentence size() {
        if (!question.isSettled()) {
            return new Sentence(text("predict.size"), new PredictBlanks(question).pieces(), text("predict.size.how"));
        }
        var g = question.explored().geometry();
        boolean answered = isChecked(0) && isChecked(1);
        String caption = answered
                ? text(
                        "predict.size.wrote",
                        number(0),
                        number(1),
                        isRight(0) && isRight(1) ? text("predict.right") : text("predict.size.is", g.oh(), g.ow()))
                : text("predict.size");
        var derivation =
                question.explored().layer().sizeDerivation(question.explored().input());
        return new Sentence(caption, pieces(derivation), joined(List.of(0, 1), notes(derivation)));
    }

    private Sentence parameters() {
        if (!question.isSettled()) {
            return new Sentence(
                    text("predict.parameters"), new PredictBlanks(question).pieces(), text("predict.parameters.how"));
        }
        var derivation = question.explored().layer().parameters().derivation();
        String caption = isChecked(0) ? wrote(text("predict.parameters"), 0) : text("predict.parameters");
        return new Sentence(caption, pieces(derivation), joined(List.of(0), notes(derivation)));
    }

    private Sentence outputs(Optional<Integer> seen) {
        int columns = question.explored().output().columns();
        boolean one = question.hidden() == PredictSettings.Hidden.CELL;
        int reached = question.state().step();
        var shown = seen.or(() -> reached == 0
                ? Optional.empty()
                : Optional.of(one ? question.settings().cell() : reached - 1));
        if (shown.isEmpty()) {
            return new Sentence(
                    one
                            ? place(question.settings().cell(), columns)
                            : text("predict.answered", settled(), question.slots()),
                    List.of(),
                    text(one ? "predict.one.how" : "predict.output.how"));
        }
        int output = shown.get();
        var step = question.explored().trace().step(0, output / columns, output % columns);
        var sum = Sentences.output(step, question.state().layer());
        int slot = question.slotOf(output).orElseThrow();
        return isChecked(slot)
                ? new Sentence(
                        wrote(place(output, columns), slot), sum.pieces(), joined(List.of(slot), List.of(sum.remark())))
                : sum;
    }

    private long settled() {
        return java.util.stream.IntStream.range(0, question.slots())
                .filter(slot -> question.status(slot) != Status.OPEN && question.status(slot) != Status.TYPED)
                .count();
    }

    private static String place(int output, int columns) {
        return text("sentence.output", output / columns + 1, output % columns + 1);
    }

    private Sentence sentence() {
        int cell = question.settings().cell();
        String caption = place(cell, question.explored().output().columns());
        var pieces = new PredictBlanks(question).pieces();
        var wrong = new ArrayList<Integer>();
        for (int slot = 0; slot < question.slots(); slot++) {
            if (question.status(slot) == Status.WRONG) {
                wrong.add(slot);
            }
        }
        if (!wrong.isEmpty()) {
            int slot = wrong.getFirst();
            return new Sentence(
                    caption,
                    pieces,
                    text("predict.term.wrong", number(slot), Numbers.decimal(question.expected(slot), 3)) + " "
                            + joined(List.of(slot), List.of()));
        }
        return question.isSettled()
                ? new Sentence(
                        caption,
                        pieces,
                        Sentences.output(question.asked(), question.state().layer())
                                .remark())
                : new Sentence(caption, pieces, how());
    }

    private String how() {
        return text(
                question.state().layer().operation().hasWeights()
                        ? "predict.sentence.how"
                        : "predict.sentence.how.pooling");
    }

    private boolean isChecked(int slot) {
        return question.status(slot) == Status.RIGHT || question.status(slot) == Status.WRONG;
    }

    private boolean isRight(int slot) {
        return question.status(slot) == Status.RIGHT;
    }

    private String number(int slot) {
        return Numbers.decimal(question.answer(slot).orElse(Double.NaN), 3);
    }

    private String wrote(String what, int slot) {
        return isRight(slot)
                ? text("predict.wrote.right", what, number(slot))
                : text("predict.wrote.wrong", what, number(slot), Numbers.decimal(question.expected(slot), 3));
    }

    /// What led to wrong answers, followed by what else there is to say.
    private String joined(List<Integer> slots, List<String> more) {
        var sentences = new ArrayList<String>();
        for (int slot : slots) {
            if (question.status(slot) == Status.WRONG && question.verdict(slot) instanceof Verdict.Wrong wrong) {
                explained(slot, wrong).filter(s -> !sentences.contains(s)).ifPresent(sentences::add);
            }
        }
        sentences.addAll(more);
        return sentences.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private Optional<String> explained(int slot, Verdict.Wrong wrong) {
        var phrases = wrong.mistakes().stream().map(PredictSentences::phrase).toList();
        return switch (phrases.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(text("predict.mistake.one", number(slot), phrases.getFirst()));
            default -> Optional.of(text("predict.mistake.two", number(slot), phrases.getFirst(), phrases.getLast()));
        };
    }

    private static String phrase(Mistake mistake) {
        return text("predict.mistake." + mistake.name());
    }

    private static List<Piece> pieces(Derivation derivation) {
        var pieces = new ArrayList<Piece>();
        for (var line : derivation.lines()) {
            if (line.kind() == Derivation.Kind.FORMULA) {
                // "o = …" and behind it "  = …", or the same for height and width
                boolean goesOn = line.text().matches("(height: |width: )?\\s+=.*");
                if (!pieces.isEmpty()) {
                    pieces.add(new Piece(goesOn ? " " : "     ", Role.PLAIN, false));
                }
                for (var span : line.spans()) {
                    String words = goesOn ? span.text().replaceFirst("^(height: |width: )?\\s+=", "=") : span.text();
                    pieces.add(new Piece(words, span.role(), false));
                }
            }
        }
        return pieces;
    }

    private static List<String> notes(Derivation derivation) {
        return derivation.lines().stream()
                .filter(l -> l.kind() == Derivation.Kind.NOTE)
                .map(Derivation.Line::text)
                .toList();
    }
}
