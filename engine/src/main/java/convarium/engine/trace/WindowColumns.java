package convarium.engine.trace;

import convarium.engine.layer.MaxPool2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The windows of one output channel laid out as the columns of a matrix, "im2col": a row for each tap,
/// in the order in which taps are summed, and a column for each output, row by row. The kernel as one row
/// times this matrix is the output as one row, before the bias.
///
/// An input that several windows see stands in several columns: the matrix is larger than the input, and
/// that is the price of making a layer one product.
///
/// Source: Chellapilla, Puri and Simard, "High Performance Convolutional Neural Networks for Document
/// Processing" (2006).
public final class WindowColumns {
    private final List<List<Tap>> columns;

    private WindowColumns(List<List<Tap>> columns) {
        this.columns = columns;
    }

    /// The windows of a layer's output channel.
    ///
    /// @throws IllegalArgumentException for max pooling, which is no product
    public static WindowColumns of(WindowTrace trace, int channel) {
        if (trace.layer() instanceof MaxPool2d) {
            throw new IllegalArgumentException("max pooling is no product of a kernel, found " + trace.layer());
        }
        var g = trace.geometry();
        var columns = new ArrayList<List<Tap>>(g.oh() * g.ow());
        for (int r = 0; r < g.oh(); r++) {
            for (int c = 0; c < g.ow(); c++) {
                columns.add(trace.step(channel, r, c).taps());
            }
        }
        return new WindowColumns(List.copyOf(columns));
    }

    /// One for each tap of a window.
    public int rows() {
        return columns.getFirst().size();
    }

    /// One for each output.
    public int columns() {
        return columns.size();
    }

    /// What stands at a row and column: which cell of the field, and the weight that meets it. The weight
    /// is the same in a whole row.
    ///
    /// @throws IndexOutOfBoundsException if there is no such place
    public Tap tap(int row, int column) {
        return columns.get(Objects.checkIndex(column, columns.size())).get(row);
    }
}
