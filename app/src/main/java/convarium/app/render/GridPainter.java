package convarium.app.render;

import convarium.app.render.GridModel.Cell;
import convarium.app.theme.Palette;
import convarium.engine.arithmetic.Derivation.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.paint.Color;

/// Draws a grid of numbers.
public final class GridPainter {
    private GridPainter() {}

    /// Cells smaller than this carry no small additions.
    private static final double LEAST_FOR_NOTES = 30;
    /// Cells smaller than this carry no numbers.
    private static final double LEAST_FOR_NUMBERS = 12;

    /// Numbers in small cells take more of the cell, up to this size of type.
    private static final double LARGEST_IN_SMALL = 14.4;

    /// Cells smaller than this are too small for hatching to be seen: they are tinted instead.
    private static final double LEAST_FOR_HATCHING = 9;

    private static final double TINT = 0.45;

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
    public static double length(double cells, double cell) {
        return cells * pitch(cell) - gap(cell);
    }

    /// Draws a grid with its top left at (x, y).
    public static void draw(Painter painter, GridModel grid, Palette palette, double cell, double x, double y) {
        double pitch = pitch(cell);
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                draw(painter, grid.cell(r, c), palette, cell, x + c * pitch, y + r * pitch);
            }
        }
        grid.outline().ifPresent(o -> outline(painter, o, palette, cell, x, y));
    }

    /// Draws a window's outline over a grid whose top left is at (x, y).
    static void outline(Painter painter, GridModel.Outline o, Palette palette, double cell, double x, double y) {
        double pitch = pitch(cell);
        double out = gap(cell) * 0.5 + 1.5;
        painter.stroke(
                x + o.column() * pitch - out,
                y + o.row() * pitch - out,
                length(o.columns(), cell) + 2 * out,
                length(o.rows(), cell) + 2 * out,
                12,
                palette.input(),
                cell >= 26 ? 2.5 : 1.75,
                false);
    }

    /// Draws a grid that is being turned by 180° to where [#draw] shows it: its cells swing about its middle, upright,
    /// and are smaller on the way, so that none lies over another.
    ///
    /// @param along from 0 (each cell lies where the opposite one belongs) to 1 (there)
    public static void turning(
            Painter painter, GridModel grid, Palette palette, double cell, double x, double y, double along) {
        double angle = Math.PI * (1 - Ease.inOut(along));
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double small = cell / (Math.abs(cos) + Math.abs(sin));
        double middleX = x + length(grid.columns(), cell) / 2;
        double middleY = y + length(grid.rows(), cell) / 2;
        double pitch = pitch(cell);
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                double right = (c - (grid.columns() - 1) / 2.0) * pitch;
                double down = (r - (grid.rows() - 1) / 2.0) * pitch;
                draw(
                        painter,
                        grid.cell(r, c),
                        palette,
                        small,
                        middleX + right * cos + down * sin - small / 2,
                        middleY - right * sin + down * cos - small / 2);
            }
        }
    }

    /// Draws one cell with its top left at (x, y).
    static void draw(Painter painter, Cell look, Palette palette, double cell, double x, double y) {
        double arc = Math.min(10, cell * 0.25);
        var colours = Colours.of(look.fill(), look.tone(), palette);
        if (colours.fill() != null) {
            double there = colours.strong() ? look.reveal() : 1;
            painter.fill(x, y, cell, cell, arc, colours.fill(), there);
        }
        boolean hatched = colours.hatched() && cell >= LEAST_FOR_HATCHING;
        if (hatched) {
            hatch(painter, colours.hatch(palette), cell, x, y);
        } else if (colours.hatched() && colours.fill() == null) {
            painter.fill(x, y, cell, cell, arc, palette.line(), TINT);
        }
        if (colours.border() != null && (hatched || !colours.hatched())) {
            painter.stroke(x + 0.5, y + 0.5, cell - 1, cell - 1, arc, colours.border(), 1, hatched);
        }
        if (look.pinned()) {
            // all of the stroke lies within the cell, so that a cell can be painted without its neighbours
            painter.stroke(x + 1.25, y + 1.25, cell - 2.5, cell - 2.5, arc, palette.accent(), 2.5, false);
        }
        if (cell >= LEAST_FOR_NUMBERS) {
            numbers(painter, look, colours, palette, cell, x, y);
        }
    }

    private static void numbers(
            Painter painter, Cell look, Colours colours, Palette palette, double cell, double x, double y) {
        boolean noted = !look.note().isEmpty() && cell >= LEAST_FOR_NOTES;
        if (!look.text().isEmpty()) {
            boolean strong = colours.strong();
            double most = Math.max(cell * 0.36, Math.min(LARGEST_IN_SMALL, cell * 0.64));
            double size = Type.fitting(look.text(), most, cell * 0.9, strong);
            if (size <= Type.LEAST && Type.width(look.text(), size, strong) > cell) {
                // it would lie over its neighbours
                return;
            }
            painter.text(
                    look.text(),
                    x + cell / 2,
                    y + cell / 2 - (noted ? cell * 0.05 : 0),
                    Painter.Anchor.MIDDLE,
                    size,
                    strong,
                    colours.ink(),
                    look.reveal());
        }
        if (noted) {
            painter.text(
                    look.note(),
                    x + cell - 4,
                    y + cell - Math.max(7, cell * 0.15),
                    Painter.Anchor.END,
                    Type.fitting(look.note(), Math.max(8.5, cell * 0.19), cell - 8, true),
                    true,
                    noteInk(look, colours, palette),
                    look.reveal());
        }
    }

    private static Color noteInk(Cell look, Colours colours, Palette palette) {
        if (colours.noteInk() != null && (colours.strong() || look.noteRole() == Role.PLAIN)) {
            return colours.noteInk();
        }
        return switch (look.noteRole()) {
            case PLAIN, KERNEL -> palette.kernelInk();
            case INPUT -> palette.inputInk();
            case OUTPUT -> palette.outputInk();
        };
    }

    /// Lines at 45° that end at the cell's edge; their phase goes on from cell to cell.
    private static void hatch(Painter painter, Color colour, double cell, double x, double y) {
        double step = cell >= 30 ? 7 : 5;
        double phase = Math.floorMod((long) x - (long) y, (long) step);
        double least = 1.5;
        double most = cell - 1.5;
        for (double d = -cell - phase; d < cell; d += step) {
            double from = Math.max(least, least - d);
            double to = Math.min(most, most - d);
            if (to > from) {
                painter.line(x + d + from, y + from, x + d + to, y + to, colour);
            }
        }
    }

    record Colours(
            @org.jspecify.annotations.Nullable Color fill,
            Color ink,
            @org.jspecify.annotations.Nullable Color border,
            @org.jspecify.annotations.Nullable Color noteInk,
            boolean hatched,
            boolean strong) {

        /// What the lines are drawn in: on a fill of its own they have to be told from it.
        Color hatch(Palette p) {
            return p.outputSoft().equals(fill) ? p.outputSoft().interpolate(p.output(), 0.4) : p.line();
        }

        static Colours of(GridModel.Fill fill, Palette p) {
            return of(fill, 0, p);
        }

        static Colours of(GridModel.Fill fill, double tone, Palette p) {
            return fill == GridModel.Fill.DIFFERENCE
                    ? Known.of(p).tone(tone)
                    : Objects.requireNonNull(Known.of(p).colours.get(fill));
        }

        private static Colours made(GridModel.Fill fill, Palette p) {
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
                case OUTPUT_STOPPED -> new Colours(null, p.muted(), p.output(), p.outputInk(), true, false);
                case OUTPUT_OTHER -> new Colours(p.outputSoft(), p.outputInk(), p.output(), null, true, false);
                case EMPTY -> new Colours(null, p.muted(), p.line(), null, false, false);
                case ENTERED -> new Colours(null, p.muted(), p.faint(), null, false, false);
                case DIFFERENCE -> difference(0, p);
                case TYPED -> new Colours(p.panel(), p.ink(), p.accent(), null, false, false);
                case WRONG -> new Colours(null, p.danger(), p.danger(), p.outputInk(), true, false);
            };
        }
    }

    /// The colours of the palette asked for last, made once: a frame asks for every cell's.
    private record Known(Palette palette, Map<GridModel.Fill, Colours> colours, Map<Double, Colours> tones) {
        private static final int MOST_TONES = 4096;
        private static final AtomicReference<Optional<Known>> LAST = new AtomicReference<>(Optional.empty());

        /// The colours of a signed value.
        Colours tone(double tone) {
            if (tones.size() > MOST_TONES) {
                tones.clear();
            }
            return tones.computeIfAbsent(tone, t -> difference(t, palette));
        }

        static Known of(Palette palette) {
            var last = LAST.get();
            if (last.isPresent() && last.get().palette.equals(palette)) {
                return last.get();
            }
            var made = new EnumMap<GridModel.Fill, Colours>(GridModel.Fill.class);
            for (var fill : GridModel.Fill.values()) {
                made.put(fill, Colours.made(fill, palette));
            }
            var known = new Known(palette, made, new ConcurrentHashMap<>());
            LAST.set(Optional.of(known));
            return known;
        }
    }

    /// The colour of a signed value: a raised surface for zero.
    ///
    /// @param tone from −1, the most negative, to 1, the most positive
    public static Color signed(double tone, Palette p) {
        int argb = Oklab.of(p.panel())
                .mixed(Oklab.of(tone < 0 ? p.negative() : p.positive()), Math.abs(tone))
                .argb();
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    /// Its number stands there in what can be read best.
    private static Colours difference(double tone, Palette p) {
        var fill = signed(tone, p);
        var ink = contrast(p.ink(), fill) >= contrast(p.panel(), fill) ? p.ink() : p.panel();
        return new Colours(fill, tone == 0 ? p.muted() : ink, p.line(), null, false, false);
    }

    /// The contrast of WCAG 2 between two opaque colours, from 1 to 21.
    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// Draws a product on its way from a cell to the sum.
    ///
    /// @param along from 0 (leaving) to 1 (arrived)
    public static void flying(
            Painter painter, String text, Palette palette, double cell, double[] from, double[] to, double along) {
        double ease = Ease.inOut(along);
        double lift = -Math.sin(Math.PI * along) * cell * 0.5;
        double x = from[0] + (to[0] - from[0]) * ease;
        double y = from[1] + (to[1] - from[1]) * ease + lift;
        double size = Math.max(9, cell * 0.27);
        double width = Math.max(size * 1.5, size * 0.62 * text.length() + size * 0.8);
        double there = Math.min(1, Math.min(along * 6, (1 - along) * 5));
        painter.fill(x - width / 2, y - size * 0.75, width, size * 1.5, size * 1.5, palette.output(), there);
        double fitting = Type.fitting(text, size, cell * 2, true);
        painter.text(text, x, y, Painter.Anchor.MIDDLE, fitting, true, palette.onOutput(), there);
    }

    /// A grid of equal cells.
    public static GridModel uniform(int rows, int columns, Cell cell) {
        var cells = new Cell[rows * columns];
        Arrays.fill(cells, cell);
        return new GridModel(rows, columns, Arrays.asList(cells), Optional.empty());
    }
}
