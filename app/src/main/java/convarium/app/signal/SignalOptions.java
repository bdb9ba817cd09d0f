package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.PaddingMode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The layer's border and its yes-or-no settings, causal first, and the bias's value.
final class SignalOptions extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final SignalViewModel model;
    private final Segments<PaddingMode> border =
            new Segments<>(List.of(PaddingMode.values()), m -> text("border." + m), m -> text("signal.border." + m));
    private final List<Chip> chips;
    private final Label why = new Label();
    private final TextField bias = new TextField();
    private final HBox biasRow = new HBox();

    private record Chip(
            ToggleButton button, Predicate<SignalState> on, BiFunction<SignalState, Boolean, SignalState> turn) {}

    SignalOptions(SignalViewModel model) {
        super(8);
        this.model = model;
        chips = List.of(
                new Chip(button("causal"), s -> s.layer().causal(), SignalOptions::causal),
                new Chip(button("same"), SignalPadding::isSame, SignalOptions::same),
                new Chip(
                        button("relu"),
                        s -> s.layer().relu(),
                        (s, on) -> s.withLayer(s.layer().withRelu(on))),
                new Chip(
                        button("bias"),
                        s -> s.layer().hasBias(),
                        (s, on) -> s.withLayer(s.layer().withBias(on, s.layer().bias()))),
                new Chip(
                        button("flip"),
                        s -> s.layer().flipped(),
                        (s, on) -> s.withLayer(s.layer().withFlipped(on))));
        var flow = new FlowPane(6, 6);
        for (var chip : chips) {
            chip.button().setOnAction(e -> turn(chip));
            flow.getChildren().add(chip.button());
        }
        border.setOnChosen(m -> {
            model.edit(s -> s.withLayer(s.layer().withMode(m)));
            refresh();
        });
        for (var mode : PaddingMode.values()) {
            border.button(mode).setId("signal-border-" + mode);
        }
        var borderName = new Label(text("knob.border"));
        borderName.getStyleClass().add("border-name");
        var borderRow = new HBox(borderName, border);
        borderRow.getStyleClass().add("knob-row");
        why.getStyleClass().add("quiet");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        bias.setId("signal-bias");
        bias.getStyleClass().add("number-field");
        bias.setPrefColumnCount(6);
        bias.setOnAction(e -> enterBias());
        bias.focusedProperty().subscribe(focused -> {
            if (!focused) {
                enterBias();
            }
        });
        var name = new Label(text("option.bias.value"));
        name.getStyleClass().add("knob-name");
        name.setLabelFor(bias);
        biasRow.getStyleClass().add("knob-row");
        biasRow.getChildren().addAll(name, bias);
        getChildren().addAll(borderRow, flow, biasRow, why);
    }

    private static ToggleButton button(String key) {
        var button = new ToggleButton(text("signal.option." + key));
        button.setId("signal-option-" + key);
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip(text("signal.option." + key + ".tip")));
        return button;
    }

    /// Causal; letting go of it leaves the padding where it is, to be changed from there.
    private static SignalState causal(SignalState state, boolean on) {
        return state.withLayer(state.layer().withCausal(on));
    }

    private static SignalState same(SignalState state, boolean on) {
        return on ? SignalPadding.same(state) : state.withLayer(state.layer().withPadding(0, 0));
    }

    private void turn(Chip chip) {
        boolean wanted = chip.button().isSelected();
        model.edit(s -> chip.turn().apply(s, wanted));
        refresh();
    }

    void refresh() {
        var state = model.state();
        var layer = state.layer();
        border.choose(layer.mode());
        for (var mode : PaddingMode.values()) {
            border.forbid(mode, layer.causal() && !SignalLayer.isPast(mode) ? text("signal.border.future") : "");
        }
        chips.forEach(chip -> chip.button().setSelected(chip.on().test(state)));
        why.setText(layer.causal() ? text("signal.causal.why", layer.before()) : "");
        show(why, layer.causal());
        show(biasRow, layer.hasBias());
        if (!bias.isFocused()) {
            bias.setText(Numbers.decimal(layer.bias(), 4));
            bias.pseudoClassStateChanged(WRONG, false);
        }
    }

    private void enterBias() {
        if (!model.state().layer().hasBias()) {
            return;
        }
        boolean taken = false;
        try {
            float value = Numbers.parse(bias.getText());
            taken = Math.abs(value) <= SignalState.MOST_VALUE
                    && model.edit(s -> s.withLayer(s.layer().withBias(true, value)));
        } catch (NumberFormatException e) {
            taken = false; // the field shows that it is wrong
        }
        bias.pseudoClassStateChanged(WRONG, !taken);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
