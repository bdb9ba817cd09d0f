package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"1, 1, true", "13, 7, true", "13, 7, false", "257, 3, true", "64, 64, false"})
    void anotherReaderSeesEveryPixel(int width, int height, boolean opaque) throws IOException {
        var random = new Random(7);
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int smooth = (i % width * 3 & 0xFF) * 0x0001_0101;
            argb[i] = (random.nextInt(3) == 0 ? random.nextInt() : smooth) | (opaque ? 0xFF00_0000 : 0);
        }
        byte[] bytes = Png.encode(width, height, argb);
        var image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertEquals(!opaque, image.getColorModel().hasAlpha());
        assertArrayEquals(argb, image.getRGB(0, 0, width, height, null, 0, width));
    }

    @Test
    void filtersMakeSmoothPicturesSmall() {
        var argb = new int[256 * 256];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF00_0000 | (i % 256) << 16 | (i / 256) << 8;
        }
        assertTrue(Png.encode(256, 256, argb).length < 4000, "3 · 65536 bytes unfiltered");
    }

    @Test
    void valuesAreRoundedAndCutOff() {
        var picture = Tensor.of(
                Shape.of(3, 1, 3),
                0,
                0.5f / 255,
                1,
                -1,
                1.4f / 255,
                2,
                Float.NaN,
                254.6f / 255,
                Float.POSITIVE_INFINITY);
        assertArrayEquals(new int[] {0xFF000000, 0xFF0101FF, 0xFFFFFFFF}, Png.argb(picture));
        assertArrayEquals(new int[] {0xFF333333}, Png.argb(Tensor.of(Shape.of(1, 1, 1), 0.2f)));
    }

    @Test
    void aPictureComesBackAsItWas() throws IOException {
        var values = new float[3 * 256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 11 % 256) / 255f;
        }
        var picture = Tensor.of(Shape.of(3, 16, 16), values);
        var file = folder.resolve("x.png");
        Png.write(file, picture);
        assertEquals(picture, Pictures.read(file));
    }

    @Test
    void refusesWrongSizesAndLeavesNoFile() throws IOException {
        var file = folder.resolve("x.png");
        assertThrows(IllegalArgumentException.class, () -> Png.write(file, 2, 2, new int[3]));
        assertThrows(IllegalArgumentException.class, () -> Png.write(file, 0, 0, new int[0]));
        assertThrows(IllegalArgumentException.class, () -> Png.argb(Tensor.zeros(Shape.of(2, 2, 2))));
        assertThrows(IllegalArgumentException.class, () -> Png.write(file, Tensor.zeros(Shape.of(4))));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
