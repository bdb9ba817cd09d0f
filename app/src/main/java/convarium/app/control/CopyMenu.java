package convarium.app.control;

import static convarium.app.l10n.Texts.text;

import convarium.app.export.TableFormat;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;

/// The menu of a grid: its numbers onto the clipboard.
final class CopyMenu {
    private CopyMenu() {}

    /// Opens the menu at the pointer, or at the grid's middle when a key asked for it.
    static void show(TensorGrid grid, Function<TableFormat, String> numbers, ContextMenuEvent e) {
        var menu = new ContextMenu();
        for (var format : TableFormat.values()) {
            var item = new MenuItem(text(key(format)));
            item.setId("copy-" + format);
            item.setOnAction(chosen -> copy(numbers.apply(format)));
            menu.getItems().add(item);
        }
        menu.show(grid, e.getScreenX(), e.getScreenY());
    }

    private static String key(TableFormat format) {
        return switch (format) {
            case CSV -> "grid.copy.csv";
            case LATEX -> "grid.copy.latex";
            case MARKDOWN -> "grid.copy.markdown";
        };
    }

    static void copy(String numbers) {
        var content = new ClipboardContent();
        content.putString(numbers);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
