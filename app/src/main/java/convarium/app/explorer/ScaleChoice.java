package convarium.app.explorer;

import convarium.app.control.GroupKeys;
import convarium.app.explorer.PictureSettings.Scale;
import convarium.app.l10n.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Chooses how outputs are coloured.
final class ScaleChoice extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Scale, ToggleButton> buttons = new EnumMap<>(Scale.class);
    private Consumer<Scale> onChoice = scale -> {};

    ScaleChoice() {
        getStyleClass().add("segments");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(Texts.text("picture.scale"));
        add(Scale.AUTO, Texts.text("picture.scale.auto"), Texts.text("picture.scale.auto.tip"));
        add(Scale.SIGNED, Texts.text("picture.scale.signed"), Texts.text("picture.scale.signed.tip"));
        add(Scale.BRIGHTNESS, Texts.text("picture.scale.brightness"), Texts.text("picture.scale.brightness.tip"));
        GroupKeys.install(List.copyOf(buttons.values()));
        show(Scale.AUTO);
    }

    private void add(Scale scale, String words, String tip) {
        var button = new ToggleButton(words);
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            // pressing the chosen one again would leave nothing chosen
            button.setSelected(true);
            onChoice.accept(scale);
        });
        buttons.put(scale, button);
        getChildren().add(button);
    }

    void setOnChoice(Consumer<Scale> listener) {
        onChoice = listener;
    }

    void show(Scale scale) {
        var button = buttons.get(scale);
        if (button != null) {
            group.selectToggle(button);
        }
    }
}
