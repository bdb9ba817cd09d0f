package convarium.app.control;

import static convarium.app.l10n.Texts.text;

import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The walk as a bar: a segment for each step where there is room, else one bar; dragging scrubs.
public final class StepBar extends Pane {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final int MOST_SEGMENTS = 25;
    private static final double GAP = 4;
    private static final double HEIGHT = 8;
    private static final double KNOB = 16;

    private final IntegerProperty steps = new SimpleIntegerProperty(this, "steps", 1);
    private final IntegerProperty step = new SimpleIntegerProperty(this, "step", 0);
    private final Region track = new Region();
    private final Region done = new Region();
    private final Region knob = new Region();
    private final Tooltip tip = new Tooltip();
    private IntConsumer onScrub = value -> {};

    /// A bar of one step.
    public StepBar() {
        getStyleClass().add("step-bar");
        track.getStyleClass().add("track");
        done.getStyleClass().add("done");
        knob.getStyleClass().add("knob");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setMinHeight(28);
        setPrefHeight(28);
        Tooltip.install(this, tip);
        steps.subscribe(this::rebuild);
        step.subscribe(this::restyle);
        rebuild();
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> tip.setText(text("steps.tip", at(e.getX()) + 1, steps.get())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// How many steps there are.
    public IntegerProperty stepsProperty() {
        return steps;
    }

    /// The current step, from 0.
    public IntegerProperty stepProperty() {
        return step;
    }

    /// Is told where the bar was dragged to.
    public void setOnScrub(IntConsumer listener) {
        onScrub = listener;
    }

    private boolean isSegmented() {
        return steps.get() <= MOST_SEGMENTS;
    }

    private void rebuild() {
        getChildren().clear();
        if (isSegmented()) {
            for (int s = 0; s < steps.get(); s++) {
                var segment = new Region();
                segment.getStyleClass().add("segment");
                getChildren().add(segment);
            }
        } else {
            getChildren().addAll(track, done, knob);
        }
        restyle();
        requestLayout();
    }

    private void restyle() {
        if (isSegmented()) {
            for (int s = 0; s < getChildren().size(); s++) {
                getChildren().get(s).pseudoClassStateChanged(DONE, s < step.get());
                getChildren().get(s).pseudoClassStateChanged(NOW, s == step.get());
            }
            requestLayout();
        } else {
            requestLayout();
        }
        setAccessibleText(text("steps.spoken", step.get() + 1, steps.get()));
    }

    private int at(double x) {
        return (int) Math.clamp((long) Math.floor(x / getWidth() * steps.get()), 0, steps.get() - 1L);
    }

    private void scrub(MouseEvent e) {
        onScrub.accept(at(e.getX()));
        e.consume();
    }

    private void key(KeyEvent e) {
        int last = steps.get() - 1;
        int to = switch (e.getCode()) {
            case LEFT, DOWN -> Math.max(0, step.get() - 1);
            case RIGHT, UP -> Math.min(last, step.get() + 1);
            case HOME -> 0;
            case END -> last;
            default -> -1;
        };
        if (to >= 0) {
            onScrub.accept(to);
            e.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double y = (getHeight() - HEIGHT) / 2;
        if (isSegmented()) {
            int n = getChildren().size();
            double each = (w - GAP * (n - 1)) / n;
            for (int s = 0; s < n; s++) {
                double x = s * (each + GAP);
                double tall = s == step.get() ? HEIGHT + 6 : HEIGHT;
                getChildren().get(s).resizeRelocate(x, (getHeight() - tall) / 2, Math.max(1, each), tall);
            }
        } else {
            double at = steps.get() == 1 ? 0 : step.get() / (steps.get() - 1.0) * (w - KNOB);
            track.resizeRelocate(0, y, w, HEIGHT);
            done.resizeRelocate(0, y, at + KNOB / 2, HEIGHT);
            knob.resizeRelocate(at, (getHeight() - KNOB) / 2, KNOB, KNOB);
        }
    }
}
