package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.LambdaLayer;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.ParameterSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// NaN and infinity pass through every kind of layer, forward and backward, as they do in PyTorch, and
/// hang nothing.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecialNumbersTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    static Stream<String> names() {
        return LayerCases.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void passAsInPytorch(String name) {
        pass(name, "nan", Float.NaN);
        pass(name, "inf", Float.POSITIVE_INFINITY);
        pass(name, "-inf", Float.NEGATIVE_INFINITY);
    }

    private static void pass(String name, String golden, float special) {
        var c = LayerCases.named(name);
        float stretch = LayerGoldensTest.stretch(name);
        String key = name + " " + golden;
        float[][] x = inputs(c, stretch);
        float[] dy = Values.of(50, LayerRuns.gradient(c).length, 1);
        var network = LayerRuns.network(c, COMPUTE, NetworkOptions.DEFAULT.withWinograd(false));
        x[0][x[0].length / 2] = special * stretch;
        network.forwardTraining(LayerRuns.N, x);
        assertEquals(Goldens.kinds(key + "-y"), kinds(network.output("layer"), dy.length, 1), "y");
        network.backward(dy);

        dy[dy.length / 3] = special;
        network.resumeAt(0);
        network.forwardTraining(LayerRuns.N, inputs(c, stretch));
        network.backward(dy);
        for (int i = 0; i < x.length; i++) {
            String found = kinds(network.gradient("x" + i), x[i].length, stretch);
            assertKinds(c.layer(), Goldens.kinds(key + "-dx" + i), found, "dx" + i);
        }
        var learnt = network.trainable();
        for (int i = 0; i < learnt.size(); i++) {
            float[] gradient = learnt.get(i).gradient();
            String expected = Goldens.kinds(key + "-dp" + i);
            String found = kinds(gradient, gradient.length, 1);
            if (learnt.get(i).spec().role() == ParameterSpec.Role.EMBEDDING) {
                // a NaN times the zeros of the padding is a NaN, as in a convolution; the golden's sum has no padding
                assertTrue(
                        found.matches(expected.replace(".", "[.n]").replaceAll("(?<!\\[\\.)n(?!\\])|[+-]", "[n+-]")),
                        found);
            } else {
                assertKinds(c.layer(), expected, found, "dp" + i);
            }
        }
    }

    private static void assertKinds(Layer layer, String expected, String found, String what) {
        // an infinity less another is a NaN: whether they meet is the affair of a statistic's sums
        boolean sums = layer instanceof LayerNorm || layer instanceof GroupNorm || layer instanceof LambdaLayer;
        assertEquals(
                sums ? expected.replaceAll("[+-]", "n") : expected, sums ? found.replaceAll("[+-]", "n") : found, what);
    }

    private static float[][] inputs(LayerCases c, float stretch) {
        float[][] x = new float[c.inputs().size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Values.of(1 + i, LayerRuns.N * c.inputs().get(i).elements(), 1);
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] *= stretch;
            }
        }
        return x;
    }

    private static String kinds(float[] values, int count, float sign) {
        var kinds = new StringBuilder();
        for (int i = 0; i < count; i++) {
            float v = values[i] * sign;
            kinds.append(Float.isNaN(v) ? 'n' : Float.isFinite(v) ? '.' : v > 0 ? '+' : '-');
        }
        return kinds.toString();
    }
}
