package convarium.app.explorer;

import convarium.app.render.GridPainter;

/// Where the six grids of a shifted input stand: two rows of three, the input over the shifted input, and so on.
///
/// Places are the top left of a grid with its caption. All cells are of one size.
///
/// @param cell the side of a cell
/// @param inputX of the first column
/// @param outputX of the second
/// @param thirdX of the third
/// @param inputY of an input in the first row
/// @param outputY of an output in the first row
/// @param nextRow from the first row to the second
/// @param foot what lies under the second row
record ShiftPlan(
        double cell,
        double inputX,
        double outputX,
        double thirdX,
        double inputY,
        double outputY,
        double nextRow,
        double foot) {

    private static final double MOST_CELL = 64;
    private static final double LEAST_CELL = 1;
    private static final double LEAST_GAP = 48;
    private static final double MOST_GAP = 120;
    private static final double BETWEEN_ROWS = 12;
    private static final double MARGINS = 8;

    /// What has to be placed.
    ///
    /// @param captionHeight what a grid needs above its cells
    /// @param side what lies at the left of the shifted input
    /// @param foot what lies under the second row
    /// @param beside what lies at the right of the difference
    record Need(
            int inputRows,
            int inputColumns,
            int outputRows,
            int outputColumns,
            double captionHeight,
            double inputCaption,
            double outputCaption,
            double thirdCaption,
            double side,
            double foot,
            double beside) {

        private double width(double cell) {
            return side + input(cell) + output(cell) + third(cell) + 2 * LEAST_GAP;
        }

        private double input(double cell) {
            return Math.max(inputCaption, GridPainter.length(inputColumns, cell) + MARGINS);
        }

        private double output(double cell) {
            return Math.max(outputCaption, GridPainter.length(outputColumns, cell) + MARGINS);
        }

        private double third(double cell) {
            return Math.max(thirdCaption, GridPainter.length(outputColumns, cell) + MARGINS + beside);
        }

        private double row(double cell) {
            return captionHeight + tallest(cell) + MARGINS;
        }

        private double tallest(double cell) {
            return GridPainter.length(Math.max(inputRows, outputRows), cell);
        }
    }

    static ShiftPlan of(Need need, double width, double height) {
        double cell = MOST_CELL;
        while (cell > LEAST_CELL
                && (need.width(cell) > width || 2 * need.row(cell) + BETWEEN_ROWS + need.foot() > height)) {
            cell--;
        }
        double used = need.side() + need.input(cell) + need.output(cell) + need.third(cell);
        double gap = Math.clamp((width - used) / 2, 24, MOST_GAP);
        double left = Math.max(0, width - used - 2 * gap) / 2 + need.side();
        double free = Math.max(0, height - 2 * need.row(cell) - BETWEEN_ROWS - need.foot());
        double between = BETWEEN_ROWS + Math.min(free / 3, 28);
        double top = Math.min(free / 4, 24);
        double tallest = need.tallest(cell);
        double outputX = left + need.input(cell) + gap;
        return new ShiftPlan(
                cell,
                left,
                outputX,
                outputX + need.output(cell) + gap,
                top + (tallest - GridPainter.length(need.inputRows(), cell)) / 2,
                top + (tallest - GridPainter.length(need.outputRows(), cell)) / 2,
                need.row(cell) + between,
                top + 2 * need.row(cell) + between);
    }
}
