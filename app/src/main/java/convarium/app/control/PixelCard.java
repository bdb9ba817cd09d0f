package convarium.app.control;

import convarium.app.l10n.Texts;
import convarium.app.render.ColourMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// One output opened up: the values of its window on their own brightness, the weights under them, and what was
/// made of them.
public final class PixelCard extends VBox {
    private static final ColourMap BRIGHTNESS = ColourMap.brightness();

    private final Label title = labelled("title");
    private final Label hint = labelled("hint");
    private final GridPane cells = new GridPane();
    private final TextFlow sum = new TextFlow();
    private final Label look = labelled("look");
    private final List<@Nullable PixelCell> shown = new ArrayList<>();

    /// What a card shows.
    ///
    /// @param title which output it is
    /// @param rows the window's cells, row by row
    /// @param sum what was made of them, in parts
    /// @param look what the window looks like; empty for nothing to say
    public record Content(String title, List<List<Cell>> rows, List<Part> sum, String look) {

        /// What the card says to those who do not see it.
        String words() {
            var said = new StringBuilder(title).append(": ");
            sum.forEach(part -> said.append(part.text()));
            return said.append(". ").append(look).toString();
        }
    }

    /// A cell of the window.
    ///
    /// @param value its value in words
    /// @param weight its weight in words, or empty
    /// @param brightness its value
    /// @param kind what stands there
    /// @param winner whether it alone makes the result
    /// @param words the cell in a sentence, for its tooltip
    public record Cell(String value, String weight, float brightness, Kind kind, boolean winner, String words) {}

    /// What stands in a cell.
    public enum Kind {
        /// A cell of the picture.
        INPUT,
        /// A copy of one, in the padding.
        COPY,
        /// A zero or nothing: padding, or a gap that a transposed convolution leaves.
        EMPTY
    }

    /// A part of the sentence under the window.
    ///
    /// @param text the words
    /// @param result whether they are the result
    public record Part(String text, boolean result) {}

    /// A card that says how to open an output.
    public PixelCard() {
        getStyleClass().add("pixel-card");
        getStylesheets()
                .add(Objects.requireNonNull(PixelCard.class.getResource("pixel-card.css"))
                        .toExternalForm());
        setAccessibleRole(AccessibleRole.TEXT);
        cells.getStyleClass().add("cells");
        sum.getStyleClass().add("sum");
        show(null);
    }

    private static Label labelled(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// Shows an output, or with null how to open one.
    public void show(@Nullable Content content) {
        if (content == null) {
            title.setText(Texts.text("picture.pixel.none"));
            hint.setText(Texts.text("picture.pixel.hint"));
            getChildren().setAll(title, hint);
            setAccessibleText(hint.getText());
            return;
        }
        title.setText(content.title());
        fill(content.rows());
        sum(content.sum());
        look.setText(content.look());
        look.setManaged(!content.look().isEmpty());
        if (!getChildren().contains(cells)) {
            getChildren().setAll(title, cells, sum, look);
        }
        setAccessibleText(content.words());
    }

    private void sum(List<Part> parts) {
        var texts = sum.getChildren();
        for (int i = texts.size(); i < parts.size(); i++) {
            texts.add(new Text());
        }
        texts.remove(parts.size(), texts.size());
        for (int i = 0; i < parts.size(); i++) {
            var text = (Text) texts.get(i);
            text.setText(parts.get(i).text());
            var style = parts.get(i).result() ? List.of("text", "output") : List.of("text");
            if (!text.getStyleClass().equals(style)) {
                text.getStyleClass().setAll(style);
            }
        }
    }

    /// Cells stay where the window keeps its size, so that a kernel being dragged costs no new nodes.
    private void fill(List<List<Cell>> rows) {
        int columns = rows.getFirst().size();
        if (shown.size() != rows.size() * columns
                || cells.getColumnConstraints().size() != columns) {
            arrange(rows.size(), columns);
        }
        for (int i = 0; i < rows.size() * columns; i++) {
            var cell = rows.get(i / columns).get(i % columns);
            var node = shown.get(i);
            if (node == null || node.kind() != cell.kind()) {
                cells.getChildren().remove(node);
                node = new PixelCell(cell.kind());
                shown.set(i, node);
                cells.add(node, i % columns, i / columns);
            }
            node.show(cell, BRIGHTNESS);
        }
    }

    private void arrange(int rows, int columns) {
        int longest = Math.max(columns, rows);
        cells.getStyleClass().setAll("cells", longest <= 3 ? "large" : longest <= 5 ? "medium" : "small");
        cells.getColumnConstraints().clear();
        for (int c = 0; c < columns; c++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / Math.max(3, columns));
            column.setHgrow(Priority.ALWAYS);
            cells.getColumnConstraints().add(column);
        }
        cells.getChildren().clear();
        shown.clear();
        for (int i = 0; i < rows * columns; i++) {
            shown.add(null);
        }
    }
}
