package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.l10n.Numbers;
import convarium.engine.arithmetic.Counts;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a layer costs: parameters, multiply–adds, and what a Dense layer would have cost instead.
final class CostView extends VBox {

    CostView() {
        super(8);
        getStyleClass().add("cost");
    }

    void show(WindowLayer layer, Shape input) {
        var g = layer.geometry(input);
        var kernel = layer.kernel();
        boolean weighted = layer.weightShape().isPresent();
        long outputs = (long) g.oh() * g.ow();
        long taps = (long) kernel.h() * kernel.w();
        getChildren().clear();
        row(
                text("cost.parameters"),
                text("cost.parameters.tip"),
                layer.parameters().value(),
                weighted
                        ? text(layer.bias() ? "cost.parameters.bias" : "cost.parameters.plain", kernel.h(), kernel.w())
                        : text("cost.parameters.none"));
        String work;
        if (!weighted) {
            work = text("cost.macs.none");
        } else if (layer instanceof ConvTranspose2d) {
            work = text("cost.macs.transposed", Counts.grouped((long) g.h() * g.w()), taps);
        } else {
            work = text("cost.macs.forward", Counts.grouped(outputs), taps);
        }
        row(text("cost.macs"), text("cost.macs.tip"), layer.macs(input).value(), work);
        row(
                text("cost.dense"),
                text("cost.dense.tip"),
                Counts.denseWeights(g).value(),
                text("cost.dense.how", Counts.grouped((long) g.h() * g.w()), Counts.grouped(outputs)));
    }

    private void row(String name, String meaning, long value, String how) {
        var label = new Label(name);
        label.setTooltip(new Tooltip(meaning));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var number = new Label(Numbers.count(value));
        number.getStyleClass().add("cost-value");
        number.setMinWidth(USE_PREF_SIZE);
        number.setTooltip(new Tooltip(Counts.grouped(value)));
        var first = new HBox(label, space, number);
        var second = new Label(how);
        second.getStyleClass().add("quiet");
        second.setWrapText(true);
        getChildren().add(new VBox(first, second));
    }
}
