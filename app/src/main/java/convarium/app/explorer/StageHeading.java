package convarium.app.explorer;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// What tops a stage: a sentence in plain words that says what can be seen now, and what can be done.
public final class StageHeading extends BorderPane {
    private final Label title = new Label();
    private final Label hint = new Label();

    /// An empty heading.
    public StageHeading() {
        title.getStyleClass().add("stage-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("stage-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        setCenter(new VBox(4, title, hint));
        getStyleClass().add("stage-heading");
    }

    /// Puts something at the right.
    void setAside(Node node) {
        var aside = new Group(node);
        BorderPane.setAlignment(aside, Pos.BOTTOM_RIGHT);
        BorderPane.setMargin(aside, new Insets(0, 0, 0, 24));
        setRight(aside);
    }

    /// Shows what can be seen, and what can be done.
    public void show(String titleText, String hintText) {
        title.setText(titleText);
        hint.setText(hintText);
        hint.setVisible(!hintText.isEmpty());
        hint.setManaged(!hintText.isEmpty());
    }
}
