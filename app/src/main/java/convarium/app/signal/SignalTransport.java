package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.control.StepBar;
import convarium.app.explorer.Transport;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The row at the foot: plays, steps and scrubs the walk.
final class SignalTransport extends HBox {
    private final SignalViewModel model;
    private final Button play = new Button();
    private final FontIcon playing = FontIcon.of(Feather.PLAY);
    private final StepBar bar = new StepBar();
    private final Label count = new Label();
    private final ToggleButton loop = Icons.toggle(Feather.REPEAT, text("walk.loop"));
    private final MenuButton speed = new MenuButton();

    SignalTransport(SignalViewModel model) {
        this.model = model;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        play.setId("signal-play");
        play.setGraphic(playing);
        play.getStyleClass().add("play-button");
        play.setOnAction(e -> model.togglePlay());
        bar.setId("signal-steps");
        bar.setOnScrub(model::scrub);
        HBox.setHgrow(bar, Priority.ALWAYS);
        count.getStyleClass().add("step-count");
        count.setMinWidth(USE_PREF_SIZE);
        count.setTooltip(new Tooltip(text("walk.count.tip")));
        loop.setId("signal-loop");
        loop.setOnAction(e -> model.edit(s -> s.withLoop(loop.isSelected())));
        speed.setId("signal-speed");
        speed.getStyleClass().add("flat-button");
        speed.setTooltip(new Tooltip(text("walk.speed")));
        speed.setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (double s : Transport.SPEEDS) {
            var item = new RadioMenuItem(Transport.speedText(s));
            item.setToggleGroup(group);
            item.setUserData(s);
            item.setOnAction(e -> model.edit(state -> state.withSpeed(s)));
            speed.getItems().add(item);
        }
        getChildren()
                .addAll(
                        Icons.button(Feather.SKIP_BACK, text("walk.first"), () -> model.scrub(0)),
                        Icons.button(Feather.CHEVRON_LEFT, text("walk.back"), model::stepBack),
                        play,
                        Icons.button(Feather.CHEVRON_RIGHT, text("walk.forward"), model::stepForward),
                        Icons.button(Feather.SKIP_FORWARD, text("walk.last"), () -> model.scrub(Integer.MAX_VALUE)),
                        bar,
                        count,
                        loop,
                        speed);
        model.stateProperty().subscribe(this::refresh);
        model.playingProperty().subscribe(this::refreshPlay);
        refresh();
        refreshPlay();
    }

    /// The button that has the focus when the place is entered.
    Button playButton() {
        return play;
    }

    private void refresh() {
        var state = model.state();
        bar.stepsProperty().set(model.work().steps());
        bar.stepProperty().set(state.step());
        count.setText(text("walk.count", state.step() + 1, model.work().steps()));
        loop.setSelected(state.loop());
        speed.setText(Transport.speedText(state.speed()));
        speed.setAccessibleText(text("walk.speed.spoken", Transport.speedText(state.speed())));
        for (var item : speed.getItems()) {
            if (item instanceof RadioMenuItem radio) {
                radio.setSelected(radio.getUserData().equals(state.speed()));
            }
        }
    }

    private void refreshPlay() {
        boolean on = model.playingProperty().get();
        playing.setIconCode(on ? Feather.PAUSE : Feather.PLAY);
        String words = text(on ? "walk.pause" : "walk.play");
        play.setTooltip(new Tooltip(words));
        play.setAccessibleText(words);
    }
}
