package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How many channels and filters there are, and the kinds of layer beside each other, each with what it costs.
final class ChannelPanel extends VBox {
    private final ExplorerViewModel model;
    private final Segments<Integer> inputs = counts("channel-inputs", "channels.inputs");
    private final Segments<Integer> filters = counts("channel-filters-count", "channels.filters");
    private final Map<ChannelKind, ToggleButton> kinds = new EnumMap<>(ChannelKind.class);
    private final Map<ChannelKind, Label> shapes = new EnumMap<>(ChannelKind.class);
    private final Map<ChannelKind, Label> parameters = new EnumMap<>(ChannelKind.class);
    private final Map<ChannelKind, Label> macs = new EnumMap<>(ChannelKind.class);
    private final Label note = new Label();

    ChannelPanel(ExplorerViewModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("channel-panel");
        inputs.setOnChosen(n -> model.editChannels(c -> c.withCounts(n, c.filters())));
        filters.setOnChosen(n -> model.editChannels(c -> c.withCounts(c.inputs(), n)));
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        new VBox(4, row("channels.inputs", inputs), row("channels.filters", filters)),
                        table(),
                        note);
    }

    private static Segments<Integer> counts(String id, String key) {
        var segments = new Segments<>(
                List.of(1, 2, 3, 4), n -> Integer.toString(n), n -> text(key + ".count", n));
        segments.setId(id);
        for (int n = 1; n <= ChannelSettings.MOST; n++) {
            segments.button(n).setId(id + "-" + n);
            segments.button(n).setAccessibleText(text(key + ".count", n));
        }
        return segments;
    }

    private static Node row(String key, Node choice) {
        var name = new Label(text(key));
        name.setTooltip(new Tooltip(text(key + ".tip")));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, name, space, choice);
        row.getStyleClass().add("knob-row");
        return row;
    }

    private GridPane table() {
        var table = new GridPane();
        table.getStyleClass().add("channel-kinds");
        var first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        var number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().addAll(first, number, number, number);
        table.addRow(
                0,
                header("channels.kind", ""),
                header("channels.kind.shape", "channels.kind.shape.tip"),
                header("channels.kind.parameters", "cost.parameters.tip"),
                header("channels.kind.macs", "cost.macs.tip"));
        var group = new ToggleGroup();
        for (var kind : ChannelKind.values()) {
            var button = new ToggleButton(text("channels.kind." + kind));
            button.setId("channel-kind-" + kind.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass().add("kind-button");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(text("channels.kind." + kind + ".tip")));
            button.setOnAction(e -> {
                button.setSelected(true);
                model.chooseKind(kind);
            });
            kinds.put(kind, button);
            shapes.put(kind, new Label());
            parameters.put(kind, new Label());
            macs.put(kind, new Label());
            table.addRow(
                    kind.ordinal() + 1, button, shapes.get(kind), parameters.get(kind), macs.get(kind));
        }
        return table;
    }

    private static Label header(String key, String tip) {
        var label = new Label(text(key));
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        if (!tip.isEmpty()) {
            label.setTooltip(new Tooltip(text(tip)));
        }
        return label;
    }

    void refresh() {
        var state = model.state();
        var s = state.looking().channels();
        inputs.choose(s.inputs());
        filters.choose(s.filters());
        var now = s.kind(Channels.layer(state).kernel());
        for (var kind : ChannelKind.values()) {
            boolean here = kind == now;
            var shown = here ? state : model.asKind(kind);
            var cost = ChannelKinds.cost(shown);
            kinds.get(kind).setSelected(here);
            write(shapes, kind, cost.map(c -> c.inputs() + " → " + c.filters()).orElse("–"), here);
            write(parameters, kind, cost.map(c -> Numbers.count(c.parameters())).orElse("–"), here);
            write(macs, kind, cost.map(c -> Numbers.count(c.macs())).orElse("–"), here);
            kinds.get(kind)
                    .setAccessibleText(cost.map(c -> text(
                                    "channels.kind.spoken",
                                    text("channels.kind." + kind),
                                    c.inputs(),
                                    c.filters(),
                                    c.parameters(),
                                    c.macs()))
                            .orElse(text("channels.kind." + kind)));
        }
        note.setText(text("channels.kind.note." + now, s.groups()));
    }

    private static void write(Map<ChannelKind, Label> labels, ChannelKind kind, String words, boolean here) {
        var label = labels.get(kind);
        label.setText(words);
        label.getStyleClass().setAll("label", here ? "kind-number-now" : "kind-number");
    }
}
