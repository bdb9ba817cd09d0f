package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.OutputStep.Reduction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class WindowTraceTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);
    private static final Size ONE = Size.square(1);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void everyConvolutionGivesTheBitsOfTheEngine() {
        sameBits(RandomTraces.runs(1, 250, RandomTraces::convolution));
    }

    @Test
    void everyTransposedConvolutionGivesTheBitsOfTheEngine() {
        sameBits(RandomTraces.runs(2, 250, RandomTraces::transposed));
    }

    @Test
    void everyMaxPoolingGivesTheBitsOfTheEngine() {
        sameBits(RandomTraces.runs(3, 250, RandomTraces::maxPooling));
    }

    @Test
    void everyAveragePoolingGivesTheBitsOfTheEngine() {
        sameBits(RandomTraces.runs(4, 250, RandomTraces::averagePooling));
    }

    private static void sameBits(List<RandomTraces.Run> runs) {
        for (var run : runs) {
            var expected = run.layer().weightShape().isPresent()
                    ? Forward.run(COMPUTE, run.layer(), run.input(), run.weights(), run.bias())
                    : Forward.run(COMPUTE, run.layer(), run.input());
            assertEquals(
                    text(expected),
                    text(values(run.trace(), expected.shape())),
                    () -> run.layer() + " over " + run.input().shape());
        }
    }

    private static Tensor values(WindowTrace trace, Shape shape) {
        var output = Tensor.zeros(shape);
        int i = 0;
        for (int oc = 0; oc < shape.size(0); oc++) {
            for (int r = 0; r < shape.size(1); r++) {
                for (int c = 0; c < shape.size(2); c++) {
                    output.data()[i++] = trace.step(oc, r, c).value();
                }
            }
        }
        return output;
    }

    /// Every NaN is alike, the two zeros differ.
    private static List<String> text(Tensor tensor) {
        var text = new ArrayList<String>();
        for (float v : tensor.data()) {
            text.add(Float.toString(v));
        }
        return text;
    }

    @Test
    void theWorkedExample() {
        var trace = worked();
        assertEquals(Tensor.of(Shape.of(1, 3, 3), 1, 5, 6, 7, 8, 3, 3, 10, 4), values(trace, Shape.of(1, 3, 3)));
        var middle = trace.step(0, 1, 1);
        assertEquals(
                List.of("2·1", "0·3", "1·0", "1·3", "0·0", "0·1", "0·3", "1·2", "1·1"),
                middle.taps().stream()
                        .map(t -> (int) t.weight() + "·" + (int) t.input())
                        .toList());
        assertEquals(new Reduction.Sum(8, 0), middle.reduction());
        assertEquals(2, middle.windowRow());
        assertEquals(2, middle.windowColumn());
        assertTrue(middle.taps().stream().allMatch(Tap::counted));
    }

    private static WindowTrace worked() {
        var layer = conv(Size.square(3), Size.square(2), Padding.symmetric(1, 1), ONE, false);
        return WindowTrace.of(
                layer,
                Tensor.of(Shape.of(1, 5, 5), 2, 2, 3, 3, 3, 0, 1, 3, 0, 3, 2, 3, 0, 1, 3, 3, 3, 2, 1, 2, 3, 3, 0, 2, 3),
                Tensor.of(Shape.of(1, 1, 3, 3), 2, 0, 1, 1, 0, 0, 0, 1, 1),
                Tensor.of(Shape.of(1), 0));
    }

    private static Conv2d conv(Size kernel, Size stride, Padding padding, Size dilation, boolean flipped) {
        return new Conv2d(1, 1, kernel, stride, padding, PaddingMode.ZERO, dilation, 1, true, flipped);
    }

    @Test
    void theCornerOfTheWorkedExampleCountsItsPadding() {
        var corner = worked().step(0, 0, 0);
        assertEquals(
                List.of("PADDING", "PADDING", "PADDING", "PADDING", "INPUT", "INPUT", "PADDING", "INPUT", "INPUT"),
                corner.taps().stream().map(t -> t.cell().kind().name()).toList());
        assertTrue(corner.taps().stream().allMatch(Tap::counted));
        assertEquals(1, corner.value());
    }

    @Test
    void aConvolutionsTapsGoRowByRow() {
        var trace = WindowTrace.of(
                conv(new Size(2, 3), ONE, Padding.NONE, new Size(2, 1), false),
                Tensor.zeros(Shape.of(1, 3, 3)),
                Tensor.of(Shape.of(1, 1, 2, 3), 1, 2, 3, 4, 5, 6),
                Tensor.of(Shape.of(1), 0));
        assertEquals(
                List.of("0,0 w0,0=1", "0,1 w0,1=2", "0,2 w0,2=3", "2,0 w1,0=4", "2,1 w1,1=5", "2,2 w1,2=6"),
                places(trace.step(0, 0, 0)));
    }

    @Test
    void aFlippedKernelIsReadFromItsEnd() {
        var trace = WindowTrace.of(
                conv(Size.square(2), ONE, Padding.NONE, ONE, true),
                Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 4),
                Tensor.of(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000),
                Tensor.of(Shape.of(1), 0.5f));
        var step = trace.step(0, 0, 0);
        assertEquals(List.of("0,0 w1,1=1000", "0,1 w1,0=100", "1,0 w0,1=10", "1,1 w0,0=1"), places(step));
        assertEquals(new Reduction.Sum(1234, 0.5f), step.reduction());
        assertEquals(1234.5f, step.value());
    }

    @Test
    void aTransposedConvolutionSumsByTheKernelsOrderOverATurnedWindow() {
        var layer =
                new ConvTranspose2d(1, 1, Size.square(2), Size.square(2), Padding.NONE, Size.square(0), ONE, 1, true);
        var trace = WindowTrace.of(
                layer,
                Tensor.of(Shape.of(1, 1, 2), 3, 5),
                Tensor.of(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000),
                Tensor.of(Shape.of(1), 0));
        // The stretched input: 3 0 5 framed by one cell; the first output sees the frame's corner and the 3.
        var step = trace.step(0, 0, 0);
        assertEquals(List.of("1,1 w0,0=1", "1,0 w0,1=10", "0,1 w1,0=100", "0,0 w1,1=1000"), places(step));
        assertEquals(
                List.of(true, false, false, false),
                step.taps().stream().map(Tap::counted).toList());
        assertEquals(
                Tensor.of(Shape.of(1, 2, 4), 3, 30, 5, 50, 300, 3000, 500, 5000), values(trace, Shape.of(1, 2, 4)));
    }

    private static List<String> places(OutputStep step) {
        return step.taps().stream()
                .map(t -> t.row() + "," + t.column() + " w" + t.kh() + "," + t.kw() + "=" + (int) t.weight())
                .toList();
    }

    @Test
    void channelsComeOutermostAndGroupsSeeOnlyTheirOwn() {
        var layer = new Conv2d(4, 2, new Size(1, 2), ONE, Padding.NONE, PaddingMode.ZERO, ONE, 2, true, false);
        var trace = WindowTrace.of(
                layer,
                Tensor.of(Shape.of(4, 1, 2), 1, 2, 3, 4, 5, 6, 7, 8),
                Tensor.of(Shape.of(2, 2, 1, 2), 1, 1, 1, 1, 1, 10, 100, 1000),
                Tensor.of(Shape.of(2), 0, 0.5f));
        var second = trace.step(1, 0, 0);
        assertEquals(
                List.of("c2 5·1", "c2 6·10", "c3 7·100", "c3 8·1000"),
                second.taps().stream()
                        .map(t -> "c" + t.channel() + " " + (int) t.input() + "·" + (int) t.weight())
                        .toList());
        assertEquals(8765.5f, second.value());
        assertEquals(10, trace.step(0, 0, 0).value());
    }

    @Test
    void paddingNeverWinsAMaximum() {
        var layer = new MaxPool2d(Size.square(3), ONE, Padding.symmetric(1, 1), ONE, Rounding.FLOOR);
        var trace = WindowTrace.of(layer, Tensor.of(Shape.of(1, 2, 2), -4, -3, -2, -1));
        var step = trace.step(0, 0, 0);
        assertEquals(Float.NEGATIVE_INFINITY, step.taps().getFirst().input());
        assertEquals(4, step.taps().stream().filter(Tap::counted).count());
        assertEquals(8, assertInstanceOf(Reduction.Max.class, step.reduction()).winner());
        assertEquals(-1, step.value());
        assertTrue(step.taps().stream().allMatch(t -> t.weight() == 1));
    }

    @Test
    void theFirstOfEqualMaximaWinsAndANaNBeforeAll() {
        var layer = new MaxPool2d(new Size(1, 3), ONE, Padding.NONE, ONE, Rounding.FLOOR);
        assertEquals(new Reduction.Max(1), reduction(layer, 1, 7, 7));
        assertEquals(new Reduction.Max(1), reduction(layer, 9, Float.NaN, Float.NaN));
        assertEquals(new Reduction.Max(2), reduction(layer, -1, -0f, 0f));
    }

    private static Reduction reduction(WindowLayer layer, float... row) {
        return WindowTrace.of(layer, Tensor.of(Shape.of(1, 1, row.length), row))
                .step(0, 0, 0)
                .reduction();
    }

    @Test
    void aDilatedWindowMayMissTheInputAltogether() {
        var layer = new MaxPool2d(new Size(1, 2), ONE, Padding.symmetric(0, 2), new Size(1, 3), Rounding.FLOOR);
        var trace = WindowTrace.of(layer, Tensor.of(Shape.of(1, 1, 1), 5));
        var step = trace.step(0, 0, 0);
        assertEquals(new Reduction.Max(-1), step.reduction());
        assertEquals(Float.NEGATIVE_INFINITY, step.value());
    }

    @Test
    void theMeansDivisorAtTheBorder() {
        var ones = Tensor.of(Shape.of(1, 2, 2), 1, 2, 3, 4);
        var padding = Padding.symmetric(1, 1);
        var counting = new AvgPool2d(Size.square(3), ONE, padding, Rounding.FLOOR, true, 0);
        assertEquals(new Reduction.Average(10, 9), mean(counting, ones, 0));
        var skipping = new AvgPool2d(Size.square(3), ONE, padding, Rounding.FLOOR, false, 0);
        assertEquals(new Reduction.Average(10, 4), mean(skipping, ones, 0));
        var given = new AvgPool2d(Size.square(3), ONE, padding, Rounding.FLOOR, true, 5);
        assertEquals(new Reduction.Average(10, 5), mean(given, ones, 0));
        assertEquals(2, WindowTrace.of(given, ones).step(0, 0, 0).value());
    }

    /// Input 4, window 3, stride 2, padding 1, rounded up: the third window begins on the last input cell, then comes
    /// one cell of padding and one beyond it, on both axes.
    @Test
    void whatLiesBeyondThePaddingNeverCounts() {
        var input = Tensor.zeros(Shape.of(1, 4, 4));
        input.data()[15] = 8;
        var counting = new AvgPool2d(Size.square(3), Size.square(2), Padding.symmetric(1, 1), Rounding.CEIL, true, 0);
        assertEquals(new Reduction.Average(8, 4), mean(counting, input, 2));
        var skipping = new AvgPool2d(Size.square(3), Size.square(2), Padding.symmetric(1, 1), Rounding.CEIL, false, 0);
        assertEquals(new Reduction.Average(8, 1), mean(skipping, input, 2));
    }

    private static Reduction mean(AvgPool2d layer, Tensor input, int place) {
        return WindowTrace.of(layer, input).step(0, place, place).reduction();
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothShapes() {
        var conv = conv(Size.square(3), ONE, Padding.NONE, ONE, false);
        var input = Tensor.zeros(Shape.of(1, 5, 5));
        var weights = Tensor.zeros(Shape.of(1, 1, 3, 3));
        var bias = Tensor.zeros(Shape.of(1));
        var pool = new MaxPool2d(Size.square(2), ONE, Padding.NONE, ONE, Rounding.FLOOR);
        refused(
                "expected one picture c×h×w, found the shape 1×1×5×5",
                () -> WindowTrace.of(conv, Tensor.zeros(Shape.of(1, 1, 5, 5)), weights, bias));
        refused(
                "expected weights of shape 1×1×3×3, found 1×1×2×3",
                () -> WindowTrace.of(conv, input, Tensor.zeros(Shape.of(1, 1, 2, 3)), bias));
        refused(
                "expected a bias of shape 1, found 2",
                () -> WindowTrace.of(conv, input, weights, Tensor.zeros(Shape.of(2))));
        refused("pooling takes no weights, found 1×1×3×3", () -> WindowTrace.of(pool, input, weights, bias));
        var missing = assertThrows(IllegalArgumentException.class, () -> WindowTrace.of(conv, input));
        assertTrue(String.valueOf(missing.getMessage()).startsWith("expected a pooling layer, found one with weights"));
    }

    private static void refused(String message, org.junit.jupiter.api.function.Executable work) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }

    @Test
    void thereIsNoStepOutsideTheOutput() {
        var trace = worked();
        assertThrows(IndexOutOfBoundsException.class, () -> trace.step(0, 3, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> trace.step(0, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> trace.step(1, 0, 0));
    }
}
