package convarium.app.explorer;

import convarium.app.control.MatrixGrid;
import convarium.app.render.MatrixModel;
import convarium.app.theme.Palette;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A matrix under its caption: what it is, in its colour, and how large.
final class CaptionedMatrix extends VBox {
    private static final double LINE = 26;
    private final Label name = new Label();
    private final Label size = new Label();
    private final HBox caption = new HBox(6, name, size);
    private final Tooltip tip = new Tooltip();
    private final MatrixGrid grid;

    CaptionedMatrix(String id, String styleClass, MatrixModel model, Palette palette) {
        super(8);
        grid = new MatrixGrid(model, palette);
        grid.setId(id);
        name.getStyleClass().addAll("grid-name", styleClass);
        name.setMinWidth(USE_PREF_SIZE);
        size.getStyleClass().add("grid-size");
        size.setMinWidth(USE_PREF_SIZE);
        caption.setAlignment(Pos.CENTER_LEFT);
        caption.setPadding(new Insets(0, 0, 0, 4));
        caption.setMinHeight(LINE);
        Tooltip.install(caption, tip);
        getChildren().addAll(caption, grid);
        setFillWidth(false);
        setPickOnBounds(false);
    }

    /// Says what it is.
    void say(String what, String how, String meaning) {
        name.setText(what);
        size.setText(how);
        tip.setText(meaning);
        grid.setAccessibleText(what + ", " + how + ". " + meaning);
    }

    MatrixGrid grid() {
        return grid;
    }

    /// How wide the caption is.
    double captionWidth() {
        return caption.prefWidth(-1);
    }

    /// From the top to where the grid begins.
    double captionHeight() {
        return Math.max(LINE, caption.prefHeight(-1)) + getSpacing();
    }

    /// Puts it at a place, with cells of this size.
    void put(double x, double y, double across, double down) {
        grid.setPitch(across, down);
        resizeRelocate(
                Math.rint(x),
                Math.rint(y),
                Math.max(captionWidth(), grid.prefWidth(-1)),
                captionHeight() + grid.prefHeight(-1));
    }
}
