package convarium.app.render;

import convarium.app.render.GridModel.Outline;
import convarium.app.theme.Palette;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.canvas.Canvas;

/// A canvas that shows a grid and, from one moment to the next, paints only the cells that look otherwise, and those
/// that the window's outline leaves or comes to.
///
/// Pixels come out as if everything had been painted anew, but for a few 255ths at smooth edges.
public final class GridCanvas {
    /// Below this the space between cells is no whole pixel, and what one cell leaves would show in the next.
    private static final double LEAST_CELL = 4;
    /// How far an outline reaches beyond its cells, in pixels, at most.
    private static final double OUTLINE = 5;

    private final Canvas canvas;
    private final CanvasPainter painter;
    private Optional<Shown> shown = Optional.empty();
    private boolean[] stale = {};

    private record Shown(GridModel grid, Palette palette, double cell, double margin) {
        boolean fits(GridModel next, Palette colours, double size, double around) {
            return next.rows() == grid.rows()
                    && next.columns() == grid.columns()
                    && colours.equals(palette)
                    && size == cell
                    && around == margin;
        }
    }

    /// Nothing is painted yet.
    public GridCanvas(Canvas canvas) {
        this.canvas = canvas;
        painter = new CanvasPainter(canvas.getGraphicsContext2D());
    }

    /// The canvas.
    public Canvas canvas() {
        return canvas;
    }

    /// Has everything painted anew the next time: the canvas took another size, or something else was painted on it.
    public void invalidate() {
        shown = Optional.empty();
    }

    /// Shows a grid.
    ///
    /// @param margin around the cells, in whole pixels
    public void draw(GridModel grid, Palette palette, double cell, double margin) {
        var before = shown.filter(s -> cell >= LEAST_CELL && s.fits(grid, palette, cell, margin));
        shown = Optional.of(new Shown(grid, palette, cell, margin));
        if (before.isPresent()) {
            update(before.get().grid(), grid, palette, cell, margin);
        } else {
            // a canvas keeps its pixels when it shrinks; where its size is no whole number, the outermost
            // pixels would be cleared only in part, and show a line of what was there before
            canvas.getGraphicsContext2D()
                    .clearRect(0, 0, Math.ceil(canvas.getWidth()) + 1, Math.ceil(canvas.getHeight()) + 1);
            GridPainter.draw(painter, grid, palette, cell, margin, margin);
        }
    }

    private void update(GridModel before, GridModel grid, Palette palette, double cell, double margin) {
        int columns = grid.columns();
        int cells = grid.rows() * columns;
        if (stale.length != cells) {
            stale = new boolean[cells];
        } else {
            Arrays.fill(stale, false);
        }
        boolean any = false;
        for (int i = 0; i < cells; i++) {
            if (!grid.cells().get(i).equals(before.cells().get(i))) {
                stale[i] = true;
                any = true;
            }
        }
        boolean moved = !grid.outline().equals(before.outline());
        if (!any && !moved) {
            return;
        }
        boolean outlined =
                moved || grid.outline().filter(o -> touches(grid, o, cell)).isPresent();
        if (outlined) {
            before.outline().ifPresent(o -> spoil(grid, o, cell));
            grid.outline().ifPresent(o -> spoil(grid, o, cell));
        }
        for (int i = 0; i < cells; i++) {
            if (stale[i]) {
                clear(grid, i / columns, i % columns, cell, margin);
            }
        }
        double pitch = GridPainter.pitch(cell);
        for (int i = 0; i < cells; i++) {
            if (stale[i]) {
                int row = i / columns;
                double x = margin + i % columns * pitch;
                double y = margin + row * pitch;
                GridPainter.draw(painter, grid.cells().get(i), palette, cell, x, y);
            }
        }
        if (outlined) {
            grid.outline().ifPresent(o -> GridPainter.outline(painter, o, palette, cell, margin, margin));
        }
    }

    /// Clears a cell with the space around it, at the grid's edge to the canvas's.
    private void clear(GridModel grid, int row, int column, double cell, double margin) {
        double gap = GridPainter.gap(cell);
        double pitch = GridPainter.pitch(cell);
        double left = column == 0 ? 0 : margin + column * pitch - gap;
        double top = row == 0 ? 0 : margin + row * pitch - gap;
        double right = margin + column * pitch + cell + (column == grid.columns() - 1 ? margin : gap);
        double bottom = margin + row * pitch + cell + (row == grid.rows() - 1 ? margin : gap);
        canvas.getGraphicsContext2D().clearRect(left, top, right - left, bottom - top);
    }

    private boolean touches(GridModel grid, Outline outline, double cell) {
        var span = Span.of(grid, outline, cell);
        for (int r = span.top; r <= span.bottom; r++) {
            for (int c = span.left; c <= span.right; c++) {
                if (stale[r * grid.columns() + c]) {
                    return true;
                }
            }
        }
        return false;
    }

    private void spoil(GridModel grid, Outline outline, double cell) {
        var span = Span.of(grid, outline, cell);
        for (int r = span.top; r <= span.bottom; r++) {
            Arrays.fill(stale, r * grid.columns() + span.left, r * grid.columns() + span.right + 1, true);
        }
    }

    /// The cells that an outline may touch.
    private record Span(int top, int left, int bottom, int right) {
        static Span of(GridModel grid, Outline o, double cell) {
            double beyond = OUTLINE / GridPainter.pitch(cell);
            return new Span(
                    at(o.row() - beyond, grid.rows()),
                    at(o.column() - beyond, grid.columns()),
                    at(o.row() + o.rows() + beyond, grid.rows()),
                    at(o.column() + o.columns() + beyond, grid.columns()));
        }

        private static int at(double place, int cells) {
            return Math.clamp((long) Math.floor(place), 0, cells - 1);
        }
    }
}
