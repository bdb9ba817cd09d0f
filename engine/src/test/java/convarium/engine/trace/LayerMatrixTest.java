package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Forward;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LayerMatrixTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);
    private static final Size ONE = Size.square(1);
    private static final Size TWO = Size.square(2);

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static Conv2d conv(Size kernel, Size stride, Padding padding, PaddingMode mode) {
        return new Conv2d(1, 1, kernel, stride, padding, mode, ONE, 1, true, false);
    }

    private static List<String> rows(LayerMatrix matrix) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(r -> IntStream.range(0, matrix.columns())
                        .mapToObj(c -> Integer.toString((int) matrix.entry(r, c).value()))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static LayerMatrix matrix(Conv2d layer, Tensor input, float... weights) {
        return LayerMatrix.of(WindowTrace.of(
                layer, input, Tensor.of(layer.weightShape().orElseThrow(), weights), Tensor.of(Shape.of(1), 0)));
    }

    private static final Tensor NINE = Tensor.of(Shape.of(1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);

    @Test
    void aSmallOneByHand() {
        var matrix = matrix(conv(TWO, ONE, Padding.NONE, PaddingMode.ZERO), NINE, 1, 2, 3, 4);
        assertEquals(
                List.of("1 2 0 3 4 0 0 0 0", "0 1 2 0 3 4 0 0 0", "0 0 0 1 2 0 3 4 0", "0 0 0 0 1 2 0 3 4"),
                rows(matrix));
        assertEquals(16, matrix.filled());
        assertArrayEquals(new float[] {37, 47, 67, 77}, matrix.times(NINE));
        assertTrue(matrix.entry(0, 4).has(1, 1));
        assertEquals(List.of(), matrix.entry(0, 8).parts());
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.entry(0, 9));
        assertThrows(IllegalArgumentException.class, () -> matrix.times(Tensor.of(Shape.of(2), 1, 2)));
    }

    @Test
    void copiesInThePaddingAddTheirWeights() {
        var layer = conv(new Size(1, 3), ONE, new Padding.Explicit(0, 0, 1, 1), PaddingMode.REPLICATE);
        var matrix = matrix(layer, Tensor.of(Shape.of(1, 1, 3), 1, 2, 3), 1, 2, 4);
        assertEquals(List.of("3 4 0", "1 2 4", "0 1 6"), rows(matrix));
        assertEquals(
                List.of(new LayerMatrix.Part(0, 0, 1), new LayerMatrix.Part(0, 1, 2)),
                matrix.entry(0, 0).parts());
    }

    @Test
    void aTransposedConvolutionHasTheTransposedMatrix() {
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            var kernel = new Size(1 + random.nextInt(3), 1 + random.nextInt(3));
            var stride = new Size(1 + random.nextInt(3), 1 + random.nextInt(3));
            var padding = Padding.symmetric(random.nextInt(kernel.h()), random.nextInt(kernel.w()));
            int h = 1 + random.nextInt(4);
            int w = 1 + random.nextInt(4);
            float[] weights = whole(random, kernel.h() * kernel.w());
            var transposed = new ConvTranspose2d(1, 1, kernel, stride, padding, Size.square(0), ONE, 1, true);
            var small = Shape.of(1, h, w);
            var g = geometry(transposed, small);
            if (g == null) {
                continue;
            }
            var up = LayerMatrix.of(WindowTrace.of(
                    transposed,
                    Tensor.zeros(small),
                    Tensor.of(Shape.of(1, 1, kernel.h(), kernel.w()), weights),
                    Tensor.of(Shape.of(1), 0)));
            var down = matrix(conv(kernel, stride, padding, PaddingMode.ZERO), Tensor.zeros(g), weights);
            assertEquals(up.rows(), down.columns());
            assertEquals(up.columns(), down.rows());
            for (int r = 0; r < up.rows(); r++) {
                for (int c = 0; c < up.columns(); c++) {
                    assertEquals(down.entry(c, r).parts(), up.entry(r, c).parts());
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Shape geometry(ConvTranspose2d layer, Shape input) {
        try {
            var g = layer.geometry(input);
            return Shape.of(1, g.oh(), g.ow());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static float[] whole(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(9) - 4;
        }
        return values;
    }

    private static Tensor whole(Random random, Shape shape) {
        return Tensor.wrap(shape, whole(random, shape.elements()));
    }

    @Test
    void everyLayerIsItsMatrixTimesItsInput() {
        var random = new Random(7);
        for (RandomTraces.Maker maker :
                List.<RandomTraces.Maker>of(RandomTraces::convolution, RandomTraces::transposed)) {
            for (var drawn : RandomTraces.runs(21, 120, maker)) {
                var run = new RandomTraces.Run(
                        drawn.layer(),
                        whole(random, drawn.input().shape()),
                        whole(random, drawn.weights().shape()),
                        whole(random, drawn.bias().shape()));
                var expected = Forward.run(COMPUTE, run.layer(), run.input(), run.weights(), run.bias());
                assertArrayEquals(
                        expected.data(),
                        LayerMatrix.of(run.trace()).times(run.input()),
                        () -> run.layer() + " over " + run.input().shape());
                assertColumns(run, expected);
            }
        }
    }

    /// Row times columns, for each output channel.
    private static void assertColumns(RandomTraces.Run run, Tensor expected) {
        int plane = expected.shape().size(1) * expected.shape().size(2);
        for (int oc = 0; oc < expected.shape().size(0); oc++) {
            var columns = WindowColumns.of(run.trace(), oc);
            assertEquals(plane, columns.columns());
            for (int o = 0; o < plane; o++) {
                float sum = 0;
                for (int t = 0; t < columns.rows(); t++) {
                    var tap = columns.tap(t, o);
                    sum += columns.tap(t, 0).weight() * tap.input();
                }
                assertEquals(expected.data()[oc * plane + o], sum + run.bias().data()[oc]);
            }
        }
    }

    @Test
    void everyAveragePoolingIsItsMatrixTimesItsInput() {
        var random = new Random(8);
        for (var drawn : RandomTraces.runs(22, 120, RandomTraces::averagePooling)) {
            var input = whole(random, drawn.input().shape());
            var run = new RandomTraces.Run(drawn.layer(), input, drawn.weights(), drawn.bias());
            var output = Forward.run(COMPUTE, run.layer(), input);
            float[] product = LayerMatrix.of(run.trace()).times(input);
            for (int i = 0; i < product.length; i++) {
                // a zero's sign is the division's own affair
                assertEquals(output.data()[i] + 0f, product[i] + 0f, () -> String.valueOf(run.layer()));
            }
        }
    }

    @Test
    void aMeanDividesItsRow() {
        var pool = new AvgPool2d(TWO, TWO, Padding.NONE, Rounding.CEIL, true, 0);
        var matrix = LayerMatrix.of(WindowTrace.of(pool, NINE));
        assertEquals(
                List.of("1 1 0 1 1 0 0 0 0", "0 0 1 0 0 1 0 0 0", "0 0 0 0 0 0 1 1 0", "0 0 0 0 0 0 0 0 1"),
                rows(matrix));
        assertEquals(
                List.of(4, 2, 2, 1),
                IntStream.range(0, 4).mapToObj(matrix::divisor).toList());
    }

    @Test
    void columnsAreWindows() {
        var layer = conv(TWO, ONE, Padding.symmetric(1, 1), PaddingMode.ZERO);
        var columns = WindowColumns.of(
                WindowTrace.of(layer, NINE, Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4), Tensor.of(Shape.of(1), 0)), 0);
        assertEquals(4, columns.rows());
        assertEquals(16, columns.columns());
        assertEquals(FieldCell.Kind.PADDING, columns.tap(0, 0).cell().kind());
        assertEquals(
                new FieldCell(FieldCell.Kind.INPUT, 0, 0), columns.tap(3, 0).cell());
        assertEquals(5, columns.tap(3, 5).input());
    }

    @Test
    void maxPoolingIsNoMatrix() {
        var trace = WindowTrace.of(new MaxPool2d(TWO, TWO, Padding.NONE, ONE, Rounding.FLOOR), NINE);
        assertThrows(IllegalArgumentException.class, () -> LayerMatrix.of(trace));
        assertThrows(IllegalArgumentException.class, () -> WindowColumns.of(trace, 0));
    }
}
