package convarium.app.render;

import convarium.app.render.GridModel.Cell;
import convarium.app.theme.Fonts;
import convarium.app.theme.Palette;
import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws a grid of numbers.
public final class GridPainter {
    private GridPainter() {}

    /// Cells smaller than this carry no small additions.
    private static final double LEAST_FOR_NOTES = 30;
    /// Cells smaller than this carry no numbers.
    private static final double LEAST_FOR_NUMBERS = 12;

    /// Space between two cells.
    public static double gap(double cell) {
        if (cell >= 34) {
            return 3;
        }
        if (cell >= 18) {
            return 2;
        }
        return cell >= 4 ? 1 : 0.5;
    }

    /// From one cell's left edge to the next one's.
    public static double pitch(double cell) {
        return cell + gap(cell);
    }

    /// The length of so many cells with their gaps.
    public static double length(int cells, double cell) {
        return cells * pitch(cell) - gap(cell);
    }

    /// Draws a grid with its top left at (x, y).
    public static void draw(GraphicsContext gc, GridModel grid, Palette palette, double cell, double x, double y) {
        double pitch = pitch(cell);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                draw(gc, grid.cell(r, c), palette, cell, x + c * pitch, y + r * pitch);
            }
        }
        grid.outline().ifPresent(o -> {
            gc.setStroke(palette.input());
            gc.setLineWidth(cell >= 26 ? 2.5 : 1.75);
            double out = gap(cell) * 0.5 + 1.5;
            gc.strokeRoundRect(
                    x + o.column() * pitch - out,
                    y + o.row() * pitch - out,
                    length(o.columns(), cell) + 2 * out,
                    length(o.rows(), cell) + 2 * out,
                    12,
                    12);
        });
    }

    private static void draw(GraphicsContext gc, Cell look, Palette palette, double cell, double x, double y) {
        double arc = Math.min(10, cell * 0.25);
        var colours = Colours.of(look.fill(), palette);
        if (colours.fill() != null) {
            gc.setGlobalAlpha(look.fill() == GridModel.Fill.OUTPUT_STRONG ? look.reveal() : 1);
            gc.setFill(colours.fill());
            gc.fillRoundRect(x, y, cell, cell, arc, arc);
            gc.setGlobalAlpha(1);
        }
        if (colours.hatched()) {
            hatch(gc, palette, cell, x, y);
        }
        if (colours.border() != null) {
            gc.setStroke(colours.border());
            gc.setLineWidth(1);
            if (colours.hatched()) {
                gc.setLineDashes(3, 3);
            }
            gc.strokeRoundRect(x + 0.5, y + 0.5, cell - 1, cell - 1, arc, arc);
            gc.setLineDashes();
        }
        if (look.pinned()) {
            gc.setStroke(palette.accent());
            gc.setLineWidth(2.5);
            gc.strokeRoundRect(x + 1, y + 1, cell - 2, cell - 2, arc, arc);
        }
        if (cell >= LEAST_FOR_NUMBERS) {
            numbers(gc, look, colours, palette, cell, x, y);
        }
    }

    private static void numbers(
            GraphicsContext gc, Cell look, Colours colours, Palette palette, double cell, double x, double y) {
        boolean noted = !look.note().isEmpty() && cell >= LEAST_FOR_NOTES;
        gc.setGlobalAlpha(look.reveal());
        if (!look.text().isEmpty()) {
            gc.setFill(colours.ink());
            boolean strong = colours.strong();
            gc.setFont(fitting(look.text(), Math.max(cell * 0.36, Math.min(14.4, cell * 0.52)), cell * 0.9, strong));
            gc.fillText(look.text(), x + cell / 2, y + cell / 2 - (noted ? cell * 0.05 : 0));
        }
        if (noted) {
            gc.setTextAlign(TextAlignment.RIGHT);
            gc.setFill(colours.noteInk() == null ? palette.kernelInk() : colours.noteInk());
            gc.setFont(fitting(look.note(), Math.max(8.5, cell * 0.19), cell - 8, true));
            gc.fillText(look.note(), x + cell - 4, y + cell - Math.max(7, cell * 0.15));
            gc.setTextAlign(TextAlignment.CENTER);
        }
        gc.setGlobalAlpha(1);
    }

    /// The face for a number, smaller where it would not fit its cell.
    public static Font fitting(String text, double size, double width, boolean strong) {
        var font = face(size, strong);
        if (text.length() > 2) {
            var measure = new Text(text);
            measure.setFont(font);
            double needed = measure.getLayoutBounds().getWidth();
            if (needed > width) {
                return face(Math.max(6, size * width / needed), strong);
            }
        }
        return font;
    }

    private static Font face(double size, boolean strong) {
        double rounded = Math.round(size * 2) / 2.0;
        return Font.font(strong ? Fonts.WORDS_SEMIBOLD : Fonts.WORDS, rounded);
    }

    private static void hatch(GraphicsContext gc, Palette palette, double cell, double x, double y) {
        gc.save();
        gc.beginPath();
        gc.rect(x + 1, y + 1, cell - 2, cell - 2);
        gc.clip();
        gc.setStroke(palette.line());
        gc.setLineWidth(1);
        double step = cell >= 30 ? 7 : 5;
        double phase = Math.floorMod((long) x - (long) y, (long) step);
        for (double d = -cell - phase; d < cell; d += step) {
            gc.strokeLine(x + d, y, x + d + cell, y + cell);
        }
        gc.restore();
    }

    record Colours(
            @org.jspecify.annotations.Nullable Color fill,
            Color ink,
            @org.jspecify.annotations.Nullable Color border,
            @org.jspecify.annotations.Nullable Color noteInk,
            boolean hatched,
            boolean strong) {

        static Colours of(GridModel.Fill fill, Palette p) {
            return switch (fill) {
                case INPUT -> new Colours(p.inset(), p.ink(), null, null, false, false);
                case WINDOW -> new Colours(p.inputSoft(), p.inputInk(), null, null, false, false);
                case INPUT_STRONG -> new Colours(p.input(), p.onOutput(), null, p.onOutput(), false, true);
                case ADDED -> new Colours(null, p.muted(), p.faint().interpolate(p.bg(), 0.35), null, true, false);
                case ADDED_WINDOW -> new Colours(p.inputSoft(), p.inputInk(), p.input(), null, true, false);
                case BEYOND -> new Colours(null, p.muted(), null, null, false, false);
                case KERNEL -> new Colours(p.kernelSoft(), p.kernelInk(), null, p.outputInk(), false, false);
                case KERNEL_STRONG -> new Colours(p.kernel(), p.onOutput(), null, p.onOutput(), false, true);
                case OUTPUT -> new Colours(p.outputSoft(), p.outputInk(), null, null, false, false);
                case OUTPUT_STRONG -> new Colours(p.output(), p.onOutput(), p.output(), p.onOutput(), false, true);
                case EMPTY -> new Colours(null, p.muted(), p.line(), null, false, false);
            };
        }
    }

    /// Draws a product on its way from a cell to the sum.
    ///
    /// @param along from 0 (leaving) to 1 (arrived)
    public static void flying(
            GraphicsContext gc, String text, Palette palette, double cell, double[] from, double[] to, double along) {
        double ease = Ease.inOut(along);
        double lift = -Math.sin(Math.PI * along) * cell * 0.5;
        double x = from[0] + (to[0] - from[0]) * ease;
        double y = from[1] + (to[1] - from[1]) * ease + lift;
        double size = Math.max(9, cell * 0.27);
        var font = fitting(text, size, cell * 2, true);
        double width = Math.max(size * 1.5, size * 0.62 * text.length() + size * 0.8);
        gc.setGlobalAlpha(Math.min(1, Math.min(along * 6, (1 - along) * 5)));
        gc.setFill(palette.output());
        gc.fillRoundRect(x - width / 2, y - size * 0.75, width, size * 1.5, size * 1.5, size * 1.5);
        gc.setFill(palette.onOutput());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.CENTER);
        gc.setFont(font);
        gc.fillText(text, x, y);
        gc.setGlobalAlpha(1);
    }

    /// A grid of equal cells.
    public static GridModel uniform(int rows, int columns, Cell cell) {
        var cells = new Cell[rows * columns];
        Arrays.fill(cells, cell);
        return new GridModel(rows, columns, Arrays.asList(cells), java.util.Optional.empty());
    }
}
