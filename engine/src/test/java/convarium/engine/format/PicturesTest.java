package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {
    @TempDir
    Path folder = Path.of("");

    static List<String> lossless() {
        return Samples.named(".*\\.(png|gif|bmp)");
    }

    static List<String> jpegs() {
        return Samples.named(".*\\.jpg");
    }

    @ParameterizedTest
    @MethodSource("lossless")
    void readsTheValuesThatWereStored(String name) throws IOException {
        compare(name, 1e-6f);
    }

    @ParameterizedTest
    @MethodSource("jpegs")
    void readsJpegAsOtherDecodersDo(String name) throws IOException {
        compare(name, 3 / 255f);
    }

    private static void compare(String name, float tolerance) throws IOException {
        var expected = Npy.read(Samples.of(name + ".npy"));
        var picture = Pictures.read(Samples.of(name));
        assertEquals(expected.shape(), picture.shape());
        assertArrayEquals(expected.data(), picture.data(), tolerance);
    }

    @Test
    void sixteenBitsAreNotCutToEight() throws IOException {
        var expected = Npy.read(Samples.of("rgb16.png.npy"));
        assertArrayEquals(
                expected.data(), Pictures.read(Samples.of("rgb16.png")).data(), 0);
    }

    @Test
    void firstBytesDecideNotTheName() throws IOException {
        var file = Files.copy(Samples.of("rgb24.bmp"), folder.resolve("really.png"));
        assertEquals(Pictures.read(Samples.of("rgb24.bmp")), Pictures.read(file));
    }

    @Test
    void greyKeepsItsValues() throws IOException {
        var image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            image.getRaster().setSample(i, 0, 0, i);
        }
        for (String format : List.of("png", "gif", "bmp")) {
            var read = Pictures.read("grey." + format, written(image, format));
            for (int i = 0; i < 256; i++) {
                assertEquals(i / 255f, read.get(0, 0, i), format);
            }
        }
    }

    @Test
    void readsWhatAnotherEncoderWrites() throws IOException {
        var image = new BufferedImage(33, 17, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 17; y++) {
            for (int x = 0; x < 33; x++) {
                image.setRGB(x, y, (x * 7) << 16 | (y * 15) << 8 | (x * y % 256));
            }
        }
        for (String format : List.of("png", "bmp")) {
            var read = Pictures.read("x", written(image, format));
            assertEquals(Shape.of(3, 17, 33), read.shape());
            assertEquals(32 * 7 / 255f, read.get(0, 16, 32), format);
            assertEquals(16 * 15 / 255f, read.get(1, 16, 32), format);
            assertEquals((32 * 16 % 256) / 255f, read.get(2, 16, 32), format);
        }
    }

    @Test
    void aGreyJpegHasThreeEqualChannels() throws IOException {
        var grey = Pictures.read(Samples.of("grey.jpg"));
        assertEquals(grey, threeTimes(Pictures.grey(grey)));
    }

    @Test
    void luminanceIsThatOfBt601() {
        var picture = Tensor.of(Shape.of(3, 1, 4), 1, 0, 0, 0.3f, 0, 1, 0, 0.3f, 0, 0, 1, 0.3f);
        var grey = Pictures.grey(picture);
        assertEquals(Tensor.of(Shape.of(1, 1, 4), 0.299f, 0.587f, 0.114f, 0.3f), grey);
    }

    @Test
    void luminanceNeedsThreeChannels() {
        var e = assertThrows(IllegalArgumentException.class, () -> Pictures.grey(Tensor.zeros(Shape.of(1, 2, 2))));
        assertEquals("expected a picture of shape 3×h×w, found 1×2×2", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"cmyk.jpeg, CMYK", "vector.npy, is a npy file", "make_samples.py, a file of an unknown kind"})
    void refusesWhatIsNoPictureOfTheFour(String name, String reason) {
        var e = assertThrows(FormatException.class, () -> Pictures.read(Samples.of(name)));
        assertTrue(e.getReason().contains(reason), e.getReason());
    }

    @Test
    void tensorFilesTellNumbersFromPictures() throws IOException {
        assertEquals(Shape.of(3), TensorFiles.read(Samples.of("vector.npy")).shape());
        assertEquals(
                Shape.of(3, 7, 13), TensorFiles.read(Samples.of("rgb8.png")).shape());
        var other = Files.writeString(folder.resolve("x.npy"), "1, 2, 3\n");
        var e = assertThrows(FormatException.class, () -> TensorFiles.read(other));
        assertEquals(
                "is a file of an unknown kind, expected an npy file or a PNG, JPEG, GIF or BMP picture", e.getReason());
        var empty = Files.createFile(folder.resolve("empty"));
        assertEquals(
                "is empty",
                assertThrows(FormatException.class, () -> TensorFiles.read(empty))
                        .getReason());
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    private static Tensor threeTimes(Tensor grey) {
        int pixels = grey.shape().elements();
        var values = new float[3 * pixels];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(grey.data(), 0, values, c * pixels, pixels);
        }
        return Tensor.wrap(Shape.of(3, grey.shape().size(1), grey.shape().size(2)), values);
    }
}
