package convarium.app.explorer;

import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// Where the matrices of a layer stand, and how large their cells are: for the window and for files alike.
///
/// @param field the input with everything around it; its two pitches are the side of a cell
/// @param kernel the kernel, as a row or as it is
/// @param matrix the windows as columns, or the sparse matrix
/// @param input the flattened input over the sparse matrix
/// @param output the flattened output
/// @param turned the transpose of the sparse matrix
/// @param dense the Dense layer's matrix
/// @param note what stands under the matrix
record MatrixPlan(
        Spot field,
        Spot kernel,
        Spot matrix,
        Optional<Spot> input,
        Spot output,
        Optional<Spot> turned,
        Optional<Spot> dense,
        Note note) {
    /// Cells from which on a hall can read their numbers, in a type of the usual size.
    static final double READABLE = 24;

    private static final double BETWEEN = 36;
    private static final double MARGINS = 8;
    private static final double LEAST_SIDE = 170;
    private static final double MOST_SIDE = 420;
    private static final double MOST_PITCH = 46;
    private static final double LEAST_LINE = 22;
    private static final double LEAST_WEIGHT = 28;
    private static final double MOST_FIELD_CELL = 44;
    private static final double NUMBERED = 13;
    private static final double ROOMY = 20;
    /// How tall the windows may be where they are narrow.
    private static final double TALLEST = 190;
    private static final double MOST_STRETCH = 2.2;
    private static final double LINE_PART = 0.6;

    /// A matrix: where its caption begins, and from cell to cell.
    record Spot(double x, double y, double across, double down) {}

    /// Where the note is.
    record Note(double x, double y, double width) {}

    /// What is known of type and captions.
    ///
    /// @param scale of the type
    /// @param caption from a matrix's caption to its cells
    /// @param fieldCaption the same of the input
    /// @param matrix how wide the matrix's caption is
    /// @param output how wide the output's caption is
    /// @param companions how wide the captions of those are that the matrix is compared with
    /// @param note how high the note is at a width; 0 if there is none
    record Need(
            double scale,
            double caption,
            double fieldCaption,
            double matrix,
            double output,
            double companions,
            DoubleUnaryOperator note) {}

    /// The kernel's row before the output's row, the windows over this, and the input in the corner.
    static MatrixPlan columns(Need need, MatrixContent.Columns c, GridModel field, double width, double height) {
        double k = need.scale();
        int taps = c.matrix().rows();
        int outputs = c.matrix().columns();
        double side = Math.clamp(width * 0.28, LEAST_SIDE, MOST_SIDE * k);
        double room = width - side - BETWEEN - MARGINS;
        double noteHeight = need.note().applyAsDouble(room) + 6;
        double across = Math.min(MOST_PITCH * k, room / outputs);
        double free = height - 2 * need.caption() - 2 * MARGINS - 12 - noteHeight;
        double down = Math.min(MOST_PITCH * k, Math.min(free / (taps + 1), (free - LEAST_LINE) / taps));
        if (across >= ROOMY && down >= NUMBERED) {
            across = Math.min(across, down * 1.8);
            down = Math.min(down, across);
        } else if (across < ROOMY) {
            down = Math.min(down, Math.max(TALLEST / taps, across * 1.8));
        }
        double line = Math.max(LEAST_LINE, down);
        double tall = need.caption() + taps * down + MARGINS + 12;
        double needed = tall + need.caption() + MARGINS + line + noteHeight;
        double weight = Math.min(Math.max(across, LEAST_WEIGHT * k), (side - MARGINS) / taps);
        double cell = fieldCell(field, side, tall - 12 - need.fieldCaption(), k);
        // what the matrix leaves goes to both sides
        double left = Math.max(0, room - Math.max(outputs * across, need.matrix())) / 2;
        double top = Math.max(0, Math.min(24, (height - needed) / 2));
        double right = left + side + BETWEEN;
        double lineTop = top + tall;
        return new MatrixPlan(
                new Spot(left, top - (need.fieldCaption() - need.caption()), cell, cell),
                new Spot(left, lineTop, weight, line),
                new Spot(right, top, across, down),
                Optional.empty(),
                new Spot(right, lineTop, across, line),
                Optional.empty(),
                Optional.empty(),
                new Note(right + MARGINS / 2, lineTop + need.caption() + line + MARGINS + 2, width - right));
    }

    /// The sparse matrix under the flattened input, the output at its right, and what it is compared with.
    static MatrixPlan sparse(Need need, MatrixContent.Sparse s, GridModel field, double width, double height) {
        double k = need.scale();
        double usual = Math.clamp(width * 0.22, LEAST_SIDE, MOST_SIDE * k);
        var plan = sparse(need, s, field, width, height, usual);
        if (plan.matrix().down() >= NUMBERED) {
            return plan;
        }
        // kernel and input give way as far as they can still be read, if the matrix has numbers then
        double least = Math.clamp(field.columns() * READABLE * k + MARGINS, LEAST_SIDE, usual);
        var narrow = sparse(need, s, field, width, height, least);
        return narrow.matrix().down() >= NUMBERED ? narrow : plan;
    }

    private static MatrixPlan sparse(
            Need need, MatrixContent.Sparse s, GridModel field, double width, double height, double side) {
        double k = need.scale();
        double caption = need.caption();
        double room = width - side - BETWEEN;
        int rows = s.matrix().rows();
        int columns = s.matrix().columns();
        boolean isTurned = s.turned().isPresent();
        double noteHeight = need.note().applyAsDouble(room) + 4;
        double mostLine = MOST_PITCH * LINE_PART * k;
        double outputWidth = Math.max(need.output(), MOST_PITCH * k) + 10;
        var plan = SparsePlan.of(
                new SparsePlan.Need(
                        rows,
                        columns,
                        isTurned,
                        need.matrix(),
                        outputWidth + MARGINS,
                        2 * caption + 6 + 2 * MARGINS,
                        LEAST_LINE,
                        mostLine,
                        caption + MARGINS,
                        need.companions()),
                room,
                height - noteHeight);
        double c = plan.pitch();
        double line = Math.clamp(c, LEAST_LINE, mostLine);
        double d = plan.companionPitch();
        double others =
                plan.below() ? 0 : SparsePlan.BETWEEN + Math.max(need.companions(), isTurned ? rows * d + MARGINS : 0);
        double stretched = plan.below() ? columns : columns * (1 + d / c);
        double spare = Math.min(
                (room - others - outputWidth - MARGINS) / columns,
                (room - SparsePlan.BETWEEN - outputWidth - 2 * MARGINS) / stretched);
        double across = Math.max(c, Math.min(Math.min(c * MOST_STRETCH, spare), mostLine));
        double matrixWidth = Math.max(need.matrix(), columns * across + MARGINS);
        double denseWidth = Math.max(need.companions(), columns * across / c * d + MARGINS);
        double used = matrixWidth + outputWidth + (plan.below() ? 0 : SparsePlan.BETWEEN + denseWidth);
        double left = Math.max(0, room - used) / 2;
        double right = left + side + BETWEEN;
        double top = caption + line + MARGINS + 4;
        double bottom = top + caption + rows * c + MARGINS + 2;
        double cx = plan.below() ? right : right + matrixWidth + outputWidth + SparsePlan.BETWEEN;
        double cy = plan.below() ? bottom + noteHeight + SparsePlan.BETWEEN / 2 : top;
        Optional<Spot> turned = Optional.empty();
        if (isTurned) {
            turned = Optional.of(new Spot(cx, plan.below() ? cy : 0, d, d));
            if (plan.below()) {
                cx += Math.max(need.companions(), rows * d + MARGINS) + SparsePlan.BETWEEN;
            } else {
                cy = caption + columns * d + MARGINS + SparsePlan.BETWEEN / 2;
            }
        }
        double noteTop = plan.below() ? bottom : Math.max(bottom, cy + caption + rows * d + MARGINS + 2);
        // kernel and input share the column, so that the numbers of both can be read
        double shared = (height - caption - need.fieldCaption() - 2 * MARGINS - 16)
                / (s.kernel().rows() + field.rows());
        double weight = Math.min(
                MOST_PITCH * 0.9 * k,
                Math.min((side - MARGINS) / s.kernel().columns(), Math.max(LEAST_WEIGHT / 2, shared)));
        double fieldTop = caption + s.kernel().rows() * weight + MARGINS + 16;
        double cell = fieldCell(field, side, height - fieldTop - need.fieldCaption(), k);
        return new MatrixPlan(
                new Spot(left, fieldTop, cell, cell),
                new Spot(left, 0, weight, weight),
                new Spot(right, top, across, c),
                Optional.of(new Spot(right, 0, across, line)),
                new Spot(right + matrixWidth + 10, top, Math.clamp(c, LEAST_LINE, MOST_PITCH * k), c),
                turned,
                Optional.of(new Spot(cx, cy, across / c * d, d)),
                new Note(right + MARGINS / 2, noteTop, width - right - MARGINS / 2));
    }

    /// The input alone, where the matrix is too large.
    static Spot alone(Need need, GridModel field, double width, double height) {
        double cell =
                fieldCell(field, Math.min(width, MOST_SIDE * need.scale()), height - need.fieldCaption(), need.scale());
        return new Spot(0, 0, cell, cell);
    }

    private static double fieldCell(GridModel field, double width, double height, double k) {
        double pitch = Math.min((width - MARGINS) / field.columns(), (height - MARGINS) / field.rows());
        return Math.clamp(Math.floor(pitch - GridPainter.gap(pitch - 2)), 1, MOST_FIELD_CELL * k);
    }

    /// The smallest cell whose number has to be read.
    double smallest() {
        return Math.min(Math.min(matrix.across(), matrix.down()), field.down());
    }
}
