package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Says why weights of a file do not fit the network, until that has been read.
final class WeightsCard extends VBox {

    /// @param after gives the keyboard to what goes on, since the button that was pressed goes away
    WeightsCard(TrainViewModel model, Runnable after) {
        super(12);
        setId("train-weights-trouble");
        getStyleClass().add("diverged-card");
        var words = new Label();
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("note-words");
        var close = new Button(text("train.weights.close"));
        close.setId("train-weights-close");
        close.getStyleClass().add("flat-button");
        close.setOnAction(e -> {
            after.run();
            model.leaveWeights();
        });
        getChildren().addAll(words, close);
        model.weightsTroubleProperty().subscribe(trouble -> {
            words.setText(trouble.isEmpty() ? "" : text("train.weights.trouble", trouble));
            setVisible(!trouble.isEmpty());
            setManaged(!trouble.isEmpty());
        });
    }
}
