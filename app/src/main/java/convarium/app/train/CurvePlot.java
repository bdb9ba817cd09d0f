package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.app.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One plot: a value over epochs, training and validation, with the runs before faintly behind.
///
/// The wheel zooms, dragging moves, a double click shows all; + − ← → and 0 do the same.
final class CurvePlot extends VBox {
    private static final double HEIGHT = 116;
    private static final double LEAST_HEIGHT = 60;
    private static final double FOOT = 18;
    private static final double GUTTER = 40;
    private static final double ZOOM = 0.8;
    private static final double KEY_STEP = 0.1;
    private static final double EARLIER = 0.3;
    private static final double RAW = 0.3;

    private final TrainViewModel model;
    private final CurvePlan.Kind kind;
    private final ObservableValue<Palette> palette;
    private final DoubleProperty scale;
    private final Canvas canvas = new Canvas();
    private final Pane plot = new Pane(canvas);
    private final Label value = new Label();
    private final Label secondValue = new Label();
    private final HBox values = new HBox(12, value, secondValue);
    private final FlowPane legend = new FlowPane(16, 4);
    private final Label reading = new Label();
    private double pointed = -1;
    private double kept = -1;
    private double dragged = -1;
    private double[] line = new double[0];

    /// @param scale how much larger than usual type is
    CurvePlot(TrainViewModel model, CurvePlan.Kind kind, ObservableValue<Palette> palette, DoubleProperty scale) {
        super(8);
        this.model = model;
        this.kind = kind;
        this.palette = palette;
        this.scale = scale;
        getStyleClass().add("train-card");
        var title = new Label(text("train.curve." + kind));
        title.getStyleClass().add("card-title");
        title.setTooltip(new Tooltip(text("train.curve." + kind + ".tip") + ". " + text("train.curve.hint")));
        value.getStyleClass().add("curve-value");
        value.setId("train-value-" + kind);
        value.setTooltip(new Tooltip(text("train.curve." + kind + ".value")));
        var head = new BorderPane();
        head.setLeft(title);
        secondValue.getStyleClass().add("curve-value");
        secondValue.setId("train-second-value-" + kind);
        secondValue.setTooltip(new Tooltip(text("train.curve." + kind + ".value")));
        head.setRight(values);
        plot.getStyleClass().add("curve-plot");
        plot.setId("train-curve-" + kind);
        setPlotHeight(HEIGHT);
        scale.subscribe(k -> setPlotHeight(HEIGHT));
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        reading.getStyleClass().add("quiet");
        reading.setMinHeight(USE_PREF_SIZE);
        reading.setWrapText(true);
        legend.getStyleClass().add("curve-legend");
        // what is read takes the legend's place, so that nothing moves
        var foot = new StackPane(legend, reading);
        foot.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, plot, foot);
        listen();
        plot.widthProperty().subscribe(w -> draw());
        plot.heightProperty().subscribe(h -> draw());
        palette.subscribe(this::draw);
        model.curvesChangedProperty().subscribe(this::draw);
        model.stateProperty().subscribe(this::draw);
        model.secondProperty().map(second -> second.map(CompareStanding::setup)).subscribe(both -> explain());
        model.standingProperty().map(Standing::past).subscribe(past -> draw());
    }

    /// Draws as high as there is room beside what else should be seen, within bounds.
    ///
    /// @param height of the plot without its axis, before the scale of the look
    void setPlotHeight(double height) {
        double whole = (Math.clamp(height, LEAST_HEIGHT, HEIGHT) + FOOT) * scale.get();
        plot.setMinHeight(whole);
        plot.setPrefHeight(whole);
    }

    private void listen() {
        plot.addEventHandler(ScrollEvent.SCROLL, e -> {
            zoom(plan().epochs(e.getX() - gutter(), width()), e.getDeltaY() > 0 ? ZOOM : 1 / ZOOM);
            e.consume();
        });
        plot.addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(plan().epochs(e.getX() - gutter(), width())));
        plot.addEventHandler(MouseEvent.MOUSE_EXITED, e -> point(-1));
        plot.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            plot.requestFocus();
            dragged = e.getX();
        });
        plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> {
            var plan = plan();
            double by = (dragged - e.getX()) / width() * (plan.to() - plan.from());
            look(model.stateProperty().get().look().moved(by, all()));
            dragged = e.getX();
        });
        plot.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getClickCount() == 2) {
                look(model.stateProperty().get().look().withZoom(0, 0));
            } else if (e.isStillSincePress()) {
                kept = kept >= 0 ? -1 : plan().epochs(e.getX() - gutter(), width());
                draw();
            }
        });
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent e) {
        var plan = plan();
        double middle = (plan.from() + plan.to()) / 2;
        double step = KEY_STEP * (plan.to() - plan.from());
        switch (e.getCode()) {
            case PLUS, ADD, EQUALS -> zoom(middle, ZOOM);
            case MINUS, SUBTRACT -> zoom(middle, 1 / ZOOM);
            case LEFT -> read(-step);
            case RIGHT -> read(step);
            case DIGIT0, NUMPAD0 -> look(model.stateProperty().get().look().withZoom(0, 0));
            case ESCAPE -> {
                kept = -1;
                draw();
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    /// Moves what is read, and the zoom along where it leaves it.
    private void read(double by) {
        var plan = plan();
        double at = kept >= 0 ? kept + by / 4 : (plan.from() + plan.to()) / 2;
        kept = Math.clamp(at, 0, all());
        if (kept < plan.from() || kept > plan.to()) {
            look(model.stateProperty().get().look().moved(by, all()));
        }
        draw();
    }

    private void zoom(double about, double factor) {
        look(model.stateProperty().get().look().zoomed(about, factor, all()));
    }

    private void look(CurveLook look) {
        model.edit(state -> state.withLook(look));
    }

    private void point(double epochs) {
        pointed = epochs;
        draw();
    }

    /// What colours mean, and what is solid and what is dashed.
    private void explain() {
        boolean both = isCompared();
        secondValue.setVisible(both);
        secondValue.setManaged(both);
        value.setGraphic(both ? mark("compare-first") : null);
        secondValue.setGraphic(both ? mark("compare-second") : null);
        if (both) {
            legend.getChildren()
                    .setAll(
                            new HBox(
                                    16,
                                    entry("compare-first", model.name(CompareSide.FIRST)),
                                    entry("compare-second", model.name(CompareSide.SECOND))),
                            new HBox(
                                    16,
                                    entry("curve-plain", text("train.legend.training")),
                                    entry("curve-plain-dashed", text("train.legend.validation"))));
        } else {
            legend.getChildren()
                    .setAll(
                            entry("curve-training", text("train.legend.training")),
                            entry("curve-validation", text("train.legend.validation")));
        }
    }

    private boolean isCompared() {
        return model.secondProperty().get().isPresent();
    }

    private static Region mark(String style) {
        var mark = new Region();
        mark.getStyleClass().addAll("curve-mark", style);
        return mark;
    }

    private static Label entry(String style, String words) {
        var label = new Label(words, mark(style));
        label.getStyleClass().add("quiet");
        return label;
    }

    private double gutter() {
        return GUTTER * scale.get();
    }

    private double width() {
        return Math.max(1, plot.getWidth() - gutter() - 4);
    }

    /// As many epochs as are shown without a zoom: those that are asked for, or that were done.
    private double all() {
        return Math.max(
                model.stateProperty().get().stop().epochs(), model.standing().epochs());
    }

    private List<RunCurves> runs() {
        var runs = new ArrayList<RunCurves>();
        runs.addAll(model.present());
        runs.addAll(model.earlier());
        return runs;
    }

    private CurvePlan plan() {
        return CurvePlan.of(kind, runs(), model.stateProperty().get().look(), all());
    }

    private Curve training(RunCurves run) {
        return switch (kind) {
            case LOSS -> run.trainLoss();
            case ACCURACY -> run.trainAccuracy();
        };
    }

    private Curve validation(RunCurves run) {
        return switch (kind) {
            case LOSS -> run.validationLoss();
            case ACCURACY -> run.validationAccuracy();
        };
    }

    private String words(double number) {
        return switch (kind) {
            case LOSS -> Numbers.decimal(number, number < 0.1 ? 4 : 3);
            case ACCURACY -> text("train.percent", Numbers.decimal(100 * number, 1));
        };
    }

    private void drawValues() {
        var present = model.present();
        drawValue(value, present.getFirst());
        drawValue(secondValue, present.getLast());
    }

    private void drawValue(Label label, RunCurves run) {
        var curve = training(run);
        int percent = model.stateProperty().get().look().smoothing();
        double[] smooth = CurvePlan.smooth(curve, percent);
        int at = smooth.length - 1;
        if (pastEpochs() >= 0 && at >= 0) {
            at = nearest(curve, pastEpochs());
        }
        label.setText(at < 0 ? "" : words(smooth[at]));
    }

    private void draw() {
        double w = plot.getWidth();
        double h = plot.getHeight();
        if (w < GUTTER * 2 || h < FOOT * 2) {
            return;
        }
        canvas.setWidth(w);
        canvas.setHeight(h);
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, w, h);
        var colours = palette.getValue();
        var plan = plan();
        double left = gutter();
        double foot = FOOT * scale.get();
        double tall = h - foot - 8;
        axes(gc, colours, plan, left, tall, h);
        gc.save();
        gc.translate(left, 6);
        gc.beginPath();
        gc.rect(-1, -6, width() + 2, tall + 12);
        gc.clip();
        for (var run : model.earlier()) {
            gc.setGlobalAlpha(EARLIER);
            curve(gc, plan, run, tall, true, colours.accent(), colours.positive());
        }
        gc.setGlobalAlpha(1);
        if (isCompared()) {
            var second = model.present().getLast();
            curve(gc, plan, second, tall, false, colours.positive(), colours.positive());
            curve(gc, plan, model.curves(), tall, false, colours.accent(), colours.accent());
        } else {
            curve(gc, plan, model.curves(), tall, false, colours.accent(), colours.positive());
        }
        mark(gc, plan, colours, tall);
        double at = pointed >= plan.from() && pointed <= plan.to() ? pointed : kept;
        if (at >= 0) {
            gc.setStroke(colours.muted());
            gc.setLineWidth(1);
            gc.strokeLine(plan.x(at, width()), 0, plan.x(at, width()), tall);
        }
        gc.restore();
        String read = reading(at);
        reading.setText(read);
        legend.setVisible(read.isEmpty());
        plot.setAccessibleText(text("train.curve." + kind) + ". "
                + reading(model.standing().epochs()) + ". " + text("train.curve.hint"));
        drawValues();
    }

    /// Where the moment of the past lies that is looked at; −1 for the present.
    private double pastEpochs() {
        var standing = model.standing();
        return standing.past() < 0 || standing.step() == 0 ? -1 : standing.epochs() * standing.past() / standing.step();
    }

    /// Where the moment lies that is looked at, if it is one of the past.
    private void mark(GraphicsContext gc, CurvePlan plan, Palette colours, double tall) {
        if (pastEpochs() < 0) {
            return;
        }
        double x = plan.x(pastEpochs(), width());
        gc.setStroke(colours.output());
        gc.setLineWidth(2);
        gc.strokeLine(x, 0, x, tall);
    }

    private void axes(GraphicsContext gc, Palette colours, CurvePlan plan, double left, double tall, double h) {
        double size = 11 * scale.get();
        gc.setFont(Font.font("Inter", size));
        gc.setFill(colours.muted());
        gc.setStroke(colours.line());
        gc.setLineWidth(1);
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setTextBaseline(VPos.CENTER);
        for (double tick : plan.ticks()) {
            double y = Math.round(6 + plan.y(tick, tall)) + 0.5;
            gc.strokeLine(left, y, left + width(), y);
            gc.fillText(
                    kind == CurvePlan.Kind.LOSS
                            ? Numbers.decimal(tick, 4)
                            : text("train.percent", Numbers.decimal(100 * tick, 0)),
                    left - 6,
                    y);
        }
        gc.setTextBaseline(VPos.BOTTOM);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(Numbers.decimal(plan.from(), 2), left, h);
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.fillText(text("train.epochs", Numbers.decimal(plan.to(), 2)), left + width(), h);
    }

    private void curve(
            GraphicsContext gc, CurvePlan plan, RunCurves run, double tall, boolean old, Color learnt, Color checked) {
        var training = training(run);
        int percent = model.stateProperty().get().look().smoothing();
        if (!old && percent > 0) {
            gc.setGlobalAlpha(RAW);
            stroke(gc, plan, training, CurvePlan.smooth(training, 0), learnt, 1, tall);
            gc.setGlobalAlpha(1);
        }
        stroke(gc, plan, training, CurvePlan.smooth(training, percent), learnt, 2, tall);
        gc.setLineDashes(6, 4);
        var validation = validation(run);
        stroke(gc, plan, validation, CurvePlan.smooth(validation, 0), checked, 2, tall);
        gc.setLineDashes();
        if (validation.size() == 1) {
            gc.setFill(checked);
            double x = plan.x(validation.x(0), width());
            gc.fillOval(x - 3, plan.y(validation.y(0), tall) - 3, 6, 6);
        }
    }

    private void stroke(
            GraphicsContext gc, CurvePlan plan, Curve curve, double[] y, Color colour, double wide, double tall) {
        int room = 2 * ((int) width() + 4);
        if (line.length < room) {
            line = new double[room];
        }
        int n = plan.line(curve, y, width(), tall, line);
        if (n < 4) {
            return;
        }
        gc.setStroke(colour);
        gc.setLineWidth(wide);
        gc.beginPath();
        gc.moveTo(line[0], line[1]);
        for (int i = 2; i < n; i += 2) {
            gc.lineTo(line[i], line[i + 1]);
        }
        gc.stroke();
    }

    /// The values at a place in words; none where none is pointed at.
    private String reading(double epochs) {
        if (epochs < 0 || training(model.curves()).size() == 0) {
            return "";
        }
        if (!isCompared()) {
            return reading(model.curves(), epochs);
        }
        return Stream.of(CompareSide.values())
                .map(side -> text("train.compare.which", model.name(side))
                        + model.curves(side).map(run -> reading(run, epochs)).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private String reading(RunCurves run, double epochs) {
        var training = training(run);
        if (training.size() == 0) {
            return "";
        }
        int near = nearest(training, epochs);
        double[] smooth =
                CurvePlan.smooth(training, model.stateProperty().get().look().smoothing());
        String words = text(
                "train.curve.reading",
                Numbers.decimal(training.x(near), 2),
                words(training.y(near)),
                words(smooth[near]));
        var validation = validation(run);
        if (validation.size() == 0) {
            return words;
        }
        int done = nearest(validation, epochs);
        return words + " · " + text("train.curve.validated", words(validation.y(done)));
    }

    private static int nearest(Curve curve, double epochs) {
        int best = 0;
        for (int i = 1; i < curve.size(); i++) {
            if (Math.abs(curve.x(i) - epochs) <= Math.abs(curve.x(best) - epochs)) {
                best = i;
            }
        }
        return best;
    }
}
