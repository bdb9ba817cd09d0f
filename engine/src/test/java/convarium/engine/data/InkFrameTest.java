package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.data.PenDrawing.Stroke;
import convarium.engine.explain.Golden;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;
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
        var glyphs = InkFrame.of(Glyphs.pictures(GlyphSet.DIGITS, 0.5, 1, 0, 500));
        assertEquals(14, glyphs.column(), 1);
        assertEquals(14, glyphs.row(), 1);
        assertTrue(glyphs.box() >= 16 && glyphs.box() <= 26, "a box of " + glyphs.box());
    }

    @Test
    void findsMnistsBoxInPicturesThatItMade() {
        var made = new Same(Shape.of(1, 28, 28), Golden.floats("drawing_set"));
        var frame = InkFrame.of(made);
        assertEquals(20, frame.box());
        assertEquals(14, frame.row(), 0.5);
    }

    /// Pictures that are all the same.
    private record Same(Shape shape, Tensor values) implements DataSet {
        Same(Shape shape, float[] values) {
            this(shape, Tensor.of(shape, values));
        }

        @Override
        public int count() {
            return 3;
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
            System.arraycopy(values.data(), 0, into, at, shape.elements());
        }
    }

    @Test
    void takesPicturesInColourAndBrightOnesForNoCharacters() {
        float[] values = new float[3 * 16];
        values[5] = 1;
        assertTrue(InkFrame.of(new Same(Shape.of(3, 4, 4), values)).isWhole());
        float[] bright = new float[16];
        Arrays.fill(bright, 0, 12, 0.9f);
        assertTrue(InkFrame.of(new Same(Shape.of(1, 4, 4), bright)).isWhole());
        assertTrue(InkFrame.of(new Same(Shape.of(1, 4, 4), new float[16])).isWhole());
        float[] dot = new float[16];
        dot[5] = 1;
        assertEquals(new InkFrame(4, 4, 1, 1, 1), InkFrame.of(new Same(Shape.of(1, 4, 4), dot)));
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
        assertArrayEquals(new float[] {1, 1, 1, 1, 1}, Arrays.copyOf(raster, 5));
        assertEquals(1, raster[12]);
        assertEquals(0.5f, raster[11]);
        assertEquals(0, raster[24]);
        assertEquals(PenDrawing.EMPTY.with(dot), drawing.undone());
        assertEquals(PenDrawing.EMPTY, PenDrawing.EMPTY.undone());
        assertThrows(IllegalArgumentException.class, () -> new Stroke(0, List.of(new Spot(0, 0))));
        assertThrows(IllegalArgumentException.class, () -> new InkFrame(4, 4, 5, 0, 0));
    }
}
