package convarium.app.explorer;

import convarium.app.explorer.Shifted.Reason;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.WindowGeometry;

/// Why cells of the two compared maps differ, worked out axis by axis: a window lies over inputs alone
/// if it does so along both axes.
final class ShiftReasons {
    private final int rows;
    private final int columns;
    private final AxisShift down;
    private final AxisShift right;
    private final boolean[] innerRows;
    private final boolean[] innerColumns;

    private ShiftReasons(WindowGeometry g, AxisShift down, AxisShift right) {
        rows = g.oh();
        columns = g.ow();
        this.down = down;
        this.right = right;
        innerRows = inner(g.height(), g.h(), rows, down);
        innerColumns = inner(g.width(), g.w(), columns, right);
    }

    /// The reasons of a layer whose input is shifted.
    static ShiftReasons of(WindowGeometry g, AxisShift down, AxisShift right) {
        return new ShiftReasons(g, down, right);
    }

    /// For each place of the window whether it meets inputs alone that lie in the unshifted input too.
    /// A transposed convolution needs no answer: its map goes with every shift.
    private static boolean[] inner(AxisWindow window, int cells, int outputs, AxisShift shift) {
        boolean[] inner = new boolean[outputs];
        for (int o = 0; o < outputs && !shift.stretched(); o++) {
            long first = (long) o * window.stride() - window.before();
            long last = first + window.extent() - 1;
            inner[o] = first >= Math.max(0, shift.cells()) && last < cells + Math.min(0, shift.cells());
        }
        return inner;
    }

    /// Whether a cell of the shifted map was one of the map's all along.
    boolean carries(int row, int column) {
        int from = row - down.steps();
        int across = column - right.steps();
        return from >= 0 && across >= 0 && from < rows && across < columns;
    }

    /// Why a cell differs.
    ///
    /// @param difference of the two maps there
    Reason of(float difference, int row, int column) {
        if (difference == 0) {
            return Reason.SAME;
        }
        if (!carries(row, column)) {
            return Reason.ENTERED;
        }
        boolean whole = down.isWhole() && right.isWhole();
        return innerRows[row] && innerColumns[column] && !whole ? Reason.STRIDE : Reason.BORDER;
    }
}
