package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.data.PenDrawing.Stroke;
import convarium.engine.explain.Golden;
import convarium.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class InkFrameTest {
    @Test
    void setsADrawingAsMnistDoes() {
        float[] found = InkFrame.MNIST.set(Golden.floats("drawing"), 50);
        assertArrayEquals(Golden.floats("drawing_set"), found, 1e-6f);
        var bounds = InkBounds.of(found, 28, 28, 0);
        assertEquals(20, Math.max(bounds.height(), bounds.width()));
        assertEquals(14, bounds.centreRow(), 0.5);
        assertEquals(14, bounds.centreColumn(), 0.5);
    }

    @Test
    void givesTheSameWhereverAndHoweverLargeItWasDrawn() {
        var small = new Stroke(0.05, List.of(new Spot(0.1, 0.1), new Spot(0.3, 0.1), new Spot(0.2, 0.4)));
        var large = new Stroke(0.1, List.of(new Spot(0.3, 0.2), new Spot(0.7, 0.2), new Spot(0.5, 0.8)));
        float[] one = InkFrame.MNIST.set(PenDrawing.EMPTY.with(small).raster(200), 200);
        float[] other = InkFrame.MNIST.set(PenDrawing.EMPTY.with(large).raster(200), 200);
        for (int i = 0; i < one.length; i++) {
            assertEquals(one[i], other[i], 0.25, "pixel " + i);
        }
    }

    @Test
    void makesAnEmptyPictureOfNothing() {
        assertArrayEquals(new float[784], InkFrame.MNIST.set(new float[100], 10));
        assertTrue(PenDrawing.EMPTY.isEmpty());
    }

    @Test
    void looksHowADataSetDoesIt() {
        var glyphs = InkFrame.of(Glyphs.make(GlyphSet.DIGITS, 0.5, 1).training());
        assertEquals(14, glyphs.column(), 1);
        assertEquals(14, glyphs.row(), 1);
        assertTrue(glyphs.box() >= 16 && glyphs.box() <= 26, "a box of " + glyphs.box());
        var shapes = InkFrame.of(Shapes.make(1).validation());
        assertTrue(shapes.isWhole());
        assertEquals(32, shapes.box());
    }

    @Test
    void findsMnistsBoxInPicturesThatItMade() {
        float[] set = Golden.floats("drawing_set");
        var made = new DataSet() {
            @Override
            public int count() {
                return 3;
            }

            @Override
            public Shape shape() {
                return Shape.of(1, 28, 28);
            }

            @Override
            public int classes() {
                return 2;
            }

            @Override
            public int label(int index) {
                return 0;
            }

            @Override
            public void copy(int index, float[] into, int at) {
                System.arraycopy(set, 0, into, at, 784);
            }
        };
        var frame = InkFrame.of(made);
        assertEquals(20, frame.box());
        assertEquals(14, frame.row(), 0.5);
    }

    @Test
    void takesADrawingAsItIsWherePicturesAreNoCharacters() {
        var whole = new InkFrame(2, 2, 2, 0.5, 0.5);
        float[] drawing = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
        assertArrayEquals(new float[] {0.25f, 0, 0, 0.5f}, whole.set(drawing, 4));
        assertArrayEquals(new float[] {1, 2, 1, 2}, InkFrame.channels(new float[] {1, 2}, Shape.of(2, 1, 2)));
    }

    @Test
    void drawsStrokesAndTakesTheLastOneBack() {
        var dot = new Stroke(0.4, List.of(new Spot(0.5, 0.5)));
        var line = new Stroke(0.2, List.of(new Spot(0, 0.1))).to(new Spot(1, 0.1));
        var drawing = PenDrawing.EMPTY.with(dot).with(line);
        float[] raster = drawing.raster(5);
        assertArrayEquals(new float[] {1, 1, 1, 1, 1}, java.util.Arrays.copyOf(raster, 5));
        assertEquals(1, raster[12]);
        assertEquals(0.5f, raster[11]);
        assertEquals(0, raster[24]);
        assertEquals(PenDrawing.EMPTY.with(dot), drawing.undone());
        assertEquals(PenDrawing.EMPTY, PenDrawing.EMPTY.undone());
        assertThrows(IllegalArgumentException.class, () -> new Stroke(0, List.of(new Spot(0, 0))));
        assertThrows(IllegalArgumentException.class, () -> new InkFrame(4, 4, 5, 0, 0));
    }
}
