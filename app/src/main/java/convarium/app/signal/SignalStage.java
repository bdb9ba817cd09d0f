package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.SentenceCard;
import convarium.app.explorer.StageHeading;
import convarium.app.l10n.Numbers;
import convarium.app.render.CanvasPainter;
import convarium.app.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;

/// The stage: what can be seen in a sentence, the rows of bars, and the sum under them.
final class SignalStage extends Pane implements SignalRows.Stage {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double AIR = 32;
    private static final double TOP = 16;
    private static final double ABOVE_CARD = 16;
    private static final double CARD = 128;
    private static final double MOST_CARD = 0.3;
    private static final double MOST_WIDTH = 2100;
    private static final double FIELD = 76;

    private final SignalViewModel model;
    private final ObservableValue<Palette> palette;
    private final DoubleProperty scale;
    private final StageHeading heading = new StageHeading();
    private final Canvas canvas = new Canvas();
    private final SignalPlot input;
    private final SignalPlot kernel;
    private final SignalPlot output;
    private final MenuButton fill;
    private final MenuButton library;
    private final SentenceCard card = new SentenceCard();
    private final TextField field = new TextField();
    private SignalFocus typed = SignalFocus.NOTHING;
    private Optional<SignalScene> held = Optional.empty();
    private SignalScene scene;
    private SignalPlan plan;
    private SignalPainter.Captions captions;

    SignalStage(SignalViewModel model, ObservableValue<Palette> palette, DoubleProperty scale) {
        this.model = model;
        this.palette = palette;
        this.scale = scale;
        scene = SignalScene.of(
                model.state(), model.work(), model.frameProperty().get(), model.focus());
        captions = SignalPainter.Captions.of(model.state(), model.work());
        plan = SignalPlan.of(scene, 0, 0, 800, 500, 1);
        var rows = new SignalRows(model, this);
        input = rows.input();
        kernel = rows.kernel();
        output = rows.output();
        fill = fillings();
        library = kernels();
        card.setId("signal-sentence");
        field.setId("signal-field");
        field.getStyleClass().add("number-field");
        field.setVisible(false);
        field.setAccessibleText(text("signal.field.name"));
        field.setOnAction(e -> leave(true));
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                leave(false);
                e.consume();
            }
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused && field.isVisible()) {
                leave(true);
            }
        });
        canvas.setMouseTransparent(true);
        getChildren().addAll(heading, canvas, input, kernel, output, fill, library, card, field);
        model.stateProperty().subscribe(this::refresh);
        model.frameProperty().subscribe(this::refresh);
        model.hoverProperty().subscribe(this::refresh);
        palette.subscribe(this::refresh);
        scale.subscribe(this::requestLayout);
        refresh();
    }

    private MenuButton fillings() {
        var menu = menu("signal-fill", "menu.fill", "signal.fill.tip");
        for (var filling : SignalFilling.values()) {
            var item = new MenuItem(text("signal.fill." + filling));
            item.setId("signal-fill-" + filling);
            item.setOnAction(e -> model.edit(filling::fill));
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuButton kernels() {
        var menu = menu("signal-library", "menu.library", "menu.library.tip");
        for (var one : SignalKernel.values()) {
            var item = new MenuItem(text("signal.kernel." + one));
            item.setId("signal-kernel-" + one);
            item.setOnAction(e -> model.edit(one::put));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuButton menu(String id, String key, String tip) {
        var menu = new MenuButton(text(key));
        menu.setId(id);
        menu.getStyleClass().add("caption-menu");
        menu.setTooltip(new Tooltip(text(tip)));
        return menu;
    }

    private void refresh() {
        var state = model.state();
        var work = model.work();
        if (model.frameProperty().get().step() >= work.steps()) {
            return; // on the way to a walk of another length
        }
        scene = SignalScene.of(state, work, model.frameProperty().get(), model.focus());
        held.ifPresent(h -> scene = scene.withScales(h.inputScale(), h.kernelScale()));
        captions = SignalPainter.Captions.of(state, work);
        heading.show(SignalWords.title(state), SignalWords.hint(state, work));
        card.show(scene.sentence());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double k = scale.get();
        double content = Math.min(getWidth() - 2 * AIR, MOST_WIDTH);
        double left = Math.rint((getWidth() - content) / 2);
        double title = heading.prefHeight(content);
        heading.resizeRelocate(left, TOP, content, title);
        double foot = getHeight() - AIR * 0.75;
        double tall = Math.min(CARD * k, getHeight() * MOST_CARD); // always the same, so that no row moves
        card.fit(content, tall);
        card.resizeRelocate(left, foot - tall, content, tall);
        double top = Math.rint(TOP + title + 20 * k);
        double height = Math.max(0, foot - tall - ABOVE_CARD * k - top);
        canvas.relocate(left, top);
        canvas.setWidth(content);
        canvas.setHeight(height);
        plan = SignalPlan.of(scene, 0, 0, content, height, k);
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, content, height);
        new SignalPainter(new CanvasPainter(gc), plan, palette.getValue()).paint(scene, captions);
        place(input, plan.input(), left, top);
        place(kernel, plan.kernel(), left, top);
        place(output, plan.output(), left, top);
        beside(fill, plan.input(), text("signal.row.input"), captions.input(), left, top);
        beside(library, plan.kernel(), text("signal.row.kernel"), captions.kernel(), left, top);
        if (field.isVisible()) {
            placeField(left, top);
        }
    }

    private void place(SignalPlot plot, SignalPlan.Row row, double left, double top) {
        double width = plan.x(scene.end() - 0.5) - plan.left();
        plot.resizeRelocate(left + plan.left(), top + row.top(), width, row.height());
    }

    private void beside(MenuButton menu, SignalPlan.Row row, String name, String size, double left, double top) {
        double width = menu.prefWidth(-1);
        double height = menu.prefHeight(-1);
        double x = left + plan.left() + SignalPainter.captionWidth(name, size, plan.scale()) + 12 * plan.scale();
        menu.resizeRelocate(x, top + row.caption() + 12 * plan.scale() - height / 2, width, height);
    }

    private void placeField(double left, double top) {
        boolean weight = typed instanceof SignalFocus.Weight;
        var bars = weight ? scene.weights() : scene.field();
        int index = switch (typed) {
            case SignalFocus.Input i -> i.index();
            case SignalFocus.Weight w -> w.index();
            case SignalFocus.Output o -> -1;
            case SignalFocus.Nothing n -> -1;
        };
        var row = weight ? plan.kernel() : plan.input();
        double width = FIELD * plan.scale();
        double height = field.prefHeight(-1);
        bars.stream().filter(bar -> bar.index() == index).findFirst().ifPresent(bar -> {
            double x = Math.clamp(plan.x(bar.at()) - width / 2, 0, Math.max(0, canvas.getWidth() - width));
            field.resizeRelocate(left + x, top + row.y(0) - height / 2, width, height);
        });
    }

    @Override
    public SignalPlan plan() {
        return plan;
    }

    @Override
    public SignalScene scene() {
        return scene;
    }

    @Override
    public void hold(boolean still) {
        held = still ? Optional.of(scene) : Optional.empty();
        refresh();
    }

    @Override
    public void type(SignalFocus what, float value, String first) {
        typed = what;
        field.setText(first.isEmpty() ? Numbers.decimal(value, 4) : first);
        field.setVisible(true);
        field.pseudoClassStateChanged(WRONG, false);
        field.requestFocus();
        if (first.isEmpty()) {
            field.selectAll();
        } else {
            field.end();
        }
        requestLayout();
    }

    /// Closes the field, its number taken if it is one; what is none stays to be mended, or is given up.
    private void leave(boolean take) {
        if (take) {
            try {
                float value = Numbers.parse(field.getText());
                if (Math.abs(value) > SignalState.MOST_VALUE) {
                    throw new NumberFormatException("too large");
                }
                set(value);
            } catch (NumberFormatException e) {
                field.pseudoClassStateChanged(WRONG, true);
                if (field.isFocused()) {
                    return;
                }
            }
        }
        boolean focused = field.isFocused();
        var plot = typed instanceof SignalFocus.Weight ? kernel : input;
        typed = SignalFocus.NOTHING;
        field.setVisible(false);
        if (focused) {
            plot.requestFocus();
        }
    }

    private void set(float value) {
        switch (typed) {
            case SignalFocus.Input i -> model.edit(s -> s.withSample(i.index(), value));
            case SignalFocus.Weight w -> model.edit(s -> s.withWeight(w.index(), value));
            case SignalFocus.Output o -> {}
            case SignalFocus.Nothing n -> {}
        }
    }

    /// Whether the keys are in a row whose values can be changed.
    boolean isInValue() {
        return List.of(input, kernel).stream().anyMatch(plot -> plot.isFocused() && plot.hasCursor());
    }

    /// Whether the kernel is what is pasted into and copied from.
    boolean isInKernel() {
        return kernel.isFocused();
    }

    /// Whether the outputs are what is copied from.
    boolean isInOutput() {
        return output.isFocused();
    }

    /// Where pasted samples begin.
    int cursor() {
        return input.isFocused() ? input.cursor() : 0;
    }
}
