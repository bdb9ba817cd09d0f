package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.DerivationView;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Derivation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The column at the right: the layer's numbers, the output's length, the cost, and what the kernel does.
final class SignalInspector extends ScrollPane {
    private final SignalViewModel model;
    private final List<SignalKnobRow> rows;
    private final SignalOptions options;
    private final Label reason = new Label();
    private final DerivationView length = new DerivationView();
    private final VBox cost = new VBox(8);
    private final VBox note = new VBox(6);
    private final Label noteTitle = new Label();
    private final Label noteWords = new Label();
    private Optional<SignalKnobRow> touched = Optional.empty();

    SignalInspector(SignalViewModel model) {
        this.model = model;
        options = new SignalOptions(model);
        setId("signal-inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        rows = Arrays.stream(SignalKnob.values()).map(this::row).toList();
        var knobs = new VBox(4);
        knobs.getChildren().addAll(rows);
        reason.getStyleClass().add("quiet");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        cost.getStyleClass().add("cost");
        note.getStyleClass().add("note-card");
        noteTitle.getStyleClass().add("note-title");
        noteWords.setWrapText(true);
        noteWords.setMinHeight(USE_PREF_SIZE);
        note.getChildren().addAll(noteTitle, noteWords);
        var column = new VBox(
                20,
                section(text("section.layer"), knobs, reason, options),
                section(text("signal.section.length"), length),
                section(text("section.cost"), cost),
                note);
        column.getStyleClass().add("inspector-column");
        setContent(column);
        model.stateProperty().subscribe(this::refresh);
        refresh();
    }

    private SignalKnobRow row(SignalKnob knob) {
        return new SignalKnobRow(model, knob, row -> touched = Optional.of(row));
    }

    private static VBox section(String caption, Node... parts) {
        var label = new Label(caption);
        label.getStyleClass().add("section-caption");
        var box = new VBox(8, label);
        box.getChildren().addAll(parts);
        return box;
    }

    private void refresh() {
        var work = model.work();
        rows.forEach(SignalKnobRow::refresh);
        options.refresh();
        String why = touched.map(SignalKnobRow::reason).orElse("");
        reason.setText(why);
        show(reason, !why.isEmpty());
        length.show(work.layer().sizeDerivation(work.shape()));
        var layer = work.layer();
        long weights = Counts.denseWeights(work.geometry()).value();
        cost.getChildren().clear();
        cost(
                text("cost.parameters"),
                text("cost.parameters.tip"),
                layer.parameters().value(),
                parameters(layer.kernel(), layer.bias()));
        cost(
                text("cost.macs"),
                text("cost.macs.tip"),
                layer.macs(work.shape()).value(),
                words(layer.macs(work.shape()).derivation()));
        cost(
                text("cost.dense"),
                text("cost.dense.tip"),
                weights,
                text("cost.dense.how", Counts.grouped(work.geometry().w()), Counts.grouped(work.steps())));
        var kernel = SignalKernel.of(model.state());
        show(note, kernel.isPresent());
        kernel.ifPresent(k -> {
            noteTitle.setText(text("signal.kernel." + k));
            noteWords.setText(text("signal.kernel." + k + ".what"));
        });
    }

    private static String parameters(int taps, boolean bias) {
        return text(bias ? "signal.cost.parameters.bias" : "signal.cost.parameters", taps);
    }

    private static String words(Derivation derivation) {
        return String.join(" ", derivation.texts());
    }

    private void cost(String name, String tip, long value, String how) {
        var label = new Label(name);
        label.setTooltip(new Tooltip(tip));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var number = new Label(Numbers.count(value));
        number.getStyleClass().add("cost-value");
        number.setMinWidth(USE_PREF_SIZE);
        number.setTooltip(new Tooltip(Counts.grouped(value)));
        var second = new Label(how);
        second.getStyleClass().add("quiet");
        second.setWrapText(true);
        cost.getChildren().add(new VBox(new HBox(label, space, number), second));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
