package convarium.app.render;

import convarium.engine.arithmetic.Derivation.Role;
import java.util.List;
import java.util.Optional;

/// A rectangle of cells as it is drawn: what each shows, and a window's outline over them.
///
/// @param rows at least 1
/// @param columns at least 1
/// @param cells row by row
/// @param outline the window, or empty
public record GridModel(int rows, int columns, List<Cell> cells, Optional<Outline> outline) {

    public GridModel {
        cells = List.copyOf(cells);
        if (cells.size() != rows * columns) {
            throw new IllegalArgumentException(
                    rows + " rows of " + columns + " need " + rows * columns + " cells, found " + cells.size());
        }
    }

    /// The cell at a row and column, counted from 0.
    public Cell cell(int row, int column) {
        return cells.get(row * columns + column);
    }

    /// What a cell is, which decides its colours.
    public enum Fill {
        /// A number of the input.
        INPUT,
        /// A number of the input under the window.
        WINDOW,
        /// A cell that padding or stretching added.
        ADDED,
        /// Such a cell under the window.
        ADDED_WINDOW,
        /// A cell beyond the padded input.
        BEYOND,
        /// A weight.
        KERNEL,
        /// The weight that is looked at.
        KERNEL_STRONG,
        /// An output that has its value.
        OUTPUT,
        /// The output that is looked at.
        OUTPUT_STRONG,
        /// A gradient at the output that a ReLU stops.
        OUTPUT_STOPPED,
        /// A cell without a value yet.
        EMPTY,
        /// A cell that came in over the edge when everything was shifted.
        ENTERED,
        /// A signed value in the colour of its tone.
        DIFFERENCE,
        /// An output that differs from the one it is compared with.
        OUTPUT_OTHER,
        /// What somebody says a value is.
        TYPED,
        /// What somebody said wrongly.
        WRONG,
        /// An input that is looked at.
        INPUT_STRONG
    }

    /// One cell.
    ///
    /// @param fill what it is
    /// @param text its number, or empty
    /// @param note a small addition at its lower right (`×2`), or empty
    /// @param noteRole whose number the addition is, which decides its colour
    /// @param reveal how much of it is there, from 0 to 1
    /// @param pinned whether it is kept
    /// @param tone of a signed value: from −1, the most negative, to 1, the most positive
    public record Cell(Fill fill, String text, String note, Role noteRole, double reveal, boolean pinned, double tone) {

        /// A cell that is wholly there.
        public static Cell of(Fill fill, String text) {
            return new Cell(fill, text, "", Role.PLAIN, 1, false, 0);
        }

        /// The same with a small addition.
        public Cell withNote(String value) {
            return new Cell(fill, text, value, Role.PLAIN, reveal, pinned, tone);
        }

        /// The same with a small addition in the colour of what it is.
        public Cell withNote(String value, Role role) {
            return new Cell(fill, text, value, role, reveal, pinned, tone);
        }

        /// The same as another kind.
        public Cell withFill(Fill value) {
            return new Cell(value, text, note, noteRole, reveal, pinned, tone);
        }

        /// The same, only partly there.
        public Cell withReveal(double value) {
            return new Cell(fill, text, note, noteRole, value, pinned, tone);
        }

        /// The same in another tone.
        public Cell withTone(double value) {
            return new Cell(fill, text, note, noteRole, reveal, pinned, value);
        }

        /// The same, kept.
        public Cell kept() {
            return new Cell(fill, text, note, noteRole, reveal, true, tone);
        }
    }

    /// A window's outline in cells, which may lie between two places.
    public record Outline(double row, double column, double rows, double columns) {

        /// On the way from here to another place and size.
        ///
        /// @param along from 0 (here) to 1 (there)
        public Outline towards(Outline to, double along) {
            return new Outline(
                    row + (to.row - row) * along,
                    column + (to.column - column) * along,
                    rows + (to.rows - rows) * along,
                    columns + (to.columns - columns) * along);
        }
    }
}
