package convarium.assets.maker;

import convarium.assets.Icons;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Makes the files of this module: every picture and every icon, as PNG.
///
/// Run it after a change to one of the paintings, and commit what it writes:
/// `java -p assets/target/classes -m convarium.assets/convarium.assets.maker.Maker
/// assets/src/main/resources/convarium/assets`
public final class Maker {
    private Maker() {}

    /// Writes all files below a folder.
    ///
    /// @param args the folder, and perhaps the id of the only picture to make
    /// @throws IOException if a file cannot be written
    public static void main(String[] args) throws IOException {
        if (args.length < 1) {
            throw new IllegalArgumentException("expected the folder to write to, found no argument");
        }
        var folder = Path.of(args[0]);
        for (var painting : Painting.all()) {
            if (args.length == 1 || args[1].equals(painting.id())) {
                write(painting.paint(), folder.resolve("pictures", painting.id() + ".png"));
            }
        }
        for (int size : Icons.sizes()) {
            write(IconTile.paint(size), folder.resolve("icons", size + ".png"));
        }
    }

    /// Writes as small as PNG can.
    private static void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
