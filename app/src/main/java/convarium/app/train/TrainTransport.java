package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.control.StepBar;
import convarium.engine.arithmetic.Counts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The row at the foot: begins again, plays and rests, learns from one batch or one epoch.
final class TrainTransport extends HBox {
    private final TrainViewModel model;
    private final Button play = new Button();
    private final FontIcon playing = FontIcon.of(Feather.PLAY);
    private final StepBar bar = new StepBar();
    private final Label moment = new Label();
    private final Button from = new Button(text("train.moments.from"));

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
        var oneBatch = button("train-one-batch", text("train.batch"), text("train.batch.tip"), model::oneBatch);
        var oneEpoch = button("train-one-epoch", text("train.one.epoch"), text("train.one.epoch.tip"), model::oneEpoch);
        bar.setId("train-moments");
        bar.setOnScrub(this::scrub);
        HBox.setHgrow(bar, Priority.ALWAYS);
        moment.getStyleClass().add("quiet");
        moment.setId("train-moment");
        moment.setTooltip(new Tooltip(text("train.moments.tip")));
        moment.setMinWidth(USE_PREF_SIZE);
        from.setId("train-go-on");
        from.getStyleClass().add("flat-button");
        from.setTooltip(new Tooltip(text("train.moments.from.tip")));
        from.setMinWidth(USE_PREF_SIZE);
        from.setOnAction(e -> {
            play.requestFocus();
            model.goBack(
                    model.standing().past(),
                    model.stateProperty().get().setup().recipe().rate());
        });
        getChildren().addAll(reset, play, oneBatch, oneEpoch, bar, moment, from);
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
        // no button is disabled here: one that has the keyboard would lose it, and Space go elsewhere
        var standing = model.standing();
        var steps = standing.recorded().steps();
        bar.stepsProperty().set(steps.size() + 1);
        int at = steps.indexOf(standing.past());
        bar.stepProperty().set(at < 0 ? steps.size() : at);
        boolean begun = standing.step() > 0;
        bar.setVisible(begun);
        moment.setVisible(begun);
        boolean back = standing.past() >= 0;
        String megabytes = Counts.grouped(Math.round(standing.recorded().bytes() / 1e6));
        moment.setText(
                back
                        ? text("train.moments.past", Counts.grouped(standing.past()), Counts.grouped(standing.step()))
                        : text(steps.size() == 1 ? "train.moments.one" : "train.moments", steps.size(), megabytes));
        from.setVisible(back);
        from.setManaged(back);
    }

    private void scrub(int to) {
        var steps = model.standing().recorded().steps();
        model.lookBack(to < steps.size() ? steps.get(to) : Long.MAX_VALUE);
    }
}
