package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The layer's yes-or-no settings as chips, and the bias's value.
final class Options extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ExplorerViewModel model;
    private final BooleanProperty apart;
    private final List<Chip> chips;
    private final Chip apartChip;
    private final TextField bias = new TextField();
    private final HBox biasRow = new HBox();

    /// One setting: when it can be had, whether it is on, and what turning it does.
    private record Chip(
            ToggleButton button,
            Predicate<Operation> offered,
            Predicate<LayerSettings> on,
            BiFunction<ExplorerState, Boolean, ExplorerState> turn) {}

    Options(ExplorerViewModel model, BooleanProperty apart) {
        super(8);
        this.model = model;
        this.apart = apart;
        chips = List.of(
                new Chip(button("same"), o -> true, s -> s.padding() instanceof Padding.Same, Options::same),
                new Chip(
                        button("relu"),
                        o -> true,
                        LayerSettings::relu,
                        (s, on) -> s.withLayer(s.layer().withRelu(on))),
                new Chip(button("bias"), Operation::hasWeights, LayerSettings::hasBias, Options::bias),
                new Chip(
                        button("flip"),
                        o -> o == Operation.CONVOLUTION,
                        LayerSettings::flipped,
                        (s, on) -> s.withLayer(s.layer().withFlipped(on))),
                new Chip(
                        button("ceil"),
                        Operation::isPooling,
                        s -> s.rounding() == Rounding.CEIL,
                        (s, on) -> s.withLayer(s.layer().withRounding(on ? Rounding.CEIL : Rounding.FLOOR))),
                new Chip(
                        button("counts"),
                        o -> o == Operation.AVERAGE_POOLING,
                        LayerSettings::countsPadding,
                        (s, on) -> s.withLayer(s.layer().withCountsPadding(on))));
        explainFlip();
        apartChip = new Chip(button("apart"), o -> true, s -> apart.get(), (s, on) -> on ? s : aligned(s));
        var flow = new FlowPane(6, 6);
        for (var chip : chips) {
            chip.button().setOnAction(e -> turn(chip));
            flow.getChildren().add(chip.button());
        }
        apartChip.button().setOnAction(e -> {
            turn(apartChip);
            apart.set(apartChip.button().isSelected());
        });
        flow.getChildren().add(apartChip.button());
        bias.setId("bias");
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
        getChildren().addAll(flow, biasRow);
    }

    /// Turning the kernel tells in its tooltip what it does, or did, to this layer.
    private void explainFlip() {
        var tip = new Tooltip(text("option.flip.tip"));
        tip.setOnShowing(e -> {
            var state = model.state();
            String agreement = state.source().isPicture()
                    ? Agreement.sentence(state.kernel())
                    : Agreement.of(state, model.explored()).sentence();
            tip.setText(text("option.flip.tip") + "\n" + agreement);
        });
        chips.stream()
                .map(Chip::button)
                .filter(b -> "option-flip".equals(b.getId()))
                .forEach(b -> b.setTooltip(tip));
    }

    private static ToggleButton button(String key) {
        var button = new ToggleButton(text("option." + key));
        button.setId("option-" + key);
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip(text("option." + key + ".tip")));
        return button;
    }

    private void turn(Chip chip) {
        boolean wanted = chip.button().isSelected();
        if (!model.edit(s -> chip.turn().apply(s, wanted))) {
            chip.button().setSelected(!wanted);
        }
    }

    void refresh() {
        var layer = model.state().layer();
        for (var chip : chips) {
            chip.button().setSelected(chip.on().test(layer));
            show(chip.button(), chip.offered().test(layer.operation()));
        }
        apartChip.button().setSelected(apart.get());
        // with several filters, each has its own, which is changed on the stage
        boolean several = model.state().looking().aspect() == Aspect.CHANNELS;
        show(biasRow, layer.operation().hasWeights() && layer.hasBias() && !several);
        if (!bias.isFocused()) {
            bias.setText(Numbers.decimal(layer.bias(), 4));
        }
    }

    private void enterBias() {
        try {
            float value = Numbers.parse(bias.getText());
            bias.pseudoClassStateChanged(WRONG, false);
            model.edit(s -> s.withLayer(s.layer().withBias(s.layer().hasBias(), value)));
        } catch (NumberFormatException e) {
            bias.pseudoClassStateChanged(WRONG, !bias.getText().isEmpty());
        }
    }

    private static ExplorerState same(ExplorerState state, boolean on) {
        return state.withLayer(state.layer().withPadding(on ? Padding.Same.UPPER : Knob.explicit(state)));
    }

    private static ExplorerState bias(ExplorerState state, boolean on) {
        float value = state.layer().bias();
        return state.withLayer(state.layer().withBias(on, on && value == 0 ? 1 : value));
    }

    /// The state with every setting alike on both axes.
    private static ExplorerState aligned(ExplorerState state) {
        var changed = state;
        for (var parameter : Knob.Parameter.values()) {
            boolean explicit = state.layer().padding() instanceof Padding.Explicit;
            if (parameter != Knob.Parameter.PADDING || explicit) {
                var knob = new Knob(parameter, Knob.Side.BOTH);
                changed = knob.set(changed, knob.get(changed));
            }
        }
        return changed;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
