package convarium.app.render;

import convarium.app.render.GridModel.Fill;
import convarium.app.render.MatrixModel.Band;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixModel.Look;
import convarium.app.render.Painter.Anchor;
import convarium.app.theme.Palette;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Draws a matrix: numbers where cells are large enough, plain colours where they are a few pixels.
///
/// @param palette the colours
/// @param left where the matrix begins, with the room around it
/// @param top where it begins
/// @param pitchX from one column to the next
/// @param pitchY from one row to the next
public record MatrixPainter(Palette palette, double left, double top, double pitchX, double pitchY) {
    /// Room around the cells for outlines.
    public static final double MARGIN = 4;

    private static final double LEAST_FOR_NUMBERS = 12;
    private static final double LEAST_FOR_CELLS = 4;
    private static final double STRONGEST = 0.75;
    private static final double LEAST_FOR_HATCHES = 7;
    private static final double MOST_TEXT = 26;
    private static final double NUMBER = 14.4;
    private static final double RECEDED = 0.72;

    /// Space between two cells at a pitch.
    static double gap(double pitch) {
        if (pitch >= 30) {
            return 3;
        }
        if (pitch >= 16) {
            return 2;
        }
        return pitch >= 6 ? 1 : pitch >= 4 ? 0.5 : 0;
    }

    private double gap() {
        return gap(Math.min(pitchX, pitchY));
    }

    private double x(double column) {
        return left + MARGIN + column * pitchX;
    }

    private double y(double row) {
        return top + MARGIN + row * pitchY;
    }

    /// Draws the matrix at rest.
    public void rest(Painter painter, MatrixModel model) {
        if (model.framed()) {
            surface(painter, model);
        }
        if (Math.min(pitchX, pitchY) < LEAST_FOR_CELLS && model.rows() > 1 && model.columns() > 1) {
            image(painter, model);
            return;
        }
        for (int r = 0; r < model.rows(); r++) {
            for (int c = 0; c < model.columns(); c++) {
                cell(painter, model.look(r, c), r, c, 1);
            }
        }
    }

    /// Cells of a few pixels are many: one image holds them all, a pixel each, and is drawn as large as
    /// they are.
    private void image(Painter painter, MatrixModel model) {
        int[] pixels = new int[model.looks().size()];
        for (int i = 0; i < pixels.length; i++) {
            var fill = plain(model.looks().get(i));
            pixels[i] = fill == null ? 0 : argb(fill);
        }
        painter.image(pixels, model.columns(), x(0), y(0), model.columns() * pitchX, model.rows() * pitchY);
    }

    private @Nullable Color plain(Look look) {
        if (look.fill() == Fill.ADDED) {
            return palette.bg().interpolate(palette.line(), RECEDED / 2);
        }
        return fill(look, false);
    }

    private static int argb(Color c) {
        return 0xff << 24
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }

    /// A cell's colour: that of what it is; weights in their shade; other values by their size where no
    /// number tells it.
    private @Nullable Color fill(Look look, boolean numbered) {
        if (look.tint() < 0) {
            return GridPainter.Colours.of(look.fill(), palette).fill();
        }
        return switch (look.fill()) {
            case KERNEL -> shade(palette, look.tint());
            case INPUT ->
                numbered ? palette.inset() : palette.inset().interpolate(palette.muted(), STRONGEST * look.tint());
            case WINDOW ->
                numbered
                        ? palette.inputSoft()
                        : palette.inputSoft().interpolate(palette.input(), STRONGEST * look.tint());
            case OUTPUT ->
                numbered
                        ? palette.outputSoft()
                        : palette.outputSoft().interpolate(palette.output(), STRONGEST * look.tint());
            default -> GridPainter.Colours.of(look.fill(), palette).fill();
        };
    }

    /// The shades of values whose numbers have no room: from the smallest of its like to the largest.
    public static ColourMap sizes(Palette palette) {
        return ColourMap.between(palette.inset(), palette.inset().interpolate(palette.muted(), STRONGEST));
    }

    /// Whether its cells have room for their numbers.
    public boolean isNumbered() {
        return pitchX - gap() >= LEAST_FOR_NUMBERS && pitchY - gap() >= LEAST_FOR_NUMBERS;
    }

    private void surface(Painter painter, MatrixModel model) {
        double w = model.columns() * pitchX - gap() + MARGIN;
        double h = model.rows() * pitchY - gap() + MARGIN;
        double x = left + MARGIN / 2;
        double y = top + MARGIN / 2;
        painter.fill(x, y, w, h, 8, palette.panel(), 1);
        painter.stroke(x - 0.5, y - 0.5, w + 1, h + 1, 8, palette.line(), 1, false);
    }

    /// Draws what lies over the matrix.
    public void light(Painter painter, MatrixModel model, Light light) {
        var ground = model.framed() ? palette.panel() : palette.bg();
        if (light.dimmed()) {
            painter.fill(
                    x(0), y(0), model.columns() * pitchX - gap(), model.rows() * pitchY - gap(), 0, ground, RECEDED);
        }
        for (var spot : light.spots()) {
            if (!light.dimmed()) {
                painter.fill(
                        x(spot.column()) - 0.5,
                        y(spot.row()) - 0.5,
                        Math.max(1, pitchX - gap() + 1),
                        Math.max(1, pitchY - gap() + 1),
                        0,
                        ground,
                        1);
            }
            cell(painter, spot.look(), spot.row(), spot.column(), spot.reveal());
            if (light.dimmed() && spot.look().fill() == Fill.KERNEL) {
                edge(painter, spot.row(), spot.column());
            }
        }
        for (var band : light.bands()) {
            band(painter, band);
        }
        for (var spot : light.spots()) {
            if (spot.ringed()) {
                ring(painter, palette.accent(), spot.row(), spot.column(), 1, 1);
            }
        }
    }

    /// Sets a weight off from the surface, whatever its shade.
    private void edge(Painter painter, int row, int column) {
        double w = Math.max(1.5, pitchX - gap());
        double h = Math.max(1.5, pitchY - gap());
        if (Math.min(w, h) < LEAST_FOR_CELLS) {
            painter.fill(x(column), y(row), w, h, 0, palette.kernel(), 1);
        } else {
            double arc = Math.min(w, h) < 6 ? 0 : Math.min(10, Math.min(w, h) * 0.25);
            painter.stroke(x(column), y(row), w, h, arc, palette.kernelInk(), 1.25, false);
        }
    }

    /// Draws the cursor's ring.
    public void cursor(Painter painter, int row, int column) {
        ring(painter, palette.accent(), row, column, 1, 1);
    }

    private void band(Painter painter, Band band) {
        var colour = switch (band.meaning()) {
            case INPUT -> palette.input();
            case KERNEL -> palette.kernel();
            case OUTPUT -> palette.output();
        };
        ring(painter, colour, band.row(), band.column(), band.rows(), band.columns());
    }

    private void ring(Painter painter, Color colour, double row, double column, int rows, int columns) {
        double out = Math.min(MARGIN - 1.25, gap() / 2 + 1.25);
        painter.stroke(
                x(column) - out,
                y(row) - out,
                columns * pitchX - gap() + 2 * out,
                rows * pitchY - gap() + 2 * out,
                Math.min(10, Math.min(pitchX, pitchY) * 0.5),
                colour,
                2,
                false);
    }

    private void cell(Painter painter, Look look, int row, int column, double reveal) {
        if (look.fill() == Fill.BEYOND && look.text().isEmpty()) {
            return;
        }
        double w = pitchX - gap();
        double h = pitchY - gap();
        double x = x(column);
        double y = y(row);
        double arc = Math.min(w, h) < 6 ? 0 : Math.min(10, Math.min(w, h) * 0.25);
        var colours = GridPainter.Colours.of(look.fill(), palette);
        var fill = fill(look, isNumbered());
        if (fill != null) {
            painter.fill(x, y, w, h, arc, fill, reveal);
        }
        if (colours.hatched()) {
            hatch(painter, x, y, w, h);
        }
        if (colours.border() != null && Math.min(w, h) >= 4) {
            painter.stroke(x + 0.5, y + 0.5, w - 1, h - 1, arc, colours.border(), 1, colours.hatched());
        }
        if (!look.text().isEmpty() && isNumbered()) {
            double size = Math.min(MOST_TEXT, Math.max(Math.min(w, h) * 0.36, Math.min(NUMBER, Math.min(w, h) * 0.66)));
            painter.text(
                    look.text(),
                    x + w / 2,
                    y + h / 2,
                    Anchor.MIDDLE,
                    Type.fitting(look.text(), size, w * 0.92, colours.strong()),
                    colours.strong(),
                    look.tint() < 0 || look.fill() != Fill.KERNEL || fill == null ? colours.ink() : readable(fill),
                    reveal);
        }
    }

    private void hatch(Painter painter, double x, double y, double w, double h) {
        if (Math.min(w, h) < LEAST_FOR_HATCHES) {
            painter.fill(x, y, w, h, 0, palette.line(), 0.45);
            return;
        }
        double step = Math.min(w, h) >= 30 ? 7 : 5;
        for (double d = -h + step / 2; d < w; d += step) {
            double from = Math.max(0, d);
            double to = Math.min(w, d + h);
            painter.line(x + from, y + from - d, x + to, y + to - d, palette.line());
        }
    }

    /// A shade of the weights' colour: pale at 0, the colour itself in the middle, deep at 1.
    static Color shade(Palette palette, double tint) {
        var pale = palette.kernelSoft();
        var deep = palette.kernel().interpolate(palette.ink(), 0.62);
        return tint < 0.5
                ? pale.interpolate(palette.kernel(), tint * 2)
                : palette.kernel().interpolate(deep, tint * 2 - 1);
    }

    /// Black or white, whichever stands out more from a fill: of all pairs the one that can always be read.
    static Color readable(Color fill) {
        return contrast(Color.BLACK, fill) >= contrast(Color.WHITE, fill) ? Color.BLACK : Color.WHITE;
    }

    static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
