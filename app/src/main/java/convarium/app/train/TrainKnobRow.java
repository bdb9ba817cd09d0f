package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import atlantafx.base.controls.ProgressSliderSkin;
import convarium.app.l10n.Numbers;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A number of the recipe: its name, a slider, and a field to type it in.
final class TrainKnobRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TrainViewModel model;
    private final TrainKnob knob;
    private final Slider slider = new Slider(0, 1, 0);
    private final TextField field = new TextField();
    private final Label problem = new Label();
    private boolean updating;

    TrainKnobRow(TrainViewModel model, TrainKnob knob) {
        this.model = model;
        this.knob = knob;
        String name = text("train.knob." + knob);
        var tip = new Tooltip(text("train.knob." + knob + ".tip"));
        var label = new Label(name);
        label.getStyleClass().add("knob-name");
        label.setLabelFor(slider);
        label.setTooltip(tip);
        slider.setId("train-" + knob);
        slider.setBlockIncrement(knob == TrainKnob.BATCH ? 0.1 : 0.02);
        slider.setAccessibleText(name);
        slider.setTooltip(tip);
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.getStyleClass().add("progress-slider");
        slider.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.setId("train-field-" + knob);
        field.getStyleClass().addAll("number-field", "train-number");
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(text("train.knob.field")));
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        var row = new HBox(label, slider, field);
        row.getStyleClass().add("knob-row");
        getChildren().addAll(row, problem);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!updating) {
                set(knob.value(now.doubleValue()));
            }
        });
        field.setOnAction(e -> type());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                type();
            }
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                refresh();
                e.consume();
            }
        });
        model.stateProperty().subscribe(this::refresh);
        refresh();
    }

    private void type() {
        if (field.getText().equals(knob.text(knob.get(model.stateProperty().get())))) {
            say("");
            return;
        }
        try {
            set(Double.parseDouble(Float.toString(Numbers.parse(field.getText()))));
        } catch (NumberFormatException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    private void set(double value) {
        try {
            model.edit(state -> knob.set(state, value));
            refresh();
        } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    private void say(String words) {
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
        problem.setManaged(!words.isEmpty());
        field.pseudoClassStateChanged(WRONG, !words.isEmpty());
    }

    private void refresh() {
        updating = true;
        var state = model.stateProperty().get();
        double value = knob.get(state);
        if (!slider.isValueChanging() && !slider.isPressed()) {
            slider.setValue(Math.clamp(knob.place(value), 0, 1));
        }
        field.setText(knob.text(value));
        say("");
        boolean there = knob.isThere(state);
        setVisible(there);
        setManaged(there);
        updating = false;
    }
}
