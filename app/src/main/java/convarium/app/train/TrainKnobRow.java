package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import atlantafx.base.controls.ProgressSliderSkin;
import convarium.app.l10n.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A number of the recipe: its name, a slider, and a field to type it in.
final class TrainKnobRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TrainViewModel model;
    private final TrainKnob knob;
    private final Slider slider = new Slider(0, 1, 0);
    private final TextField field = new TextField();
    private final Label problem = new Label();
    private final Label hint = new Label();
    private final Button add = new Button(text("train.dropout.add"));
    private final HBox row;
    private boolean updating;

    /// @param addLayer opens the sheet in which a network gets a layer that it lacks
    TrainKnobRow(TrainViewModel model, TrainKnob knob, Runnable addLayer) {
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
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        add.setId("train-dropout-add");
        add.getStyleClass().add("flat-button");
        add.setTooltip(new Tooltip(text("train.dropout.add.tip")));
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(e -> addLayer.run());
        row = new HBox(label, slider, field);
        row.getStyleClass().add("knob-row");
        getChildren().addAll(row, hint, problem);
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
        model.dropoutRatesProperty().subscribe(this::refresh);
        refresh();
    }

    private void type() {
        if (field.getText().equals(knob.text(value()))) {
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

    /// The knob's value; for dropout, while nobody has turned it, what the first dropout layer has.
    private double value() {
        double value = knob.get(model.stateProperty().get());
        return Double.isNaN(value)
                ? model.dropoutRatesProperty().get().stream().findFirst().orElse(0.0)
                : value;
    }

    /// Without a dropout layer there is nothing to turn; layers of several rates are named.
    private void refreshDropout(TrainState state) {
        var rates = model.dropoutRatesProperty().get();
        boolean several = rates.stream().distinct().count() > 1
                && state.setup().recipe().dropout().isEmpty();
        String words = rates.isEmpty()
                ? text("train.dropout.none")
                : several
                        ? text(
                                "train.dropout.several",
                                rates.stream().map(knob::text).collect(Collectors.joining(", ")))
                        : "";
        if (rates.isEmpty() != row.getChildren().contains(add)) {
            var name = row.getChildren().getFirst();
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row.getChildren().setAll(rates.isEmpty() ? List.of(name, space, add) : List.of(name, slider, field));
        }
        hint.setText(words);
        hint.setVisible(!words.isEmpty());
        hint.setManaged(!words.isEmpty());
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
        double value = value();
        if (!slider.isValueChanging() && !slider.isPressed()) {
            slider.setValue(Math.clamp(knob.place(value), 0, 1));
        }
        field.setText(knob.text(value));
        say("");
        boolean there = knob.isThere(state);
        if (knob == TrainKnob.DROPOUT) {
            refreshDropout(state);
        } else {
            hint.setVisible(false);
            hint.setManaged(false);
        }
        setVisible(there);
        setManaged(there);
        updating = false;
    }
}
