package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Planned convolutions, forward and backward, against what PyTorch computed (`make_convolutions.py`); exact, since
/// every sum is.
final class ConvolutionGoldenTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final Map<String, float[]> GOLDEN = read();

    @AfterAll
    static void close() {
        POOL.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "same",
                "pointwise",
                "strides",
                "dilation",
                "gaps",
                "groups",
                "depthwise",
                "multiplied",
                "flipped"
            })
    void zeroPadding(String name) {
        check(name, COMPUTE.convolution(geometry(name), PaddingMode.ZERO, name.equals("flipped"), Algorithm.DIRECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reflect", "replicate", "circular"})
    void copiedPadding(String name) {
        var mode = switch (name) {
            case "reflect" -> PaddingMode.REFLECT;
            case "replicate" -> PaddingMode.REPLICATE;
            default -> PaddingMode.CIRCULAR;
        };
        for (String which : new String[] {name, name + "groups"}) {
            check(which, COMPUTE.convolution(geometry(which), mode, false, Algorithm.DIRECT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "upextra", "upone", "updilation", "upgroups", "updepthwise"})
    void transposed(String name) {
        check(name, COMPUTE.transposedConvolution(geometry(name)));
    }

    private static void check(String name, Convolution plan) {
        var g = plan.geometry();
        float[] x = given(name, "x");
        float[] dy = given(name, "dy");
        float[] weights = given(name, "w");
        plan.setWeights(weights);
        float[] y = filled(dy.length);
        plan.forward(g.n(), x, Epilogue.bias(given(name, "bias")), y);
        assertArrayEquals(given(name, "y"), y);
        float[] dx = filled(x.length);
        plan.backwardInput(g.n(), dy, dx);
        assertArrayEquals(given(name, "dx"), dx);
        float[] dw = filled(weights.length);
        plan.backwardWeights(g.n(), x, dy, dw);
        assertArrayEquals(given(name, "dw"), dw);
        float[] dbias = filled(g.oc());
        COMPUTE.channelSums(g.n(), g.oc(), g.oh() * g.ow(), dy, dbias);
        assertArrayEquals(given(name, "dbias"), dbias);
    }

    private static float[] filled(int length) {
        float[] values = new float[length];
        Arrays.fill(values, 12345);
        return values;
    }

    private static WindowGeometry geometry(String name) {
        float[] words = given(name, "sizes");
        int[] s = new int[words.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = (int) words[i];
        }
        var height = new AxisWindow(s[6], s[7], s[8], s[9], s[10]);
        var width = new AxisWindow(s[11], s[12], s[13], s[14], s[15]);
        return new WindowGeometry(s[0], s[1], s[2], s[3], s[4], s[5], height, width, s[16], s[17]);
    }

    private static float[] given(String name, String what) {
        return GOLDEN.getOrDefault(name + " " + what, new float[0]).clone();
    }

    private static Map<String, float[]> read() {
        var golden = new HashMap<String, float[]>();
        try (var in = ConvolutionGoldenTest.class.getResourceAsStream("convolutions.txt")) {
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
