package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A grid under its caption: what it is, in its colour, and how large.
final class CaptionedGrid extends VBox {
    private static final double BETWEEN = 8;
    private final HBox caption = new HBox(6);
    private final Label name;
    private final Label size = new Label();
    private final TensorGrid grid;
    private Told told = new Told("", 0, 0);

    private record Told(String name, int rows, int columns) {}

    CaptionedGrid(String name, String styleClass, TensorGrid grid) {
        this(name, styleClass, grid, "");
    }

    /// @param tip what the name's tooltip says, or empty
    CaptionedGrid(String name, String styleClass, TensorGrid grid, String tip) {
        super(BETWEEN);
        this.grid = grid;
        this.name = new Label(name);
        this.name.getStyleClass().addAll("grid-name", styleClass);
        if (!tip.isEmpty()) {
            this.name.setTooltip(new Tooltip(tip));
        }
        size.getStyleClass().add("grid-size");
        size.setTooltip(new Tooltip(text("grid.size.tip")));
        caption.setAlignment(Pos.CENTER_LEFT);
        caption.getChildren().addAll(this.name, size);
        caption.setPadding(new javafx.geometry.Insets(0, 0, 0, 4));
        caption.setMinHeight(26);
        getChildren().addAll(caption, grid);
        setFillWidth(false);
    }

    /// Adds something to the caption, behind name and size.
    void addToCaption(Node node) {
        caption.getChildren().add(node);
    }

    /// What the grid is.
    void setName(String words) {
        name.setText(words);
    }

    /// What the grid is.
    String name() {
        return name.getText();
    }

    /// What stands behind the name.
    void setSize(String text) {
        size.setText(text);
    }

    /// Says what stands behind the name, where it is no size.
    void explainSize(String tip) {
        size.setTooltip(new Tooltip(tip));
    }

    /// Tells screen readers what it is and how large, which is written anew only when it has changed.
    void tell(int rows, int columns) {
        var now = new Told(name(), rows, columns);
        if (!now.equals(told)) {
            told = now;
            grid.setAccessibleText(text("grid.spoken", name(), rows, columns));
        }
    }

    TensorGrid grid() {
        return grid;
    }

    /// How wide the caption is.
    double captionWidth() {
        return caption.prefWidth(-1);
    }

    /// From the top to where the grid begins.
    double captionHeight() {
        return Math.max(26, caption.prefHeight(-1)) + BETWEEN;
    }
}
