package convarium.app.render;

import convarium.app.render.GridModel.Fill;
import convarium.app.render.MatrixModel.Band;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixModel.Look;
import convarium.app.theme.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws a matrix: numbers where cells are large enough, plain colours where they are a few pixels.
///
/// @param palette the colours
/// @param pitchX from one column to the next
/// @param pitchY from one row to the next
public record MatrixPainter(Palette palette, double pitchX, double pitchY) {
    /// Room around the cells for outlines.
    public static final double MARGIN = 4;

    private static final double LEAST_FOR_NUMBERS = 13;
    private static final double LEAST_FOR_CELLS = 4;
    private static final double STRONGEST = 0.75;
    private static final double LEAST_FOR_HATCHES = 7;
    private static final double MOST_TEXT = 26;
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
        return MARGIN + column * pitchX;
    }

    private double y(double row) {
        return MARGIN + row * pitchY;
    }

    /// Draws the matrix at rest.
    public void rest(GraphicsContext gc, MatrixModel model) {
        if (model.framed()) {
            surface(gc, model);
        }
        if (Math.min(pitchX, pitchY) < LEAST_FOR_CELLS && model.rows() > 1 && model.columns() > 1) {
            image(gc, model);
            return;
        }
        for (int r = 0; r < model.rows(); r++) {
            for (int c = 0; c < model.columns(); c++) {
                cell(gc, model.look(r, c), r, c, 1);
            }
        }
    }

    /// Cells of a few pixels are many: one image holds them all, a pixel each, and is drawn as large as
    /// they are.
    private void image(GraphicsContext gc, MatrixModel model) {
        var image = new PixelImage();
        image.resize(model.columns(), model.rows());
        for (int i = 0; i < model.looks().size(); i++) {
            var fill = plain(model.looks().get(i));
            image.pixels().put(i, fill == null ? 0 : argb(fill));
        }
        image.updated();
        gc.setImageSmoothing(Math.min(pitchX, pitchY) < 1);
        gc.drawImage(image.image(), x(0), y(0), model.columns() * pitchX, model.rows() * pitchY);
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

    private boolean isNumbered() {
        return pitchX - gap() >= LEAST_FOR_NUMBERS && pitchY - gap() >= LEAST_FOR_NUMBERS;
    }

    private void surface(GraphicsContext gc, MatrixModel model) {
        double w = model.columns() * pitchX - gap() + MARGIN;
        double h = model.rows() * pitchY - gap() + MARGIN;
        gc.setFill(palette.panel());
        gc.fillRoundRect(MARGIN / 2, MARGIN / 2, w, h, 8, 8);
        gc.setStroke(palette.line());
        gc.setLineWidth(1);
        gc.strokeRoundRect(MARGIN / 2 - 0.5, MARGIN / 2 - 0.5, w + 1, h + 1, 8, 8);
    }

    /// Draws what lies over the matrix.
    public void light(GraphicsContext gc, MatrixModel model, Light light) {
        if (light.dimmed()) {
            gc.setGlobalAlpha(RECEDED);
            gc.setFill(model.framed() ? palette.panel() : palette.bg());
            gc.fillRect(x(0), y(0), model.columns() * pitchX - gap(), model.rows() * pitchY - gap());
            gc.setGlobalAlpha(1);
        }
        for (var spot : light.spots()) {
            if (!light.dimmed()) {
                gc.setFill(model.framed() ? palette.panel() : palette.bg());
                gc.fillRect(
                        x(spot.column()) - 0.5,
                        y(spot.row()) - 0.5,
                        Math.max(1, pitchX - gap() + 1),
                        Math.max(1, pitchY - gap() + 1));
            }
            cell(gc, spot.look(), spot.row(), spot.column(), spot.reveal());
            if (light.dimmed() && spot.look().fill() == Fill.KERNEL) {
                edge(gc, spot.row(), spot.column());
            }
        }
        for (var band : light.bands()) {
            band(gc, band);
        }
        for (var spot : light.spots()) {
            if (spot.ringed()) {
                ring(gc, palette.accent(), spot.row(), spot.column(), 1, 1);
            }
        }
    }

    /// Sets a weight off from the surface, whatever its shade.
    private void edge(GraphicsContext gc, int row, int column) {
        double w = Math.max(1.5, pitchX - gap());
        double h = Math.max(1.5, pitchY - gap());
        if (Math.min(w, h) < LEAST_FOR_CELLS) {
            gc.setFill(palette.kernel());
            gc.fillRect(x(column), y(row), w, h);
        } else {
            gc.setStroke(palette.kernelInk());
            gc.setLineWidth(1.25);
            double arc = Math.min(w, h) < 6 ? 0 : Math.min(10, Math.min(w, h) * 0.25);
            gc.strokeRoundRect(x(column), y(row), w, h, arc, arc);
        }
    }

    /// Draws the cursor's ring.
    public void cursor(GraphicsContext gc, int row, int column) {
        ring(gc, palette.accent(), row, column, 1, 1);
    }

    private void band(GraphicsContext gc, Band band) {
        var colour = switch (band.meaning()) {
            case INPUT -> palette.input();
            case KERNEL -> palette.kernel();
            case OUTPUT -> palette.output();
        };
        ring(gc, colour, band.row(), band.column(), band.rows(), band.columns());
    }

    private void ring(GraphicsContext gc, Color colour, double row, double column, int rows, int columns) {
        double out = Math.min(MARGIN - 1.25, gap() / 2 + 1.25);
        gc.setStroke(colour);
        gc.setLineWidth(2);
        double arc = Math.min(10, Math.min(pitchX, pitchY) * 0.5);
        gc.strokeRoundRect(
                x(column) - out,
                y(row) - out,
                columns * pitchX - gap() + 2 * out,
                rows * pitchY - gap() + 2 * out,
                arc,
                arc);
    }

    private void cell(GraphicsContext gc, Look look, int row, int column, double reveal) {
        if (look.fill() == Fill.BEYOND && look.text().isEmpty()) {
            return;
        }
        double w = pitchX - gap();
        double h = pitchY - gap();
        double left = x(column);
        double top = y(row);
        double arc = Math.min(w, h) < 6 ? 0 : Math.min(10, Math.min(w, h) * 0.25);
        var colours = GridPainter.Colours.of(look.fill(), palette);
        var fill = fill(look, isNumbered());
        if (fill != null) {
            gc.setGlobalAlpha(reveal);
            gc.setFill(fill);
            gc.fillRoundRect(left, top, w, h, arc, arc);
            gc.setGlobalAlpha(1);
        }
        if (colours.hatched()) {
            hatch(gc, left, top, w, h);
        }
        if (colours.border() != null && Math.min(w, h) >= 4) {
            gc.setStroke(colours.border());
            gc.setLineWidth(1);
            if (colours.hatched()) {
                gc.setLineDashes(3, 3);
            }
            gc.strokeRoundRect(left + 0.5, top + 0.5, w - 1, h - 1, arc, arc);
            gc.setLineDashes();
        }
        if (!look.text().isEmpty() && isNumbered()) {
            double size = Math.min(MOST_TEXT, Math.max(Math.min(w, h) * 0.36, Math.min(13, Math.min(w, h) * 0.66)));
            gc.setGlobalAlpha(reveal);
            gc.setTextAlign(TextAlignment.CENTER);
            gc.setTextBaseline(VPos.CENTER);
            gc.setFill(look.tint() < 0 || look.fill() != Fill.KERNEL || fill == null ? colours.ink() : readable(fill));
            gc.setFont(Type.face(Type.fitting(look.text(), size, w * 0.92, colours.strong()), colours.strong()));
            gc.fillText(look.text(), left + w / 2, top + h / 2);
            gc.setGlobalAlpha(1);
        }
    }

    private void hatch(GraphicsContext gc, double x, double y, double w, double h) {
        if (Math.min(w, h) < LEAST_FOR_HATCHES) {
            gc.setGlobalAlpha(0.45);
            gc.setFill(palette.line());
            gc.fillRect(x, y, w, h);
            gc.setGlobalAlpha(1);
            return;
        }
        gc.setStroke(palette.line());
        gc.setLineWidth(1);
        double step = Math.min(w, h) >= 30 ? 7 : 5;
        for (double d = -h + step / 2; d < w; d += step) {
            double from = Math.max(0, d);
            double to = Math.min(w, d + h);
            gc.strokeLine(x + from, y + from - d, x + to, y + to - d);
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
