package convarium.app.explorer;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The card under the grids: which cell, its calculation in colours, and a sentence about it.
///
/// Where there is no room for every term, those in the middle make way for dots; the result always shows.
public final class SentenceCard extends VBox {

    private final Label caption = new Label();
    private final TextFlow calculation = new TextFlow();
    private final Label remark = new Label();
    private Sentence sentence = new Sentence("", List.of(), "");
    private double fittedWidth;
    private double fittedHeight;

    /// An empty card.
    public SentenceCard() {
        super(8);
        getStyleClass().add("sentence-card");
        caption.getStyleClass().add("card-caption");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        remark.getStyleClass().add("card-remark");
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        calculation.getStyleClass().add("calculation");
        calculation.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(caption, calculation, remark);
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(false);
    }

    /// Puts something to be filled in under the caption.
    void setFields(Region fields) {
        getChildren().add(1, fields);
    }

    /// Shows a sentence.
    public void show(Sentence now) {
        if (now.equals(sentence)) {
            return;
        }
        sentence = now;
        fittedWidth = 0;
        caption.setText(now.caption());
        remark.setText(now.remark());
        write(now.pieces());
        setAccessibleText(now.spoken());
    }

    /// Shortens what does not fit and tells the height that is needed.
    public double fit(double width, double most) {
        if (width != fittedWidth || most != fittedHeight) {
            fittedWidth = width;
            fittedHeight = most;
            remark.setText(sentence.remark());
            write(sentence.pieces());
            for (int kept : Sentence.SHORTENED) {
                if (prefHeight(width) <= most) {
                    break;
                }
                write(sentence.shortened(kept).pieces());
                remark.setText(sentence.shortened(kept).remark());
            }
        }
        return Math.min(prefHeight(width), most);
    }

    private void write(List<Sentence.Piece> pieces) {
        calculation.setVisible(!pieces.isEmpty());
        calculation.setManaged(!pieces.isEmpty());
        calculation.getChildren().clear();
        String size = switch (sentence.length()) {
            case FEW -> "few";
            case SOME -> "some";
            case MANY -> "many";
        };
        for (var piece : pieces) {
            var text = new Text(piece.text());
            text.getStyleClass()
                    .addAll(
                            "piece",
                            size,
                            switch (piece.role()) {
                                case PLAIN -> "plain";
                                case INPUT -> "input";
                                case KERNEL -> "kernel";
                                case OUTPUT -> "output";
                            });
            if (piece.faded()) {
                text.getStyleClass().add("faded");
            }
            calculation.getChildren().add(text);
        }
        calculation.applyCss();
    }
}
