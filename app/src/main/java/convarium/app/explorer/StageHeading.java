package convarium.app.explorer;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// What tops a stage: a sentence in plain words that says what can be seen now, and what can be done.
public final class StageHeading extends BorderPane {
    private static final double UNDER = 4;
    private static final double BESIDE = 24;

    private final Label title = new Label();
    private final Label hint = new Label();
    private boolean brief;

    /// An empty heading.
    public StageHeading() {
        title.getStyleClass().add("stage-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        hint.getStyleClass().add("stage-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        setCenter(new VBox(UNDER, title, hint));
        getStyleClass().add("stage-heading");
    }

    /// Puts something at the right.
    void setAside(Node node) {
        var aside = new Group(node);
        BorderPane.setAlignment(aside, Pos.BOTTOM_RIGHT);
        BorderPane.setMargin(aside, new Insets(0, 0, 0, BESIDE));
        setRight(aside);
    }

    /// How high it is with the hint, or without it.
    double height(double width, boolean without) {
        var aside = getRight();
        double room = aside == null ? width : width - aside.prefWidth(-1) - BESIDE;
        double words =
                title.prefHeight(room) + (without || hint.getText().isEmpty() ? 0 : UNDER + hint.prefHeight(room));
        return Math.max(words, aside == null ? 0 : aside.prefHeight(-1));
    }

    /// Leaves the hint to the title's tooltip, where there is no room for it.
    void setBrief(boolean now) {
        if (now == brief) {
            return;
        }
        brief = now;
        showHint();
    }

    private void showHint() {
        boolean shown = !hint.getText().isEmpty() && !brief;
        hint.setVisible(shown);
        hint.setManaged(shown);
        title.setTooltip(brief && !hint.getText().isEmpty() ? new Tooltip(hint.getText()) : null);
    }

    /// Shows what can be seen, and what can be done.
    public void show(String titleText, String hintText) {
        title.setText(titleText);
        hint.setText(hintText);
        showHint();
    }
}
