package convarium.app.train;

import convarium.app.render.Type;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The norm of each layer's gradient: a bar for now, and below it how it went, all on one scale of
/// powers of ten.
final class GradientCanvas extends Region {
    private static final double ROW = 36;
    private static final double NAME = 92;
    private static final double VALUE = 56;
    private static final double AXIS = 20;
    private static final double BAR = 6;

    private final Canvas canvas = new Canvas();
    private Optional<GradientFigures> figures = Optional.empty();
    private List<GradientHistory.Point> past = List.of();
    private @Nullable Palette palette;
    private double scale = 1;

    GradientCanvas() {
        setId("gradient-norms");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /// @param size how much larger than usual type is
    void show(GradientFigures now, List<GradientHistory.Point> history, Palette look, double size) {
        boolean resized =
                figures.map(f -> f.layers().size()).orElse(0) != now.layers().size() || size != scale;
        figures = Optional.of(now);
        past = history;
        palette = look;
        scale = size;
        if (resized) {
            requestLayout();
        }
        draw();
    }

    @Override
    protected double computePrefHeight(double width) {
        return figures.map(f -> f.layers().size() * ROW + AXIS).orElse(0.0) * scale;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        var look = palette;
        if (figures.isPresent() && look != null && canvas.getWidth() > (NAME + VALUE) * scale) {
            var powers = GradientPowers.of(figures.get(), past);
            axis(powers, look);
            for (int i = 0; i < figures.get().layers().size(); i++) {
                row(i, powers, look);
            }
        }
    }

    private double left() {
        return NAME * scale;
    }

    private double right() {
        return canvas.getWidth() - VALUE * scale;
    }

    private double x(double norm, GradientPowers powers) {
        return left() + (right() - left()) * powers.at(norm);
    }

    /// A line at each end and in between, so that few powers of ten have to be read.
    private void axis(GradientPowers powers, Palette look) {
        var gc = canvas.getGraphicsContext2D();
        double bottom = figures.orElseThrow().layers().size() * ROW * scale;
        gc.setFont(Type.face(11 * scale, false));
        for (int power = powers.least(); power <= powers.most(); power += powers.step()) {
            double x = Math.round(x(Math.pow(10, power), powers)) + 0.5;
            gc.setStroke(look.line());
            gc.setLineWidth(1);
            gc.strokeLine(x, 0, x, bottom);
            String words = GradientPowers.text(power);
            gc.setFill(look.muted());
            gc.fillText(words, x - Type.width(words, 11 * scale, false) / 2, bottom + 14 * scale);
        }
    }

    private void row(int layer, GradientPowers powers, Palette look) {
        var gc = canvas.getGraphicsContext2D();
        var its = figures.orElseThrow().layers().get(layer);
        double top = layer * ROW * scale;
        gc.setFont(Type.face(12 * scale, false));
        gc.setFill(look.ink());
        String name = its.title();
        gc.setFont(Type.face(Type.fitting(name, 12 * scale, left() - 8 * scale, false), false));
        gc.fillText(name, 0, top + 13 * scale);
        double y = top + 6 * scale;
        gc.setFill(look.inset());
        gc.fillRoundRect(left(), y, right() - left(), BAR * scale, BAR * scale, BAR * scale);
        its.norm().ifPresent(norm -> {
            double end = x(norm, powers);
            gc.setFill(look.accent());
            gc.fillRoundRect(left(), y, Math.max(BAR * scale, end - left()), BAR * scale, BAR * scale, BAR * scale);
            String value = MapWords.number(norm);
            gc.setFont(Type.face(12 * scale, false));
            gc.setFill(look.ink());
            gc.fillText(value, canvas.getWidth() - Type.width(value, 12 * scale, false), top + 13 * scale);
        });
        line(layer, top + 16 * scale, 16 * scale, powers, look);
    }

    /// How the norm went, from the run's first batch at the left to the last at the right; upwards is
    /// larger.
    private void line(int layer, double top, double height, GradientPowers powers, Palette look) {
        if (past.size() < 2) {
            return;
        }
        var gc = canvas.getGraphicsContext2D();
        double first = past.getFirst().step();
        double last = past.getLast().step();
        gc.setStroke(look.muted());
        gc.setLineWidth(1.25);
        gc.beginPath();
        boolean begun = false;
        for (var point : past) {
            double norm = point.norms().get(layer);
            if (!Double.isFinite(norm)) {
                continue;
            }
            double x = left() + (right() - left()) * (point.step() - first) / (last - first);
            double y = top + height * (1 - powers.at(norm));
            if (begun) {
                gc.lineTo(x, y);
            } else {
                gc.moveTo(x, y);
                begun = true;
            }
        }
        gc.stroke();
    }
}
