package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real photographs and a few awkward pictures. Pixel values are those that ImageMagick 6 shows.
class PhotosTest {
    private static Path photo(String name) {
        var file = Samples.shared("data/photos").resolve(name);
        assumeTrue(Files.isRegularFile(file), "there is no " + file);
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "astronaut.png, 512, 512",
        "brick.png, 512, 512",
        "camera.png, 512, 512",
        "chelsea.png, 300, 451",
        "coffee.png, 400, 600",
    })
    void everyPixelIsAsImageIoStoresIt(String name, int height, int width) throws IOException {
        var file = photo(name);
        var picture = Pictures.read(file);
        assertEquals(Shape.of(3, height, width), picture.shape());
        var raster = ImageIO.read(file.toFile()).getRaster();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int band = Math.min(c, raster.getNumBands() - 1);
                    assertEquals(raster.getSample(x, y, band) / 255f, picture.get(c, y, x));
                }
            }
        }
    }

    @Test
    void transparentEdgesFadeIntoWhite() throws IOException {
        var horse = Pictures.read(photo("horse.png"));
        assertEquals(Shape.of(3, 328, 400), horse.shape());
        assertPixel(horse, 0, 0, 255, 255, 255, 0);
        assertPixel(horse, 200, 164, 0, 0, 0, 0);
    }

    @Test
    void jpegColoursAreRight() throws IOException {
        var rocket = Pictures.read(photo("rocket.jpg"));
        assertEquals(Shape.of(3, 427, 640), rocket.shape());
        assertPixel(rocket, 0, 0, 17, 33, 58, 2);
        assertPixel(rocket, 320, 200, 125, 120, 101, 2);
        assertPixel(rocket, 639, 426, 83, 61, 37, 2);
        assertPixel(rocket, 100, 300, 83, 102, 134, 2);
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        var grey = Pictures.read(photo("palette_gray.png"));
        assertEquals(Shape.of(3, 10, 10), grey.shape());
        for (int x = 0; x < 10; x++) {
            assertPixel(grey, x, 0, 250 - 25 * x, 250 - 25 * x, 250 - 25 * x, 0);
        }
        var indexed = Pictures.read(photo("foo3x5x4indexed.png"));
        assertEquals(Shape.of(3, 3, 5), indexed.shape());
        for (int x = 0; x < 5; x++) {
            assertPixel(indexed, x, 0, 127, 0, 255, 0);
            assertPixel(indexed, x, 1, 255, 255, 255, 0); // transparent
            assertPixel(indexed, x, 2, 0, 31, 255, 0);
        }
    }

    @Test
    void aTruncatedPictureIsRefused() {
        var file = photo("truncated.jpg");
        var e = assertThrows(FormatException.class, () -> Pictures.read(file));
        assertTrue(e.getMessage().endsWith("truncated.jpg: ends early, after 400 bytes: it is truncated or damaged"));
    }

    private static void assertPixel(Tensor picture, int x, int y, int r, int g, int b, int tolerance) {
        assertEquals(r / 255f, picture.get(0, y, x), tolerance / 255f);
        assertEquals(g / 255f, picture.get(1, y, x), tolerance / 255f);
        assertEquals(b / 255f, picture.get(2, y, x), tolerance / 255f);
    }
}
