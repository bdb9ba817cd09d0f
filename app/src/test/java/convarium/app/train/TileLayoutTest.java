package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tiles side by side.
class TileLayoutTest {
    private static final TileLayout.Rule RULE = new TileLayout.Rule(32, 52, 4, 2);

    @Test
    void tilesAreAsLargeAsAllFit() {
        // two pixels a cell make 48: (600 + 4) / 52 = 11 in a row, 22 in two
        var few = TileLayout.of(600, 22, 24, 24, RULE);
        assertEquals(new TileLayout(48, 48, 11, 2, 22, 4), few);
        // ten cells: five pixels a cell would make 50 and 22 tiles, four make 40 and 26
        assertEquals(40, TileLayout.of(600, 26, 10, 10, RULE).tileWidth());
    }

    @Test
    void whatDoesNotFitIsLeftOut() {
        var many = TileLayout.of(600, 64, 24, 24, RULE);
        assertEquals(48, many.tileWidth());
        assertEquals(22, many.shown());
        assertEquals(100, many.height());
    }

    @Test
    void largeMapsShareTheirPixels() {
        var large = TileLayout.of(600, 3, 224, 224, RULE);
        assertEquals(52, large.tileWidth(), 1e-9);
        assertEquals(3, large.shown());
    }

    @Test
    void everyTileIsFoundWhereItLies() {
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            var layout = TileLayout.of(
                    20 + random.nextInt(900),
                    1 + random.nextInt(300),
                    1 + random.nextInt(40),
                    1 + random.nextInt(40),
                    RULE);
            for (int tile = 0; tile < layout.shown(); tile++) {
                double x = layout.x(tile) + layout.tileWidth() * random.nextDouble() * 0.99;
                double y = layout.y(tile) + layout.tileHeight() * random.nextDouble() * 0.99;
                assertEquals(tile, layout.tile(x, y));
                assertEquals(-1, layout.tile(layout.x(tile) + layout.tileWidth() + 1, y));
            }
            assertEquals(-1, layout.tile(-1, 0));
            assertTrue(layout.rows() <= 2);
        }
    }
}
