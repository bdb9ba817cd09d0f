package convarium.app.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class RasterPainterTest {
    /// Values 0 to 255 show as greys 0 to 255.
    private static final float HIGH = 256;

    @Test
    void atItsOwnSizeEveryCellIsAPixel() {
        assertArrayEquals(new int[] {10, 20, 30, 40, 50, 60}, greys(raster(2, 3, 10, 20, 30, 40, 50, 60), 3, 2));
    }

    @Test
    void enlargedCellsStaySharp() {
        assertArrayEquals(
                new int[] {10, 10, 20, 20, 10, 10, 20, 20, 30, 30, 40, 40, 30, 30, 40, 40},
                greys(raster(2, 2, 10, 20, 30, 40), 4, 4));
    }

    @Test
    void reducedPixelsAreTheMeanOfWhatTheyCover() {
        assertArrayEquals(new int[] {25, 45}, greys(raster(2, 4, 10, 20, 30, 40, 30, 40, 50, 60), 2, 1));
    }

    @Test
    void cellsPartlyCoveredCountByTheirPart() {
        // each pixel covers a cell and a half: (10 + 40/2) / 1.5 and (40/2 + 70) / 1.5
        assertArrayEquals(new int[] {20, 60}, greys(raster(1, 3, 10, 40, 70), 2, 1));
    }

    @Test
    void aPixelOverNotANumberIsNotANumber() {
        var raster = raster(1, 4, 10, Float.NaN, 30, 50);
        var pixels = IntBuffer.allocate(2);
        new RasterPainter().paint(raster, raster.bounds(), 2, 1, pixels);
        assertEquals(raster.colours().argb(ColourMap.NAN), pixels.get(0));
        assertEquals(40, pixels.get(1) & 0xff);
    }

    @Test
    void pixelsBesideTheMapAreTransparent() {
        var raster = raster(1, 2, 10, 20);
        var pixels = IntBuffer.allocate(4);
        new RasterPainter().paint(raster, new Rectangle2D(-1, 0, 4, 1), 4, 1, pixels);
        assertArrayEquals(new int[] {0, 0xff0a0a0a, 0xff141414, 0}, pixels.array());
    }

    @Test
    void aPlacedMapLandsWhereItLies() {
        var place = new Placement(2, 0, 2, 1);
        var raster = new Raster(Tensor.of(Shape.of(1, 1, 2), 10, 20), place, ColourMap.brightness(), 0, HIGH);
        var pixels = IntBuffer.allocate(6);
        new RasterPainter().paint(raster, new Rectangle2D(0, 0, 6, 1), 6, 1, pixels);
        assertArrayEquals(new int[] {0, 0, 0xff0a0a0a, 0xff0a0a0a, 0xff141414, 0xff141414}, pixels.array());
    }

    @Test
    void aSmallerPictureAfterALargerOneStartsAfresh() {
        var painter = new RasterPainter();
        painter.paint(raster(1, 4, 90, 90, 90, 90), new Rectangle2D(0, 0, 4, 1), 4, 1, IntBuffer.allocate(4));
        var pixels = IntBuffer.allocate(1);
        painter.paint(raster(1, 2, 10, 30), new Rectangle2D(0, 0, 2, 1), 1, 1, pixels);
        assertEquals(20, pixels.get(0) & 0xff);
    }

    @Test
    void pixelsOfTheStrongestTakeWhatIsFurthestFromZero() {
        var values = Tensor.of(Shape.of(1, 2, 4), 0, 1, -2, 2, -3, 2, 0, 0);
        var raster = new Raster(values, Placement.INPUT, ColourMap.brightness(), -128, 128);
        var pixels = IntBuffer.allocate(2);
        RasterPainter.ofStrongest().paint(raster, raster.bounds(), 2, 1, pixels);
        assertEquals(125, pixels.get(0) & 0xff);
        assertEquals(126, pixels.get(1) & 0xff);
        new RasterPainter().paint(raster, raster.bounds(), 2, 1, pixels);
        assertEquals(128, pixels.get(0) & 0xff);
        var gap = new Raster(
                Tensor.of(Shape.of(1, 1, 2), 5, Float.NaN), Placement.INPUT, ColourMap.brightness(), 0, HIGH);
        RasterPainter.ofStrongest().paint(gap, gap.bounds(), 1, 1, pixels);
        assertEquals(gap.colours().argb(ColourMap.NAN), pixels.get(0));
    }

    @Test
    void aRasterHasOneChannelAndARange() {
        var two = Tensor.zeros(Shape.of(2, 1, 1));
        var one = Tensor.zeros(Shape.of(1, 1, 1));
        var colours = ColourMap.brightness();
        assertThrows(IllegalArgumentException.class, () -> new Raster(two, Placement.INPUT, colours, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Raster(one, Placement.INPUT, colours, 1, 1));
    }

    private static Raster raster(int rows, int columns, float... values) {
        return new Raster(
                Tensor.of(Shape.of(1, rows, columns), values), Placement.INPUT, ColourMap.brightness(), 0, HIGH);
    }

    private static int[] greys(Raster raster, int width, int height) {
        var pixels = IntBuffer.allocate(width * height);
        new RasterPainter().paint(raster, raster.bounds(), width, height, pixels);
        int[] greys = pixels.array().clone();
        for (int i = 0; i < greys.length; i++) {
            greys[i] &= 0xff;
        }
        return greys;
    }
}
