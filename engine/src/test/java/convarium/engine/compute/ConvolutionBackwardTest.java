package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The gradients of planned convolutions against numbers worked by hand, brute force and identities.
final class ConvolutionBackwardTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void byHand() {
        // y0 = 1·a + 2·b, y1 = 2·a + 3·b
        var g = row(2, 0, 3);
        var plan = COMPUTE.convolution(g, PaddingMode.ZERO, false, Algorithm.DIRECT);
        float[] dx = new float[3];
        float[] dw = new float[2];
        plan.setWeights(new float[] {10, 100});
        plan.backwardInput(plan.geometry().n(), new float[] {1, 2}, dx);
        plan.backwardWeights(plan.geometry().n(), new float[] {1, 2, 3}, new float[] {1, 2}, dw);
        assertArrayEquals(new float[] {10, 120, 200}, dx);
        assertArrayEquals(new float[] {5, 8}, dw);
    }

    @Test
    void aCopyInThePaddingHandsItsGradientToTheCellItCopied() {
        // the padded row is a a b c c; the kernel is 1, so each padded cell's gradient is its output's
        var g = row(1, 1, 3);
        float[] dy = {1, 10, 100, 1000, 10_000};
        assertArrayEquals(new float[] {10, 100, 1000}, inputGradient(g, PaddingMode.ZERO, dy));
        assertArrayEquals(new float[] {11, 100, 11_000}, inputGradient(g, PaddingMode.REPLICATE, dy));
        assertArrayEquals(new float[] {10, 10_101, 1000}, inputGradient(g, PaddingMode.REFLECT, dy));
        assertArrayEquals(new float[] {10_010, 100, 1001}, inputGradient(g, PaddingMode.CIRCULAR, dy));
    }

    @Test
    void againstBruteForce() {
        var random = new Random(1);
        for (int i = 0; i < 150; i++) {
            var c = Case.any(random, 20);
            var g = c.g();
            float[] x = Case.integers(random, g.inputElements());
            float[] weights = Case.integers(random, c.weights());
            float[] dy = Case.integers(random, g.outputElements());
            float[] dx = filled(x.length);
            float[] dw = filled(weights.length);
            var plan = COMPUTE.convolution(g, c.mode(), c.flipped(), Algorithm.DIRECT);
            plan.setWeights(weights);
            plan.backwardInput(plan.geometry().n(), dy, dx);
            plan.backwardWeights(plan.geometry().n(), x, dy, dw);
            double[][] expected = Brute.gradients(c, x, weights, dy);
            assertArrayEquals(expected[0], doubles(dx), () -> "input, " + c);
            assertArrayEquals(expected[1], doubles(dw), () -> "weights, " + c);
        }
    }

    /// ⟨conv(x), dy⟩ = ⟨x, convᵀ(dy)⟩ = ⟨w, dw⟩, exact in whole numbers; for the transposed layer too.
    @Test
    void theGradientsAreAdjoint() {
        var random = new Random(2);
        for (int i = 0; i < 60; i++) {
            var c = Case.any(random, 12);
            checkAdjoint(COMPUTE.convolution(c.g(), c.mode(), c.flipped(), Algorithm.DIRECT), c.weights(), random);
            var g = c.g();
            var back = new WindowGeometry(
                    g.n(), g.oc(), g.oh(), g.ow(), g.c(), g.groups(), g.height(), g.width(), g.h(), g.w());
            checkAdjoint(COMPUTE.transposedConvolution(back), c.weights(), random);
        }
    }

    private static void checkAdjoint(Convolution plan, int weightCount, Random random) {
        var g = plan.geometry();
        float[] x = Case.integers(random, g.inputElements());
        float[] weights = Case.integers(random, weightCount);
        float[] dy = Case.integers(random, g.outputElements());
        float[] y = filled(dy.length);
        float[] dx = filled(x.length);
        float[] dw = filled(weights.length);
        plan.setWeights(weights);
        plan.forward(plan.geometry().n(), x, Epilogue.NONE, y);
        plan.backwardInput(plan.geometry().n(), dy, dx);
        plan.backwardWeights(plan.geometry().n(), x, dy, dw);
        assertEquals(dot(y, dy), dot(x, dx), g::toString);
        assertEquals(dot(y, dy), dot(weights, dw), g::toString);
    }

    @Test
    void theForwardPassIsTheVerbs() {
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            var c = Case.any(random, 40);
            var g = c.g();
            float[] x = Case.floats(random, g.inputElements());
            float[] weights = Case.floats(random, c.weights());
            float[] bias = Case.floats(random, g.oc());
            float[] addend = Case.floats(random, g.outputElements());
            float[] expected = new float[addend.length];
            float[] y = filled(addend.length);
            var plan = COMPUTE.convolution(g, c.mode(), c.flipped(), Algorithm.DIRECT);
            plan.setWeights(weights);
            COMPUTE.conv2dForward(g, c.mode(), c.flipped(), x, weights, bias, expected);
            plan.forward(plan.geometry().n(), x, Epilogue.bias(bias), y);
            assertArrayEquals(expected, y, c::toString);
            for (int j = 0; j < y.length; j++) {
                expected[j] = Math.max(expected[j] + addend[j], 0f);
            }
            plan.forward(plan.geometry().n(), x, new Epilogue(bias, addend, true), y);
            assertArrayEquals(expected, y, c::toString);
        }
    }

    @Test
    void fewerPicturesThanPlanned() {
        var random = new Random(4);
        for (int i = 0; i < 20; i++) {
            var c = Case.any(random, 20);
            var g = c.g();
            var more = new WindowGeometry(
                    g.n() + 2, g.c(), g.h(), g.w(), g.oc(), g.groups(), g.height(), g.width(), g.oh(), g.ow());
            float[] x = Case.integers(random, more.inputElements());
            float[] weights = Case.integers(random, c.weights());
            float[] dy = Case.integers(random, more.outputElements());
            float[] y = filled(dy.length);
            float[] dx = filled(x.length);
            float[] dw = filled(weights.length);
            var plan = COMPUTE.convolution(more, c.mode(), c.flipped(), Algorithm.DIRECT);
            plan.setWeights(weights);
            plan.forward(g.n(), x, Epilogue.NONE, y);
            plan.backwardInput(g.n(), dy, dx);
            plan.backwardWeights(g.n(), x, dy, dw);
            float[] few = Arrays.copyOf(x, g.inputElements());
            float[] fewGradients = Arrays.copyOf(dy, g.outputElements());
            double[][] expected = Brute.gradients(c, few, weights, fewGradients);
            assertArrayEquals(
                    Brute.convolution(c, few, weights, new float[g.oc()]),
                    doubles(Arrays.copyOf(y, fewGradients.length)));
            assertArrayEquals(expected[0], doubles(Arrays.copyOf(dx, few.length)));
            assertArrayEquals(expected[1], doubles(dw));
            assertEquals(12345, y[fewGradients.length], "what lies beyond is left alone");
            assertEquals(12345, dx[few.length]);
        }
    }

    @Test
    void newWeightsCount() {
        var g = row(1, 0, 2);
        var plan = COMPUTE.convolution(g, PaddingMode.ZERO, false, Algorithm.DIRECT);
        float[] weights = {2};
        float[] y = new float[2];
        plan.setWeights(weights);
        plan.forward(plan.geometry().n(), new float[] {1, 10}, Epilogue.NONE, y);
        assertArrayEquals(new float[] {2, 20}, y);
        weights[0] = 3;
        plan.setWeights(weights);
        plan.forward(plan.geometry().n(), new float[] {1, 10}, Epilogue.NONE, y);
        assertArrayEquals(new float[] {3, 30}, y);
        plan.backwardInput(plan.geometry().n(), new float[] {1, 10}, y);
        assertArrayEquals(new float[] {3, 30}, y);
    }

    @Test
    void whatMeetsNothingIsSkippedAndWhatStandsInThePaddingCounts() {
        var g = row(2, 1, 1);
        var plan = COMPUTE.convolution(g, PaddingMode.ZERO, false, Algorithm.DIRECT);
        float[] infinite = {Float.POSITIVE_INFINITY, 1};
        plan.setWeights(infinite);
        float[] dx = new float[1];
        plan.backwardInput(plan.geometry().n(), new float[] {0, 2}, dx);
        assertEquals(Float.POSITIVE_INFINITY, dx[0]);
        float[] dw = new float[2];
        plan.backwardWeights(plan.geometry().n(), new float[] {3}, new float[] {Float.POSITIVE_INFINITY, 2}, dw);
        assertTrue(Float.isNaN(dw[0]));
        assertEquals(Float.POSITIVE_INFINITY, dw[1]);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var g = row(2, 0, 3);
        var plan = COMPUTE.convolution(g, PaddingMode.ZERO, false, Algorithm.DIRECT);
        refused("the weights of shape 1×1×1×2 needs 2 values, found 1", () -> plan.setWeights(new float[1]));
        plan.setWeights(new float[2]);
        refused(
                "the gradient at the output of shape 1×1×1×2 needs 2 values, found 1",
                () -> plan.backwardInput(plan.geometry().n(), new float[1], new float[3]));
        refused(
                "the addend of shape 1×1×1×2 needs 2 values, found 1",
                () -> plan.forward(
                        plan.geometry().n(),
                        new float[3],
                        new Epilogue(new float[0], new float[1], false),
                        new float[2]));
        refused(
                "the weights of shape 1×1×1×2 needs 2 values, found 1",
                () -> plan.backwardWeights(plan.geometry().n(), new float[3], new float[2], new float[1]));
        refused("planned for 1 to 1 pictures, found 2", () -> plan.backwardInput(2, new float[4], new float[6]));
        var empty = COMPUTE.convolution(g, PaddingMode.ZERO, false, Algorithm.DIRECT);
        var e = assertThrows(
                IllegalStateException.class, () -> empty.forward(1, new float[3], Epilogue.NONE, new float[2]));
        assertEquals("set the weights first", e.getMessage());
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    /// One row, one channel, stride 1.
    private static WindowGeometry row(int kernel, int padding, int size) {
        var one = new AxisWindow(1, 1, 1, 0, 0);
        var width = new AxisWindow(kernel, 1, 1, padding, padding);
        return Case.of(1, 1, 1, size, 1, 1, one, width, PaddingMode.ZERO, false).g();
    }

    private static float[] inputGradient(WindowGeometry g, PaddingMode mode, float[] dy) {
        var plan = COMPUTE.convolution(g, mode, false, Algorithm.DIRECT);
        plan.setWeights(new float[] {1});
        float[] dx = filled(3);
        plan.backwardInput(plan.geometry().n(), dy, dx);
        return dx;
    }

    private static float[] filled(int count) {
        float[] values = new float[count];
        Arrays.fill(values, 12345);
        return values;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // a sum of whole numbers that comes to −0 here and +0 there is the same number
            doubles[i] = values[i] + 0.0;
        }
        return doubles;
    }
}
