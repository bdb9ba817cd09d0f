package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.simd.SimdCompute;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Winograd's convolution against brute force in float64, and what it refuses.
final class WinogradTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final double TOLERANCE = 5e-5;

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void againstBruteForce() {
        var random = new Random(1);
        for (int size : new int[] {1, 3, 7, 8, 13, 16, 17, 31, 33}) {
            int channels = 1 + random.nextInt(20);
            int outputs = 1 + random.nextInt(40);
            check(WinogradCases.of(2, channels, size, size, outputs, 1, 1, 1, 1), random);
            check(WinogradCases.any(random), random);
        }
    }

    @Test
    void manyChannelsRoundLittle() {
        var random = new Random(2);
        check(WinogradCases.of(1, 512, 6, 7, 40, 1, 1, 1, 1), random);
        check(WinogradCases.of(1, 40, 7, 6, 512, 1, 1, 1, 1), random);
    }

    /// Worked by hand: no part has more than 512 tiles, and there are 1, 2, 4 or a multiple of 8 of
    /// them.
    @Test
    void partsAreOfEqualLength() {
        var narrow = tiles(12);
        assertEquals(170, narrow.partRows(170), "510 tiles are one part");
        assertEquals(96, narrow.partRows(192), "576 tiles are two halves");
        assertEquals(100, narrow.partRows(400), "three parts become four");
        var wide = tiles(224);
        assertEquals(7, wide.partRows(56), "seven parts of at most nine rows become eight");
        assertEquals(9, wide.partRows(896), "100 parts become 104, whose rows end in the hundredth");
        assertEquals(1, tiles(4096).partRows(2), "a row of 1024 tiles");
    }

    private static TileGrid tiles(int width) {
        return new TileGrid(1, 1, width, 0, 0, 1, 1, width);
    }

    /// 65,536 tiles: added up in one piece they would be off by 1.0e-4.
    @Test
    void manyTilesRoundLittle() {
        var c = WinogradCases.of(4, 2, 512, 512, 2, 1, 1, 1, 1);
        var random = new Random(5);
        float[] x = normal(random, c.g().inputElements());
        float[] dy = normal(random, c.g().outputElements());
        float[] dw = filled(c.weights());
        var plan = COMPUTE.convolution(c.g(), c.mode(), c.flipped(), Algorithm.WINOGRAD);
        plan.backwardWeights(c.g().n(), x, dy, dw);
        assertClose(Brute.gradients(c, x, new float[c.weights()], dy)[1], dw, "weights, " + c);
    }

    /// All three passes, each error measured by the largest value of its kind.
    private static void check(Case c, Random random) {
        var g = c.g();
        float[] x = normal(random, g.inputElements());
        float[] weights = normal(random, c.weights());
        float[] dy = normal(random, g.outputElements());
        float[] y = filled(dy.length);
        float[] dx = filled(x.length);
        float[] dw = filled(weights.length);
        var plan = COMPUTE.convolution(g, c.mode(), c.flipped(), Algorithm.WINOGRAD);
        plan.setWeights(weights);
        plan.forward(g.n(), x, Epilogue.NONE, y);
        plan.backwardInput(g.n(), dy, dx);
        plan.backwardWeights(g.n(), x, dy, dw);
        assertClose(Brute.convolution(c, x, weights, new float[g.oc()]), y, "output, " + c);
        double[][] gradients = Brute.gradients(c, x, weights, dy);
        assertClose(gradients[0], dx, "input, " + c);
        assertClose(gradients[1], dw, "weights, " + c);
    }

    @Test
    void theGradientsAreAdjoint() {
        var random = new Random(3);
        for (int i = 0; i < 20; i++) {
            var c = WinogradCases.any(random);
            var g = c.g();
            float[] x = normal(random, g.inputElements());
            float[] weights = normal(random, c.weights());
            float[] dy = normal(random, g.outputElements());
            float[] y = filled(dy.length);
            float[] dx = filled(x.length);
            float[] dw = filled(weights.length);
            var plan = COMPUTE.convolution(g, c.mode(), c.flipped(), Algorithm.WINOGRAD);
            plan.setWeights(weights);
            plan.forward(g.n(), x, Epilogue.NONE, y);
            plan.backwardInput(g.n(), dy, dx);
            plan.backwardWeights(g.n(), x, dy, dw);
            double size = Math.sqrt(dot(y, y) * dot(dy, dy)) + 1e-3;
            assertEquals(dot(y, dy), dot(x, dx), TOLERANCE * size, c::toString);
            assertEquals(dot(y, dy), dot(weights, dw), TOLERANCE * size, c::toString);
        }
    }

    @Test
    void whatFollowsGivesTheBitsOfOneAfterTheOther() {
        var random = new Random(4);
        for (int i = 0; i < 10; i++) {
            var c = WinogradCases.any(random);
            var g = c.g();
            float[] x = normal(random, g.inputElements());
            float[] bias = normal(random, g.oc());
            float[] addend = normal(random, g.outputElements());
            float[] expected = filled(addend.length);
            float[] y = filled(addend.length);
            var plan = COMPUTE.convolution(g, c.mode(), c.flipped(), Algorithm.WINOGRAD);
            plan.setWeights(normal(random, c.weights()));
            plan.forward(g.n(), x, Epilogue.NONE, expected);
            for (int j = 0; j < g.outputElements(); j++) {
                expected[j] += bias[j / (g.oh() * g.ow()) % g.oc()];
            }
            plan.forward(g.n(), x, Epilogue.bias(bias), y);
            assertArrayEquals(expected, y);
            for (int j = 0; j < y.length; j++) {
                expected[j] = Math.max(expected[j] + addend[j], 0);
            }
            plan.forward(g.n(), x, new Epilogue(bias, addend, true), y);
            assertArrayEquals(expected, y);
        }
    }

    @Test
    void fewerPicturesThanPlannedAndNewWeights() {
        var random = new Random(5);
        var three = WinogradCases.of(3, 17, 9, 14, 20, 1, 0, 1, 2);
        var one = WinogradCases.of(1, 17, 9, 14, 20, 1, 0, 1, 2);
        var plan = COMPUTE.convolution(three.g(), three.mode(), three.flipped(), Algorithm.WINOGRAD);
        float[] weights = normal(random, three.weights());
        float[] x = normal(random, three.g().inputElements());
        float[] dy = normal(random, three.g().outputElements());
        float[] y = filled(dy.length);
        float[] dx = filled(x.length);
        plan.setWeights(weights);
        plan.forward(3, x, Epilogue.NONE, y);
        plan.backwardInput(3, dy, dx);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = -2 * weights[i];
        }
        plan.setWeights(weights);
        Arrays.fill(y, 12345);
        Arrays.fill(dx, 12345);
        plan.forward(1, x, Epilogue.NONE, y);
        plan.backwardInput(1, dy, dx);
        float[] few = Arrays.copyOf(x, one.g().inputElements());
        float[] fewGradients = Arrays.copyOf(dy, one.g().outputElements());
        float[] fewOutputs = Arrays.copyOf(y, fewGradients.length);
        assertClose(Brute.convolution(one, few, weights, new float[20]), fewOutputs, "output");
        assertClose(
                Brute.gradients(one, few, weights, fewGradients)[0], Arrays.copyOf(dx, few.length), "input's gradient");
        assertEquals(12345, y[fewOutputs.length], "what lies beyond is left alone");
        assertEquals(12345, dx[few.length]);
    }

    @Test
    void aTileWithANanSpoilsNoOther() {
        var c = WinogradCases.of(1, 16, 12, 12, 32, 1, 1, 1, 1);
        float[] x = new float[c.g().inputElements()];
        // row 5, column 5 of the first channel: seen only by the tile in the middle
        x[5 * 12 + 5] = Float.NaN;
        x[12 * 12] = Float.POSITIVE_INFINITY;
        var plan = COMPUTE.convolution(c.g(), c.mode(), c.flipped(), Algorithm.WINOGRAD);
        plan.setWeights(normal(new Random(6), c.weights()));
        float[] y = new float[c.g().outputElements()];
        plan.forward(1, x, Epilogue.NONE, y);
        assertTrue(Float.isNaN(y[5 * 12 + 5]));
        assertEquals(0, y[11 * 12 + 11]);
        assertEquals(0, y[8 * 12 + 5]);
        assertFalse(Float.isFinite(y[0]));
    }

    /// Plans of one compute share memory for transformed weights: whoever comes next must not find
    /// another one's.
    @Test
    void plansThatTakeTurnsGiveTheBitsOfEachAlone() {
        var random = new Random(7);
        Case[] cases = {
            WinogradCases.of(2, 33, 9, 14, 20, 1, 1, 1, 1),
            WinogradCases.of(2, 33, 9, 14, 20, 1, 1, 1, 1),
            WinogradCases.of(1, 40, 7, 8, 50, 1, 1, 1, 1)
        };
        var plans = new Convolution[cases.length];
        var expected = new float[cases.length][][];
        var x = new float[cases.length][];
        var dy = new float[cases.length][];
        for (int i = 0; i < cases.length; i++) {
            var c = cases[i];
            float[] weights = normal(random, c.weights());
            x[i] = normal(random, c.g().inputElements());
            dy[i] = normal(random, c.g().outputElements());
            var alone = Chosen.on(POOL).convolution(c.g(), c.mode(), c.flipped(), Algorithm.WINOGRAD);
            alone.setWeights(weights);
            expected[i] =
                    new float[][] {pass(alone, 0, x[i], dy[i]), pass(alone, 1, x[i], dy[i]), pass(alone, 2, x[i], dy[i])
                    };
            plans[i] = COMPUTE.convolution(c.g(), c.mode(), c.flipped(), Algorithm.WINOGRAD);
            plans[i].setWeights(weights);
        }
        for (int turn = 0; turn < 100; turn++) {
            int i = random.nextInt(plans.length);
            int which = random.nextInt(3);
            assertArrayEquals(expected[i][which], pass(plans[i], which, x[i], dy[i]));
        }
    }

    private static float[] pass(Convolution plan, int which, float[] x, float[] dy) {
        var g = plan.geometry();
        float[] result = filled(which == 0 ? dy.length : which == 1 ? x.length : 9 * g.c() * g.oc());
        switch (which) {
            case 0 -> plan.forward(g.n(), x, Epilogue.NONE, result);
            case 1 -> plan.backwardInput(g.n(), dy, result);
            default -> plan.backwardWeights(g.n(), x, dy, result);
        }
        return result;
    }

    @Test
    void trainingHoldsNoTransformedWeights() {
        Assumptions.assumeTrue(COMPUTE instanceof SimdCompute);
        var random = new Random(8);
        var c = WinogradCases.of(1, 40, 7, 8, 50, 1, 1, 1, 1);
        float[] weights = normal(random, c.weights());
        float[] x = normal(random, c.g().inputElements());
        float[] dy = normal(random, c.g().outputElements());
        var plan = COMPUTE.convolution(c.g(), c.mode(), c.flipped(), Algorithm.WINOGRAD);
        for (int step = 0; step < 2; step++) {
            plan.setWeights(weights);
            for (int which = 0; which < 3; which++) {
                pass(plan, which, x, dy);
                assertTrue(plan.heldFloats() < weights.length);
            }
        }
        pass(plan, 0, x, dy);
        assertTrue(plan.heldFloats() < weights.length);
        pass(plan, 0, x, dy);
        assertTrue(plan.heldFloats() >= 4L * weights.length);
        pass(plan, 2, x, dy);
        assertTrue(plan.heldFloats() < weights.length);
    }

    @Test
    void itIsUsedWhereItFitsAndPays() {
        var c = WinogradCases.of(1, 64, 14, 14, 64, 1, 1, 1, 1).g();
        assertEquals(Algorithm.WINOGRAD, COMPUTE.algorithmFor(c, PaddingMode.ZERO, false));
        assertEquals(Algorithm.DIRECT, COMPUTE.algorithmFor(c, PaddingMode.REFLECT, false));
        assertEquals(Algorithm.DIRECT, COMPUTE.algorithmFor(c, PaddingMode.ZERO, true));
        var thin = WinogradCases.of(1, 3, 224, 224, 64, 1, 1, 1, 1).g();
        assertEquals(Algorithm.DIRECT, COMPUTE.algorithmFor(thin, PaddingMode.ZERO, false));
        var narrow = WinogradCases.of(1, 31, 14, 14, 64, 1, 1, 1, 1).g();
        assertEquals(Algorithm.DIRECT, COMPUTE.algorithmFor(narrow, PaddingMode.ZERO, false));
        var least = WinogradCases.of(1, 64, 14, 14, 32, 1, 1, 1, 1).g();
        assertEquals(Algorithm.WINOGRAD, COMPUTE.algorithmFor(least, PaddingMode.ZERO, false));
        for (var window : new AxisWindow[] {
            new AxisWindow(3, 2, 1, 1, 1),
            new AxisWindow(3, 1, 2, 1, 1),
            new AxisWindow(1, 1, 1, 0, 0),
            new AxisWindow(5, 1, 1, 2, 2),
            new AxisWindow(3, 1, 1, 3, 3)
        }) {
            var other = Case.of(1, 64, 14, 14, 64, 1, window, window, PaddingMode.ZERO, false)
                    .g();
            assertEquals(Algorithm.DIRECT, COMPUTE.algorithmFor(other, PaddingMode.ZERO, false), window::toString);
            refused(other, PaddingMode.ZERO);
        }
        refused(c, PaddingMode.CIRCULAR);
        var window = new AxisWindow(3, 1, 1, 1, 1);
        refused(
                Case.of(1, 64, 14, 14, 64, 2, window, window, PaddingMode.ZERO, false)
                        .g(),
                PaddingMode.ZERO);
    }

    private static void refused(WindowGeometry g, PaddingMode mode) {
        var e = assertThrows(
                IllegalArgumentException.class, () -> COMPUTE.convolution(g, mode, false, Algorithm.WINOGRAD));
        assertTrue(e.toString().contains("Winograd's convolution takes windows of 3×3 without"), e::toString);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var g = WinogradCases.of(1, 2, 5, 5, 3, 1, 1, 1, 1).g();
        var plan = COMPUTE.convolution(g, PaddingMode.ZERO, false, Algorithm.WINOGRAD);
        float[] x = new float[50];
        float[] y = new float[75];
        assertThrows(IllegalStateException.class, () -> plan.forward(1, x, Epilogue.NONE, y));
        named("the weights of shape 3×2×3×3 needs 54 values, found 53", () -> plan.setWeights(new float[53]));
        plan.setWeights(new float[54]);
        named(
                "the input of shape 1×2×5×5 needs 50 values, found 49",
                () -> plan.forward(1, new float[49], Epilogue.NONE, y));
        named(
                "the gradient at the output of shape 1×3×5×5 needs 75 values, found 50",
                () -> plan.backwardInput(1, x, x));
        named("the weights of shape 3×2×3×3 needs 54 values, found 50", () -> plan.backwardWeights(1, x, y, x));
        named("planned for 1 to 1 pictures, found 2", () -> plan.forward(2, x, Epilogue.NONE, y));
    }

    private static void named(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    private static void assertClose(double[] expected, float[] found, String what) {
        double largest = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            error = Math.max(error, Math.abs(expected[i] - found[i]));
        }
        assertTrue(error <= TOLERANCE * largest, what + ": error " + error + ", largest " + largest);
    }

    private static float[] normal(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
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
}
