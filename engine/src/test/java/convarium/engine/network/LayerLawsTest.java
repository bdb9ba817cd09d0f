package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Activation;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.AdaptiveMaxPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.LambdaLayer;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LayerNorm;
import convarium.engine.layer.LocalResponseNorm;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.MultiHeadSelfAttention;
import convarium.engine.layer.Multiply;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Softmax;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.layer.Upsample;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for layers of every kind, and that no kind is forgotten.
@Tag("bits")
class LayerLawsTest {
    private static final List<WorkerPool> POOLS =
            Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(WorkerPool::new).toList();
    private static final Compute SCALAR = Computes.scalar(POOLS.getFirst());
    private static final Compute COMPUTE = Chosen.on(POOLS.get(2));
    private static final int N = LayerRuns.N;
    private static final float[] SPECIAL = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_VALUE,
        -0f
    };

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    static IntStream sizes() {
        return SizedLayers.sizes();
    }

    static Stream<String> names() {
        return LayerCases.all().keySet().stream();
    }

    static Set<Class<?>> kinds(Class<?> type) {
        if (!type.isSealed()) {
            return Set.of(type);
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(kind -> kinds(kind).stream())
                .collect(Collectors.toSet());
    }

    static Set<Class<?>> kindsOf(Stream<Layer> layers) {
        return layers.map(Object::getClass).collect(Collectors.toSet());
    }

    private static Stream<Layer> everything() {
        return BitsTest.everything().nodes().stream()
                .filter(Node.Applied.class::isInstance)
                .map(node -> ((Node.Applied) node).layer());
    }

    @Test
    void noKindOfLayerIsForgotten() {
        var all = kinds(Layer.class);
        assertEquals(all, kindsOf(everything()), "of the bit for bit test");
        var golden = LayerCases.all().values().stream().map(LayerCases::layer);
        assertEquals(all, kindsOf(golden), "of the goldens, the special numbers and the empty batches");
        SizedLayers.sizes().forEach(size -> {
            var sized = SizedLayers.of(size).stream().map(LayerCases::layer);
            assertEquals(all, kindsOf(sized), "of the odd sizes, gradients and transposes at " + size);
        });
    }

    @Test
    void noActivationIsForgotten() {
        var all = kinds(Activation.class);
        assertEquals(all, functions(everything()));
        SizedLayers.sizes()
                .forEach(size -> assertEquals(
                        all, functions(SizedLayers.of(size).stream().map(LayerCases::layer))));
        assertEquals(all, functions(LayerCases.all().values().stream().map(LayerCases::layer)));
    }

    private static Set<Class<?>> functions(Stream<Layer> layers) {
        return layers.filter(Activate.class::isInstance)
                .map(layer -> ((Activate) layer).function().getClass())
                .collect(Collectors.toSet());
    }

    private static Network network(LayerCases c, Compute compute) {
        return LayerRuns.network(c, compute, NetworkOptions.DEFAULT);
    }

    private static void assertSame(List<float[]> expected, List<float[]> found, String what) {
        for (int i = 0; i < expected.size(); i++) {
            int array = i;
            assertArrayEquals(expected.get(i), found.get(i), () -> what + ", array " + array);
        }
    }

    private static boolean hasNan(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Float.isNaN(values[i])) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("names")
    void specialNumbersGiveTheSameBitsEverywhere(String name) {
        var c = LayerCases.named(name);
        for (float special : SPECIAL) {
            float[][] x = LayerRuns.inputs(c);
            float[] dy = LayerRuns.gradient(c);
            x[0][x[0].length / 2] = special;
            dy[dy.length / 3] = special;
            var expected = LayerRuns.results(network(c, SCALAR), x, dy);
            assertSame(expected, LayerRuns.results(network(c, COMPUTE), x, dy), name + ", " + special);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void runsRepeat(String name) {
        var c = LayerCases.named(name);
        var first = LayerRuns.results(network(c, COMPUTE), LayerRuns.inputs(c), LayerRuns.gradient(c));
        var again = LayerRuns.results(network(c, COMPUTE), LayerRuns.inputs(c), LayerRuns.gradient(c));
        assertSame(first, again, name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void notANumberStaysInItsSampleAndIsSeen(String name) {
        var c = LayerCases.named(name);
        var network = network(c, COMPUTE);
        float[][] x = LayerRuns.inputs(c);
        float[] dy = LayerRuns.gradient(c);
        int sample = x[0].length / N;
        int outputs = dy.length / N;
        Arrays.fill(x[0], sample, 2 * sample, Float.NaN);
        network.infer(N, x);
        float[] y = network.output("layer");
        assertTrue(hasNan(y, outputs, 2 * outputs), "the output of a sample of NaN has none");
        assertTrue(!hasNan(y, 0, outputs) && !hasNan(y, 2 * outputs, dy.length), "NaN in another sample's output");
        Arrays.fill(dy, outputs, 2 * outputs, Float.NaN);
        network.forwardTraining(N, LayerRuns.inputs(c));
        network.backward(dy);
        float[] dx = network.gradient("x0");
        assertTrue(hasNan(dx, sample, 2 * sample), "the gradient of a sample of NaN has none");
        for (var parameter : network.trainable()) {
            float[] gradient = parameter.gradient();
            assertTrue(hasNan(gradient, 0, gradient.length), parameter.name() + " has learnt nothing of it");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anEmptyBatchIsRefused(String name) {
        var c = LayerCases.named(name);
        var network = network(c, COMPUTE);
        float[][] none = new float[c.inputs().size()][0];
        for (int n : new int[] {0, -1}) {
            String message = "a batch needs at least one sample, found " + n;
            assertEquals(
                    message,
                    assertThrows(IllegalArgumentException.class, () -> network.infer(n, none))
                            .getMessage());
            assertEquals(
                    message,
                    assertThrows(IllegalArgumentException.class, () -> network.forwardTraining(n, none))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void oddSizesGiveTheSameBitsOnAnyThreads(int size) {
        for (var c : SizedLayers.of(size)) {
            float[][] x = LayerRuns.inputs(c);
            float[] dy = LayerRuns.gradient(c);
            var expected = LayerRuns.results(network(c, SCALAR), x, dy);
            for (var pool : POOLS) {
                var found = LayerRuns.results(network(c, Chosen.on(pool)), x, dy);
                assertSame(expected, found, c + ", " + pool.threads() + " threads");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void beingWatchedChangesNothing(int size) {
        for (var c : SizedLayers.of(size)) {
            float[][] x = LayerRuns.inputs(c);
            float[] dy = LayerRuns.gradient(c);
            var watched = network(c, COMPUTE);
            watched.watch(Set.copyOf(c.graph().nodes().stream().map(Node::name).toList()));
            var expected = LayerRuns.results(network(c, COMPUTE), x, dy);
            assertSame(expected, LayerRuns.results(watched, x, dy), c.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void gradientsAreTheTransposesOfLinearLayers(int size) {
        SizedLayers.of(size).stream().filter(c -> linear(c.layer())).forEach(LayerLawsTest::adjoint);
    }

    /// Whether the output, less what it is for zeros, is a linear function of the inputs, given the
    /// weights and the chances.
    private static boolean linear(Layer layer) {
        return switch (layer) {
            case Conv1d _, Conv2d _, ConvTranspose2d _, AvgPool2d _, AdaptiveAvgPool2d _, Dense _ -> true;
            case Add _, Concatenate _, Flatten _, Reshape _, Permute _, Pad _, Upsample _ -> true;
            case Dropout _, StochasticDepth _ -> true;
            case MaxPool2d _, AdaptiveMaxPool2d _, L2Pool2d _, Activate _, Multiply _ -> false;
            case BatchNorm _, LayerNorm _, GroupNorm _, LocalResponseNorm _, Softmax _, LogSoftmax _ -> false;
            case MultiHeadSelfAttention _, LambdaLayer _ -> false;
        };
    }

    /// ⟨dy, A·x − A·0⟩ = ⟨Aᵀ·dy, x⟩.
    private static void adjoint(LayerCases c) {
        var network = network(c, COMPUTE);
        float[][] x = LayerRuns.inputs(c);
        float[] dy = LayerRuns.gradient(c);
        float[][] none = new float[x.length][];
        for (int i = 0; i < x.length; i++) {
            none[i] = new float[x[i].length];
        }
        network.forwardTraining(LayerRuns.N, none);
        float[] y0 = Arrays.copyOf(network.output("layer"), dy.length);
        network.resumeAt(0);
        network.forwardTraining(LayerRuns.N, x);
        double scale = 0;
        double forward = 0;
        float[] y = network.output("layer");
        for (int i = 0; i < dy.length; i++) {
            forward += (double) dy[i] * ((double) y[i] - y0[i]);
            scale += Math.abs((double) dy[i] * y[i]);
        }
        network.backward(dy);
        double backward = 0;
        for (int k = 0; k < x.length; k++) {
            float[] dx = network.gradient("x" + k);
            for (int i = 0; i < x[k].length; i++) {
                backward += (double) x[k][i] * dx[i];
            }
        }
        assertEquals(forward, backward, 2e-6 * scale, c::toString);
    }
}
