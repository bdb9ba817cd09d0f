package convarium.app.explorer;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Says where the numbers on screen were taken from, and what the grids stand for there.
final class OriginCard extends VBox {
    private final Label title = new Label();
    private final Label words = new Label();

    OriginCard() {
        super(6);
        setId("origin");
        getStyleClass().addAll("note-card", "origin-card");
        title.getStyleClass().add("note-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("origin-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, words);
    }

    void show(Origin origin, Aspect aspect) {
        title.setText(OriginWords.title(origin));
        words.setText(OriginWords.of(origin, aspect));
    }
}
