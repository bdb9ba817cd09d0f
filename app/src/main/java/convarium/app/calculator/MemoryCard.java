package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.engine.calculator.TableSheet;
import convarium.engine.calculator.TrainingMemory;
import convarium.engine.calculator.TrainingMemory.Optimiser;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a training step takes, part by part, with the optimiser of choice.
final class MemoryCard extends VBox {
    private final Label parameters = new Label();
    private final Label gradients = new Label();
    private final Label kept = new Label();
    private final Label activations = new Label();
    private final Label total = new Label();

    MemoryCard(CalculatorViewModel model) {
        super(8);
        getStyleClass().addAll("sentence-card", "memory-card");
        setId("memory-card");
        var caption = new Label(text("calculator.memory"));
        caption.getStyleClass().add("card-caption");
        var choice = new Segments<Optimiser>(
                List.of(Optimiser.values()),
                optimiser -> text("calculator.optimiser." + optimiser),
                optimiser -> text("calculator.optimiser." + optimiser + ".tip"));
        choice.setId("optimisers");
        for (var optimiser : Optimiser.values()) {
            choice.button(optimiser).setId("optimiser-" + optimiser.name().toLowerCase(Locale.ROOT));
        }
        choice.setOnChosen(model::train);
        total.getStyleClass().add("memory-total");
        total.setId("memory-total");
        getChildren()
                .addAll(
                        caption,
                        choice,
                        line(
                                text("calculator.memory.parameters"),
                                text("calculator.memory.parameters.tip"),
                                parameters),
                        line(text("calculator.memory.gradients"), text("calculator.memory.gradients.tip"), gradients),
                        line(text("calculator.memory.state"), text("calculator.memory.state.tip"), kept),
                        line(
                                text("calculator.memory.activations"),
                                text("calculator.memory.activations.tip"),
                                activations),
                        line(text("calculator.memory.total"), text("calculator.memory.total.tip"), total));
        setAccessibleRole(AccessibleRole.PARENT);
        model.stateProperty().subscribe(state -> {
            choice.choose(state.optimiser());
            model.table().ifPresent(table -> show(table.memory(state.optimiser())));
        });
    }

    private static HBox line(String words, String tip, Label value) {
        var name = new Label(words);
        name.setTooltip(new Tooltip(tip));
        name.setLabelFor(value);
        value.getStyleClass().add("memory-value");
        value.setTooltip(new Tooltip(tip));
        value.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, name, space, value);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }

    private void show(TrainingMemory memory) {
        parameters.setText(TableSheet.bytes(memory.parameters()));
        gradients.setText(TableSheet.bytes(memory.gradients()));
        kept.setText(TableSheet.bytes(memory.state()));
        activations.setText(TableSheet.bytes(memory.activations()));
        total.setText(TableSheet.bytes(memory.total()));
    }
}
