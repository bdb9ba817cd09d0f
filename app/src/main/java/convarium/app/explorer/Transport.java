package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.Icons;
import convarium.app.control.StepBar;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
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

/// The row at the foot on numbers: plays, steps and scrubs the walk.
public final class Transport extends HBox {
    /// The speeds that can be chosen.
    public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0);

    private final ExplorerViewModel model;
    private final Button play = new Button();
    private final FontIcon playing = FontIcon.of(Feather.PLAY);
    private final StepBar bar = new StepBar();
    private final Label count = new Label();
    private final Tooltip countTip = new Tooltip();
    private final ToggleButton loop = Icons.toggle(Feather.REPEAT, text("walk.loop"));
    private final MenuButton speed = new MenuButton();

    Transport(ExplorerViewModel model) {
        this.model = model;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        play.setId("play");
        play.setGraphic(playing);
        play.getStyleClass().add("play-button");
        play.setOnAction(e -> model.togglePlay());
        bar.setId("steps");
        bar.setOnScrub(model::scrub);
        HBox.setHgrow(bar, Priority.ALWAYS);
        count.getStyleClass().add("step-count");
        count.setMinWidth(USE_PREF_SIZE);
        count.setTooltip(countTip);
        loop.setId("loop");
        loop.setOnAction(e -> model.edit(s -> s.withLoop(loop.isSelected())));
        speed.setId("speed");
        speed.getStyleClass().add("flat-button");
        speed.setTooltip(new Tooltip(text("walk.speed")));
        speed.setMinWidth(USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (double s : SPEEDS) {
            var item = new RadioMenuItem(speedText(s));
            item.setToggleGroup(group);
            item.setUserData(s);
            item.setOnAction(e -> model.edit(state -> state.withSpeed(s)));
            speed.getItems().add(item);
        }
        getChildren()
                .addAll(
                        named("first", Icons.button(Feather.SKIP_BACK, text("walk.first"), () -> model.scrub(0))),
                        named("back", Icons.button(Feather.CHEVRON_LEFT, text("walk.back"), model::stepBack)),
                        play,
                        named("forward", Icons.button(Feather.CHEVRON_RIGHT, text("walk.forward"), model::stepForward)),
                        named(
                                "last",
                                Icons.button(
                                        Feather.SKIP_FORWARD, text("walk.last"), () -> model.scrub(Integer.MAX_VALUE))),
                        bar,
                        count,
                        loop,
                        speed);
        model.stateProperty().subscribe(this::refresh);
        model.playingProperty().subscribe(this::refreshPlay);
        refresh();
        refreshPlay();
    }

    private static Node named(String id, Button button) {
        button.setId(id);
        return button;
    }

    /// The button that has the focus when the window opens.
    Button playButton() {
        return play;
    }

    private void refresh() {
        var state = model.state();
        int steps = model.steps();
        bar.stepsProperty().set(steps);
        bar.stepProperty().set(state.step());
        count.setText(count(state, steps));
        countTip.setText(countTip(state.looking().aspect()));
        loop.setSelected(state.loop());
        speed.setText(speedText(state.speed()));
        speed.setAccessibleText(text("walk.speed.spoken", speedText(state.speed())));
        for (var item : speed.getItems()) {
            if (item instanceof RadioMenuItem radio) {
                radio.setSelected(radio.getUserData().equals(state.speed()));
            }
        }
    }

    private static String count(ExplorerState state, int steps) {
        return switch (state.looking().aspect()) {
            case PREDICT -> text("predict.count", state.step(), steps - 1);
            case SHIFT -> ShiftWords.arrows(state.looking().shift().right());
            case FORWARD, BACKWARD, MATRICES, CHANNELS, CONVENTIONS -> text("walk.count", state.step() + 1, steps);
        };
    }

    private static String countTip(Aspect aspect) {
        return switch (aspect) {
            case PREDICT -> text("predict.count.tip");
            case SHIFT -> text("shift.count.tip");
            case FORWARD, BACKWARD, MATRICES, CHANNELS, CONVENTIONS -> text("walk.count.tip");
        };
    }

    private void refreshPlay() {
        boolean on = model.playingProperty().get();
        playing.setIconCode(on ? Feather.PAUSE : Feather.PLAY);
        String words = text(on ? "walk.pause" : "walk.play");
        play.setTooltip(new Tooltip(words));
        play.setAccessibleText(words);
    }

    /// A speed as it is written: `½×`.
    public static String speedText(double speed) {
        if (speed == 0.25) {
            return "¼×";
        }
        if (speed == 0.5) {
            return "½×";
        }
        return convarium.app.l10n.Numbers.decimal(speed, 2) + "×";
    }
}
