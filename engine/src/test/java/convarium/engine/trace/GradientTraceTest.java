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
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The backward pass, opened up. Everything here is made of small whole numbers, whose sums are exact.
final class GradientTraceTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Compute COMPUTE = Computes.scalar(POOL);
    private static final Size ONE = Size.square(1);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void aHandWorkedThreeByThree() {
        // x = 1…9, k = [1 2; 3 4], dy = [1 0; 0 2]: the kernel laid down at (0, 0) and, doubled, at (1, 1).
        var layer = convolution(Padding.NONE, PaddingMode.ZERO);
        var x = Tensor.of(Shape.of(1, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9);
        var forward = WindowTrace.of(layer, x, Tensor.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4), Tensor.of(Shape.of(1), 0));
        var trace = GradientTrace.of(forward, Tensor.of(Shape.of(1, 2, 2), 1, 0, 0, 2), COMPUTE);
        assertArrayEquals(
                new float[] {1, 2, 0, 3, 6, 4, 0, 6, 8}, trace.inputGradient().data());
        assertArrayEquals(new float[] {11, 14, 20, 23}, trace.weightGradient().data());
        // the centre is met by all four outputs, each through another weight
        assertEquals(
                "0,0·w1,1 0,1·w1,0 1,0·w0,1 1,1·w0,0",
                trace.sharesAtInput(0, 1, 1).stream()
                        .map(s -> s.outputRow() + "," + s.outputColumn() + "·w"
                                + s.tap().kh() + "," + s.tap().kw())
                        .sorted()
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
    }

    @Test
    void maxPoolingRoutesAndAveragePoolingSpreads() {
        var x = Tensor.of(Shape.of(1, 2, 4), 1, 5, 2, 2, 3, 4, 2, 0);
        var dy = Tensor.of(Shape.of(1, 1, 2), 8, 12);
        var max = new MaxPool2d(Size.square(2), Size.square(2), Padding.NONE, ONE, Rounding.FLOOR);
        // of equal values the first one gets it
        assertArrayEquals(
                new float[] {0, 8, 12, 0, 0, 0, 0, 0},
                GradientTrace.of(WindowTrace.of(max, x), dy, COMPUTE)
                        .inputGradient()
                        .data());
        var mean = new AvgPool2d(Size.square(2), Size.square(2), Padding.NONE, Rounding.FLOOR, true, 0);
        assertArrayEquals(
                new float[] {2, 2, 3, 3, 2, 2, 3, 3},
                GradientTrace.of(WindowTrace.of(mean, x), dy, COMPUTE)
                        .inputGradient()
                        .data());
    }

    @Test
    void everyConvolutionsGradientsAreTheSumsOfTheirSharesAndTheSlopesOfTheLoss() {
        check(11, RandomTraces::convolution);
    }

    @Test
    void everyTransposedConvolutionsToo() {
        check(12, RandomTraces::transposed);
    }

    @Test
    void everyMaxPoolingsToo() {
        check(13, RandomTraces::maxPooling);
    }

    @Test
    void averagePoolingsSharesAddUp() {
        for (var run : RandomTraces.runs(14, 40, RandomTraces::averagePooling)) {
            var trace = trace(run.layer(), run.input().shape(), 0);
            sharesAddUp(trace, 1e-5f);
        }
    }

    private static void check(long seed, RandomTraces.Maker maker) {
        int slopes = 0;
        for (var run : RandomTraces.runs(seed, 40, maker)) {
            var trace = trace(run.layer(), run.input().shape(), 0);
            sharesAddUp(trace, 0);
            slopes += slopes(trace);
        }
        assertTrue(slopes > 1000, () -> "few slopes");
    }

    /// The loss Σ dy·y is linear in each number, so one step of 1 gives the gradient exactly. Max pooling's inputs lie
    /// 2 apart, so that such a step changes no winner.
    private static int slopes(GradientTrace trace) {
        var layer = trace.forward().layer();
        float[] x = trace.forward().input().data();
        float[] w = trace.forward().weights().data();
        double loss = loss(trace);
        for (int i = 0; i < x.length; i++) {
            x[i] += 1;
            assertEquals(loss(again(trace)) - loss, trace.inputGradient().data()[i], () -> layer + " at the input");
            x[i] -= 1;
        }
        if (layer.weightShape().isPresent()) {
            for (int i = 0; i < w.length; i++) {
                w[i] += 1;
                assertEquals(
                        loss(again(trace)) - loss, trace.weightGradient().data()[i], () -> layer + " at the weights");
                w[i] -= 1;
            }
        }
        return x.length + w.length;
    }

    private static GradientTrace again(GradientTrace trace) {
        var f = trace.forward();
        return GradientTrace.of(forward(f.layer(), f.input(), f.weights()), trace.gradient(), COMPUTE);
    }

    private static double loss(GradientTrace trace) {
        var g = trace.forward().geometry();
        double loss = 0;
        for (int oc = 0; oc < g.oc(); oc++) {
            for (int r = 0; r < g.oh(); r++) {
                for (int c = 0; c < g.ow(); c++) {
                    float y = trace.forward().step(oc, r, c).value();
                    float dy = trace.gradient().data()[(oc * g.oh() + r) * g.ow() + c];
                    loss += Float.isInfinite(y) ? 0 : (double) dy * y;
                }
            }
        }
        return loss;
    }

    private static void sharesAddUp(GradientTrace trace, float tolerance) {
        var g = trace.forward().geometry();
        for (int c = 0; c < g.c(); c++) {
            for (int h = 0; h < g.h(); h++) {
                for (int w = 0; w < g.w(); w++) {
                    double sum = trace.sharesAtInput(c, h, w).stream()
                            .mapToDouble(GradientShare::atInput)
                            .sum();
                    assertEquals(
                            trace.inputGradient().data()[(c * g.h() + h) * g.w() + w],
                            sum,
                            tolerance * 100,
                            () -> trace.forward().layer().toString());
                }
            }
        }
        var layer = trace.forward().layer();
        if (layer instanceof Conv2d && g.groups() == 1) {
            for (int oc = 0; oc < g.oc(); oc++) {
                for (int c = 0; c < g.c(); c++) {
                    for (int a = 0; a < g.kh(); a++) {
                        for (int b = 0; b < g.kw(); b++) {
                            double sum = trace.sharesAtWeight(oc, c, a, b).stream()
                                    .mapToDouble(GradientShare::atWeight)
                                    .sum();
                            int at = ((oc * g.c() + c) * g.kh() + a) * g.kw() + b;
                            assertEquals(trace.weightGradient().data()[at], sum, layer.toString());
                        }
                    }
                }
            }
        }
    }

    @Test
    void aGradientOfAnotherShapeIsRefusedWithBothShapes() {
        var x = Tensor.zeros(Shape.of(1, 3, 3));
        var forward = WindowTrace.of(
                convolution(Padding.NONE, PaddingMode.ZERO),
                x,
                Tensor.zeros(Shape.of(1, 1, 2, 2)),
                Tensor.zeros(Shape.of(1)));
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> GradientTrace.of(forward, Tensor.zeros(Shape.of(1, 3, 3)), COMPUTE));
        assertEquals("expected a gradient of the output's shape 1×2×2, found 1×3×3", e.getMessage());
    }

    private static Conv2d convolution(Padding padding, PaddingMode mode) {
        return new Conv2d(1, 1, Size.square(2), ONE, padding, mode, ONE, 1, true, false);
    }

    private static GradientTrace trace(WindowLayer layer, Shape input, int shift) {
        var forward = forward(
                layer, numbers(input, 1 + shift), numbers(layer.weightShape().orElse(Shape.of(1)), 2));
        var g = forward.geometry();
        return GradientTrace.of(forward, numbers(Shape.of(g.oc(), g.oh(), g.ow()), 3), COMPUTE);
    }

    private static WindowTrace forward(WindowLayer layer, Tensor input, Tensor weights) {
        return layer.weightShape().isPresent()
                ? WindowTrace.of(
                        layer,
                        input,
                        weights,
                        Tensor.zeros(Shape.of(layer.geometry(input.shape()).oc())))
                : WindowTrace.of(layer, input);
    }

    /// Different even numbers in a mixed order: 67 and 256 have no common divisor.
    private static Tensor numbers(Shape shape, int from) {
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * ((from + i) * 67 % 257) - 256;
        }
        return Tensor.wrap(shape, values);
    }
}
