package convarium.app.calculator;

import static convarium.app.l10n.Texts.text;

import convarium.app.calculator.Calculated.Line;
import convarium.engine.calculator.ChainTable.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The table: a row a layer, the sums under it, columns as wide as their texts need.
///
/// Where the full numbers have no room, large counts are shortened; the tooltip of a cell keeps the full
/// one. Where that is not enough, type that is larger than usual shrinks, down to the usual size; only
/// then columns are left out.
final class ChainTableView extends Pane {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");
    private static final double ROW_EMS = 2;
    private static final double CELL_EMS = 1.15;
    private static final double DIGIT_EMS = 0.5572;
    private static final double LETTER_EMS = 0.56;
    private static final double BAR = 12;
    /// The usual size of type: what is larger, for a hall, may shrink so far.
    private static final double USUAL_TYPE = 14;

    /// What a narrow table leaves out first: the card of a row has the stride, and memory is 4 bytes an
    /// activation.
    private static final List<TableColumns> LEAST_NEEDED =
            List.of(TableColumns.STRIDE, TableColumns.MEMORY, TableColumns.FIELD, TableColumns.NAME);

    private final CalculatorViewModel model;
    private final TableView<Line> table = new TableView<>();
    private final Map<TableColumns, TableColumn<Line, String>> columns = new EnumMap<>(TableColumns.class);
    private final Map<TableColumns, Label> heads = new EnumMap<>(TableColumns.class);
    private final Map<TableColumns, Label> sums = new EnumMap<>(TableColumns.class);
    private final Pane foot = new Pane();
    private final Label em = new Label("0");
    private boolean brief;
    private double shrink = 1;
    private boolean choosing;

    ChainTableView(CalculatorViewModel model) {
        this.model = model;
        getStyleClass().add("chain-table");
        table.setId("chain-table");
        table.setAccessibleText(text("calculator.table"));
        table.setPlaceholder(new Label(""));
        for (var column : TableColumns.values()) {
            var made = column(column);
            columns.put(column, made);
            table.getColumns().add(made);
            var sum = new Label();
            sum.getStyleClass().addAll("sum", column.isText() ? "words" : "number");
            sum.setId("sum-" + column.id());
            sum.setManaged(false);
            sum.setTooltip(new Tooltip());
            sums.put(column, sum);
            foot.getChildren().add(sum);
        }
        table.setRowFactory(view -> new Row());
        foot.getStyleClass().add("sums");
        em.setVisible(false);
        getChildren().addAll(table, foot, em);
        table.getSelectionModel().selectedIndexProperty().subscribe((before, now) -> {
            if (!choosing) {
                model.select(now.intValue());
            }
        });
        model.stateProperty().subscribe(this::refresh);
        refresh();
    }

    private TableColumn<Line, String> column(TableColumns column) {
        var made = new TableColumn<Line, String>();
        made.setSortable(false);
        made.setReorderable(false);
        made.setResizable(false);
        made.getStyleClass().add(column.isText() ? "words" : "number");
        var head = new Label();
        head.setId("column-" + column.id());
        head.setTooltip(new Tooltip());
        heads.put(column, head);
        made.setGraphic(head);
        made.setCellValueFactory(data -> new ReadOnlyStringWrapper(
                column.of(data.getValue(), model.state().unit(), brief)));
        made.setCellFactory(view -> new Cell(column));
        return made;
    }

    /// What takes the keyboard.
    Node rows() {
        return table;
    }

    private void refresh() {
        choosing = true;
        var unit = model.state().unit();
        heads.forEach((column, head) -> {
            head.setText(column.title(unit));
            head.getTooltip().setText(column.tip(unit));
        });
        var lines = model.shownProperty().get().lines();
        if (!table.getItems().equals(lines)) {
            table.getItems().setAll(lines);
        } else {
            table.refresh();
        }
        int row = model.state().row();
        if (row >= 0 && row < lines.size()) {
            if (table.getSelectionModel().getSelectedIndex() != row) {
                table.getSelectionModel().clearAndSelect(row);
                table.getFocusModel().focus(row);
                table.scrollTo(Math.max(0, row - 4));
            }
        } else {
            table.getSelectionModel().clearSelection();
        }
        choosing = false;
        requestLayout();
    }

    /// The size of the table's type.
    private double em() {
        return em.getFont().getSize() * shrink;
    }

    private void shrink(double now) {
        if (now != shrink) {
            shrink = now;
            String style = now == 1 ? "" : String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", em());
            table.setStyle(style);
            foot.setStyle(style);
        }
    }

    /// The height at which all rows show.
    double wanted() {
        return snapSizeY((table.getItems().size() + 2) * ROW_EMS * em()) + 4;
    }

    private double wantedWidth(TableColumns column, boolean shortened) {
        var unit = model.state().unit();
        var lines = table.getItems();
        String sum = model.table().map(t -> column.sum(t, unit, shortened)).orElse("");
        int head = column.title(unit).length();
        int most = Stream.concat(lines.stream().map(line -> column.of(line, unit, shortened)), Stream.of(sum))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        double each = column.isText() ? LETTER_EMS : DIGIT_EMS;
        return Math.ceil((Math.max(head * LETTER_EMS, most * each) + CELL_EMS) * em());
    }

    private void fit(double width) {
        double room = width - BAR;
        double before = shrink;
        shrink = 1;
        boolean shorten = sum(widths(false)) > room;
        double least = Math.min(1, USUAL_TYPE / em());
        // widths are rounded up to whole pixels, a pixel a column
        double wide = sum(widths(shorten));
        double fits = Math.min(1, (room - TableColumns.values().length) / wide);
        shrink = before;
        shrink(Math.max(least, fits));
        if (shorten != brief) {
            brief = shorten;
            table.refresh();
        }
        var wanted = widths(brief);
        for (var column : LEAST_NEEDED) {
            if (sum(wanted) > room) {
                wanted.remove(column);
            }
        }
        double each = (room - sum(wanted)) / wanted.size();
        columns.forEach((column, made) -> {
            made.setVisible(wanted.containsKey(column));
            double w = Math.max(2 * em(), Math.floor(wanted.getOrDefault(column, 0.0) + each));
            made.setMinWidth(w);
            made.setPrefWidth(w);
            made.setMaxWidth(w);
        });
    }

    private Map<TableColumns, Double> widths(boolean shortened) {
        var widths = new EnumMap<TableColumns, Double>(TableColumns.class);
        for (var column : TableColumns.values()) {
            if (column != TableColumns.INPUTS || branches()) {
                widths.put(column, wantedWidth(column, shortened));
            }
        }
        return widths;
    }

    private boolean branches() {
        return table.getItems().stream().anyMatch(line -> !line.inputs().isEmpty());
    }

    private static double sum(Map<TableColumns, Double> widths) {
        return widths.values().stream().mapToDouble(w -> w).sum();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        fit(w);
        double row = snapSizeY(ROW_EMS * em());
        table.setFixedCellSize(row);
        double tableHeight = Math.max(0, h - row - 2);
        table.resizeRelocate(1, 1, w - 2, tableHeight);
        foot.resizeRelocate(1, 1 + tableHeight, w - 2, row);
        var unit = model.state().unit();
        double x = 0;
        for (var place : sums.entrySet()) {
            var column = place.getKey();
            var label = place.getValue();
            var made = Objects.requireNonNull(columns.get(column));
            label.setVisible(made.isVisible());
            label.getTooltip().setText(text("calculator.sum.tip", column.title(unit), column.tip(unit)));
            label.setText(model.table().map(t -> column.sum(t, unit, brief)).orElse(""));
            double room = made.isVisible() ? made.getPrefWidth() : 0;
            label.resizeRelocate(x, 0, room, row);
            x += room;
        }
    }

    /// A line: marked if it cannot work, quiet if it lies behind one that cannot.
    ///
    /// The reason runs over the empty cells behind the layer's constructor.
    private final class Row extends TableRow<Line> {
        private final Label reason = new Label();

        Row() {
            reason.getStyleClass().add("row-reason");
            reason.setManaged(false);
            reason.setMouseTransparent(true);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            var shown = Optional.ofNullable(empty ? null : line);
            pseudoClassStateChanged(TROUBLE, shown.flatMap(Line::trouble).isPresent());
            pseudoClassStateChanged(BEHIND, shown.filter(Line::isBehind).isPresent());
            setAccessibleText(shown.map(Row::spoken).orElse(""));
            reason.setText(shown.flatMap(Line::trouble).map(Trouble::reason).orElse(""));
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (reason.getText().isEmpty()) {
                getChildren().remove(reason);
                return;
            }
            if (!getChildren().contains(reason)) {
                getChildren().add(reason);
            }
            double x = table.getVisibleLeafColumn(0).getWidth();
            if (table.getVisibleLeafColumn(0).equals(columns.get(TableColumns.NAME))) {
                x += table.getVisibleLeafColumn(1).getWidth();
            }
            reason.resizeRelocate(x, 0, Math.max(0, getWidth() - x - BAR), getHeight());
        }

        private static String spoken(Line line) {
            String name = line.entry().name() + ", " + line.entry().type();
            return line.row()
                    .map(row -> text(
                            "calculator.row.spoken",
                            name,
                            row.output().toString().replace("×", " × "),
                            row.parameters().value(),
                            row.macs().value(),
                            row.activations().value()))
                    .orElseGet(() ->
                            line.trouble().map(t -> name + ": " + t.text()).orElse(name));
        }
    }

    /// One text; where it is shortened, the tooltip has it in full.
    private final class Cell extends TableCell<Line, String> {
        private final TableColumns column;
        private final Tooltip full = new Tooltip();

        Cell(TableColumns column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
            var line = empty || getTableRow() == null ? null : getTableRow().getItem();
            String plain = line == null ? "" : column.of(line, model.state().unit(), false);
            full.setText(plain);
            setTooltip(plain.isEmpty() || plain.equals(words) ? null : full);
        }
    }
}
