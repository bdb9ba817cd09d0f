package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Type;
import convarium.app.theme.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;

/// Accuracy over how far pictures were moved: a curve for each network, told apart by colour and dash, with its name at
/// its end.
///
/// With the keyboard: Left and Right move a line over the moves, Escape takes it away.
final class ShiftCanvas extends AnswerCanvas {
    private static final double LEFT = 52;
    private static final double BOTTOM = 28;
    private static final double TOP = 12;
    private static final double DOT = 7;

    private List<ShiftCurve> curves = List.of();
    private double chance = Double.NaN;
    private Optional<Integer> lit = Optional.empty();

    ShiftCanvas() {
        super("shift-canvas");
        setId("shift-curves");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        setOnMousePressed(e -> requestFocus());
        setOnMouseMoved(e -> light(near(e.getX())));
        setOnMouseExited(e -> light(Optional.empty()));
        setOnKeyPressed(this::key);
    }

    /// Shows curves of the same moves.
    ///
    /// @param guess the accuracy of guessing, drawn as a dashed line
    void show(List<ShiftCurve> shown, double guess) {
        curves = List.copyOf(shown);
        chance = guess;
        setAccessibleText(curves.stream().map(ShiftCanvas::words).collect(Collectors.joining(". ")));
        redraw();
    }

    private static String words(ShiftCurve curve) {
        var said = new ArrayList<String>();
        for (int move = -curve.reach(); move <= curve.reach(); move += 2) {
            if (!Double.isNaN(curve.accuracy(move))) {
                said.add(Numbers.decimal(move, 0) + ": " + PredictionBars.percent(curve.accuracy(move)));
            }
        }
        return curve.name() + ": " + String.join(", ", said);
    }

    private void light(Optional<Integer> move) {
        if (!move.equals(lit)) {
            lit = move;
            redraw();
        }
    }

    private int reach() {
        return curves.isEmpty() ? 8 : curves.getFirst().reach();
    }

    private double right(double k) {
        double name = curves.stream()
                .mapToDouble(curve -> Type.width(curve.name(), 12 * k, true))
                .max()
                .orElse(0);
        return Math.max(16 * k, name + 20 * k);
    }

    private double x(double move, double width, double k) {
        double room = width - LEFT * k - right(k);
        return LEFT * k + (move + reach()) / (2.0 * reach()) * room;
    }

    private static double y(double accuracy, double height, double k) {
        return TOP * k + (1 - accuracy) * (height - (TOP + BOTTOM) * k);
    }

    private Optional<Integer> near(double px) {
        double k = scale();
        double first = x(-reach(), getWidth(), k);
        double step = (x(reach(), getWidth(), k) - first) / (2 * reach());
        long move = Math.round((px - first) / step) - reach();
        return Math.abs(move) <= reach() ? Optional.of((int) move) : Optional.empty();
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT ->
                light(Optional.of(lit.map(move -> Math.max(-reach(), move - 1)).orElse(0)));
            case RIGHT ->
                light(Optional.of(lit.map(move -> Math.min(reach(), move + 1)).orElse(0)));
            case ESCAPE -> {
                if (lit.isEmpty()) {
                    return;
                }
                light(Optional.empty());
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    static Color colour(int curve, Palette palette) {
        return curve == 0 ? palette.accent() : palette.positive();
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        var painter = new CanvasPainter(gc);
        double left = x(-reach(), width, k);
        double right = x(reach(), width, k);
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = Math.round(y(tenth / 10.0, height, k)) + 0.5;
            painter.line(left, y, right, y, palette.line());
            painter.text(tenth * 10 + " %", left - 12 * k, y, Anchor.END, 12 * k, false, palette.muted(), 1);
        }
        for (int move = -reach(); move <= reach(); move++) {
            if (move % 2 == 0) {
                String words = (move > 0 ? "+" : "") + Numbers.decimal(move, 0);
                painter.text(
                        words,
                        x(move, width, k),
                        height - 12 * k,
                        Anchor.MIDDLE,
                        12 * k,
                        move == 0,
                        palette.muted(),
                        1);
            }
        }
        if (!Double.isNaN(chance)) {
            double y = Math.round(y(chance, height, k)) + 0.5;
            gc.setLineDashes(3, 3);
            painter.line(left, y, right, y, palette.faint());
            gc.setLineDashes();
            painter.text(
                    text("train.shift.chance"),
                    left + 4 * k,
                    y - 9 * k,
                    Anchor.START,
                    12 * k,
                    false,
                    palette.muted(),
                    1);
        }
        lit.ifPresent(move -> {
            double x = Math.round(x(move, width, k)) + 0.5;
            painter.line(x, TOP * k, x, height - BOTTOM * k, palette.muted());
        });
        for (int i = 0; i < curves.size(); i++) {
            curve(gc, painter, i, width, height, palette, k);
        }
        lit.ifPresent(move -> readout(painter, move, width, height, palette, k));
    }

    private void curve(
            GraphicsContext gc,
            CanvasPainter painter,
            int index,
            double width,
            double height,
            Palette palette,
            double k) {
        var curve = curves.get(index);
        Color colour = colour(index, palette);
        gc.setStroke(colour);
        gc.setLineWidth(2.5 * k);
        if (index > 0) {
            gc.setLineDashes(7 * k, 5 * k);
        }
        for (int move = -curve.reach(); move < curve.reach(); move++) {
            double from = curve.accuracy(move);
            double to = curve.accuracy(move + 1);
            if (!Double.isNaN(from) && !Double.isNaN(to)) {
                gc.strokeLine(x(move, width, k), y(from, height, k), x(move + 1, width, k), y(to, height, k));
            }
        }
        gc.setLineDashes();
        double size = DOT * k;
        for (int move = -curve.reach(); move <= curve.reach(); move++) {
            double accuracy = curve.accuracy(move);
            if (!Double.isNaN(accuracy)) {
                double x = x(move, width, k) - size / 2;
                painter.fill(x, y(accuracy, height, k) - size / 2, size, size, index == 0 ? size : 0, colour, 1);
            }
        }
        double end = curve.accuracy(curve.reach());
        if (!Double.isNaN(end)) {
            painter.text(
                    curve.name(),
                    x(curve.reach(), width, k) + 12 * k,
                    nameAt(index, height, k),
                    Anchor.START,
                    12 * k,
                    true,
                    palette.ink(),
                    1);
        }
    }

    /// Names of curves that end close together lie under each other.
    private double nameAt(int index, double height, double k) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < curves.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(
                i -> y(curves.get(i).accuracy(curves.get(i).reach()), height, k)));
        double last = Double.NEGATIVE_INFINITY;
        for (int i : order) {
            double y = Math.max(
                    last + 16 * k, y(curves.get(i).accuracy(curves.get(i).reach()), height, k));
            if (i == index) {
                return y;
            }
            last = y;
        }
        return last;
    }

    private void readout(CanvasPainter painter, int move, double width, double height, Palette palette, double k) {
        boolean flip = move > reach() / 2;
        double x = x(move, width, k) + (flip ? -10 : 10) * k;
        for (int i = 0; i < curves.size(); i++) {
            double accuracy = curves.get(i).accuracy(move);
            if (Double.isNaN(accuracy)) {
                continue;
            }
            String words = curves.get(i).name() + "  " + PredictionBars.percent(accuracy);
            double wide = Type.width(words, 12 * k, true) + 12 * k;
            double boxY = height - BOTTOM * k - (curves.size() - i) * 22 * k;
            painter.fill(flip ? x - wide : x, boxY, wide, 20 * k, 6, palette.panel(), 0.94);
            painter.stroke(flip ? x - wide : x, boxY, wide, 20 * k, 6, colour(i, palette), 1, false);
            painter.text(
                    words,
                    flip ? x - 6 * k : x + 6 * k,
                    boxY + 10 * k,
                    flip ? Anchor.END : Anchor.START,
                    12 * k,
                    true,
                    palette.ink(),
                    1);
        }
    }
}
