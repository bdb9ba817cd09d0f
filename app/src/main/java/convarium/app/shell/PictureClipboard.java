package convarium.app.shell;

import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Pictures on their way to other programs.
final class PictureClipboard {
    private PictureClipboard() {}

    static void put(Image image) {
        var content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
