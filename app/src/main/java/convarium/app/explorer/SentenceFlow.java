package convarium.app.explorer;

import java.util.Locale;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A calculation in its colours, in the type of what surrounds it.
final class SentenceFlow extends TextFlow {
    private Sentence shown = new Sentence("", java.util.List.of(), "");

    SentenceFlow() {
        getStyleClass().addAll("calculation", "small");
    }

    void show(Sentence sentence) {
        if (sentence.equals(shown)) {
            return;
        }
        shown = sentence;
        getChildren().clear();
        for (var piece : sentence.pieces()) {
            var text = new Text(piece.text());
            text.getStyleClass().addAll("piece", piece.role().name().toLowerCase(Locale.ROOT));
            if (piece.faded()) {
                text.getStyleClass().add("faded");
            }
            getChildren().add(text);
        }
        setAccessibleText(sentence.text());
    }
}
