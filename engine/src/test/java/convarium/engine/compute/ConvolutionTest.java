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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolution and its transpose against numbers worked by hand and against brute force.
final class ConvolutionTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void theWorkedExample() {
        float[] x = {2, 2, 3, 3, 3, 0, 1, 3, 0, 3, 2, 3, 0, 1, 3, 3, 3, 2, 1, 2, 3, 3, 0, 2, 3};
        float[] weights = {2, 0, 1, 1, 0, 0, 0, 1, 1};
        var window = new AxisWindow(3, 2, 1, 1, 1);
        float[] y = run(Case.of(1, 1, 5, 5, 1, 1, window, window, PaddingMode.ZERO, false), x, weights, 0);
        assertArrayEquals(new float[] {1, 5, 6, 7, 8, 3, 3, 10, 4}, y);
    }

    @Test
    void aFlippedKernelIsTurnedByHalfATurn() {
        var window = new AxisWindow(2, 1, 1, 0, 0);
        float[] x = {1, 2, 3, 4};
        float[] weights = {1, 10, 100, 1000};
        assertArrayEquals(
                new float[] {4321},
                run(Case.of(1, 1, 2, 2, 1, 1, window, window, PaddingMode.ZERO, false), x, weights, 0));
        assertArrayEquals(
                new float[] {1234},
                run(Case.of(1, 1, 2, 2, 1, 1, window, window, PaddingMode.ZERO, true), x, weights, 0));
    }

    @ParameterizedTest
    @MethodSource("paddings")
    void whatStandsInThePadding(PaddingMode mode, float[] expected) {
        // the kernel picks the cell in the middle, so that the output is the padded input itself
        var height = new AxisWindow(1, 1, 1, 0, 0);
        var width = new AxisWindow(1, 1, 1, 2, 2);
        assertArrayEquals(
                expected,
                run(Case.of(1, 1, 1, 3, 1, 1, height, width, mode, false), new float[] {1, 2, 3}, new float[] {1}, 0));
    }

    static Stream<Arguments> paddings() {
        return Stream.of(
                Arguments.of(PaddingMode.ZERO, new float[] {0, 0, 1, 2, 3, 0, 0}),
                Arguments.of(PaddingMode.REFLECT, new float[] {3, 2, 1, 2, 3, 2, 1}),
                Arguments.of(PaddingMode.REPLICATE, new float[] {1, 1, 1, 2, 3, 3, 3}),
                Arguments.of(PaddingMode.CIRCULAR, new float[] {2, 3, 1, 2, 3, 1, 2}));
    }

    @Test
    void theBiasComesLast() {
        // 1e8 swallows 1 in float32: (1e8 − 1e8) + 1 is 1, while 1 + 1e8 − 1e8 would be 0
        var window = new AxisWindow(2, 1, 1, 0, 0);
        var one = new AxisWindow(1, 1, 1, 0, 0);
        float[] y = run(
                Case.of(1, 1, 1, 2, 1, 1, one, window, PaddingMode.ZERO, false),
                new float[] {1e8f, -1e8f},
                new float[] {1, 1},
                1);
        assertArrayEquals(new float[] {1}, y);
    }

    @Test
    void aTapInThePaddingIsMultipliedToo() {
        // 0 · ∞ is NaN: the padded taps belong to the sum
        var window = new AxisWindow(1, 1, 1, 1, 0);
        float[] y = run(
                Case.of(1, 1, 1, 1, 1, 1, new AxisWindow(1, 1, 1, 0, 0), window, PaddingMode.ZERO, false),
                new float[] {1},
                new float[] {Float.POSITIVE_INFINITY},
                0);
        assertTrue(Float.isNaN(y[0]));
        assertEquals(Float.POSITIVE_INFINITY, y[1]);
    }

    @Test
    void againstBruteForce() {
        var random = new Random(1);
        for (int i = 0; i < 120; i++) {
            var c = randomCase(random);
            float[] x = Case.integers(random, c.g().inputElements());
            float[] weights = Case.integers(random, c.weights());
            float[] bias = Case.integers(random, c.g().oc());
            float[] y = new float[c.g().outputElements()];
            COMPUTE.conv2dForward(c.g(), c.mode(), c.flipped(), x, weights, bias, y);
            assertArrayEquals(Brute.convolution(c, x, weights, bias), doubles(y), c::toString);
        }
    }

    @Test
    void transposedAgainstBruteForce() {
        var random = new Random(2);
        for (int i = 0; i < 120; i++) {
            var c = randomCase(random);
            var g = transposed(c, random);
            float[] x = Case.integers(random, g.inputElements());
            float[] weights = Case.integers(random, c.weights());
            float[] bias = Case.integers(random, g.oc());
            float[] y = new float[g.outputElements()];
            COMPUTE.convTranspose2dForward(g, x, weights, bias, y);
            assertArrayEquals(Brute.transposed(g, x, weights, bias), doubles(y), g::toString);
        }
    }

    @Test
    void transposedByHand() {
        // 1 and 2 laid down two cells apart, each times (1, 10, 100)
        var one = new AxisWindow(1, 1, 1, 0, 0);
        var width = new AxisWindow(3, 2, 1, 0, 0);
        var g = new WindowGeometry(1, 1, 1, 2, 1, 1, one, width, 1, 6);
        float[] y = new float[6];
        COMPUTE.convTranspose2dForward(g, new float[] {1, 2}, new float[] {1, 10, 100}, new float[] {5}, y);
        assertArrayEquals(new float[] {6, 15, 107, 25, 205, 5}, y);
    }

    @Test
    void transposedSkipsTapsThatMeetNoInput() {
        var one = new AxisWindow(1, 1, 1, 0, 0);
        var width = new AxisWindow(2, 2, 1, 0, 0);
        var g = new WindowGeometry(1, 1, 1, 1, 1, 1, one, width, 1, 2);
        float[] y = new float[2];
        COMPUTE.convTranspose2dForward(
                g, new float[] {3}, new float[] {2, Float.POSITIVE_INFINITY}, new float[] {0}, y);
        assertArrayEquals(new float[] {6, Float.POSITIVE_INFINITY}, y);
    }

    /// ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩: what makes the one the transpose of the other; exact in whole numbers.
    @Test
    void theTransposeIsTheAdjoint() {
        var random = new Random(3);
        var zero = new float[64];
        for (int i = 0; i < 60; i++) {
            var c = randomCase(random);
            var g = c.g();
            float[] x = Case.integers(random, g.inputElements());
            float[] weights = Case.integers(random, c.weights());
            float[] cx = new float[g.outputElements()];
            COMPUTE.conv2dForward(g, PaddingMode.ZERO, false, x, weights, Arrays.copyOf(zero, g.oc()), cx);
            float[] y = Case.integers(random, cx.length);
            var back = new WindowGeometry(
                    g.n(), g.oc(), g.oh(), g.ow(), g.c(), g.groups(), g.height(), g.width(), g.h(), g.w());
            float[] cy = new float[x.length];
            COMPUTE.convTranspose2dForward(back, y, weights, Arrays.copyOf(zero, g.c()), cy);
            assertEquals(dot(cx, y), dot(x, cy), c::toString);
        }
    }

    @Test
    void arraysOfTheWrongLengthAreNamed() {
        var window = new AxisWindow(3, 1, 1, 0, 0);
        var g = new WindowGeometry(1, 2, 5, 4, 6, 2, window, window, 3, 2);
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> COMPUTE.conv2dForward(
                        g, PaddingMode.ZERO, false, new float[40], new float[53], new float[6], new float[36]));
        assertEquals("the weights of shape 6×1×3×3 needs 54 values, found 53", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> COMPUTE.convTranspose2dForward(g, new float[39], new float[54], new float[6], new float[36]));
        assertEquals("the input of shape 1×2×5×4 needs 40 values, found 39", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> COMPUTE.reluForward(new float[2], new float[3]));
        assertEquals("the output needs as many values as the input, 2, found 3", e.getMessage());
    }

    @Test
    void sizesBeyondOneArrayAreRefused() {
        var window = new AxisWindow(1, 1, 1, 0, 0);
        var g = new WindowGeometry(1, 1, 50_000, 50_000, 1, 1, window, window, 50_000, 50_000);
        var e = assertThrows(
                IllegalArgumentException.class, () -> COMPUTE.maxPool2dForward(g, new float[1], new float[1]));
        assertEquals("the shape 1×1×50000×50000 has more elements than one array can hold", e.getMessage());
    }

    private static float[] run(Case c, float[] x, float[] weights, float bias) {
        float[] y = new float[c.g().outputElements()];
        COMPUTE.conv2dForward(c.g(), c.mode(), c.flipped(), x, weights, new float[] {bias}, y);
        return y;
    }

    private static Case randomCase(Random random) {
        int groups = 1 + random.nextInt(2);
        int h = 5 + random.nextInt(9);
        int w = 5 + random.nextInt(30);
        var height = new AxisWindow(
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(3),
                random.nextInt(3));
        var width = new AxisWindow(
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(3),
                random.nextInt(3));
        var mode = Case.anyMode(random);
        return Case.of(
                1 + random.nextInt(2),
                groups * (1 + random.nextInt(3)),
                h,
                w,
                groups * (1 + random.nextInt(20)),
                groups,
                height,
                width,
                mode,
                random.nextBoolean());
    }

    private static WindowGeometry transposed(Case c, Random random) {
        int mostHeight = Math.max(c.g().height().stride(), c.g().height().dilation());
        int mostWidth = Math.max(c.g().width().stride(), c.g().width().dilation());
        return c.transposed(random.nextInt(mostHeight), random.nextInt(mostWidth));
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
