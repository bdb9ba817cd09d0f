package convarium.app.explorer;

import convarium.app.l10n.Numbers;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.engine.trace.Field;
import convarium.engine.trace.FieldCell;
import java.util.List;
import java.util.Optional;

/// The stage on numbers at one moment: three grids, products under way, and the sentence.
///
/// @param field the input with everything around it
/// @param kernel the weights; empty for pooling
/// @param output the outputs so far
/// @param flights products on their way to the sum
/// @param sentence what is seen, in words
public record NumbersScene(
        GridModel field, Optional<GridModel> kernel, GridModel output, List<Flight> flights, Sentence sentence) {

    public NumbersScene {
        flights = List.copyOf(flights);
    }

    /// A product on its way from a cell of the field to the output cell that it is summed into.
    ///
    /// @param along from 0 to 1
    public record Flight(String text, int fieldRow, int fieldColumn, int outputRow, int outputColumn, double along) {}

    /// The stage for a focus, or for a moment of the walk where the focus is nothing.
    public static NumbersScene of(ExplorerState state, Explored explored, Walk.Frame frame, Focus focus) {
        return new NumbersScenes(state, explored).at(frame, focus, state.pin());
    }

    /// The same cell under the window.
    static Fill windowed(Fill fill) {
        return switch (fill) {
            case INPUT -> Fill.WINDOW;
            case ADDED -> Fill.ADDED_WINDOW;
            case WINDOW,
                    ADDED_WINDOW,
                    BEYOND,
                    KERNEL,
                    KERNEL_STRONG,
                    OUTPUT,
                    OUTPUT_STRONG,
                    OUTPUT_STOPPED,
                    EMPTY,
                    ENTERED,
                    DIFFERENCE,
                    OUTPUT_OTHER,
                    TYPED,
                    WRONG,
                    INPUT_STRONG -> fill;
        };
    }

    /// The field's cells, none of them lit.
    static Cell[] fieldCells(Explored explored) {
        Field f = explored.trace().field();
        var cells = new Cell[f.rows() * f.columns()];
        for (int r = 0; r < f.rows(); r++) {
            for (int c = 0; c < f.columns(); c++) {
                var at = f.cell(r, c);
                String text = at.kind() == FieldCell.Kind.BEYOND
                        ? ""
                        : Numbers.cell(explored.trace().valueAt(0, at));
                cells[r * f.columns() + c] = Cell.of(fill(at), text);
            }
        }
        return cells;
    }

    static Fill fill(FieldCell cell) {
        return switch (cell.kind()) {
            case INPUT -> Fill.INPUT;
            case PADDING, INSERTED -> Fill.ADDED;
            case BEYOND -> Fill.BEYOND;
        };
    }
}
