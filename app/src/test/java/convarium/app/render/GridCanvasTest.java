package convarium.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.app.render.GridModel.Cell;
import convarium.app.render.GridModel.Fill;
import convarium.app.render.GridModel.Outline;
import convarium.app.testing.FxTest;
import convarium.app.theme.Look;
import convarium.app.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridCanvasTest {
    private static final int MARGIN = 4;
    private static final int ROUNDING = 3;
    private static final List<Fill> FILLS = List.of(Fill.values());

    private static int[] pixels(Canvas canvas) {
        var image = canvas.snapshot(null, null);
        int width = (int) image.getWidth();
        int[] pixels = new int[width * (int) image.getHeight()];
        image.getPixelReader()
                .getPixels(0, 0, width, (int) image.getHeight(), PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /// How many pixels differ by more than smooth edges do when they are painted piece by piece.
    private static int far(int[] expected, int[] found) {
        assertEquals(expected.length, found.length);
        int count = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                if (Math.abs((expected[i] >> shift & 255) - (found[i] >> shift & 255)) > ROUNDING) {
                    count++;
                }
            }
        }
        return count;
    }

    private static Cell cell(Random random) {
        var cell = Cell.of(FILLS.get(random.nextInt(FILLS.size())), "" + random.nextInt(30))
                .withTone(random.nextDouble() * 2 - 1);
        cell = random.nextInt(4) == 0 ? cell.withNote("×2") : cell;
        cell = random.nextInt(6) == 0 ? cell.kept() : cell;
        return random.nextInt(5) == 0 ? cell.withReveal(random.nextDouble()) : cell;
    }

    /// A walk of random changes: after each, the pixels are, but for rounding, those of a canvas that is painted whole.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 13, 20, 40})
    void whatChangedIsAllThatNeedsPainting(int size) {
        var random = new Random(size);
        FxTest.run(() -> {
            var palette = Look.of(Theme.DARK).palette();
            int rows = 6;
            int columns = 7;
            double width = GridPainter.length(columns, size) + 2 * MARGIN;
            double height = GridPainter.length(rows, size) + 2 * MARGIN;
            var canvas = new Canvas(width, height);
            var grid = new GridCanvas(canvas);
            var cells = new ArrayList<Cell>();
            for (int i = 0; i < rows * columns; i++) {
                cells.add(cell(random));
            }
            Optional<Outline> outline = Optional.empty();
            for (int step = 0; step < 25; step++) {
                for (int n = random.nextInt(4); n > 0; n--) {
                    cells.set(random.nextInt(cells.size()), cell(random));
                }
                outline = switch (random.nextInt(4)) {
                    case 0 -> outline;
                    case 1 -> Optional.empty();
                    default ->
                        Optional.of(new Outline(
                                random.nextInt(8) / 2.0 - 1, random.nextInt(10) / 2.0 - 1, 3, random.nextInt(3) + 1));
                };
                var model = new GridModel(rows, columns, cells, outline);
                grid.draw(model, palette, size, MARGIN);
                var whole = new Canvas(width, height);
                GridPainter.draw(new CanvasPainter(whole.getGraphicsContext2D()), model, palette, size, MARGIN, MARGIN);
                assertEquals(0, far(pixels(whole), pixels(canvas)), "step " + step + " at cells of " + size);
            }
        });
    }

    /// Smaller cells of no whole size, as after a change of theme: nothing is left of the larger ones.
    @ParameterizedTest
    @ValueSource(doubles = {43.1, 42.6, 21.4, 9.7})
    void aSmallerGridLeavesNothingOfALargerOne(double size) {
        var random = new Random(3);
        FxTest.run(() -> {
            var dark = Look.of(Theme.DARK).palette();
            var light = Look.of(Theme.PROJECTOR).palette();
            var cells = new ArrayList<Cell>();
            for (int i = 0; i < 9; i++) {
                cells.add(cell(random));
            }
            var model = new GridModel(3, 3, cells, Optional.empty());
            double large = GridPainter.length(3, 49) + 2 * MARGIN;
            double small = GridPainter.length(3, size) + 2 * MARGIN;
            var canvas = new Canvas(large, large);
            var grid = new GridCanvas(canvas);
            grid.draw(model, dark, 49, MARGIN);
            pixels(canvas);
            canvas.setWidth(small);
            canvas.setHeight(small);
            grid.invalidate();
            grid.draw(model, light, size, MARGIN);
            var fresh = new Canvas(small, small);
            GridPainter.draw(new CanvasPainter(fresh.getGraphicsContext2D()), model, light, size, MARGIN, MARGIN);
            assertEquals(0, far(pixels(fresh), pixels(canvas)));
        });
    }
}
