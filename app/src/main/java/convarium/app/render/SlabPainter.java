package convarium.app.render;

import convarium.app.render.GridModel.Cell;
import convarium.app.theme.Palette;
import javafx.scene.paint.Color;

/// Draws a grid of numbers on a plane that is seen aslant. Numbers stay upright, so that they can be read from any
/// side.
public final class SlabPainter {
    private SlabPainter() {}

    /// Cells smaller than this carry no numbers.
    private static final double LEAST_FOR_NUMBERS = 11;

    private static final double INSET = 0.05;
    private static final double EDGE = 0.12;

    /// Draws a grid on a slab, which hides what lies behind it.
    ///
    /// @param numbers whether numbers are written where there is room
    /// @param opacity of the cells, from 0 to 1
    public static void draw(
            Painter painter, GridModel grid, Slab slab, Palette palette, boolean numbers, double opacity) {
        double[] plate = slab.corners(-EDGE, -EDGE, grid.rows() + 2 * EDGE, grid.columns() + 2 * EDGE);
        painter.fillShape(plate, palette.panel(), 1);
        painter.strokeShape(plate, palette.line(), 1);
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                draw(painter, grid.cell(r, c), slab, r, c, palette, numbers, opacity);
            }
        }
        grid.outline()
                .ifPresent(o -> painter.strokeShape(
                        slab.corners(o.row(), o.column(), o.rows(), o.columns()), palette.input(), 2));
    }

    private static void draw(
            Painter painter,
            Cell look,
            Slab slab,
            int row,
            int column,
            Palette palette,
            boolean numbers,
            double opacity) {
        var colours = GridPainter.Colours.of(look.fill(), palette);
        double[] cell = slab.corners(row + INSET, column + INSET, 1 - 2 * INSET, 1 - 2 * INSET);
        double there = (colours.strong() ? look.reveal() : 1) * opacity;
        Color fill = colours.fill();
        if (fill != null) {
            painter.fillShape(cell, fill, there);
        } else if (colours.border() != null) {
            painter.strokeShape(cell, palette.line(), 1);
        }
        if (look.pinned()) {
            painter.strokeShape(cell, palette.accent(), 2.5);
        }
        double side = slab.cell();
        if (numbers && side >= LEAST_FOR_NUMBERS && !look.text().isEmpty()) {
            double size = Math.max(side * 0.38, Math.min(14, side * 0.56));
            painter.text(
                    look.text(),
                    slab.x(row + 0.5, column + 0.5),
                    slab.y(row + 0.5, column + 0.5),
                    Painter.Anchor.MIDDLE,
                    Type.fitting(look.text(), size, side * 0.9, colours.strong()),
                    colours.strong(),
                    colours.ink(),
                    look.reveal() * opacity);
        }
    }
}
