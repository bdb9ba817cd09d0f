package convarium.app.explorer;

import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// What tops a stage: a sentence in plain words that says what can be seen now, and what can be done.
final class StageHeading extends BorderPane {
    private final Label title = new Label();
    private final Label hint = new Label();

    StageHeading() {
        title.getStyleClass().add("stage-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("stage-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        setCenter(new VBox(4, title, hint));
        getStyleClass().add("stage-heading");
    }

    void show(String titleText, String hintText) {
        title.setText(titleText);
        hint.setText(hintText);
    }
}
