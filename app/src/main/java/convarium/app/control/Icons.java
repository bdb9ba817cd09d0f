package convarium.app.control;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons that show a sign instead of a word, with the word in their tooltip.
public final class Icons {
    private Icons() {}

    /// A button with a sign.
    ///
    /// @param words what it does, and its shortcut
    public static Button button(Feather sign, String words, Runnable action) {
        var button = new Button(null, FontIcon.of(sign));
        button.getStyleClass().addAll("icon-button");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(e -> action.run());
        return button;
    }

    /// A button with a sign that stays pressed.
    public static ToggleButton toggle(Feather sign, String words) {
        var button = new ToggleButton(null, FontIcon.of(sign));
        button.getStyleClass().addAll("icon-button");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        return button;
    }
}
