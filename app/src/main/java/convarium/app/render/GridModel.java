package convarium.app.render;

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
        /// An output without a value yet.
        EMPTY,
        /// An input that is looked at.
        INPUT_STRONG
    }

    /// One cell.
    ///
    /// @param fill what it is
    /// @param text its number, or empty
    /// @param note a small addition at its lower right (`×2`), or empty
    /// @param reveal how much of it is there, from 0 to 1
    /// @param pinned whether it is kept
    public record Cell(Fill fill, String text, String note, double reveal, boolean pinned) {

        /// A cell that is wholly there.
        public static Cell of(Fill fill, String text) {
            return new Cell(fill, text, "", 1, false);
        }

        /// The same with a small addition.
        public Cell withNote(String value) {
            return new Cell(fill, text, value, reveal, pinned);
        }

        /// The same as another kind.
        public Cell withFill(Fill value) {
            return new Cell(value, text, note, reveal, pinned);
        }

        /// The same, only partly there.
        public Cell withReveal(double value) {
            return new Cell(fill, text, note, value, pinned);
        }

        /// The same, kept.
        public Cell kept() {
            return new Cell(fill, text, note, reveal, true);
        }
    }

    /// A window's outline in cells, which may lie between two places.
    public record Outline(double row, double column, int rows, int columns) {}
}
