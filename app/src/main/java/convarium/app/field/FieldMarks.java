package convarium.app.field;

import convarium.app.field.MapsPlan.Place;
import convarium.app.render.Painter;
import convarium.app.theme.Palette;
import convarium.engine.trace.UnitField.Seen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Marks that fields are drawn with: maps as grids, cells that are seen, padding hatched.
final class FieldMarks {
    private static final double LEAST_FOR_LINES = 4;
    private static final double HATCH = 6;
    private static final double OUTLINE = 1.75;

    private final Painter painter;
    private final Palette palette;
    private final double left;
    private final double top;

    /// @param left where the plan's zero lies
    /// @param top where the plan's zero lies
    FieldMarks(Painter painter, Palette palette, double left, double top) {
        this.painter = painter;
        this.palette = palette;
        this.left = left;
        this.top = top;
    }

    /// The cells of a map, empty.
    void map(Place p) {
        fill(p, 0, 0, p.rows(), p.columns(), palette.inset());
        double x = p.x(0);
        double y = p.y(0);
        painter.stroke(
                left + x - 0.5,
                top + y - 0.5,
                p.x(p.columns()) - x + 1,
                p.y(p.rows()) - y + 1,
                0,
                palette.line(),
                1,
                false);
    }

    /// The lines between the cells of a map, above what fills them.
    void lines(Place p) {
        if (Math.min(p.cellWidth(), p.cellHeight()) < LEAST_FOR_LINES) {
            return;
        }
        double x0 = left + p.x();
        double y0 = top + p.y();
        for (int c = 1; c < p.columns(); c++) {
            painter.fill(Math.rint(x0 + c * p.cellWidth()), y0, 1, p.rows() * p.cellHeight(), 0, palette.bg(), 1);
        }
        for (int r = 1; r < p.rows(); r++) {
            painter.fill(x0, Math.rint(y0 + r * p.cellHeight()), p.columns() * p.cellWidth(), 1, 0, palette.bg(), 1);
        }
    }

    /// The cells that are looked at, neighbours together.
    void cells(Place p, Seen seen, Color colour) {
        for (int[] rows : runs(seen.rows().cells())) {
            for (int[] columns : runs(seen.columns().cells())) {
                fill(p, rows[0], columns[0], rows[1] + 1, columns[1] + 1, colour);
            }
        }
    }

    /// Numbers in order as runs of neighbours: first and last of each.
    static List<int[]> runs(List<Integer> cells) {
        var runs = new ArrayList<int[]>();
        for (int cell : cells) {
            if (!runs.isEmpty() && runs.getLast()[1] == cell - 1) {
                runs.getLast()[1] = cell;
            } else {
                runs.add(new int[] {cell, cell});
            }
        }
        return runs;
    }

    /// Fills from a row and column up to others.
    void fill(Place p, double row, double column, double endRow, double endColumn, Color colour) {
        double x = p.x(column);
        double y = p.y(row);
        painter.fill(left + x, top + y, p.x(endColumn) - x, p.y(endRow) - y, 0, colour, 1);
    }

    /// The part of the rectangle that hangs over the map's edge: hatched, with a dashed edge.
    void overhang(Place p, Seen seen) {
        double x0 = p.x((double) seen.columns().first());
        double x1 = p.x(seen.columns().last() + 1.0);
        double y0 = p.y((double) seen.rows().first());
        double y1 = p.y(seen.rows().last() + 1.0);
        double mapX0 = Math.clamp(p.x(0), x0, x1);
        double mapX1 = Math.clamp(p.x(p.columns()), x0, x1);
        double mapY0 = Math.clamp(p.y(0), y0, y1);
        double mapY1 = Math.clamp(p.y(p.rows()), y0, y1);
        hatch(x0, y0, x1, mapY0);
        hatch(x0, mapY1, x1, y1);
        hatch(x0, mapY0, mapX0, mapY1);
        hatch(mapX1, mapY0, x1, mapY1);
        boolean hangs = seen.outside() > 0;
        painter.stroke(left + x0, top + y0, x1 - x0, y1 - y0, 0, palette.input(), OUTLINE, hangs);
        if (hangs && mapX1 > mapX0 && mapY1 > mapY0) {
            painter.stroke(left + mapX0, top + mapY0, mapX1 - mapX0, mapY1 - mapY0, 0, palette.input(), OUTLINE, false);
        }
    }

    /// Lines at 45° over a rectangle, cut off at its edges; their phase is the drawing's own, so that
    /// neighbours join.
    private void hatch(double x0, double y0, double x1, double y1) {
        if (x1 - x0 < 1 || y1 - y0 < 1) {
            return;
        }
        painter.fill(left + x0, top + y0, x1 - x0, y1 - y0, 0, palette.inputSoft(), 0.4);
        double first = Math.ceil((x0 - y1) / HATCH) * HATCH;
        for (double d = first; d < x1 - y0; d += HATCH) {
            double from = Math.max(y0, x0 - d);
            double to = Math.min(y1, x1 - d);
            if (to > from) {
                painter.line(left + from + d, top + from, left + to + d, top + to, palette.input());
            }
        }
    }

    /// From the right edge of what is seen of one map to the left edge of what is seen of the next.
    void cone(Place from, Seen seen, Place to, Seen next) {
        double x0 = left + from.x(seen.columns().last() + 1.0);
        double x1 = left + to.x((double) next.columns().first());
        var colour = palette.input().interpolate(palette.bg(), 0.35);
        painter.line(
                x0,
                top + from.y((double) seen.rows().first()),
                x1,
                top + to.y((double) next.rows().first()),
                colour);
        painter.line(
                x0,
                top + from.y(seen.rows().last() + 1.0),
                x1,
                top + to.y(next.rows().last() + 1.0),
                colour);
    }

    /// The unit itself.
    void unit(Place p, int row, int column, boolean kept) {
        double x = left + p.x(column);
        double y = top + p.y(row);
        double w = p.x(column + 1.0) - p.x(column);
        double h = p.y(row + 1.0) - p.y(row);
        double grown = Math.max(0, 5 - Math.min(w, h)) / 2;
        painter.fill(x - grown, y - grown, w + 2 * grown, h + 2 * grown, Math.min(6, w * 0.25), palette.output(), 1);
        if (kept) {
            double out = grown + 2;
            painter.stroke(x - out, y - out, w + 2 * out, h + 2 * out, 6, palette.accent(), 2, false);
        }
    }
}
