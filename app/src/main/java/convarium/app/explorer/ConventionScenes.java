package convarium.app.explorer;

import convarium.app.explorer.ConventionColumn.Made;
import convarium.app.l10n.Numbers;
import convarium.app.render.GridModel;
import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import java.util.ArrayList;
import java.util.Optional;

/// The outputs side by side: which differ, and which is looked at.
final class ConventionScenes {
    private ConventionScenes() {}

    /// The output that is looked at: the one pointed at or kept, else the walk's.
    static Focus.Output looked(Explored explored, Walk.Frame frame, Focus focus) {
        int columns = explored.output().columns();
        return focus instanceof Focus.Output output
                ? output
                : new Focus.Output(frame.step() / columns, frame.step() % columns);
    }

    /// A framework's outputs.
    static GridModel outputs(ConventionColumn column, Explored shown, Focus.Output looked, Focus pin) {
        var output = column.made().map(Made::output).orElseThrow();
        var cells = new ArrayList<Cell>();
        for (int r = 0; r < output.rows(); r++) {
            for (int c = 0; c < output.columns(); c++) {
                var here = new Focus.Output(r, c);
                var fill = here.equals(looked)
                        ? Fill.OUTPUT_STRONG
                        : column.differs(shown, r, c) ? Fill.OUTPUT_OTHER : Fill.OUTPUT;
                var cell = Cell.of(fill, Numbers.cell(output.get(r, c)));
                cells.add(here.equals(pin) ? cell.kept() : cell);
            }
        }
        return new GridModel(output.rows(), output.columns(), cells, Optional.empty());
    }

    /// How the output looked at comes about there; empty if there is no such output.
    static Optional<Sentence> sentence(ConventionColumn column, LayerSettings layer, Focus.Output looked) {
        return column.made()
                .filter(m -> looked.row() < m.output().rows()
                        && looked.column() < m.output().columns())
                .map(m -> Sentences.output(m.trace().step(0, looked.row(), looked.column()), layer));
    }
}
