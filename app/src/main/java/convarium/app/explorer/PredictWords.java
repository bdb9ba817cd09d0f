package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Size;

/// What tops a question, and its captions.
final class PredictWords {
    private PredictWords() {}

    /// The question.
    static String question(PredictQuestion question) {
        int columns = question.explored().output().columns();
        int cell = question.settings().cell();
        return switch (question.hidden()) {
            case SIZE -> text("predict.question.size");
            case CELL -> text("predict.question.cell", cell / columns + 1, cell % columns + 1);
            case OUTPUT -> text("predict.question.output");
            case PARAMETERS -> text("predict.question.parameters");
            case SENTENCE ->
                text(
                        question.state().layer().operation().hasWeights()
                                ? "predict.question.sentence"
                                : "predict.question.sentence.pooling",
                        cell / columns + 1,
                        cell % columns + 1);
        };
    }

    /// Rows and columns of the output, unless they are asked for.
    static String outputSize(PredictQuestion question) {
        var g = question.explored().geometry();
        return question.hidden() == PredictSettings.Hidden.SIZE && !question.isSettled()
                ? "? × ?"
                : new Size(g.oh(), g.ow()).toString();
    }

    /// How many answers were right so far; empty before the first.
    static String score(PredictSettings settings) {
        return settings.tried() == 0 ? "" : text("predict.score", settings.right(), settings.tried());
    }
}
