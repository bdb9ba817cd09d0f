package convarium.app.explorer;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The card under the grids: which cell, its calculation in colours, and a sentence about it.
final class SentenceCard extends VBox {
    private static final int FEW = 9;
    private static final int MANY = 25;
    private static final int PIECES_A_TERM = 4;

    private final Label caption = new Label();
    private final TextFlow calculation = new TextFlow();
    private final Label remark = new Label();

    SentenceCard() {
        super(8);
        getStyleClass().add("sentence-card");
        caption.getStyleClass().add("card-caption");
        remark.getStyleClass().add("card-remark");
        remark.setWrapText(true);
        calculation.getStyleClass().add("calculation");
        getChildren().addAll(caption, calculation, remark);
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(false);
    }

    void show(Sentence sentence) {
        caption.setText(sentence.caption());
        remark.setText(sentence.remark());
        calculation.getChildren().clear();
        int terms = sentence.pieces().size() / PIECES_A_TERM;
        String size = terms <= FEW ? "few" : terms <= MANY ? "some" : "many";
        for (var piece : sentence.pieces()) {
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
        setAccessibleText(sentence.spoken());
    }
}
