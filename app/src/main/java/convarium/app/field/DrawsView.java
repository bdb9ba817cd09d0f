package convarium.app.field;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.engine.trace.EffectiveField.Weights;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the effective field is a mean of, to be chosen and in words.
final class DrawsView extends VBox {
    private final FieldViewModel model;
    private final Label averaged = new Label();
    private final Segments<Weights> weights = new Segments<>(
            List.of(Weights.RANDOM, Weights.EQUAL),
            w -> text("field.weights." + w),
            w -> text("field.weights." + w + ".tip"));
    private final ToggleButton relu = new ToggleButton(text("field.relu"));

    DrawsView(FieldViewModel model) {
        super(8);
        this.model = model;
        for (var choice : Weights.values()) {
            weights.button(choice).setId("weights-" + choice.name().toLowerCase(Locale.ROOT));
        }
        weights.setOnChosen(model::weigh);
        var name = new Label(text("field.weights"));
        name.getStyleClass().add("fact-name");
        name.setLabelFor(weights);
        relu.setId("field-relu");
        relu.getStyleClass().add("chip");
        relu.setTooltip(new Tooltip(text("field.relu.tip")));
        relu.setOnAction(e -> model.rectify(relu.isSelected()));
        var again = new Button(text("field.again"));
        again.setId("field-again");
        again.getStyleClass().add("chip");
        again.setTooltip(new Tooltip(text("field.again.tip")));
        again.setOnAction(e -> model.drawAgain());
        averaged.getStyleClass().add("quiet");
        averaged.setWrapText(true);
        averaged.setId("field-averaged");
        var choices = new HBox(8, name, weights, relu, again);
        choices.setAlignment(Pos.CENTER_LEFT);
        choices.getChildren().forEach(node -> ((Region) node).setMinWidth(USE_PREF_SIZE));
        getChildren().addAll(choices, averaged);
        model.changesProperty().subscribe(this::refresh);
        refresh();
    }

    private void refresh() {
        weights.choose(model.state().weights());
        relu.setSelected(model.state().relu());
        averaged.setText(FieldScene.of(model)
                .map(s -> FieldWords.averaged(s, model.state()))
                .orElse(""));
    }
}
