package convarium.app.control;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;

/// The keyboard on joined buttons of which one is chosen: the Tab key reaches the chosen one, and an arrow chooses the
/// next
/// that can be chosen.
///
/// JavaFX by itself would mark the next button without telling anybody.
public final class GroupKeys {
    private GroupKeys() {}

    /// Lets the arrows choose among buttons, in this order.
    public static void install(List<ToggleButton> buttons) {
        var all = List.copyOf(buttons);
        for (int i = 0; i < all.size(); i++) {
            int at = i;
            all.get(i).addEventFilter(KeyEvent.KEY_PRESSED, e -> press(all, at, e));
        }
    }

    private static void press(List<ToggleButton> all, int from, KeyEvent e) {
        boolean plain = !e.isShiftDown() && !e.isControlDown() && !e.isAltDown() && !e.isMetaDown();
        int by = switch (e.getCode()) {
            case DOWN, RIGHT -> 1;
            case UP, LEFT -> -1;
            default -> 0;
        };
        if (!plain || by == 0) {
            return;
        }
        e.consume();
        for (int to = from + by; to >= 0 && to < all.size(); to += by) {
            var next = all.get(to);
            // a button without a scene stands in a menu for want of room
            if (next.getScene() != null && !next.isDisabled()) {
                next.requestFocus();
                next.fire();
                return;
            }
        }
    }
}
