package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.GroupKeys;
import convarium.app.control.Segments;
import convarium.app.l10n.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
    private final Segments<Integer> inputs = counts("channel-inputs", n -> text("channels.inputs.count", n));
    private final Segments<Integer> filters = counts("channel-filters-count", n -> text("channels.filters.count", n));
    private final List<Row> rows = new ArrayList<>();
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
                        new VBox(
                                4,
                                row(text("channels.inputs"), text("channels.inputs.tip"), inputs),
                                row(text("channels.filters"), text("channels.filters.tip"), filters)),
                        table(),
                        note);
    }

    private static Segments<Integer> counts(String id, Function<Integer, String> words) {
        var segments = new Segments<>(List.of(1, 2, 3, 4), n -> Integer.toString(n), words);
        segments.setId(id);
        for (int n = 1; n <= ChannelSettings.MOST; n++) {
            segments.button(n).setId(id + "-" + n);
            segments.button(n).setAccessibleText(words.apply(n));
        }
        return segments;
    }

    private static Node row(String words, String meaning, Node choice) {
        var name = new Label(words);
        name.setTooltip(new Tooltip(meaning));
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
                header(text("channels.kinds"), text("channels.kinds.tip")),
                header(text("channels.shape"), text("channels.shape.tip")),
                header(text("channels.parameters"), text("cost.parameters.tip")),
                header(text("channels.macs"), text("cost.macs.tip")));
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
            var row = new Row(
                    kind,
                    button,
                    number(text("channels.shape.tip")),
                    number(text("cost.parameters.tip")),
                    number(text("cost.macs.tip")));
            rows.add(row);
            table.addRow(rows.size(), button, row.shape(), row.parameters(), row.macs());
        }
        GroupKeys.install(rows.stream().map(Row::button).toList());
        return table;
    }

    private static Label number(String meaning) {
        var label = new Label();
        label.setTooltip(new Tooltip(meaning));
        return label;
    }

    private static Label header(String words, String meaning) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(meaning));
        return label;
    }

    void refresh() {
        var state = model.state();
        var s = state.looking().channels();
        boolean pictured = state.source().isPicture();
        for (int n = 1; n <= ChannelSettings.MOST; n++) {
            inputs.forbid(n, pictured && n != ChannelSettings.COLOURS ? text("channels.inputs.picture") : "");
        }
        inputs.choose(s.inputs());
        filters.choose(s.filters());
        var now = s.kind(Channels.layer(state).kernel());
        for (var row : rows) {
            boolean here = row.kind() == now;
            // three channels cannot be dealt into groups of several
            row.button().setDisable(pictured && row.kind() == ChannelKind.GROUPED);
            row.show(here, ChannelKinds.cost(here ? state : model.asKind(row.kind()), model.inputShape()));
        }
        note.setText(text("channels.note." + now, s.groups()));
    }

    /// A kind of layer and what it costs.
    private record Row(ChannelKind kind, ToggleButton button, Label shape, Label parameters, Label macs) {

        void show(boolean here, Optional<ChannelKinds.Cost> cost) {
            button.setSelected(here);
            write(shape, cost.map(c -> c.inputs() + " → " + c.filters()), here);
            write(parameters, cost.map(c -> Numbers.count(c.parameters())), here);
            write(macs, cost.map(c -> Numbers.count(c.macs())), here);
            String name = text("channels.kind." + kind);
            button.setAccessibleText(
                    cost.map(c -> text("channels.spoken.kind", name, c.inputs(), c.filters(), c.parameters(), c.macs()))
                            .orElse(name));
        }

        private static void write(Label label, Optional<String> words, boolean here) {
            label.setText(words.orElse("–"));
            label.getStyleClass().setAll("label", here ? "kind-number-now" : "kind-number");
        }
    }
}
