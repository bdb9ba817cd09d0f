package convarium.app.shell;

import convarium.app.settings.ConfigFolder;
import convarium.engine.format.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;

/// Keeps a picture from the clipboard as a file, so that a link and a restart find it again.
final class PastedPictures {
    private PastedPictures() {}

    /// The file that holds the picture on the clipboard; empty if there is none or it cannot be kept.
    static Optional<Path> ofClipboard() {
        var image = Clipboard.getSystemClipboard().getImage();
        try {
            return image == null ? Optional.empty() : Optional.of(keep(image));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The file that holds the picture: the same picture always gives the same file.
    ///
    /// @throws IOException if it cannot be written
    static Path keep(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[Math.multiplyExact(width, height)];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var folder = ConfigFolder.here().resolve("pasted");
        Files.createDirectories(folder);
        var file = folder.resolve(String.format("%dx%d-%08x.png", width, height, Arrays.hashCode(pixels)));
        if (!Files.exists(file)) {
            Png.write(file, width, height, pixels);
        }
        return file;
    }
}
