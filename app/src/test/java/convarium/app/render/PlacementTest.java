package convarium.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import org.junit.jupiter.api.Test;

class PlacementTest {

    @Test
    void withPaddingThatKeepsTheSizeOutputsLieOnTheirInputs() {
        assertEquals(new Placement(0, 0, 1, 1), placement(conv(3, 1, Padding.symmetric(1, 1), 1)));
    }

    @Test
    void withoutPaddingTheBorderStaysFree() {
        assertEquals(new Placement(2, 2, 1, 1), placement(conv(5, 1, Padding.NONE, 1)));
    }

    @Test
    void dilationWidensTheWindow() {
        // 3 taps 2 apart span 5 cells, so the first middle is cell 2
        assertEquals(new Placement(2, 2, 1, 1), placement(conv(3, 1, Padding.NONE, 2)));
    }

    @Test
    void poolingTilesTheInput() {
        var pool = new MaxPool2d(Size.square(2), Size.square(2), Padding.NONE, Size.square(1), Rounding.FLOOR);
        assertEquals(new Placement(0, 0, 2, 2), placement(pool));
    }

    @Test
    void aStrideAboveTheWindowLeavesGapsAroundItsMiddle() {
        // the first window covers cells 0 to 2, middle 1.5; its output stretches 2 cells to each side
        assertEquals(new Placement(-0.5, -0.5, 4, 4), placement(conv(3, 4, Padding.NONE, 1)));
    }

    @Test
    void transposedOutputsAreSmallerThanInputs() {
        // kernel 4, stride 2, padding 1 doubles the size: two outputs a side on each input
        assertEquals(new Placement(0, 0, 0.5, 0.5), placement(transposed(4, 2, 1)));
    }

    @Test
    void transposedOutputsReachOverTheInput() {
        // kernel 3, stride 2 without padding: 10 inputs give 21 outputs, half an output beyond each end
        var place = placement(transposed(3, 2, 0));
        assertEquals(new Placement(-0.25, -0.25, 0.5, 0.5), place);
        assertEquals(10.25, place.left() + 21 * place.cellWidth());
    }

    @Test
    void rowsAndColumnsAreFoundAgain() {
        var place = new Placement(-0.5, 1, 4, 0.5);
        assertEquals(0, place.column(3.4));
        assertEquals(1, place.column(3.5));
        assertEquals(-1, place.column(-0.6));
        assertEquals(2, place.row(2.2));
    }

    private static Placement placement(WindowLayer layer) {
        return Placement.of(layer, layer.geometry(Shape.of(1, 10, 10)));
    }

    private static Conv2d conv(int kernel, int stride, Padding padding, int dilation) {
        return new Conv2d(
                1,
                1,
                Size.square(kernel),
                Size.square(stride),
                padding,
                PaddingMode.ZERO,
                Size.square(dilation),
                1,
                false,
                false);
    }

    private static ConvTranspose2d transposed(int kernel, int stride, int padding) {
        return new ConvTranspose2d(
                1,
                1,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                Size.square(0),
                Size.square(1),
                1,
                false);
    }
}
