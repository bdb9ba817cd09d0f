package convarium.app.shell;

import static convarium.app.l10n.Texts.text;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The sheet that lists every shortcut, laid over the window.
final class Shortcuts extends StackPane {
    private static final double AIR = 24;
    private static final double BETWEEN_ROWS = 8;
    private static final double BETWEEN_GROUPS = 20;
    /// Columns of groups of shortcuts.
    private static final List<List<List<String>>> COLUMNS = List.of(
            List.of(
                    List.of("play", "step", "ends", "speed", "loop", "clicker", "maps"),
                    List.of("cell", "type", "nudge", "paste", "copy", "keep", "release", "answer", "another")),
            List.of(
                    List.of(
                            "places",
                            "undo",
                            "redo",
                            "line",
                            "link",
                            "export",
                            "picture",
                            "open",
                            "numbers",
                            "inspector",
                            "theme",
                            "full",
                            "help"),
                    List.of("choice", "train", "curve", "draw", "samples", "rows", "chain")));

    private final VBox sheet = new VBox(20);

    Shortcuts(Runnable close) {
        getStyleClass().add("sheet-veil");
        sheet.getStyleClass().add("sheet");
        sheet.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label(text("keys.title"));
        title.getStyleClass().add("stage-title");
        var columns = new HBox(48);
        for (var groups : COLUMNS) {
            columns.getChildren().add(column(groups));
        }
        var hint = new Label(text("keys.close"));
        hint.getStyleClass().add("quiet");
        sheet.getChildren().addAll(title, columns, hint);
        sheet.setPadding(new Insets(28, 36, 28, 36));
        getChildren().add(sheet);
        setAlignment(Pos.CENTER);
        setOnMouseClicked(e -> close.run());
        setAccessibleText(text("keys.title"));
    }

    /// A sheet larger than the window is shown smaller.
    @Override
    protected void layoutChildren() {
        double scale = Math.min(
                1,
                Math.min(
                        (getWidth() - AIR) / Math.max(1, sheet.prefWidth(-1)),
                        (getHeight() - AIR) / Math.max(1, sheet.prefHeight(-1))));
        sheet.setScaleX(Math.max(0.3, scale));
        sheet.setScaleY(Math.max(0.3, scale));
        super.layoutChildren();
    }

    private static GridPane column(List<List<String>> groups) {
        var grid = new GridPane(20, BETWEEN_ROWS);
        var first = new ColumnConstraints();
        first.setMinWidth(USE_PREF_SIZE);
        var second = new ColumnConstraints();
        second.setMinWidth(USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(first, second);
        int row = 0;
        for (var keys : groups) {
            var above = new Insets(row == 0 ? 0 : BETWEEN_GROUPS - BETWEEN_ROWS, 0, 0, 0);
            for (String key : keys) {
                var combination = new Label(text("keys." + key));
                combination.getStyleClass().add("key");
                var what = new Label(text("keys." + key + ".what"));
                if (key.equals(keys.getFirst())) {
                    GridPane.setMargin(combination, above);
                    GridPane.setMargin(what, above);
                }
                grid.addRow(row++, combination, what);
            }
        }
        return grid;
    }
}
