package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The element, pooling, norm and shape verbs: whatever the lanes and threads, every bit is that of the
/// scalar reference on one thread (a NaN is a NaN).
@Tag("bits")
final class VerbsExactnessTest {
    private static final WorkerPool ONE = new WorkerPool(1);
    private static final List<WorkerPool> POOLS = List.of(ONE, new WorkerPool(2), new WorkerPool(3), new WorkerPool(8));
    private static final int[] ODD_SIZES = {1, 3, 7, 8, 13, 16, 17, 31, 33, 48, 100};
    private static final int GUARD = 17;
    private static final List<Activation> ACTIVATIONS = List.of(
            new Activation.Relu(),
            new Activation.LeakyRelu(0.01f),
            new Activation.Elu(1.5f),
            new Activation.Silu(),
            new Activation.Gelu(),
            new Activation.HardSwish(),
            new Activation.Sigmoid(),
            new Activation.Tanh());

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    /// One call of a verb that fills arrays.
    private interface Call {
        void run(Compute compute, float[][] outputs);
    }

    /// Runs the reference on one thread, and the chosen implementation on several; nothing beyond the sizes
    /// is touched.
    private static void check(String what, Call call, int... sizes) {
        float[][] expected = outputs(sizes);
        call.run(Computes.scalar(ONE), expected);
        for (var pool : POOLS) {
            float[][] found = outputs(sizes);
            call.run(Chosen.on(pool), found);
            for (int i = 0; i < sizes.length; i++) {
                int output = i;
                assertArrayEquals(
                        bits(expected[i]),
                        bits(found[i]),
                        () -> what + ", output " + output + ", " + pool.threads() + " threads");
                for (int beyond = sizes[i]; beyond < sizes[i] + GUARD; beyond++) {
                    assertEquals(12345f, found[i][beyond], what);
                }
            }
        }
    }

    private static float[][] outputs(int... sizes) {
        float[][] outputs = new float[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            outputs[i] = new float[sizes[i] + GUARD];
            Arrays.fill(outputs[i], 12345f);
        }
        return outputs;
    }

    /// The bits, any NaN as the one NaN.
    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }

    @Test
    void activationsAllOverTheFloats() {
        int count = 40_009;
        float[] x = new float[count];
        float[] dy = Case.floats(new Random(1), count);
        for (int i = 0; i < count; i++) {
            x[i] = Float.intBitsToFloat(i * 107_357);
        }
        float[] specials = {
            0f,
            -0f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            89f,
            88.8f,
            -87.4f,
            -103.9f,
            -104.1f,
            0.625f,
            -0.625f,
            1f,
            -1f,
            4f,
            -25f,
            20f,
            3f,
            -3f
        };
        System.arraycopy(specials, 0, x, 0, specials.length);
        for (var f : ACTIVATIONS) {
            activation(f, count, x, dy);
        }
    }

    @Test
    void activationsOfOddLengths() {
        var random = new Random(2);
        for (int count : ODD_SIZES) {
            for (var f : ACTIVATIONS) {
                activation(f, count, Case.strange(random, count), Case.strange(random, count));
            }
        }
    }

    private static void activation(Activation f, int count, float[] x, float[] dy) {
        check(
                f + ", " + count,
                (compute, out) -> {
                    compute.activationForward(f, count, x, out[0]);
                    compute.activationBackward(f, count, x, out[0], dy, out[1]);
                    // in place
                    System.arraycopy(x, 0, out[2], 0, count);
                    compute.activationForward(f, count, out[2], out[2]);
                    System.arraycopy(dy, 0, out[3], 0, count);
                    compute.activationBackward(f, count, x, out[2], out[3], out[3]);
                },
                count,
                count,
                count,
                count);
    }

    @Test
    void arithmeticGatesAndDropout() {
        var random = new Random(3);
        for (int count : new int[] {1, 3, 15, 16, 17, 33, 16_385, 40_003}) {
            float[] a = Case.strange(random, count);
            float[] b = Case.strange(random, count);
            check(
                    "arithmetic of " + count,
                    (compute, out) -> {
                        compute.add(count, a, b, out[0]);
                        compute.multiply(count, a, b, out[1]);
                        compute.scale(0.3f, count, a, out[2]);
                        compute.dropout(5, 6, 0.4f, count, a, out[3]);
                    },
                    count,
                    count,
                    count,
                    count);
        }
        for (int size : ODD_SIZES) {
            int rows = 5;
            float[] x = Case.strange(random, rows * size);
            float[] gates = Case.strange(random, rows);
            float[] dy = Case.floats(random, rows * size);
            check(
                    "gates of " + size,
                    (compute, out) -> {
                        compute.gateForward(rows, size, x, gates, out[0]);
                        compute.gateBackward(rows, size, x, gates, dy, out[1], out[2]);
                    },
                    rows * size,
                    rows * size,
                    rows);
        }
    }

    @Test
    void poolingOfSquares() {
        var random = new Random(4);
        var two = new AxisWindow(2, 2, 1, 0, 0);
        for (int w = 2; w < 72; w += w < 40 ? 1 : 7) {
            for (var rounding : Rounding.values()) {
                pooling(geometry(2, 3, 2 + w % 7, w, two, two, rounding), random);
            }
        }
        pooling(geometry(3, 32, 24, 24, two, two, Rounding.FLOOR), random);
        pooling(geometry(2, 70, 11, 10, two, two, Rounding.FLOOR), random);
    }

    @Test
    void poolingOfOverlappingWindows() {
        var random = new Random(41);
        var window = new AxisWindow(3, 2, 1, 1, 1);
        for (int w : ODD_SIZES) {
            for (var rounding : Rounding.values()) {
                pooling(geometry(2, 3, 5 + w % 4, w, window, window, rounding), random);
            }
        }
        pooling(geometry(1, 9, 56, 56, window, window, Rounding.FLOOR), random);
        // wide kernels and wide gaps, padding in which whole windows lie
        var wide = new AxisWindow(5, 2, 3, 9, 9);
        pooling(geometry(1, 2, 13, 33, wide, wide, Rounding.FLOOR), random);
        pooling(geometry(1, 2, 3, 1, new AxisWindow(2, 1, 2, 2, 2), wide, Rounding.FLOOR), random);
    }

    @Test
    void poolingOfAllKinds() {
        var random = new Random(5);
        for (int i = 0; i < 70; i++) {
            int h = 1 + random.nextInt(14);
            int w = 1 + random.nextInt(40);
            var height = window(random);
            var width = window(random);
            if (height.slack(h) >= 0 && width.slack(w) >= 0) {
                var rounding = random.nextBoolean() ? Rounding.FLOOR : Rounding.CEIL;
                pooling(geometry(2, 3, h, w, height, width, rounding), random);
            }
        }
    }

    private static void pooling(WindowGeometry g, Random random) {
        pooling(g, Case.strange(random, g.inputElements()), Case.strange(random, g.outputElements()));
        // many equal values, so that ties are decided
        pooling(g, Case.integers(random, g.inputElements()), Case.floats(random, g.outputElements()));
    }

    private static void pooling(WindowGeometry g, float[] x, float[] dy) {
        int in = g.inputElements();
        int outputs = g.outputElements();
        check(
                g.toString(),
                (compute, out) -> {
                    compute.maxPool2dForward(g, x, out[0]);
                    compute.maxPool2dBackward(g, false, x, dy, out[1], new float[0]);
                    compute.avgPool2dForward(g, false, 0, x, out[2]);
                    compute.avgPool2dBackward(g, false, 0, dy, out[3]);
                    compute.l2Pool2dForward(g, x, out[4]);
                    compute.l2Pool2dBackward(g, x, out[4], dy, out[5]);
                    compute.maxPool2dBackward(g, true, x, dy, out[6], out[7]);
                },
                outputs,
                in,
                outputs,
                in,
                outputs,
                in,
                in,
                g.c());
    }

    @Test
    void adaptivePooling() {
        var random = new Random(6);
        for (int size : ODD_SIZES) {
            int planes = 6;
            int oh = 1 + size / 3;
            float[] x = Case.strange(random, planes * size * 7);
            float[] dy = Case.floats(random, planes * oh * 3);
            check(
                    "adaptive " + size,
                    (compute, out) -> {
                        compute.adaptiveAvgPool2dForward(planes, size, 7, oh, 3, x, out[0]);
                        compute.adaptiveAvgPool2dBackward(planes, size, 7, oh, 3, dy, out[1]);
                        compute.adaptiveMaxPool2dForward(planes, size, 7, oh, 3, x, out[2]);
                        compute.adaptiveMaxPool2dBackward(planes, size, 7, oh, 3, x, dy, out[3]);
                    },
                    planes * oh * 3,
                    planes * size * 7,
                    planes * oh * 3,
                    planes * size * 7);
        }
    }

    @Test
    void norms() {
        var random = new Random(7);
        for (int size : ODD_SIZES) {
            norms(size, Case.floats(random, 6 * size * 5), Case.floats(random, 6 * size * 5), random);
            norms(size, Case.strange(random, 6 * size * 5), Case.strange(random, 6 * size * 5), random);
        }
    }

    private static void norms(int size, float[] x, float[] dy, Random random) {
        float[] gamma = Case.floats(random, 10 * size);
        float[] beta = Case.floats(random, 10 * size);
        int count = 30 * size;
        check(
                "batch norm of " + size,
                (compute, out) -> {
                    compute.batchNormTraining(6, 5, size, 1e-5f, x, gamma, beta, out[0], out[1], out[2]);
                    compute.batchNormInference(6, 5, size, 1e-5f, x, gamma, beta, out[1], out[2], out[3]);
                    compute.batchNormBackward(6, 5, size, 1e-5f, x, gamma, out[1], out[2], dy, out[4], out[5], out[6]);
                },
                count,
                5,
                5,
                count,
                count,
                5,
                5);
        check(
                "layer norm of " + size,
                (compute, out) -> {
                    compute.rowNormForward(30, size, 1, 1, 1e-5f, x, gamma, beta, out[0]);
                    compute.rowNormBackward(30, size, 1, 1, 1e-5f, x, gamma, dy, out[1], out[2], out[3]);
                },
                count,
                count,
                size,
                size);
        check(
                "group norm of " + size,
                (compute, out) -> {
                    compute.rowNormForward(6, 5 * size, 2, size, 1e-5f, x, gamma, beta, out[0]);
                    compute.rowNormBackward(6, 5 * size, 2, size, 1e-5f, x, gamma, dy, out[1], out[2], out[3]);
                },
                count,
                count,
                10,
                10);
        check(
                "local response of " + size,
                (compute, out) -> {
                    compute.localResponseForward(6, 5, size, 3, 0.1f, 0.75f, 2f, x, out[0]);
                    compute.localResponseBackward(6, 5, size, 3, 0.1f, 0.75f, 2f, x, dy, out[1]);
                    compute.localResponseForward(6, 5, size, 4, 0.1f, 0.5f, 2f, x, out[2]);
                    compute.localResponseBackward(6, 5, size, 4, 0.1f, 0.5f, 2f, x, dy, out[3]);
                },
                count,
                count,
                count,
                count);
    }

    @Test
    void softmax() {
        var random = new Random(8);
        for (int size : ODD_SIZES) {
            for (int inner : new int[] {1, 5, 35}) {
                int count = 3 * size * inner;
                softmax(size, inner, Case.floats(random, count), Case.floats(random, count));
                softmax(size, inner, Case.strange(random, count), Case.strange(random, count));
            }
        }
    }

    private static void softmax(int size, int inner, float[] x, float[] dy) {
        int count = 3 * size * inner;
        check(
                "softmax of " + size + ", inner " + inner,
                (compute, out) -> {
                    compute.softmaxForward(3, size, inner, x, out[0]);
                    compute.softmaxBackward(3, size, inner, out[0], dy, out[1]);
                    compute.logSoftmaxForward(3, size, inner, x, out[2]);
                    compute.logSoftmaxBackward(3, size, inner, out[2], dy, out[3]);
                },
                count,
                count,
                count,
                count);
    }

    @Test
    void shapes() {
        var random = new Random(9);
        for (int size : ODD_SIZES) {
            float[] x = Case.strange(random, 6 * size * 5);
            float[] dy = Case.floats(random, 6 * (size + 3) * 12);
            check(
                    "shapes of " + size,
                    (compute, out) -> {
                        compute.upsampleNearestForward(6, size, 5, 2, 3, x, out[0]);
                        compute.upsampleNearestBackward(6, size, 5, 1, 2, dy, out[1]);
                        compute.upsampleBilinearForward(6, size, 5, size + 3, 12, x, out[2]);
                        compute.upsampleBilinearBackward(6, size, 5, size + 3, 12, dy, out[3]);
                        compute.padForward(6, size, 5, 1, 2, 4, 3, PaddingMode.REPLICATE, x, out[4]);
                        compute.padBackward(6, size, 5, 1, 2, 4, 3, PaddingMode.REPLICATE, dy, out[5]);
                        compute.permute(new int[] {6, size, 5}, new int[] {0, 2, 1}, x, out[6]);
                        compute.copyBlocks(6, size, x, size * 5, size, out[7], size, 0);
                    },
                    30 * size * 6,
                    30 * size,
                    6 * (size + 3) * 12,
                    30 * size,
                    6 * (size + 3) * 12,
                    30 * size,
                    30 * size,
                    6 * size);
        }
    }

    private static WindowGeometry geometry(
            int n, int c, int h, int w, AxisWindow height, AxisWindow width, Rounding rounding) {
        int oh = height.output(h, rounding);
        int ow = width.output(w, rounding);
        return new WindowGeometry(n, c, h, w, c, c, height, width, oh, ow);
    }

    private static AxisWindow window(Random random) {
        int kernel = 1 + random.nextInt(3);
        int padding = random.nextInt(kernel / 2 + 1);
        return new AxisWindow(kernel, 1 + random.nextInt(3), 1 + random.nextInt(2), padding, padding);
    }
}
