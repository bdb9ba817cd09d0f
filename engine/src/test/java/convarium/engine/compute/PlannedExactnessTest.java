package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Planned direct convolutions and their transposes, all three passes: whatever the lanes and threads, every bit is
/// that of the scalar reference on one thread (a NaN is a NaN).
@Tag("bits")
final class PlannedExactnessTest {
    private static final WorkerPool ONE = new WorkerPool(1);
    private static final List<WorkerPool> POOLS = List.of(ONE, new WorkerPool(2), new WorkerPool(7));
    private static final AxisWindow SAME = new AxisWindow(3, 1, 1, 1, 1);
    private static final AxisWindow POINT = new AxisWindow(1, 1, 1, 0, 0);
    private static final AxisWindow HALVING = new AxisWindow(3, 2, 1, 1, 0);

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33})
    void oddChannelsAndSizes(int outputs) {
        var random = new Random(outputs);
        for (int size : new int[] {1, 7, 17, 33}) {
            check(Case.of(1 + size % 3, 2, size, size, outputs, 1, SAME, SAME, PaddingMode.ZERO, false), random);
            check(Case.of(1 + size % 3, size, 5, 3, outputs, 1, POINT, POINT, PaddingMode.ZERO, false), random);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void stridesAndDilations(int stride) {
        var random = new Random(stride);
        for (int dilation = 1; dilation <= 3; dilation++) {
            var height = new AxisWindow(3, stride, dilation, 2, 1);
            var width = new AxisWindow(4, 1 + stride % 3, dilation, 0, 3);
            for (var mode : PaddingMode.values()) {
                int outputs = random.nextBoolean() ? 2 : 20;
                check(Case.of(2, 2, 11, 23, outputs, 1, height, width, mode, random.nextBoolean()), random);
            }
        }
    }

    @Test
    void groupsAndDepthwise() {
        var random = new Random(1);
        int[][] channelsOutputsGroups = {{6, 6, 6}, {3, 6, 3}, {17, 17, 17}, {4, 6, 2}, {8, 40, 4}, {2, 66, 2}};
        for (int[] sizes : channelsOutputsGroups) {
            check(Case.of(3, sizes[0], 7, 19, sizes[1], sizes[2], SAME, SAME, PaddingMode.ZERO, false), random);
            check(Case.of(2, sizes[0], 6, 13, sizes[1], sizes[2], HALVING, HALVING, PaddingMode.REFLECT, true), random);
        }
    }

    /// Windows that stay inside, that reach beyond one side or both, and that see nothing but padding.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33, 49, 65})
    void depthwiseInStepsOfOne(int width) {
        var random = new Random(width);
        int[][] paddings = {{0, 0}, {1, 1}, {0, 2}, {2, 0}, {2, 2}, {3, 1}};
        for (int[] padding : paddings) {
            var across = new AxisWindow(3, 1, 1, padding[0], padding[1]);
            if (across.slack(width) >= 0) {
                var down = new AxisWindow(3, 1, 1, 1 + random.nextInt(3), 1 + random.nextInt(2));
                int height = width == 65 ? 150 : 1 + random.nextInt(9);
                check(Case.of(2, 3, height, width, 3, 3, down, across, PaddingMode.ZERO, random.nextBoolean()), random);
            }
        }
    }

    @Test
    void manyChannels() {
        var random = new Random(2);
        check(Case.of(2, 70, 3, 5, 65, 1, SAME, SAME, PaddingMode.ZERO, true), random);
        check(Case.of(2, 64, 5, 6, 17, 1, HALVING, HALVING, PaddingMode.CIRCULAR, false), random);
        check(Case.of(1, 130, 3, 5, 70, 1, POINT, POINT, PaddingMode.ZERO, false), random);
        // whole panels of pixels read in place, and what is left of them
        check(Case.of(2, 20, 9, 13, 40, 2, POINT, POINT, PaddingMode.ZERO, false), random);
        check(Case.of(1, 7, 16, 16, 12, 1, POINT, POINT, PaddingMode.ZERO, false), random);
        // pixels picked by a stride, none of them beyond the source
        var second = new AxisWindow(1, 2, 1, 0, 0);
        var third = new AxisWindow(1, 3, 1, 0, 2);
        check(Case.of(2, 18, 13, 14, 35, 1, second, second, PaddingMode.ZERO, false), random);
        check(Case.of(1, 6, 9, 10, 14, 2, POINT, third, PaddingMode.ZERO, false), random);
    }

    /// Outputs in the rows of tiles, one more than whole tiles have; with more threads than pictures, these are packed
    /// once for all.
    @Test
    void smallMapsOfManyChannels() {
        var random = new Random(7);
        check(Case.of(1, 130, 7, 7, 160, 1, POINT, POINT, PaddingMode.ZERO, false), random);
        check(Case.of(1, 40, 5, 5, 160, 1, SAME, SAME, PaddingMode.REFLECT, false), random);
    }

    /// More outputs a picture than the sums for the weights take at a time, in rows that are no whole vectors.
    @Test
    void manyOutputs() {
        var random = new Random(4);
        check(Case.of(2, 1, 75, 61, 6, 1, SAME, SAME, PaddingMode.ZERO, false), random);
        check(Case.of(1, 3, 93, 46, 2, 1, POINT, POINT, PaddingMode.ZERO, false), random);
        check(Case.of(1, 2, 67, 71, 2, 2, SAME, SAME, PaddingMode.REPLICATE, true), random);
    }

    /// Large kernels and strides over few channels: shares of the outputs begin and end within rows, and rows are
    /// shorter and longer than a vector, or so long that they are cut.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void fewChannelsAndStrides(int stride) {
        var random = new Random(stride);
        var tall = new AxisWindow(5, stride, 1, 2, 1);
        var wide = new AxisWindow(11, stride, 1, 0, 3);
        for (int width : new int[] {13, 28, 75, 150}) {
            check(Case.of(1, 1 + width % 3, 29, width, 12, 1, tall, wide, PaddingMode.ZERO, false), random);
        }
        check(Case.of(1, 1, 3, 517 * stride, 5, 1, tall, tall, PaddingMode.REPLICATE, false), random);
    }

    @Test
    void randomCases() {
        var random = new Random(3);
        for (int i = 0; i < 20; i++) {
            check(Case.any(random, 40), random);
        }
    }

    /// Such a source is read a whole plane at a time.
    @Test
    void aSourceTooLargeForAnyCache() {
        var c = Case.of(1, 1100, 62, 62, 13, 1, POINT, POINT, PaddingMode.ZERO, false);
        var random = new Random(6);
        float[] x = Case.floats(random, c.g().inputElements());
        float[] weights = Case.floats(random, c.weights());
        same("convolution " + c, compute -> {
            var plan = compute.convolution(c.g(), c.mode(), c.flipped(), Algorithm.DIRECT);
            float[] y = filled(c.g().outputElements());
            plan.setWeights(weights);
            plan.forward(1, x, Epilogue.NONE, y);
            return new float[][] {y};
        });
    }

    /// Each pass of one plan, into arrays of its own.
    private interface Passes {
        float[][] run(Compute compute);
    }

    private static void check(Case c, Random random) {
        check(c, random, count -> Case.integers(random, count));
        check(c, random, count -> Case.floats(random, count));
        check(c, random, count -> Case.strange(random, count));
    }

    private static void check(Case c, Random random, IntFunction<float[]> values) {
        var g = c.g();
        float[] x = values.apply(g.inputElements());
        float[] dy = values.apply(g.outputElements());
        float[][] weights = {values.apply(c.weights()), values.apply(c.weights())};
        var after = epilogue(random, values, g.oc(), dy.length);
        same(
                "convolution " + c,
                compute ->
                        passes(compute.convolution(g, c.mode(), c.flipped(), Algorithm.DIRECT), x, dy, weights, after));
        // the transposed layer from this one's output to its input
        var back = new WindowGeometry(
                g.n(), g.oc(), g.oh(), g.ow(), g.c(), g.groups(), g.height(), g.width(), g.h(), g.w());
        var afterBack = epilogue(random, values, g.c(), x.length);
        same("transposed " + back, compute -> passes(compute.transposedConvolution(back), dy, x, weights, afterBack));
    }

    private static Epilogue epilogue(Random random, IntFunction<float[]> values, int channels, int outputs) {
        float[] bias = values.apply(random.nextBoolean() ? channels : 0);
        float[] addend = values.apply(random.nextBoolean() ? outputs : 0);
        return new Epilogue(bias, addend, random.nextBoolean());
    }

    /// All pictures with the first weights, then fewer pictures with the second, by the same plan; what lies beyond the
    /// fewer must stay as it was.
    private static float[][] passes(Convolution plan, float[] x, float[] dy, float[][] weights, Epilogue epilogue) {
        int n = plan.geometry().n();
        float[][] found = new float[6][];
        for (int turn = 0; turn < 2; turn++) {
            int pictures = turn == 0 ? n : Math.max(1, n - 1);
            float[] y = filled(dy.length);
            float[] dx = filled(x.length);
            float[] dw = filled(weights[turn].length);
            plan.setWeights(weights[turn]);
            plan.forward(pictures, x, epilogue, y);
            plan.backwardInput(pictures, dy, dx);
            plan.backwardWeights(pictures, x, dy, dw);
            found[turn * 3] = y;
            found[turn * 3 + 1] = dx;
            found[turn * 3 + 2] = dw;
        }
        return found;
    }

    private static void same(String what, Passes passes) {
        float[][] expected = passes.run(Computes.scalar(ONE));
        for (var pool : POOLS) {
            float[][] found = passes.run(Chosen.on(pool));
            for (int i = 0; i < found.length; i++) {
                int pass = i;
                assertArrayEquals(
                        bits(expected[i]),
                        bits(found[i]),
                        () -> "pass " + pass + ", " + pool.threads() + " threads, " + what);
            }
        }
    }

    private static float[] filled(int length) {
        float[] values = new float[length];
        Arrays.fill(values, 12345);
        return values;
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
