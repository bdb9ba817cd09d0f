package convarium.assets.maker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.assets.Icons;
import convarium.assets.Pictures;
import convarium.assets.ShippedPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MakerTest {

    static Stream<Painting> paintings() {
        return Painting.all().stream();
    }

    static Stream<Integer> sizes() {
        return Icons.sizes().stream();
    }

    private static void assertSamePixels(BufferedImage expected, BufferedImage found) {
        assertEquals(List.of(expected.getWidth(), expected.getHeight()), List.of(found.getWidth(), found.getHeight()));
        assertEquals(expected.getRaster().getNumBands(), found.getRaster().getNumBands());
        for (int y = 0; y < expected.getHeight(); y++) {
            int[] one = expected.getRaster().getPixels(0, y, expected.getWidth(), 1, (int[]) null);
            int[] other = found.getRaster().getPixels(0, y, expected.getWidth(), 1, (int[]) null);
            assertArrayEquals(one, other, "row " + y);
        }
    }

    @Test
    void paintsWhatIsListed() {
        assertEquals(
                Pictures.all().stream().map(ShippedPicture::id).toList(),
                paintings().map(Painting::id).toList());
    }

    @ParameterizedTest
    @MethodSource("paintings")
    void paintsExactlyTheCommittedPicture(Painting painting) throws IOException {
        try (var in = Pictures.open(painting.id())) {
            assertSamePixels(painting.paint(), ImageIO.read(in));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void paintsExactlyTheCommittedIcon(int size) throws IOException {
        try (var in = Icons.open(size)) {
            assertSamePixels(IconTile.paint(size), ImageIO.read(in));
        }
    }

    @Test
    void writesOnlyTheOneThatIsAskedFor(@TempDir Path folder) throws IOException {
        Maker.main(new String[] {folder.toString(), "zone-plate"});
        try (var written = Files.list(folder.resolve("pictures"))) {
            assertEquals(
                    List.of("zone-plate.png"),
                    written.map(p -> p.getFileName().toString()).toList());
        }
        assertTrue(Files.size(folder.resolve("icons", "256.png")) > 0);
    }

    @Test
    void asksForAFolder() {
        assertThrows(IllegalArgumentException.class, () -> Maker.main(new String[0]));
    }

    /// Along the middle row the rings' brightness is (1 + cos(k·d²)) / 2, d counted from the middle of the picture.
    @Test
    void putsKnownFrequenciesIntoTheZonePlate() {
        var raster = new ZonePlate().paint().getRaster();
        for (int x = 30; x < 482; x++) {
            double square = (x - 255.5) * (x - 255.5) + 0.25;
            double expected = 127.5 * (1 + Math.cos(0.95 * Math.PI / 512 * square));
            assertEquals(expected, raster.getSample(x, 256, 0), 1, "column " + x);
        }
    }

    /// Each checkerboard of the test chart is half black and half white, whatever the size of its squares.
    @Test
    void balancesTheCheckerboards() {
        var raster = new Chart().paint().getRaster();
        for (int i = 0; i < 5; i++) {
            int black = 0;
            for (int y = 176; y < 256; y++) {
                for (int x = 0; x < 80; x++) {
                    black += raster.getSample(272 + 100 * i + x, y, 0) < 128 ? 1 : 0;
                }
            }
            assertEquals(i == 4 ? 13 * 256 : 3200, black, "squares of " + (1 << i));
        }
    }
}
