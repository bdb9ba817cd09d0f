package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Every verb, forward and backward, against what PyTorch computed in float64 (`make_verbs.py`).
final class VerbsGoldenTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final Map<String, float[]> GOLDEN = read();

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void activations() {
        activation("relu", new Activation.Relu());
        activation("leaky", new Activation.LeakyRelu(0.125f));
        activation("elu", new Activation.Elu(0.75f));
        activation("silu", new Activation.Silu());
        activation("gelu", new Activation.Gelu());
        activation("hardswish", new Activation.HardSwish());
        activation("sigmoid", new Activation.Sigmoid());
        activation("tanh", new Activation.Tanh());
    }

    private static void activation(String name, Activation f) {
        int count = 33;
        float[] y = new float[count];
        float[] dx = new float[count];
        COMPUTE.activationForward(f, count, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.activationBackward(f, count, given(name, "x0"), y, given(name, "dy"), dx);
        check(name, "dx0", dx);
    }

    @Test
    void gates() {
        float[] y = new float[57];
        float[] dx = new float[57];
        float[] dgates = new float[3];
        COMPUTE.gateForward(3, 19, given("gate", "x0"), given("gate", "x1"), y);
        check("gate", "y", y);
        COMPUTE.gateBackward(3, 19, given("gate", "x0"), given("gate", "x1"), given("gate", "dy"), dx, dgates);
        check("gate", "dx0", dx);
        check("gate", "dx1", dgates);
    }

    @Test
    void maxPooling() {
        max("max2", geometry(2, 2, 6, 8, window(2, 2, 1, 0), window(2, 2, 1, 0), Rounding.FLOOR));
        max("max3", geometry(2, 2, 7, 8, window(3, 2, 1, 1), window(3, 2, 1, 1), Rounding.FLOOR));
        max("maxd", geometry(1, 2, 7, 8, window(2, 1, 2, 1), window(3, 2, 1, 1), Rounding.FLOOR));
        max("maxceil", geometry(1, 2, 5, 7, window(2, 2, 1, 0), window(2, 2, 1, 0), Rounding.CEIL));
    }

    private static void max(String name, WindowGeometry g) {
        float[] y = new float[g.outputElements()];
        float[] dx = new float[g.inputElements()];
        COMPUTE.maxPool2dForward(g, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.maxPool2dBackward(g, false, given(name, "x0"), given(name, "dy"), dx, new float[0]);
        check(name, "dx0", dx);
    }

    @Test
    void averagePooling() {
        var three = window(3, 2, 1, 1);
        average("avg3", geometry(2, 2, 7, 8, three, three, Rounding.FLOOR), true, 0);
        average("avg3out", geometry(2, 2, 7, 8, three, three, Rounding.FLOOR), false, 0);
        average("avgceil", geometry(1, 2, 6, 8, three, three, Rounding.CEIL), true, 0);
        average("avgdiv", geometry(1, 2, 4, 5, window(2, 1, 1, 0), window(2, 1, 1, 0), Rounding.FLOOR), true, 7);
    }

    private static void average(String name, WindowGeometry g, boolean countsPadding, int divisor) {
        float[] y = new float[g.outputElements()];
        float[] dx = new float[g.inputElements()];
        COMPUTE.avgPool2dForward(g, countsPadding, divisor, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.avgPool2dBackward(g, countsPadding, divisor, given(name, "dy"), dx);
        check(name, "dx0", dx);
    }

    @Test
    void rootPooling() {
        var g = geometry(1, 2, 4, 6, window(2, 2, 1, 0), window(2, 2, 1, 0), Rounding.FLOOR);
        float[] y = new float[g.outputElements()];
        float[] dx = new float[g.inputElements()];
        COMPUTE.l2Pool2dForward(g, given("l2", "x0"), y);
        check("l2", "y", y);
        COMPUTE.l2Pool2dBackward(g, given("l2", "x0"), y, given("l2", "dy"), dx);
        check("l2", "dx0", dx);
    }

    @Test
    void adaptivePooling() {
        adaptive("adaptavg", 4, 7, 9, 3, 4);
        adaptive("global", 6, 5, 7, 1, 1);
        float[] y = new float[4 * 3 * 4];
        float[] dx = new float[4 * 7 * 9];
        COMPUTE.adaptiveMaxPool2dForward(4, 7, 9, 3, 4, given("adaptmax", "x0"), y);
        check("adaptmax", "y", y);
        COMPUTE.adaptiveMaxPool2dBackward(4, 7, 9, 3, 4, given("adaptmax", "x0"), given("adaptmax", "dy"), dx);
        check("adaptmax", "dx0", dx);
    }

    private static void adaptive(String name, int planes, int h, int w, int oh, int ow) {
        float[] y = new float[planes * oh * ow];
        float[] dx = new float[planes * h * w];
        COMPUTE.adaptiveAvgPool2dForward(planes, h, w, oh, ow, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.adaptiveAvgPool2dBackward(planes, h, w, oh, ow, given(name, "dy"), dx);
        check(name, "dx0", dx);
    }

    @Test
    void batchNormalisation() {
        int count = 3 * 4 * 5 * 7;
        float[] x = given("batch", "x0");
        float[] gamma = given("batch", "x1");
        float[] beta = given("batch", "x2");
        float[] y = new float[count];
        float[] mean = new float[4];
        float[] variance = new float[4];
        COMPUTE.batchNormTraining(3, 4, 35, 1e-3f, x, gamma, beta, y, mean, variance);
        check("batch", "y", y);
        Arrays.fill(y, 99);
        COMPUTE.batchNormInference(3, 4, 35, 1e-3f, x, gamma, beta, mean, variance, y);
        check("batch", "y", y);
        float[] dx = new float[count];
        float[] dgamma = new float[4];
        float[] dbeta = new float[4];
        COMPUTE.batchNormBackward(3, 4, 35, 1e-3f, x, gamma, mean, variance, given("batch", "dy"), dx, dgamma, dbeta);
        check("batch", "dx0", dx);
        check("batch", "dx1", dgamma);
        check("batch", "dx2", dbeta);
    }

    @Test
    void layerAndGroupNormalisation() {
        rows("layer", 3, 35, 1, 1);
        rows("group", 6, 105, 2, 35);
    }

    private static void rows(String name, int rows, int size, int cycle, int inner) {
        int parameters = cycle * size / inner;
        float[] x = given(name, "x0");
        float[] gamma = given(name, "x1");
        float[] y = new float[rows * size];
        COMPUTE.rowNormForward(rows, size, cycle, inner, 1e-3f, x, gamma, given(name, "x2"), y);
        check(name, "y", y);
        float[] dx = new float[rows * size];
        float[] dgamma = new float[parameters];
        float[] dbeta = new float[parameters];
        COMPUTE.rowNormBackward(rows, size, cycle, inner, 1e-3f, x, gamma, given(name, "dy"), dx, dgamma, dbeta);
        check(name, "dx0", dx);
        check(name, "dx1", dgamma);
        check(name, "dx2", dbeta);
    }

    @Test
    void localResponse() {
        response("response", 5, 0.5f, 0.75f, 2f);
        response("response4", 4, 0.5f, 0.6f, 1.5f);
    }

    private static void response(String name, int size, float alpha, float beta, float k) {
        float[] y = new float[144];
        float[] dx = new float[144];
        COMPUTE.localResponseForward(2, 8, 9, size, alpha, beta, k, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.localResponseBackward(2, 8, 9, size, alpha, beta, k, given(name, "x0"), given(name, "dy"), dx);
        check(name, "dx0", dx);
    }

    @Test
    void softmax() {
        softmax("softmax", 3, 37, 1);
        softmax("softmax2", 2, 21, 5);
    }

    private static void softmax(String name, int outer, int size, int inner) {
        float[] y = new float[outer * size * inner];
        float[] dx = new float[y.length];
        COMPUTE.softmaxForward(outer, size, inner, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.softmaxBackward(outer, size, inner, y, given(name, "dy"), dx);
        check(name, "dx0", dx);
        COMPUTE.logSoftmaxForward(outer, size, inner, given("log" + name, "x0"), y);
        check("log" + name, "y", y);
        COMPUTE.logSoftmaxBackward(outer, size, inner, y, given("log" + name, "dy"), dx);
        check("log" + name, "dx0", dx);
    }

    @Test
    void upsampling() {
        float[] y = new float[4 * 6 * 12];
        float[] dx = new float[4 * 12];
        COMPUTE.upsampleNearestForward(4, 3, 4, 2, 3, given("nearest", "x0"), y);
        check("nearest", "y", y);
        COMPUTE.upsampleNearestBackward(4, 3, 4, 2, 3, given("nearest", "dy"), dx);
        check("nearest", "dx0", dx);
        bilinear("bilinear", 3, 4, 7, 6);
        bilinear("bilinearless", 5, 7, 2, 5);
    }

    private static void bilinear(String name, int h, int w, int oh, int ow) {
        float[] y = new float[4 * oh * ow];
        float[] dx = new float[4 * h * w];
        COMPUTE.upsampleBilinearForward(4, h, w, oh, ow, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.upsampleBilinearBackward(4, h, w, oh, ow, given(name, "dy"), dx);
        check(name, "dx0", dx);
    }

    @Test
    void padding() {
        pad("pad", 1, 2, 3, 0, PaddingMode.ZERO);
        pad("reflect", 1, 2, 3, 1, PaddingMode.REFLECT);
        pad("replicate", 4, 2, 3, 5, PaddingMode.REPLICATE);
        pad("circular", 1, 3, 3, 4, PaddingMode.CIRCULAR);
    }

    private static void pad(String name, int top, int bottom, int left, int right, PaddingMode mode) {
        float[] y = new float[4 * (3 + top + bottom) * (4 + left + right)];
        float[] dx = new float[4 * 12];
        COMPUTE.padForward(4, 3, 4, top, bottom, left, right, mode, given(name, "x0"), y);
        check(name, "y", y);
        COMPUTE.padBackward(4, 3, 4, top, bottom, left, right, mode, given(name, "dy"), dx);
        check(name, "dx0", dx);
    }

    @Test
    void permuting() {
        float[] y = new float[120];
        COMPUTE.permute(new int[] {2, 3, 4, 5}, new int[] {0, 2, 3, 1}, given("permute", "x0"), y);
        check("permute", "y", y);
        float[] dx = new float[120];
        COMPUTE.permute(new int[] {2, 4, 5, 3}, new int[] {0, 3, 1, 2}, given("permute", "dy"), dx);
        check("permute", "dx0", dx);
    }

    private static AxisWindow window(int kernel, int stride, int dilation, int padding) {
        return new AxisWindow(kernel, stride, dilation, padding, padding);
    }

    private static WindowGeometry geometry(
            int n, int c, int h, int w, AxisWindow height, AxisWindow width, Rounding rounding) {
        int oh = height.output(h, rounding);
        int ow = width.output(w, rounding);
        return new WindowGeometry(n, c, h, w, c, c, height, width, oh, ow);
    }

    private static float[] given(String verb, String name) {
        return GOLDEN.getOrDefault(verb + " " + name, new float[0]).clone();
    }

    private static void check(String verb, String name, float[] values) {
        float[] expected = given(verb, name);
        assertEquals(expected.length, values.length, verb + " " + name);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = 4e-6 + 4e-6 * Math.abs(expected[i]);
            int at = i;
            assertEquals(expected[i], values[i], tolerance, () -> verb + " " + name + " at " + at);
        }
    }

    private static Map<String, float[]> read() {
        var golden = new HashMap<String, float[]>();
        try (var in = VerbsGoldenTest.class.getResourceAsStream("verbs.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] words = line.split(" ", -1);
                float[] values = new float[words.length - 2];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.parseFloat(words[i + 2]);
                }
                golden.put(words[0] + " " + words[1], values);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }
}
