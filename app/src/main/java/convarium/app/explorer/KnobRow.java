package convarium.app.explorer;

import atlantafx.base.controls.ProgressSliderSkin;
import convarium.engine.arithmetic.Padding;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A name, a slider that stops at what is possible, and the number.
final class KnobRow extends HBox {
    private final ExplorerViewModel model;
    private final Knob knob;
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private boolean updating;
    private Limits limits = new Limits(0, 0, "", "");

    KnobRow(ExplorerViewModel model, Knob knob, String name, String meaning, Runnable touched) {
        this.model = model;
        this.knob = knob;
        getStyleClass().add("knob-row");
        var label = new Label(name);
        label.getStyleClass().add("knob-name");
        label.setLabelFor(slider);
        label.setTooltip(new Tooltip(meaning));
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(meaning));
        slider.setId("knob-" + knob.parameter() + "-" + knob.side());
        value.getStyleClass().add("knob-value");
        value.setTooltip(new Tooltip(meaning));
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.getStyleClass().add("progress-slider");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(label, slider, value);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!updating) {
                touched.run();
                turn((int) Math.round(now.doubleValue()));
            }
        });
        slider.setOnMousePressed(e -> {
            touched.run();
            model.beginGesture();
        });
        slider.setOnMouseReleased(e -> {
            model.endGesture();
            refresh();
        });
    }

    private void turn(int to) {
        if (to != knob.get(model.state())) {
            model.turn(knob, to);
        }
        value.setText(Integer.toString(knob.get(model.state())));
    }

    void refresh() {
        updating = true;
        limits = model.limits(knob);
        int now = knob.get(model.state());
        slider.setMin(limits.least());
        slider.setMax(Math.max(limits.most(), limits.least() + 1));
        boolean same = knob.parameter() == Knob.Parameter.PADDING
                && model.state().layer().padding() instanceof Padding.Same;
        slider.setDisable(same || limits.least() == limits.most());
        if (!slider.isValueChanging() || Math.round(slider.getValue()) != now) {
            slider.setValue(now);
        }
        value.setText(Integer.toString(now));
        updating = false;
    }

    /// Why the slider goes no further, if it stands at an end.
    String reason() {
        int now = knob.get(model.state());
        if (now == limits.most() && !limits.whyMost().isEmpty()) {
            return limits.whyMost();
        }
        return now == limits.least() ? limits.whyLeast() : "";
    }
}
