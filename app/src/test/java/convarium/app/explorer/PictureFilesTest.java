package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.format.FormatException;
import convarium.engine.format.Png;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    private final PictureFiles files = new PictureFiles();

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyShippedPictureLoadsAsOneChannelOfItsSize() throws IOException {
        for (var picture : convarium.assets.Pictures.all()) {
            var values = files.load(new Source.Shipped(picture.id()));
            assertEquals(Shape.of(1, picture.height(), picture.width()), values.shape(), picture.id());
        }
    }

    @Test
    void aFileGivesItsBrightness() throws IOException {
        var file = folder.resolve("two.png");
        Png.write(file, 2, 1, new int[] {0xff000000, 0xffffffff});
        assertEquals(Tensor.of(Shape.of(1, 1, 2), 0, 1), files.load(new Source.File(file)));
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("notes.png"), "not a picture");
        assertThrows(FormatException.class, () -> files.load(new Source.File(file)));
        assertThrows(NoSuchFileException.class, () -> files.load(new Source.Shipped("nowhere")));
        assertThrows(IllegalArgumentException.class, () -> files.load(new Source.Numbers()));
    }
}
