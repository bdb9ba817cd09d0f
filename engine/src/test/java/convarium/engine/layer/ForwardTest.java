package convarium.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ForwardTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Computes.scalar(POOL);
    private static final Size ONE = Size.square(1);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void aConvolutionOfOnePicture() {
        var x = Tensor.of(Shape.of(1, 5, 5), 2, 2, 3, 3, 3, 0, 1, 3, 0, 3, 2, 3, 0, 1, 3, 3, 3, 2, 1, 2, 3, 3, 0, 2, 3);
        var weights = Tensor.of(Shape.of(1, 1, 3, 3), 2, 0, 1, 1, 0, 0, 0, 1, 1);
        var layer = conv(1, 1, 3, 2, 1, true);
        assertEquals(Tensor.of(Shape.of(1, 3, 3), 1, 5, 6, 7, 8, 3, 3, 10, 4), Forward.run(COMPUTE, layer, x, weights));
        assertEquals(
                Tensor.of(Shape.of(1, 3, 3), 11, 15, 16, 17, 18, 13, 13, 20, 14),
                Forward.run(COMPUTE, layer, x, weights, Tensor.of(Shape.of(1), 10)));
    }

    @Test
    void aBatchKeepsItsRank() {
        var x = Tensor.of(Shape.of(2, 1, 1, 2), 1, 2, 3, 4);
        var weights = Tensor.of(Shape.of(2, 1, 1, 1), 1, 10);
        assertEquals(
                Tensor.of(Shape.of(2, 2, 1, 2), 1, 2, 10, 20, 3, 4, 30, 40),
                Forward.run(COMPUTE, conv(1, 2, 1, 1, 0, false), x, weights));
    }

    @Test
    void aFlippedKernel() {
        var layer = new Conv2d(1, 1, Size.square(2), ONE, Padding.NONE, PaddingMode.ZERO, ONE, 1, false, true);
        assertEquals(
                Tensor.of(Shape.of(1, 1, 1), 1234),
                Forward.run(
                        COMPUTE,
                        layer,
                        Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 4),
                        Tensor.of(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000)));
    }

    @Test
    void aTransposedConvolution() {
        var layer = new ConvTranspose2d(
                1, 1, new Size(1, 3), new Size(1, 2), Padding.symmetric(0, 0), new Size(0, 1), ONE, 1, true);
        assertEquals(
                Tensor.of(Shape.of(1, 1, 6), 6, 15, 107, 25, 205, 5),
                Forward.run(
                        COMPUTE,
                        layer,
                        Tensor.of(Shape.of(1, 1, 2), 1, 2),
                        Tensor.of(Shape.of(1, 1, 1, 3), 1, 10, 100),
                        Tensor.of(Shape.of(1), 5)));
    }

    @Test
    void pooling() {
        var x = Tensor.of(Shape.of(1, 2, 3), 1, 2, 3, 4, 5, 6);
        var two = Size.square(2);
        assertEquals(
                Tensor.of(Shape.of(1, 1, 2), 5, 6),
                Forward.run(COMPUTE, new MaxPool2d(two, two, Padding.NONE, ONE, Rounding.CEIL), x));
        assertEquals(
                Tensor.of(Shape.of(1, 1, 2), 3, 4.5f),
                Forward.run(COMPUTE, new AvgPool2d(two, two, Padding.NONE, Rounding.CEIL, true, 0), x));
        assertEquals(
                Tensor.of(Shape.of(1, 1, 1), 6),
                Forward.run(COMPUTE, new AvgPool2d(two, two, Padding.NONE, Rounding.FLOOR, true, 2), x));
    }

    @Test
    void relu() {
        assertEquals(
                Tensor.of(Shape.of(4), 0, 2, 0, Float.NaN),
                Forward.run(COMPUTE, Activate.RELU, Tensor.of(Shape.of(4), -1, 2, -0f, Float.NaN)));
    }

    @Test
    void theInputIsNotWrittenTo() {
        var x = Tensor.of(Shape.of(2), -1, 1);
        Forward.run(COMPUTE, Activate.RELU, x);
        assertEquals(Tensor.of(Shape.of(2), -1, 1), x);
    }

    @Test
    void errorsNameBothShapes() {
        var x = Tensor.zeros(Shape.of(1, 4, 4));
        var layer = conv(1, 2, 3, 1, 0, false);
        var right = Tensor.zeros(Shape.of(2, 1, 3, 3));
        assertMessage(
                "Conv2d expects weights of shape 2×1×3×3, found 2×3×3",
                () -> Forward.run(COMPUTE, layer, x, Tensor.zeros(Shape.of(2, 3, 3))));
        assertMessage("Conv2d needs weights of shape 2×1×3×3, found none", () -> Forward.run(COMPUTE, layer, x));
        assertMessage(
                "Conv2d is without bias (bias=False), found one of shape 2",
                () -> Forward.run(COMPUTE, layer, x, right, Tensor.zeros(Shape.of(2))));
        assertMessage(
                "Conv2d expects a bias of shape 2, found 3",
                () -> Forward.run(COMPUTE, conv(1, 2, 3, 1, 0, true), x, right, Tensor.zeros(Shape.of(3))));
        assertMessage(
                "Conv2d expects 1 input channels, and the input of shape 2×4×4 has 2",
                () -> Forward.run(COMPUTE, layer, Tensor.zeros(Shape.of(2, 4, 4)), right));
        var pool = new MaxPool2d(ONE, ONE, Padding.NONE, ONE, Rounding.FLOOR);
        assertMessage(
                "MaxPool2d has no weights, found some of shape 2×1×3×3", () -> Forward.run(COMPUTE, pool, x, right));
        assertMessage(
                "MaxPool2d has no weights, found some of shape 2×1×3×3",
                () -> Forward.run(COMPUTE, pool, x, right, Tensor.zeros(Shape.of(2))));
    }

    @Test
    void anOutputBeyondOneArrayIsRefused() {
        var layer = new ConvTranspose2d(
                1, 1, ONE, Size.square(100_000), Padding.symmetric(0, 0), new Size(0, 0), ONE, 1, false);
        assertMessage(
                "ConvTranspose2d cannot take an input of shape 1×2×2: the shape 1×100001×100001 has more elements than one"
                        + " array can hold",
                () -> Forward.run(COMPUTE, layer, Tensor.zeros(Shape.of(1, 2, 2)), Tensor.zeros(Shape.of(1, 1, 1, 1))));
    }

    private static void assertMessage(String expected, org.junit.jupiter.api.function.Executable run) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, run).getMessage());
    }

    private static Conv2d conv(int in, int out, int kernel, int stride, int padding, boolean bias) {
        return new Conv2d(
                in,
                out,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                PaddingMode.ZERO,
                ONE,
                1,
                bias,
                false);
    }
}
