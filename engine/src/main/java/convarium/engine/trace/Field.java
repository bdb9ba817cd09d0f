package convarium.engine.trace;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// What a window moves over: the input with its padding, or, for a transposed convolution, the input stretched by
/// zeros and framed so that a window of the turned kernel moving one cell at a time gives the output.
///
/// Source of the second picture: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", section
/// 4.
///
/// @param height rows of the field
/// @param width columns of the field
/// @param mode what stands in padded cells
public record Field(FieldAxis height, FieldAxis width, PaddingMode mode) {

    /// The field of a convolution or pooling.
    static Field forward(WindowGeometry g, PaddingMode mode) {
        return new Field(forward(g.height(), g.h(), g.oh()), forward(g.width(), g.w(), g.ow()), mode);
    }

    /// The field of a transposed convolution.
    static Field transposed(WindowGeometry g) {
        return new Field(transposed(g.height(), g.h(), g.oh()), transposed(g.width(), g.w(), g.ow()), PaddingMode.ZERO);
    }

    private static FieldAxis forward(AxisWindow window, int input, int output) {
        int padded = window.before() + input + window.after();
        long reach = (output - 1L) * window.stride() + window.extent();
        return new FieldAxis(
                (int) Math.max(padded, reach),
                input,
                1,
                window.before(),
                padded,
                0,
                window.stride(),
                window.dilation(),
                window.kernel());
    }

    private static FieldAxis transposed(AxisWindow window, int input, int output) {
        int spread = (int) window.extent() - 1;
        int border = Math.max(0, spread - window.before());
        int first = Math.max(0, window.before() - spread);
        int stretched = (input - 1) * window.stride() + 1;
        int reach = first + output - 1 + spread + 1;
        int cells = Math.max(border + stretched, reach);
        return new FieldAxis(
                cells, input, window.stride(), border, cells, first, 1, window.dilation(), window.kernel());
    }

    /// Rows of the field.
    public int rows() {
        return height.cells();
    }

    /// Columns of the field.
    public int columns() {
        return width.cells();
    }

    /// What stands at a row and column of the field, counted from 0.
    public FieldCell cell(int row, int column) {
        if (row >= height.padded() || column >= width.padded()) {
            return new FieldCell(FieldCell.Kind.BEYOND, -1, -1);
        }
        if (height.isInside(row) && width.isInside(column)) {
            int h = height.input(row);
            int w = width.input(column);
            return h < 0 || w < 0
                    ? new FieldCell(FieldCell.Kind.INSERTED, -1, -1)
                    : new FieldCell(FieldCell.Kind.INPUT, h, w);
        }
        if (mode == PaddingMode.ZERO) {
            return new FieldCell(FieldCell.Kind.PADDING, -1, -1);
        }
        return new FieldCell(
                FieldCell.Kind.PADDING,
                mode.source(row - height.border(), height.size()),
                mode.source(column - width.border(), width.size()));
    }

    /// One axis of the field.
    ///
    /// @param cells cells of the field
    /// @param size cells of the input
    /// @param step field cells from one input cell to the next
    /// @param border field cells before the first input cell
    /// @param padded field cells with something in them; those after lie beyond the padding
    /// @param first where the first window begins
    /// @param stride field cells from one window to the next
    /// @param dilation field cells from one tap to the next
    /// @param taps taps of the window
    public record FieldAxis(
            int cells, int size, int step, int border, int padded, int first, int stride, int dilation, int taps) {

        /// Where the window of an output begins.
        public int windowStart(int output) {
            return first + output * stride;
        }

        /// Cells from the window's first tap to its last, both counted.
        public int extent() {
            return dilation * (taps - 1) + 1;
        }

        boolean isInside(int cell) {
            return cell >= border && cell <= border + (size - 1) * step;
        }

        int input(int cell) {
            int offset = cell - border;
            return offset % step == 0 ? offset / step : -1;
        }
    }
}
