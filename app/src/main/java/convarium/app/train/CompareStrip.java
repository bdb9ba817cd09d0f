package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.GroupKeys;
import convarium.engine.arithmetic.Counts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Two networks beside each other, a row each: how well each does, what it consists of, what it costs. A row is
/// pressed to have its filters, maps and answers shown.
final class CompareStrip extends VBox {
    private static final List<Double> WIDTHS = List.of(32.4, 14.0, 12.8, 16.0, 11.6, 13.2);

    private final TrainViewModel model;
    private final Map<CompareSide, Row> rows = new EnumMap<>(CompareSide.class);

    private enum Figure {
        VALIDATION,
        TRAINING,
        PARAMETERS,
        STEP,
        SPEED
    }

    private static final List<Figure> FIGURES = List.of(Figure.values());

    /// A row's button with its numbers.
    private record Row(ToggleButton button, Label name, Map<Figure, Label> figures) {}

    CompareStrip(TrainViewModel model) {
        this.model = model;
        setId("compare-strip");
        getStyleClass().addAll("train-card", "compare-strip");
        var head = grid();
        head.getStyleClass().add("compare-head");
        head.add(quiet(text("train.compare.network"), text("train.compare.network.tip")), 0, 0);
        for (var figure : FIGURES) {
            head.add(
                    quiet(text("train.compare.figure." + figure), text("train.compare.figure." + figure + ".tip")),
                    1 + FIGURES.indexOf(figure),
                    0);
        }
        getChildren().add(head);
        var group = new ToggleGroup();
        var buttons = new ArrayList<ToggleButton>();
        for (var side : CompareSide.values()) {
            var row = row(side, group);
            rows.put(side, row);
            buttons.add(row.button());
        }
        getChildren().addAll(buttons);
        GroupKeys.install(List.copyOf(buttons));
        model.stateProperty().subscribe(this::refresh);
        model.secondProperty().subscribe(this::refresh);
        model.curvesChangedProperty().subscribe(this::refresh);
        refresh();
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.setHgap(6);
        for (double width : WIDTHS) {
            var column = new ColumnConstraints();
            column.setPercentWidth(width);
            column.setHalignment(grid.getColumnConstraints().isEmpty() ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private Row row(CompareSide side, ToggleGroup group) {
        var mark = new Region();
        mark.getStyleClass().addAll("curve-mark", "compare-" + side.name().toLowerCase(Locale.ROOT));
        var name = new Label("", mark);
        name.getStyleClass().add("compare-name");
        name.setGraphicTextGap(8);
        var grid = grid();
        grid.add(name, 0, 0);
        var figures = new EnumMap<Figure, Label>(Figure.class);
        for (var figure : FIGURES) {
            var label = new Label();
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.getStyleClass().add("compare-" + figure.name().toLowerCase(Locale.ROOT));
            figures.put(figure, label);
            grid.add(label, 1 + FIGURES.indexOf(figure), 0);
        }
        var button = new ToggleButton();
        button.setId("compare-show-" + side.name().toLowerCase(Locale.ROOT));
        button.setGraphic(grid);
        button.getStyleClass().add("compare-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(text("train.compare.show")));
        // as wide as the row, whatever the skin thinks of a button's content
        grid.prefWidthProperty().bind(button.widthProperty().subtract(18));
        button.setOnAction(e -> {
            button.setSelected(true);
            model.edit(state -> state.withCompare(state.compare().withShown(side)));
        });
        return new Row(button, name, figures);
    }

    private static Label quiet(String words, String tip) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        label.setTooltip(new Tooltip(tip));
        return label;
    }

    private void refresh() {
        var state = model.stateProperty().get();
        var second = model.secondProperty().get();
        setVisible(state.compare().isOn());
        if (!state.compare().isOn()) {
            return;
        }
        int batch = state.setup().recipe().batch();
        rows.forEach((side, row) -> {
            row.button().setSelected(state.compare().shown() == side);
            row.name().setText(model.name(side));
            var figures = row.figures();
            say(
                    figures,
                    Figure.PARAMETERS,
                    model.layers(side)
                            .map(of -> Counts.grouped(of.parameters()))
                            .orElse("–"));
            model.curves(side).ifPresent(curves -> {
                say(figures, Figure.VALIDATION, CompareWords.share(curves.validationAccuracy(), 0));
                say(
                        figures,
                        Figure.TRAINING,
                        CompareWords.share(curves.trainAccuracy(), state.look().smoothing()));
            });
            double nanos = second.map(of -> of.nanos(side)).orElse(0.0);
            say(figures, Figure.STEP, CompareWords.step(nanos));
            say(figures, Figure.SPEED, CompareWords.speed(nanos, batch));
            row.button().setAccessibleText(accessible(row));
        });
    }

    private static void say(Map<Figure, Label> figures, Figure figure, String words) {
        var label = figures.get(figure);
        if (label != null) {
            label.setText(words);
        }
    }

    private static String accessible(Row row) {
        var words = new StringBuilder(row.name().getText());
        row.figures()
                .forEach((figure, label) -> words.append(", ")
                        .append(text("train.compare.figure." + figure))
                        .append(' ')
                        .append(label.getText()));
        return words.toString();
    }
}
