package convarium.app.explorer;

import convarium.engine.arithmetic.Derivation.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The card under the grids: which cell, its calculation in colours, and a sentence about it.
///
/// Where there is no room for every term, those in the middle make way for dots; the result always shows.
final class SentenceCard extends VBox {
    private static final int FEW = 9;
    private static final int MANY = 25;
    private static final int PIECES_A_TERM = 4;
    private static final int[] SHORTENED = {120, 80, 48, 32, 20, 12, 8};

    private final Label caption = new Label();
    private final TextFlow calculation = new TextFlow();
    private final Label remark = new Label();
    private Sentence sentence = new Sentence("", List.of(), "");
    private double fittedWidth;
    private double fittedHeight;

    SentenceCard() {
        super(8);
        getStyleClass().add("sentence-card");
        caption.getStyleClass().add("card-caption");
        remark.getStyleClass().add("card-remark");
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        calculation.getStyleClass().add("calculation");
        calculation.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(caption, calculation, remark);
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(false);
    }

    void show(Sentence now) {
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
    double fit(double width, double most) {
        if (width != fittedWidth || most != fittedHeight) {
            fittedWidth = width;
            fittedHeight = most;
            remark.setText(sentence.remark());
            write(sentence.pieces());
            for (int kept : SHORTENED) {
                if (prefHeight(width) <= most) {
                    break;
                }
                write(shortened(sentence.pieces(), kept));
                if (kept <= SHORTENED[SHORTENED.length - 2]) {
                    remark.setText(sentence.remark().replaceAll(":.*?\\.(?= |$)", "."));
                }
            }
        }
        return Math.min(prefHeight(width), most);
    }

    /// The first terms, dots, and the result.
    private static List<Sentence.Piece> shortened(List<Sentence.Piece> pieces, int kept) {
        int result = pieces.size() - 1;
        while (result > 0 && !pieces.get(result).text().contains("=")) {
            result--;
        }
        int head = kept / PIECES_A_TERM * PIECES_A_TERM - 1;
        if (head >= result) {
            return pieces;
        }
        var list = new ArrayList<>(pieces.subList(0, head));
        list.add(new Sentence.Piece(" + …", Role.PLAIN, false));
        list.addAll(pieces.subList(result, pieces.size()));
        return list;
    }

    private void write(List<Sentence.Piece> pieces) {
        calculation.getChildren().clear();
        int terms = sentence.pieces().size() / PIECES_A_TERM;
        String size = terms <= FEW ? "few" : terms <= MANY ? "some" : "many";
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
