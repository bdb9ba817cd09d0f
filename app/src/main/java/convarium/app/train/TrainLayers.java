package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.network.Summary;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The network's layers: what each gives, and what it learns.
final class TrainLayers extends GridPane {
    private final TrainViewModel model;
    private Optional<Summary> shown = Optional.empty();

    TrainLayers(TrainViewModel model) {
        this.model = model;
        getStyleClass().add("train-layers");
        setHgap(12);
        setVgap(4);
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        var right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(name, right, right);
        model.standingProperty().map(Standing::opened).subscribe(made -> refresh());
        model.secondProperty()
                .map(second -> second.map(CompareStanding::layers))
                .subscribe(layers -> refresh());
        model.stateProperty().map(state -> state.compare().shown()).subscribe(side -> refresh());
    }

    private void refresh() {
        var layers = model.shownLayers();
        if (!layers.equals(shown)) {
            shown = layers;
            getChildren().clear();
            layers.ifPresent(this::show);
        }
    }

    private void show(Summary layers) {
        addRow(
                0,
                quiet(text("train.layers.layer")),
                quiet(text("train.layers.output")),
                quiet(text("train.layers.parameters")));
        int row = 1;
        for (var layer : layers.rows()) {
            var name = new Label(layer.layer());
            name.setTooltip(new Tooltip(layer.name()));
            name.setMinWidth(0);
            var parameters = new Label(layer.parameters() == 0 ? "–" : Numbers.count(layer.parameters()));
            parameters.getStyleClass().add("kernel-count");
            parameters.setTooltip(new Tooltip(Counts.grouped(layer.parameters())));
            var output = new Label(layer.output().toString().replace("×", " × "));
            output.setTooltip(new Tooltip(text("calculator.column.OUTPUT.tip")));
            addRow(row++, name, output, parameters);
        }
        var sum = new Label(Numbers.count(layers.parameters()));
        sum.setTooltip(new Tooltip(Counts.grouped(layers.parameters())));
        sum.getStyleClass().add("layers-sum");
        addRow(row, quiet(text("train.layers.all")), new Label(), sum);
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        return label;
    }
}
