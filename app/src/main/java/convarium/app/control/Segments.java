package convarium.app.control;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.SegmentedButton;

/// A row of joined buttons of which exactly one is chosen.
///
/// @param <T> what is chosen among
public final class Segments<T> extends SegmentedButton {
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<T, String> reasons = new HashMap<>();
    private final Tooltip why = new Tooltip();
    private Consumer<T> onChosen = value -> {};

    /// A choice among values.
    ///
    /// @param label what a value's button says
    /// @param tip what its tooltip says
    public Segments(List<T> values, Function<T, String> label, Function<T, String> tip) {
        getStyleClass().add("segments");
        var group = new ToggleGroup();
        setToggleGroup(group);
        for (T value : values) {
            var button = new ToggleButton(label.apply(value));
            button.setTooltip(new Tooltip(tip.apply(value)));
            button.setOnAction(e -> {
                button.setSelected(true);
                onChosen.accept(value);
            });
            buttons.put(value, button);
        }
        getButtons().addAll(buttons.values());
        GroupKeys.install(List.copyOf(buttons.values()));
        addEventHandler(MouseEvent.MOUSE_MOVED, this::explain);
    }

    /// Is told what was chosen by hand.
    public void setOnChosen(Consumer<T> listener) {
        onChosen = listener;
    }

    /// Lets a value be chosen, or forbids it and says why.
    ///
    /// @param reason shown over the button that cannot be chosen; empty if it can
    public void forbid(T value, String reason) {
        reasons.put(value, reason);
        button(value).setDisable(!reason.isEmpty());
    }

    /// A disabled button shows no tooltip of its own, so the row shows it.
    private void explain(MouseEvent e) {
        String reason = buttons.entrySet().stream()
                .filter(b -> b.getValue().isDisabled()
                        && b.getValue()
                                .localToScene(b.getValue().getBoundsInLocal())
                                .contains(e.getSceneX(), e.getSceneY()))
                .map(b -> reasons.getOrDefault(b.getKey(), ""))
                .findFirst()
                .orElse("");
        if (reason.isEmpty()) {
            Tooltip.uninstall(this, why);
        } else {
            why.setText(reason);
            Tooltip.install(this, why);
        }
    }

    /// Shows a value as chosen.
    public void choose(T value) {
        var button = buttons.get(value);
        if (button != null) {
            button.setSelected(true);
        }
    }

    /// The button of a value, to be named or disabled.
    public ToggleButton button(T value) {
        var button = buttons.get(value);
        if (button == null) {
            throw new IllegalArgumentException("no segment for " + value);
        }
        return button;
    }
}
