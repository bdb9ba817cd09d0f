package convarium.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {

    static List<ShippedPicture> all() {
        return Pictures.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveTheSizeThatTheySay(ShippedPicture picture) throws IOException {
        try (var in = Pictures.open(picture.id())) {
            var image = ImageIO.read(in);
            assertEquals(picture.width(), image.getWidth());
            assertEquals(picture.height(), image.getHeight());
        }
    }

    @Test
    void areSixOrMoreAndOneOfThemIsLarge() {
        assertTrue(Pictures.all().size() >= 6);
        assertTrue(Pictures.all().stream().anyMatch(p -> p.width() == 1024 && p.height() == 1024));
    }

    @Test
    void stayLightToDownload() throws IOException {
        long bytes = 0;
        for (var picture : Pictures.all()) {
            try (var in = Pictures.open(picture.id())) {
                bytes += in.readAllBytes().length;
            }
        }
        assertTrue(bytes < 2_500_000, bytes + " bytes");
    }

    @Test
    void nameTheChoicesWhenAskedForAnother() {
        var e = assertThrows(IllegalArgumentException.class, () -> Pictures.open("../icons/16"));
        assertEquals(
                "there is no shipped picture \"../icons/16\": choose one of lighthouse, cat, page, chart, zone-plate, noise",
                e.getMessage());
    }

    @Test
    void comeWithIconsOfEverySize() throws IOException {
        var sizes = Icons.sizes();
        assertEquals(List.of(16, 32, 48, 64, 128, 256), sizes);
        var streams = Icons.all();
        assertEquals(sizes.size(), streams.size());
        for (int i = 0; i < sizes.size(); i++) {
            try (var in = streams.get(i)) {
                var image = ImageIO.read(in);
                assertEquals(sizes.get(i), image.getWidth());
                assertEquals(sizes.get(i), image.getHeight());
                assertEquals(0, image.getRGB(0, 0) >>> 24, "the corner is transparent");
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Icons.open(17));
    }

    /// The cells of the icon in the middle of each of its five squares.
    @Test
    void showTheWindowInBlueAndTheOutputInGreen() throws IOException {
        try (var in = Icons.open(32)) {
            var image = ImageIO.read(in);
            for (int[] at : new int[][] {{8, 8}, {16, 8}, {8, 16}, {16, 16}}) {
                assertEquals(0xff3b78d8, image.getRGB(at[0], at[1]));
            }
            assertEquals(0xff0f8a72, image.getRGB(23, 23));
            assertEquals(0xffe6ebfb, image.getRGB(25, 8));
        }
    }
}
