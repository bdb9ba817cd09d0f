package convarium.app.explorer;

import convarium.app.explorer.ShiftPlan.Need;
import convarium.app.render.GridPainter;

/// Where the grids of a shifted input stand where there is no room for all six: those that are compared, in one row
/// with cells that can be read. The input and its output are left out; they are what the shifted ones show, elsewhere.
///
/// @param cell the side of a cell
/// @param shifted where the shifted input begins
/// @param ofShifted where its output begins
/// @param shiftedOutput where the shifted output begins
/// @param difference where the difference begins
/// @param inputY of the shifted input with its caption
/// @param outputY of the outputs with theirs
/// @param foot what lies under the grids
record ShiftRow(
        double cell,
        double shifted,
        double ofShifted,
        double shiftedOutput,
        double difference,
        double inputY,
        double outputY,
        double foot) {
    private static final double MOST_CELL = 64;
    private static final double LEAST_CELL = 1;
    private static final double MARGINS = 8;
    private static final double MOST_GAP = 1.8;

    /// @param gap between two grids at least
    static ShiftRow of(Need need, double gap, double width, double height) {
        double cell = MOST_CELL;
        while (cell > LEAST_CELL && (used(need, cell) + 3 * gap > width || tall(need, cell) > height)) {
            cell--;
        }
        double room = Math.clamp((width - used(need, cell)) / 3, Math.min(gap, 24), MOST_GAP * gap);
        double left = Math.max(0, width - used(need, cell) - 3 * room) / 2 + need.side();
        double inputs = grid(need.inputColumns(), cell, need.inputCaption());
        double outputs = grid(need.outputColumns(), cell, need.outputCaption());
        double thirds = grid(need.outputColumns(), cell, need.thirdCaption());
        double top = Math.min(28, Math.max(0, height - tall(need, cell)) / 3);
        double rows = GridPainter.length(Math.max(need.inputRows(), need.outputRows()), cell);
        double ofShifted = left + inputs + room;
        double shiftedOutput = ofShifted + outputs + room;
        return new ShiftRow(
                cell,
                left,
                ofShifted,
                shiftedOutput,
                shiftedOutput + thirds + room,
                top + (rows - GridPainter.length(need.inputRows(), cell)) / 2,
                top + (rows - GridPainter.length(need.outputRows(), cell)) / 2,
                top + need.captionHeight() + rows + MARGINS);
    }

    private static double grid(int columns, double cell, double caption) {
        return Math.max(caption, GridPainter.length(columns, cell) + MARGINS);
    }

    private static double used(Need need, double cell) {
        return need.side()
                + grid(need.inputColumns(), cell, need.inputCaption())
                + grid(need.outputColumns(), cell, need.outputCaption())
                + 2 * grid(need.outputColumns(), cell, need.thirdCaption());
    }

    private static double tall(Need need, double cell) {
        return need.captionHeight()
                + GridPainter.length(Math.max(need.inputRows(), need.outputRows()), cell)
                + MARGINS
                + need.foot();
    }
}
