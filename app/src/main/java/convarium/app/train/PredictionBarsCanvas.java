package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Painter.Anchor;
import convarium.app.render.Type;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/// A bar for each class: how probable the network holds it for. The true class is underlined.
final class PredictionBarsCanvas extends AnswerCanvas {
    private static final double ROW = 20;
    private static final double BAR = 8;

    private Optional<PredictionBars> shown = Optional.empty();
    private List<String> names = List.of();

    PredictionBarsCanvas() {
        super("prediction-bars");
        setId("prediction-bars");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    void show(Optional<PredictionBars> bars, List<String> classNames) {
        if (!bars.equals(shown) || !classNames.equals(names)) {
            boolean rows = rows(bars) != rows(shown);
            shown = bars;
            names = classNames;
            setAccessibleText(bars.map(b -> b.bars().stream()
                            .map(bar -> names.get(bar.of()) + " " + PredictionBars.percent(bar.probability()))
                            .collect(Collectors.joining(", ")))
                    .orElse(text("train.prediction.none")));
            if (rows) {
                requestParentLayout();
            }
            redraw();
        }
    }

    private static int rows(Optional<PredictionBars> bars) {
        return bars.map(b -> b.bars().size()).orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return ROW * scale() * shown.map(b -> b.bars().size()).orElse(PredictionBars.MOST);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 150 * scale();
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        if (shown.isEmpty()) {
            return;
        }
        var bars = shown.get();
        var painter = new CanvasPainter(gc);
        double type = 12 * k;
        double row = Math.min(ROW * k, height / bars.bars().size());
        double label = bars.bars().stream()
                .mapToDouble(bar -> Type.width(names.get(bar.of()), type, true))
                .max()
                .orElse(0);
        label = Math.min(label, width * 0.36);
        double number = Type.width("> 99.9 %", type, false);
        double from = label + 8 * k;
        double room = Math.max(8, width - from - number - 8 * k);
        for (int i = 0; i < bars.bars().size(); i++) {
            var bar = bars.bars().get(i);
            double y = row * (i + 0.5);
            boolean answer = bar.of() == bars.answer();
            boolean truth = bars.truth().filter(t -> t == bar.of()).isPresent();
            String name = names.get(bar.of());
            double size = Type.fitting(name, type, label, true);
            painter.text(
                    name,
                    0,
                    y,
                    Anchor.START,
                    size,
                    answer || truth,
                    answer || truth ? palette.ink() : palette.muted(),
                    1);
            if (truth) {
                painter.fill(0, y + 8 * k, Type.width(name, size, true), 2, 0, palette.output(), 1);
            }
            painter.fill(from, y - BAR * k / 2, room, BAR * k, BAR * k, palette.inset(), 1);
            double part = Float.isNaN(bar.probability()) ? 0 : bar.probability();
            if (part > 0) {
                painter.fill(
                        from,
                        y - BAR * k / 2,
                        Math.max(2, room * part),
                        BAR * k,
                        BAR * k,
                        answer && bars.isWrong() ? palette.positive() : palette.output(),
                        1);
            }
            painter.text(
                    PredictionBars.percent(bar.probability()),
                    width,
                    y,
                    Anchor.END,
                    type,
                    answer,
                    answer ? palette.ink() : palette.muted(),
                    1);
        }
    }
}
