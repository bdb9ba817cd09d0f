package convarium.app.testing;

import convarium.engine.format.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Writes what a scene looks like.
public final class Snapshots {
    private Snapshots() {}

    /// Writes an image as a PNG file.
    public static void write(Path file, WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Png.write(file, width, height, argb);
    }
}
