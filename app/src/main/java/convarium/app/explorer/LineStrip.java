package convarium.app.explorer;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is to be said about the layer line: what is wrong with it and where, or what it leaves out.
public final class LineStrip extends HBox {
    private final FontIcon icon = FontIcon.of(Feather.INFO);
    private final TextFlow line = new TextFlow();
    private final Label words = new Label();

    /// A strip that says nothing yet.
    public LineStrip() {
        super(12);
        getStyleClass().add("line-strip");
        setAlignment(Pos.TOP_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setId("line-message");
        var column = new VBox(2, line, words);
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(icon, column);
        hide();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    /// Shows an error with its place in the line, else a remark, else nothing.
    public void show(String entered, Optional<ExplorerViewModel.LineError> error, String remark) {
        getStyleClass().remove("wrong");
        line.getChildren().clear();
        line.setManaged(error.isPresent());
        if (error.isPresent()) {
            getStyleClass().add("wrong");
            icon.setIconCode(Feather.ALERT_CIRCLE);
            words.setText(error.get().message());
            underline(entered, error.get());
        } else if (!remark.isEmpty()) {
            icon.setIconCode(Feather.INFO);
            words.setText(remark);
        } else {
            hide();
            return;
        }
        setVisible(true);
        setManaged(true);
    }

    private void underline(String entered, ExplorerViewModel.LineError error) {
        int start = Math.clamp(error.start(), 0, entered.length());
        int end = Math.clamp(error.end(), start, entered.length());
        boolean atEnd = start == end;
        add(entered.substring(0, start), false);
        add(atEnd ? "␣" : entered.substring(start, end), true);
        add(entered.substring(end), false);
    }

    private void add(String piece, boolean wrong) {
        var text = new Text(piece.replaceAll("\\R", " "));
        text.getStyleClass().add("code");
        if (wrong) {
            text.getStyleClass().add("code-wrong");
        }
        line.getChildren().add(text);
    }
}
