package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Sentence.Piece;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Derivation.Role;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.LayerMatrix;
import convarium.engine.trace.Tap;
import java.util.ArrayList;
import java.util.List;

/// What the matrices show, as sentences.
final class MatrixWords {
    private MatrixWords() {}

    /// The sentence that tops the stage.
    static String headline(ExplorerState state, MatrixContent content) {
        return switch (content) {
            case MatrixContent.TooLarge large ->
                text("matrix.headline.large", large.size().rows(), large.size().columns());
            case MatrixContent.Columns columns -> text("matrix.headline.columns");
            case MatrixContent.Sparse sparse ->
                switch (state.layer().operation()) {
                    case TRANSPOSED -> text("matrix.headline.turned");
                    case MAX_POOLING, AVERAGE_POOLING -> text("matrix.headline.mean");
                    case CONVOLUTION ->
                        text(
                                "matrix.headline.sparse",
                                Words.count(weights(state)),
                                weights(state),
                                MatrixScene.standing(sparse.layer()));
                };
        };
    }

    private static int weights(ExplorerState state) {
        return state.layer().operation().hasWeights()
                ? state.kernel().rows() * state.kernel().columns()
                : 1;
    }

    /// What the stage says under its headline.
    static String hint(ExplorerState state, MatrixContent content) {
        return switch (content) {
            case MatrixContent.TooLarge large ->
                text(
                        state.layer().operation() == Operation.TRANSPOSED
                                ? "matrix.hint.large.transposed"
                                : "matrix.hint.large",
                        MatrixSize.MOST);
            case MatrixContent.Columns columns ->
                text(
                        state.layer().operation() == Operation.TRANSPOSED
                                ? "matrix.hint.columns.turned"
                                : "matrix.hint.columns");
            case MatrixContent.Sparse sparse ->
                state.layer().operation() == Operation.TRANSPOSED
                        ? text("matrix.hint.turned")
                        : text("matrix.hint.sparse", zeroShare(sparse.layer()));
        };
    }

    private static long zeroShare(LayerMatrix layer) {
        double all = (double) layer.rows() * layer.columns();
        return Math.round(100 * (1 - layer.filled() / all));
    }

    /// What stands under the sparse matrix.
    static String sparse(ExplorerState state, LayerMatrix layer) {
        if (!state.layer().operation().hasWeights()) {
            return text("matrix.sparse.mean", zeroShare(layer));
        }
        return text(
                "matrix.sparse",
                Counts.grouped((long) layer.rows() * layer.columns()),
                Counts.grouped(layer.filled()),
                weights(state));
    }

    static Sentence tooLarge(MatrixSize size) {
        return new Sentence(
                text("matrix.large.caption"),
                List.of(new Piece(
                        Counts.grouped(size.rows()) + " × " + Counts.grouped(size.columns()), Role.PLAIN, false)),
                text("matrix.large.remark", Counts.grouped((long) size.rows() * size.columns())));
    }

    private static Sentence sum(ExplorerState state, Explored explored, int o) {
        int columns = explored.output().columns();
        return Sentences.output(explored.trace().step(0, o / columns, o % columns), state.layer());
    }

    /// A window's column.
    static Sentence column(ExplorerState state, Explored explored, int o) {
        int columns = explored.output().columns();
        var sum = sum(state, explored, o);
        return new Sentence(
                text("matrix.column", o + 1, o / columns + 1, o % columns + 1),
                sum.pieces(),
                text("matrix.column.remark") + " " + sum.remark());
    }

    /// A row of the sparse matrix.
    static Sentence row(ExplorerState state, Explored explored, LayerMatrix layer, int o) {
        int columns = explored.output().columns();
        var sum = sum(state, explored, o);
        int zeros = layer.columns() - layer.row(o).size();
        return new Sentence(
                text("matrix.row", o + 1, o / columns + 1, o % columns + 1),
                sum.pieces(),
                text("matrix.row.remark", zeros, layer.columns()) + " " + sum.remark());
    }

    /// An input among the windows' columns.
    static Sentence copies(ExplorerState state, Focus.Input input, int copies) {
        float value = state.input().get(input.row(), input.column());
        return new Sentence(
                text("sentence.input", input.row() + 1, input.column() + 1, number(value)),
                List.of(
                        new Piece(number(value), Role.INPUT, false),
                        new Piece(" " + text("matrix.copies.count", copies), Role.PLAIN, false)),
                text("matrix.copies", Words.lower(copies), copies));
    }

    /// A weight and the row of the windows that it meets.
    static Sentence tapRow(ExplorerState state, Explored explored, Focus.Weight weight) {
        var met = explored.trace().productsOf(0, weight.row(), weight.column());
        var sentence = Sentences.weight(
                weight.row(),
                weight.column(),
                met.isEmpty() ? 0 : met.getFirst().weight(),
                met);
        return state.layer().operation().hasWeights()
                ? sentence
                : new Sentence(
                        text("matrix.mean", weight.row() + 1, weight.column() + 1),
                        sentence.pieces(),
                        text("matrix.mean.remark"));
    }

    /// One number of the windows' columns.
    static Sentence windowEntry(ExplorerState state, Tap tap, Focus.Entry entry, Focus.Output output) {
        var pieces = new ArrayList<Piece>();
        if (tap.counted()) {
            product(pieces, tap.weight(), tap.input());
        }
        String where = switch (tap.cell().kind()) {
            case INPUT ->
                text("matrix.from.input", tap.cell().h() + 1, tap.cell().w() + 1);
            case PADDING ->
                tap.cell().hasSource()
                        ? text(
                                "matrix.from.copy",
                                tap.cell().h() + 1,
                                tap.cell().w() + 1)
                        : text("matrix.from.padding");
            case INSERTED -> text("matrix.from.inserted");
            case BEYOND -> text("matrix.from.beyond");
        };
        boolean weighted = state.layer().operation().hasWeights();
        String meets = weighted && tap.cell().kind() != FieldCell.Kind.BEYOND
                ? " " + text("matrix.meets", tap.kh() + 1, tap.kw() + 1, output.row() + 1, output.column() + 1)
                : "";
        return new Sentence(text("matrix.entry", entry.row() + 1, entry.column() + 1), pieces, where + meets);
    }

    /// An input's column of the sparse matrix.
    static Sentence inputColumn(ExplorerState state, Explored explored, Focus.Input input, int i) {
        var sentence = Sentences.input(
                input.row(),
                input.column(),
                state.input().get(input.row(), input.column()),
                explored.trace().outputsOf(0, input.row(), input.column()),
                state.layer().operation().hasWeights());
        return new Sentence(
                sentence.caption(), sentence.pieces(), text("matrix.column.input", i + 1) + " " + sentence.remark());
    }

    /// All places of a weight.
    static Sentence places(ExplorerState state, Focus.Weight weight, int places, LayerMatrix layer) {
        boolean weighted = state.layer().operation().hasWeights();
        if (!weighted) {
            return new Sentence(
                    text("matrix.mean", weight.row() + 1, weight.column() + 1), List.of(), text("matrix.mean.remark"));
        }
        float value = state.kernel().get(weight.row(), weight.column());
        return new Sentence(
                text("sentence.weight", weight.row() + 1, weight.column() + 1, number(value)),
                List.of(
                        new Piece(number(value), Role.KERNEL, false),
                        new Piece(" " + text("matrix.places.count", places), Role.PLAIN, false)),
                text("matrix.places", places, layer.rows()));
    }

    /// One entry of the sparse matrix.
    static Sentence entry(ExplorerState state, LayerMatrix.Entry entry, LayerMatrix layer, Focus.Output output) {
        int columns = state.input().columns();
        int h = entry.column() / columns;
        int w = entry.column() % columns;
        var pieces = new ArrayList<Piece>();
        String caption = text("matrix.entry", entry.row() + 1, entry.column() + 1);
        if (entry.parts().isEmpty()) {
            pieces.add(new Piece("0", Role.PLAIN, false));
            return new Sentence(
                    caption, pieces, text("matrix.zero", output.row() + 1, output.column() + 1, h + 1, w + 1));
        }
        float input = state.input().get(h, w);
        if (!state.layer().operation().hasWeights()) {
            pieces.add(new Piece("1/" + layer.divisor(entry.row()), Role.KERNEL, false));
            pieces.add(new Piece(" · ", Role.PLAIN, false));
            pieces.add(new Piece(number(input), Role.INPUT, false));
            return new Sentence(
                    caption, pieces, text("matrix.joins.mean", h + 1, w + 1, output.row() + 1, output.column() + 1));
        }
        if (entry.parts().size() > 1) {
            pieces.add(new Piece("(", Role.PLAIN, false));
            for (var part : entry.parts()) {
                boolean first = pieces.size() == 1;
                boolean minus = part.weight() < 0;
                if (!first) {
                    pieces.add(new Piece(minus ? " − " : " + ", Role.PLAIN, false));
                }
                String size = number(Math.abs(part.weight()));
                pieces.add(new Piece(first && minus ? "−" + size : size, Role.KERNEL, false));
            }
            pieces.add(new Piece(") · ", Role.PLAIN, false));
            pieces.add(new Piece(number(input), Role.INPUT, false));
            pieces.add(new Piece(" = ", Role.PLAIN, false));
            pieces.add(new Piece(number(entry.value() * input), Role.OUTPUT, false));
            return new Sentence(
                    caption,
                    pieces,
                    text(
                            "matrix.joins.several",
                            Words.count(entry.parts().size()),
                            h + 1,
                            w + 1,
                            output.row() + 1,
                            output.column() + 1));
        }
        product(pieces, entry.value(), input);
        var part = entry.parts().getFirst();
        return new Sentence(
                caption,
                pieces,
                text(
                        "matrix.joins",
                        part.kh() + 1,
                        part.kw() + 1,
                        h + 1,
                        w + 1,
                        output.row() + 1,
                        output.column() + 1));
    }

    private static void product(List<Piece> pieces, float weight, float input) {
        pieces.add(new Piece(number(weight), Role.KERNEL, false));
        pieces.add(new Piece(" · ", Role.PLAIN, false));
        pieces.add(new Piece(input < 0 ? "(" + number(input) + ")" : number(input), Role.INPUT, false));
        pieces.add(new Piece(" = ", Role.PLAIN, false));
        pieces.add(new Piece(number(weight * input), Role.OUTPUT, false));
    }

    private static String number(float value) {
        return Numbers.decimal(value, 3);
    }
}
