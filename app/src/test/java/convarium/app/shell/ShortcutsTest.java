package convarium.app.shell;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import java.util.Objects;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortcutsTest {

    /// The smallest window shows every shortcut in every theme, also when the sheet was measured before its style came.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void theSheetLiesWithinTheWindow(Theme theme) {
        FxTest.run(() -> {
            var shortcuts = new Shortcuts(() -> {});
            var scene = new Scene(shortcuts, 1280, 800);
            scene.getRoot().layout();
            scene.getStylesheets().setAll(theme.stylesheets());
            scene.getStylesheets()
                    .add(Objects.requireNonNull(Shortcuts.class.getResource("shell.css"))
                            .toExternalForm());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var sheet = shortcuts.lookup(".sheet");
            assertNotNull(sheet);
            var bounds = sheet.getBoundsInParent();
            assertTrue(shortcuts.getLayoutBounds().contains(bounds), () -> "sheet at " + bounds);
            assertTrue(sheet.getScaleX() > 0.8, () -> "too small to read: " + sheet.getScaleX());
        });
    }
}
