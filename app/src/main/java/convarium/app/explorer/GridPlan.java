package convarium.app.explorer;

import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import java.util.Optional;

/// Where the three grids stand: side by side, or the kernel above the output where that lets cells be larger.
///
/// Places are the top left of a grid with its caption; signs are given by their middle.
///
/// @param cell the side of a cell of the input
/// @param kernelCell the side of a weight: the same, or as much larger as its caption leaves room for
/// @param outputCell the side of an output cell, likewise
record GridPlan(
        double cell,
        double kernelCell,
        double outputCell,
        double inputX,
        double inputY,
        double kernelX,
        double kernelY,
        double outputX,
        double outputY,
        double timesX,
        double timesY,
        double equalsX,
        double equalsY) {

    private static final double MOST_CELL = 132;
    private static final double LEAST_CELL = 1;
    private static final double READABLE_CELL = 32;
    private static final double LEAST_GAP = 44;
    private static final double MOST_GAP = 130;
    private static final double BETWEEN_ROWS = 20;
    private static final double FRAME = 8;

    /// The least widths that the captions leave to their grids.
    record Captions(double input, double kernel, double output) {}

    /// Plans for a space; `caption` is the height that each grid needs beyond its cells.
    static GridPlan of(
            GridModel input,
            Optional<GridModel> kernel,
            GridModel output,
            double width,
            double height,
            double caption,
            Captions captions) {
        int kr = kernel.map(GridModel::rows).orElse(0);
        int kc = kernel.map(GridModel::columns).orElse(0);
        int gaps = kernel.isPresent() ? 2 : 1;
        double inRow = inRow(input, kr, kc, output, width, height - caption, gaps, captions);
        double stacked = kernel.isPresent()
                ? largest(
                        input.columns() + Math.max(kc, output.columns()),
                        Math.max(input.rows(), kr + output.rows()),
                        width - LEAST_GAP - 2 * FRAME,
                        Math.min(
                                height - caption,
                                height
                                        - (kr + output.rows() > input.rows() - 2
                                                ? 2 * caption + BETWEEN_ROWS
                                                : caption)))
                : 0;
        return stacked > inRow * 1.15
                ? stacked(input, kr, kc, output, width, height, caption, stacked, captions)
                : row(input, kr, kc, output, width, height, caption, inRow, captions);
    }

    /// The largest cell with which three grids, or their captions where those are wider, stand side by side.
    private static double inRow(
            GridModel input,
            int kr,
            int kc,
            GridModel output,
            double width,
            double height,
            int gaps,
            Captions captions) {
        int rows = Math.max(input.rows(), Math.max(kr, output.rows()));
        double free = width - gaps * LEAST_GAP - (gaps + 1) * FRAME;
        double cell = largest(input.columns() + kc + output.columns(), rows, free, height);
        while (cell > LEAST_CELL
                && slot(input.columns(), cell, captions.input())
                                + (kc == 0 ? 0 : slot(kc, cell, captions.kernel()))
                                + slot(output.columns(), cell, captions.output())
                        > free) {
            cell--;
        }
        return cell;
    }

    /// Small grids under wide captions have room for larger cells, up to a readable size.
    private static double roomy(int columns, int rows, double cell, double caption, double height) {
        double pitch = Math.min(caption / columns, height / rows);
        return Math.max(cell, Math.min(READABLE_CELL, Math.floor(pitch - GridPainter.gap(pitch))));
    }

    private static double slot(int columns, double cell, double caption) {
        return Math.max(caption, GridPainter.length(columns, cell));
    }

    private static double largest(int columns, int rows, double width, double height) {
        double pitch = Math.min(width / columns, height / rows);
        double cell = Math.floor(pitch - GridPainter.gap(pitch - 3));
        return Math.clamp(cell, LEAST_CELL, MOST_CELL);
    }

    private static GridPlan row(
            GridModel input,
            int kr,
            int kc,
            GridModel output,
            double width,
            double height,
            double caption,
            double cell,
            Captions captions) {
        double iw = Math.max(captions.input(), GridPainter.length(input.columns(), cell) + FRAME);
        double kw = kc == 0 ? 0 : Math.max(captions.kernel(), GridPainter.length(kc, cell) + FRAME);
        double ow = Math.max(captions.output(), GridPainter.length(output.columns(), cell) + FRAME);
        int gaps = kc == 0 ? 1 : 2;
        double gap = Math.clamp((width - iw - kw - ow) / gaps, 24, MOST_GAP);
        double rest = Math.max(0, width - iw - kw - ow - gaps * gap);
        double left = rest / 2;
        double kernelCell = kc == 0 ? cell : roomy(kc, kr, cell, captions.kernel(), height - caption);
        double outputCell = roomy(output.columns(), output.rows(), cell, captions.output(), height - caption);
        double tallest = Math.max(
                GridPainter.length(input.rows(), cell),
                Math.max(
                        GridPainter.length(Math.max(1, kr), kernelCell),
                        GridPainter.length(output.rows(), outputCell)));
        double free = Math.max(0, height - caption - tallest);
        double middle = caption - 4 + tallest / 2 + Math.min(free / 2, 40);
        double kx = left + iw + gap;
        double ox = kc == 0 ? left + iw + gap : kx + kw + gap;
        return new GridPlan(
                cell,
                kernelCell,
                outputCell,
                left,
                top(middle, input.rows(), cell, caption),
                kx,
                top(middle, kr, kernelCell, caption),
                ox,
                top(middle, output.rows(), outputCell, caption),
                left + iw + gap / 2,
                middle,
                ox - gap / 2,
                middle);
    }

    private static double top(double middle, int rows, double cell, double caption) {
        return middle - GridPainter.length(Math.max(rows, 1), cell) / 2 - caption + 4;
    }

    private static GridPlan stacked(
            GridModel input,
            int kr,
            int kc,
            GridModel output,
            double width,
            double height,
            double caption,
            double cell,
            Captions captions) {
        double iw = Math.max(captions.input(), GridPainter.length(input.columns(), cell) + FRAME);
        double rw = Math.max(
                Math.max(captions.kernel(), captions.output()),
                GridPainter.length(Math.max(kc, output.columns()), cell) + FRAME);
        double gap = Math.clamp(width - iw - rw, 24, MOST_GAP);
        double left = Math.max(0, width - iw - rw - gap) / 2;
        double kernelHeight = caption + GridPainter.length(kr, cell);
        double outputHeight = caption + GridPainter.length(output.rows(), cell);
        double right = kernelHeight + BETWEEN_ROWS + outputHeight;
        double inputHeight = caption + GridPainter.length(input.rows(), cell);
        double tallest = Math.max(right, inputHeight);
        double free = Math.max(0, Math.min(height - tallest, 60)) / 2;
        double ky = free + (tallest - right) / 2;
        double oy = ky + kernelHeight + BETWEEN_ROWS;
        double x = left + iw + gap;
        return new GridPlan(
                cell,
                cell,
                cell,
                left,
                free + (tallest - inputHeight) / 2,
                x,
                ky,
                x,
                oy,
                x - gap / 2,
                ky + caption + GridPainter.length(kr, cell) / 2 - 4,
                x - gap / 2,
                oy + caption + GridPainter.length(output.rows(), cell) / 2 - 4);
    }
}
