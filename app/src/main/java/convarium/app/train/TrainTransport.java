package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The row at the foot: begins again, plays and rests, learns from one batch or one epoch.
final class TrainTransport extends HBox {
    private final TrainViewModel model;
    private final Button play = new Button();
    private final FontIcon playing = FontIcon.of(Feather.PLAY);
    private final Button oneBatch;
    private final Button oneEpoch;

    TrainTransport(TrainViewModel model) {
        this.model = model;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        var reset = Icons.button(Feather.ROTATE_CCW, text("train.reset"), model::reset);
        reset.setId("train-reset");
        play.setId("train-play");
        play.setGraphic(playing);
        play.getStyleClass().add("play-button");
        play.setOnAction(e -> model.togglePlay());
        oneBatch = button("train-one-batch", text("train.batch"), text("train.batch.tip"), model::oneBatch);
        oneEpoch = button("train-one-epoch", text("train.one.epoch"), text("train.one.epoch.tip"), model::oneEpoch);
        getChildren().addAll(reset, play, oneBatch, oneEpoch);
        model.standingProperty().subscribe(this::refresh);
        refresh();
    }

    private static Button button(String id, String words, String tip, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("flat-button");
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    /// The button that has the focus when the place is entered.
    Button playButton() {
        return play;
    }

    private void refresh() {
        boolean going = model.standing().isGoing();
        playing.setIconCode(going ? Feather.PAUSE : Feather.PLAY);
        String words = text(going ? "walk.pause" : "walk.play");
        play.setTooltip(new Tooltip(words));
        play.setAccessibleText(words);
        boolean lost = model.standing().opened().isEmpty()
                || model.standing().diverged().isPresent();
        play.setDisable(lost);
        oneBatch.setDisable(lost || going);
        oneEpoch.setDisable(lost || going);
    }
}
