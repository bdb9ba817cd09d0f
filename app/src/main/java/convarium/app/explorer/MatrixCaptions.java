package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Size;
import java.util.Optional;

/// What stands above the matrices of a state and under them.
///
/// @param field above the input
/// @param kernel above the kernel
/// @param matrix above the windows as columns, or the sparse matrix
/// @param input above the flattened input
/// @param output above the flattened output
/// @param turned above the sparse matrix's transpose
/// @param dense above the Dense layer's matrix
/// @param note under the matrix, or empty
record MatrixCaptions(
        Caption field,
        Caption kernel,
        Caption matrix,
        Optional<Caption> input,
        Caption output,
        Optional<Caption> turned,
        Optional<Caption> dense,
        String note) {
    /// More columns than this may have no room for numbers.
    private static final int FEW = 20;
    /// Longer words about the padding have no room over the small input.
    private static final int MOST_AROUND = 14;

    /// What it is, how large, and what that means.
    record Caption(String name, String size, String tip) {}

    /// The captions of matrices that can be shown; of one too large the input's alone.
    static MatrixCaptions of(ExplorerState state, Explored explored, MatrixContent content) {
        var g = explored.geometry();
        String around = PaddingWords.of(state, g);
        var field = new Caption(
                text("grid.input"), new Size(g.h(), g.w()) + (around.length() > MOST_AROUND ? "" : around), "");
        return switch (content) {
            case MatrixContent.Columns c -> columns(state, explored, field, c);
            case MatrixContent.Sparse s -> sparse(state, explored, field, s);
            case MatrixContent.TooLarge large -> {
                var none = new Caption("", "", "");
                yield new MatrixCaptions(
                        field, none, none, Optional.empty(), none, Optional.empty(), Optional.empty(), "");
            }
        };
    }

    private static MatrixCaptions columns(
            ExplorerState state, Explored explored, Caption field, MatrixContent.Columns c) {
        var g = explored.geometry();
        int taps = c.matrix().rows();
        int outputs = c.matrix().columns();
        return new MatrixCaptions(
                field,
                new Caption(
                        text("matrix.kernel.row"),
                        TurnedKernel.laidSize(state, new Size(1, taps)),
                        text("matrix.kernel.row.tip")),
                new Caption(text("matrix.windows"), taps + " × " + Counts.grouped(outputs), text("matrix.windows.tip")),
                Optional.empty(),
                new Caption(text("matrix.output.row"), "1 × " + outputs, text("matrix.output.row.tip")),
                Optional.empty(),
                Optional.empty(),
                text("matrix.columns.note", Counts.grouped((long) taps * outputs), Counts.grouped((long) g.h() * g.w()))
                        + (outputs > FEW ? " " + text("matrix.shades") : ""));
    }

    private static MatrixCaptions sparse(
            ExplorerState state, Explored explored, Caption field, MatrixContent.Sparse s) {
        var g = explored.geometry();
        int outputs = s.matrix().rows();
        int inputs = s.matrix().columns();
        return new MatrixCaptions(
                field,
                new Caption(
                        text("grid.kernel"),
                        TurnedKernel.learntSize(state, new Size(g.kh(), g.kw())),
                        text("matrix.kernel.tip")),
                new Caption(
                        text("matrix.whole"),
                        Counts.grouped(outputs) + " × " + Counts.grouped(inputs),
                        text("matrix.whole.tip")),
                Optional.of(new Caption(text("matrix.input"), "1 × " + inputs, text("matrix.input.tip"))),
                new Caption(text("matrix.output"), "", text("matrix.output.tip")),
                s.turned()
                        .map(t -> new Caption(
                                text("matrix.turned"),
                                Counts.grouped(inputs) + " × " + Counts.grouped(outputs),
                                text("matrix.turned.tip"))),
                Optional.of(new Caption(
                        text("matrix.dense"),
                        text("matrix.dense.count", Counts.grouped((long) outputs * inputs)),
                        text("matrix.dense.tip"))),
                MatrixWords.sparse(state, s.layer())
                        + (inputs > FEW || outputs > FEW ? ". " + text("matrix.shades") : ""));
    }
}
