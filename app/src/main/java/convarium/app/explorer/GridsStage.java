package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import convarium.app.render.CanvasPainter;
import convarium.app.render.GridModel;
import convarium.app.render.GridPainter;
import convarium.app.render.Painter;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// A stage of three grids of numbers, two of which make the third, and the calculation as a sentence.
abstract class GridsStage extends AspectStage {
    private static final double GRID_MARGIN = 4;
    private static final double MOST_CAPTION = 0.4;
    private static final double MOST_CARD = 0.34;
    private static final double MOST_CARD_ASKING = 0.45;

    private static final GridModel EMPTY = GridPainter.uniform(1, 1, GridModel.Cell.of(GridModel.Fill.KERNEL, ""));

    /// What tops the stage.
    final StageHeading heading = new StageHeading();

    private final Label times = sign("∗");
    private final Label equals = sign("=");
    private final SentenceCard card = new SentenceCard();
    private final Canvas sky = new Canvas();
    private final Painter skyPainter = new CanvasPainter(sky.getGraphicsContext2D());
    private Optional<Region> bar = Optional.empty();
    private boolean asks;
    private Optional<Shown> shown = Optional.empty();
    private Optional<ExplorerState> described = Optional.empty();
    private final Swing swing = new Swing();

    /// Half a turn of the second grid.
    private final class Swing extends Transition {
        private double along = 1;

        Swing() {
            setCycleDuration(Duration.millis(500));
            setInterpolator(Interpolator.LINEAR);
            setOnFinished(e -> end());
        }

        @Override
        protected void interpolate(double part) {
            along = part;
            drawSky();
        }

        private void end() {
            along = 1;
            shown.ifPresent(now -> now.second().grid().setOpacity(1));
            drawSky();
        }
    }

    /// What a stage shows at one moment.
    ///
    /// @param scene the grids' cells: its field for the first grid, its kernel for the second, its output for
    /// the third
    record Shown(CaptionedGrid first, CaptionedGrid second, CaptionedGrid third, NumbersScene scene) {

        private boolean hasSizesOf(Shown other) {
            return first.equals(other.first)
                    && sameSize(scene.field(), other.scene.field())
                    && sameSize(scene.output(), other.scene.output())
                    && sameSize(
                            scene.kernel().orElse(EMPTY), other.scene.kernel().orElse(EMPTY))
                    && scene.sentence().pieces().size()
                            == other.scene.sentence().pieces().size()
                    && scene.sentence().remark().equals(other.scene.sentence().remark());
        }

        private static boolean sameSize(GridModel a, GridModel b) {
            return a.rows() == b.rows() && a.columns() == b.columns();
        }
    }

    GridsStage(ExplorerViewModel model, ObservableValue<Palette> palette) {
        super(model, palette);
        sky.setMouseTransparent(true);
        sky.setManaged(false);
        getStyleClass().add("numbers-stage");
    }

    /// Takes in all grids that are ever shown, and begins to follow: to be called once, when the stage is complete.
    final void begin(CaptionedGrid... grids) {
        getChildren().add(heading);
        bar.ifPresent(getChildren()::add);
        getChildren().addAll(grids);
        getChildren().addAll(times, equals, card, sky);
        follow();
    }

    /// Puts a row of controls between the heading and the grids; before the stage begins.
    final void setBar(Region controls) {
        bar = Optional.of(controls);
    }

    /// Puts fields into the card, under its caption; before the stage begins.
    final void setFields(Region fields) {
        card.setFields(fields);
        asks = true;
    }

    /// A grid, still empty, under its caption.
    ///
    /// @param id says what it is, and with `-grid` behind it which one
    /// @param style the meaning whose colour the name takes: input, kernel or output
    final CaptionedGrid captioned(String id, String style, String name, String tip) {
        var tensor = new TensorGrid(EMPTY, palette());
        tensor.setId(id + "-grid");
        return new CaptionedGrid(name, style, tensor, tip);
    }

    private static Label sign(String text) {
        var label = new Label(text);
        label.getStyleClass().add("grid-sign");
        return label;
    }

    /// What there is to see now.
    abstract Shown show();

    /// The sentence that tops the stage.
    abstract String title();

    /// Puts sizes behind the names.
    abstract void captions();

    /// Lets the second grid's cells swing by half a turn to where they are now.
    final void swing() {
        shown.ifPresent(now -> {
            now.second().grid().setOpacity(0);
            swing.playFromStart();
        });
    }

    /// What stands between the first two grids.
    String sign() {
        return "∗";
    }

    /// What the signs between the grids mean: the first, if there are two factors, and the second.
    abstract List<String> signTips();

    @Override
    void refresh() {
        var before = shown;
        var now = show();
        shown = Optional.of(now);
        show(now.first(), now.scene().field());
        show(now.second(), now.scene().kernel().orElse(EMPTY));
        show(now.third(), now.scene().output());
        var state = model.state();
        if (!described.map(state::equals).orElse(false)) {
            described = Optional.of(state);
            describe(now);
        }
        card.show(now.scene().sentence());
        drawSky();
        if (!before.map(b -> b.hasSizesOf(now)).orElse(false)) {
            requestLayout();
        }
    }

    /// The words that stay as they are from frame to frame.
    private void describe(Shown now) {
        heading.show(title(), hint());
        times.setText(sign());
        boolean two = now.scene().kernel().isPresent();
        for (var node : getChildren()) {
            if (node instanceof CaptionedGrid grid) {
                grid.setVisible(
                        grid.equals(now.first()) || grid.equals(now.third()) || (two && grid.equals(now.second())));
            }
        }
        times.setVisible(two && !sign().isEmpty());
        equals.setText(two && !sign().isEmpty() ? "=" : "→");
        tip(times, signTips().getFirst());
        tip(equals, signTips().getLast());
        captions();
        tell(now.first(), now.scene().field());
        tell(now.second(), now.scene().kernel().orElse(EMPTY));
        tell(now.third(), now.scene().output());
    }

    private static void tip(Label sign, String words) {
        var tip = sign.getTooltip();
        if (tip == null) {
            sign.setTooltip(new Tooltip(words));
        } else {
            tip.setText(words);
        }
    }

    private void show(CaptionedGrid captioned, GridModel now) {
        var grid = captioned.grid();
        grid.paletteProperty().set(palette());
        grid.modelProperty().set(now);
    }

    private void tell(CaptionedGrid captioned, GridModel now) {
        captioned.grid().setAccessibleText(spoken(captioned, now));
    }

    /// What a screen reader says of a grid.
    String spoken(CaptionedGrid captioned, GridModel now) {
        return text("grid.spoken", captioned.name(), now.rows(), now.columns());
    }

    /// What can be done.
    String hint() {
        return model.state().pin() instanceof Focus.Nothing ? text("stage.hint") : text("stage.hint.kept");
    }

    private void drawSky() {
        var gc = sky.getGraphicsContext2D();
        gc.clearRect(0, 0, sky.getWidth(), sky.getHeight());
        shown.ifPresent(now -> {
            if (swing.along < 1) {
                now.scene().kernel().ifPresent(kernel -> drawSwing(now.second(), kernel));
            }
            double cell = now.first().grid().getCellSize();
            for (var flight : now.scene().flights()) {
                GridPainter.flying(
                        skyPainter,
                        flight.text(),
                        palette(),
                        cell,
                        centre(now.first(), flight.fieldRow(), flight.fieldColumn()),
                        centre(now.third(), flight.outputRow(), flight.outputColumn()),
                        flight.along());
            }
        });
    }

    private void drawSwing(CaptionedGrid grid, GridModel kernel) {
        GridPainter.turning(
                skyPainter,
                kernel,
                palette(),
                grid.grid().getCellSize(),
                grid.getLayoutX() + GRID_MARGIN,
                grid.getLayoutY() + grid.captionHeight() + GRID_MARGIN,
                swing.along);
    }

    private static double[] centre(CaptionedGrid grid, int row, int column) {
        double cell = grid.grid().getCellSize();
        double pitch = GridPainter.pitch(cell);
        return new double[] {
            grid.getLayoutX() + GRID_MARGIN + column * pitch + cell / 2,
            grid.getLayoutY() + grid.captionHeight() + GRID_MARGIN + row * pitch + cell / 2
        };
    }

    @Override
    protected void layoutChildren() {
        double width = contentWidth(getWidth());
        double left = (getWidth() - width) / 2;
        double headingHeight = heading.prefHeight(width);
        heading.resizeRelocate(left, ABOVE, width, headingHeight);
        double cardHeight = card.fit(width, getHeight() * (asks ? MOST_CARD_ASKING : MOST_CARD));
        double cardTop = getHeight() - cardHeight - 24;
        card.resizeRelocate(left, cardTop, width, cardHeight);
        double y = ABOVE + headingHeight + 12;
        if (bar.isPresent()) {
            double barHeight = bar.get().prefHeight(width);
            bar.get().resizeRelocate(left, y, width, barHeight);
            y += barHeight + 16;
        }
        double top = y;
        shown.ifPresent(now -> place(now, left, top, width, cardTop - 16 - top));
        sky.setWidth(getWidth());
        sky.setHeight(getHeight());
        drawSky();
    }

    private void place(Shown now, double x, double y, double width, double height) {
        var scene = now.scene();
        var plan = GridPlan.of(
                scene.field(),
                scene.kernel(),
                scene.output(),
                width,
                height,
                now.first().captionHeight() + 2 * GRID_MARGIN,
                new GridPlan.Captions(
                        Math.min(now.first().captionWidth(), width * MOST_CAPTION),
                        now.second().captionWidth(),
                        now.third().captionWidth()));
        put(now.first(), x + plan.inputX(), y + plan.inputY(), plan.cell());
        put(now.third(), x + plan.outputX(), y + plan.outputY(), plan.outputCell());
        if (scene.kernel().isPresent()) {
            put(now.second(), x + plan.kernelX(), y + plan.kernelY(), plan.kernelCell());
            put(times, x + plan.timesX(), y + plan.timesY());
        }
        put(equals, x + plan.equalsX(), y + plan.equalsY());
    }

    private static void put(CaptionedGrid grid, double x, double y, double cell) {
        grid.grid().cellSizeProperty().set(cell);
        grid.resizeRelocate(Math.rint(x), Math.rint(y), grid.prefWidth(-1), grid.prefHeight(-1));
    }

    private static void put(Label sign, double x, double y) {
        double w = sign.prefWidth(-1);
        double h = sign.prefHeight(-1);
        sign.resizeRelocate(Math.rint(x - w / 2), Math.rint(y - h / 2), w, h);
    }
}
