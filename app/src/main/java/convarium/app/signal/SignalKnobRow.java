package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A name, a slider that stops at what is possible, and the number.
final class SignalKnobRow extends HBox {
    private final SignalViewModel model;
    private final SignalKnob knob;
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private SignalKnob.Limits limits = new SignalKnob.Limits(0, 0, "");
    private boolean updating;

    SignalKnobRow(SignalViewModel model, SignalKnob knob, Consumer<SignalKnobRow> touched) {
        this.model = model;
        this.knob = knob;
        getStyleClass().add("knob-row");
        String name = text("signal.knob." + knob);
        var tip = new Tooltip(text("signal.knob." + knob + ".tip"));
        var label = new Label(name);
        label.getStyleClass().add("knob-name");
        label.setLabelFor(slider);
        label.setTooltip(tip);
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(name);
        slider.setTooltip(tip);
        slider.setId("signal-" + knob);
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.getStyleClass().add("progress-slider");
        slider.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        value.getStyleClass().add("knob-value");
        value.setTooltip(tip);
        getChildren().addAll(label, slider, value);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!updating) {
                touched.accept(this);
                turn((int) Math.round(now.doubleValue()));
            }
        });
        slider.setOnMousePressed(e -> {
            touched.accept(this);
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
        var state = model.state();
        limits = knob.limits(state);
        int now = knob.get(state);
        slider.setMin(limits.least());
        slider.setMax(Math.max(limits.most(), limits.least() + 1));
        slider.setDisable(knob.isSetBy(state.layer()) || limits.least() == limits.most());
        if (!slider.isValueChanging() || Math.round(slider.getValue()) != now) {
            slider.setValue(now);
        }
        value.setText(Integer.toString(now));
        updating = false;
    }

    /// Why the slider goes no further, if it stands at its end; empty otherwise.
    String reason() {
        boolean end = knob.get(model.state()) == limits.most()
                && !knob.isSetBy(model.state().layer());
        return end ? limits.why() : "";
    }
}
