package convarium.app.explorer;

import convarium.app.l10n.Numbers;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.MatrixModel;
import convarium.app.render.MatrixModel.Look;
import convarium.engine.trace.FieldCell;
import convarium.engine.trace.LayerMatrix;
import convarium.engine.trace.WindowColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The matrices of a state at rest: what depends on the state alone and is made once for it.
sealed interface MatrixContent {

    /// Shades of the Dense layer's weights.
    int SHADES = 40;

    /// The kernel as a row times the windows as columns.
    ///
    /// @param windows which tap stands where
    /// @param kernel one row, a column for each tap
    /// @param matrix a row for each tap, a column for each output
    /// @param output one row, a column for each output
    record Columns(WindowColumns windows, MatrixModel kernel, MatrixModel matrix, MatrixModel output)
            implements MatrixContent {}

    /// The layer as one sparse matrix.
    ///
    /// @param layer which weight stands where
    /// @param kernel the weights in their shades, which is the legend too
    /// @param matrix a row for each output, a column for each input
    /// @param input one row, which lies over the matrix's columns
    /// @param output one column
    /// @param turned for a transposed convolution, the matrix of the convolution that it is the transpose
    /// of
    /// @param dense a matrix of the same size in which every entry is a weight of its own
    record Sparse(
            LayerMatrix layer,
            MatrixModel kernel,
            MatrixModel matrix,
            MatrixModel input,
            MatrixModel output,
            Optional<MatrixModel> turned,
            MatrixModel dense)
            implements MatrixContent {}

    /// More rows or columns than a screen can show.
    record TooLarge(MatrixSize size) implements MatrixContent {}

    /// The matrices of a state.
    static MatrixContent of(ExplorerState state, Explored explored) {
        var size = MatrixSize.of(state, explored);
        if (!size.isShown()) {
            return new TooLarge(size);
        }
        return switch (state.looking().form()) {
            case IM2COL -> columns(explored);
            case TOEPLITZ -> sparse(state, explored);
        };
    }

    private static MatrixContent columns(Explored explored) {
        var windows = WindowColumns.of(explored.trace(), 0);
        int taps = windows.rows();
        int outputs = windows.columns();
        var looks = new ArrayList<Look>(taps * outputs);
        var range = Range.of(explored.trace().input().data());
        for (int t = 0; t < taps; t++) {
            for (int o = 0; o < outputs; o++) {
                var tap = windows.tap(t, o);
                boolean beyond = tap.cell().kind() == FieldCell.Kind.BEYOND;
                looks.add(
                        beyond
                                ? Look.NOTHING
                                : Look.value(fill(tap.cell()), range.part(tap.input()), Numbers.cell(tap.input())));
            }
        }
        return new Columns(
                windows,
                line(
                        1,
                        taps,
                        t -> Look.of(Fill.KERNEL, Numbers.cell(windows.tap(t, 0).weight()))),
                new MatrixModel(taps, outputs, false, looks),
                outputs(explored, 1, outputs));
    }

    /// The smallest and the largest of values.
    record Range(float least, float most) {
        static Range of(float[] values) {
            float least = values[0];
            float most = values[0];
            for (float value : values) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            return new Range(least, most);
        }

        /// Where a value lies between them, from 0 to 1.
        double part(float value) {
            return most > least ? Math.clamp(((double) value - least) / ((double) most - least), 0, 1) : 0;
        }
    }

    private static Fill fill(FieldCell cell) {
        return switch (cell.kind()) {
            case INPUT -> Fill.INPUT;
            case PADDING, INSERTED -> Fill.ADDED;
            case BEYOND -> Fill.BEYOND;
        };
    }

    private static MatrixModel outputs(Explored explored, int rows, int columns) {
        var values = explored.output().values();
        var range = Range.of(explored.output().toArray());
        return line(
                rows, columns, o -> Look.value(Fill.OUTPUT, range.part(values.get(o)), Numbers.cell(values.get(o))));
    }

    private static MatrixModel line(int rows, int columns, IntFunction<Look> look) {
        return new MatrixModel(
                rows,
                columns,
                false,
                IntStream.range(0, rows * columns).mapToObj(look).toList());
    }

    private static MatrixContent sparse(ExplorerState state, Explored explored) {
        var layer = LayerMatrix.of(explored.trace());
        var kernel = state.kernel();
        boolean weighted = state.layer().operation().hasWeights();
        int weights = weighted ? kernel.rows() * kernel.columns() : 1;
        var looks = new ArrayList<Look>(layer.rows() * layer.columns());
        var dense = new ArrayList<Look>(layer.rows() * layer.columns());
        var shades = IntStream.range(0, SHADES)
                .mapToObj(i -> Look.weight(0.5 * i / (SHADES - 1), ""))
                .toList();
        for (int r = 0; r < layer.rows(); r++) {
            for (int c = 0; c < layer.columns(); c++) {
                looks.add(look(layer.entry(r, c), layer.divisor(r), kernel.columns(), weights));
                dense.add(shades.get((int) Scatter.whole(r, c, 1, 0, SHADES - 1)));
            }
        }
        var matrix = new MatrixModel(layer.rows(), layer.columns(), true, looks);
        return new Sparse(
                layer,
                line(
                        weighted ? kernel.rows() : 1,
                        weighted ? kernel.columns() : 1,
                        i -> weighted
                                ? Look.weight(
                                        tint(i, weights),
                                        Numbers.cell(kernel.values().get(i)))
                                : Look.weight(0.2, share(layer.divisor(0)))),
                matrix,
                inputs(state, layer.columns()),
                outputs(explored, layer.rows(), 1),
                state.layer().operation() == Operation.TRANSPOSED ? Optional.of(transposed(matrix)) : Optional.empty(),
                new MatrixModel(layer.rows(), layer.columns(), true, dense));
    }

    private static MatrixModel inputs(ExplorerState state, int columns) {
        var values = state.input().values();
        var range = Range.of(state.input().toArray());
        return line(1, columns, i -> Look.value(Fill.INPUT, range.part(values.get(i)), Numbers.cell(values.get(i))));
    }

    private static Look look(LayerMatrix.Entry entry, int divisor, int kernelColumns, int weights) {
        if (entry.parts().isEmpty()) {
            return Look.NOTHING;
        }
        if (divisor > 1) {
            return Look.weight(0.2, share(divisor));
        }
        var first = entry.parts().getFirst();
        int index = weights == 1 ? 0 : first.kh() * kernelColumns + first.kw();
        return Look.weight(tint(index, weights), Numbers.cell(entry.value()));
    }

    private static String share(int divisor) {
        return divisor == 1 ? "1" : "1/" + divisor;
    }

    /// Weights take their shades in the order of the kernel.
    private static double tint(int index, int weights) {
        return weights == 1 ? 0.2 : (double) index / (weights - 1);
    }

    private static MatrixModel transposed(MatrixModel matrix) {
        var looks = new ArrayList<Look>(matrix.looks().size());
        for (int c = 0; c < matrix.columns(); c++) {
            for (int r = 0; r < matrix.rows(); r++) {
                looks.add(matrix.look(r, c));
            }
        }
        return new MatrixModel(matrix.columns(), matrix.rows(), true, List.copyOf(looks));
    }
}
