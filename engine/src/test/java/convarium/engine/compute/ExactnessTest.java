package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the lanes and threads, every bit is that of the scalar reference on one thread (a NaN is a NaN).
@Tag("bits")
final class ExactnessTest {
    private static final WorkerPool ONE = new WorkerPool(1);
    private static final List<WorkerPool> POOLS = List.of(ONE, new WorkerPool(2), new WorkerPool(3), new WorkerPool(8));
    private static final int[] ODD_SIZES = {1, 3, 7, 8, 13, 16, 17, 31, 33};

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33})
    void oddChannelsAndSizes(int outputs) {
        var random = new Random(outputs);
        var window = new AxisWindow(3, 1, 1, 1, 1);
        for (int size : ODD_SIZES) {
            int channels = 1 + random.nextInt(4);
            check(Case.of(1, channels, size, size, outputs, 1, window, window, PaddingMode.ZERO, false), random);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33})
    void pointwise(int outputs) {
        var random = new Random(outputs);
        var window = new AxisWindow(1, 1, 1, 0, 0);
        for (int size : ODD_SIZES) {
            check(Case.of(2, 5, size, 3, outputs, 1, window, window, PaddingMode.ZERO, false), random);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void stridesAndDilations(int stride) {
        var random = new Random(stride);
        for (int dilation = 1; dilation <= 4; dilation++) {
            for (int outputs : new int[] {1, 20}) {
                var height = new AxisWindow(3, stride, dilation, 2, 1);
                var width = new AxisWindow(4, 1 + stride % 3, dilation, 0, 3);
                for (var mode : PaddingMode.values()) {
                    check(Case.of(1, 2, 19, 41, outputs, 1, height, width, mode, false), random);
                }
            }
        }
    }

    @Test
    void groupsAndDepthwise() {
        var random = new Random(6);
        var window = new AxisWindow(3, 2, 1, 1, 0);
        int[][] channelsOutputsGroups = {
            {6, 6, 6}, {6, 12, 6}, {4, 6, 2}, {8, 40, 4}, {9, 99, 3}, {2, 66, 2}, {3, 51, 3}
        };
        for (int[] sizes : channelsOutputsGroups) {
            for (boolean flipped : new boolean[] {false, true}) {
                check(
                        Case.of(2, sizes[0], 9, 29, sizes[1], sizes[2], window, window, PaddingMode.REFLECT, flipped),
                        random);
            }
        }
    }

    @Test
    void manyBands() {
        var random = new Random(7);
        var window = new AxisWindow(3, 1, 1, 1, 1);
        check(Case.of(1, 64, 40, 251, 20, 1, window, window, PaddingMode.CIRCULAR, false), random);
        check(Case.of(1, 1, 300, 700, 1, 1, window, window, PaddingMode.REPLICATE, true), random);
    }

    @Test
    void manyWeights() {
        var random = new Random(8);
        var window = new AxisWindow(3, 1, 1, 1, 1);
        check(Case.of(1, 130, 6, 7, 70, 1, window, window, PaddingMode.ZERO, true), random);
    }

    @Test
    void workingMemoryThatWouldBeEnormous() {
        // one output; the window reaches over more cells than one array holds
        var far = new AxisWindow(3, 1, 1_000_000_000, 1_000_000_000, 1_000_000_000);
        for (int outputs : new int[] {1, 20}) {
            var g = Case.of(1, 1, 1, 1, outputs, 1, far, far, PaddingMode.REPLICATE, false);
            check(g, new Random(9));
        }
    }

    @Test
    void randomCases() {
        var random = new Random(10);
        for (int i = 0; i < 150; i++) {
            check(randomCase(random), random);
        }
    }

    @Test
    void reluAtTheEdgesOfVectors() {
        var random = new Random(11);
        for (int length : new int[] {1, 3, 4, 5, 15, 16, 17, 63, 16_384, 16_385, 40_003}) {
            float[] x = Case.strange(random, length);
            float[] expected = new float[length];
            for (int i = 0; i < length; i++) {
                expected[i] = Float.isNaN(x[i]) ? Float.NaN : x[i] > 0 ? x[i] : 0f;
            }
            for (var pool : POOLS) {
                float[] y = new float[length];
                Chosen.on(pool).reluForward(x, y);
                assertArrayEquals(bits(expected), bits(y));
                float[] same = x.clone();
                Chosen.on(pool).reluForward(same, same);
                assertArrayEquals(bits(expected), bits(same));
            }
        }
    }

    private static Case randomCase(Random random) {
        int groups = 1 + random.nextInt(3);
        int h = 1 + random.nextInt(20);
        int w = 1 + random.nextInt(70);
        while (true) {
            var mode = Case.anyMode(random);
            var height = randomWindow(random, h, mode);
            var width = randomWindow(random, w, mode);
            if (height.slack(h) >= 0 && width.slack(w) >= 0) {
                int outputs = groups * (1 + random.nextInt(40));
                int channels = groups * (1 + random.nextInt(3));
                return Case.of(
                        1 + random.nextInt(2),
                        channels,
                        h,
                        w,
                        outputs,
                        groups,
                        height,
                        width,
                        mode,
                        random.nextBoolean());
            }
        }
    }

    private static AxisWindow randomWindow(Random random, int size, PaddingMode mode) {
        int most = Math.min(4, mode.most(size));
        return new AxisWindow(
                1 + random.nextInt(5),
                1 + random.nextInt(4),
                1 + random.nextInt(3),
                random.nextInt(most + 1),
                random.nextInt(most + 1));
    }

    private static void check(Case c, Random random) {
        check(c, count -> Case.integers(random, count));
        check(c, count -> Case.floats(random, count));
        check(c, count -> Case.strange(random, count));
    }

    private static void check(Case c, IntFunction<float[]> values) {
        var g = c.g();
        float[] x = values.apply(g.inputElements());
        float[] weights = values.apply(c.weights());
        float[] bias = values.apply(g.oc());
        float[] expected = new float[g.outputElements()];
        Computes.scalar(ONE).conv2dForward(g, c.mode(), c.flipped(), x, weights, bias, expected);
        for (var pool : POOLS) {
            float[] y = new float[expected.length];
            Arrays.fill(y, 12345);
            Chosen.on(pool).conv2dForward(g, c.mode(), c.flipped(), x, weights, bias, y);
            assertArrayEquals(bits(expected), bits(y), () -> pool.threads() + " threads, " + c);
        }
    }

    /// The bits, any NaN as the one NaN.
    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
