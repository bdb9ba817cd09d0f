package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Activation;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Concatenate;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for layers of every kind, and that no kind is forgotten.
@Tag("bits")
class LayerLawsTest {
    private static final WorkerPool ONE = new WorkerPool(1);
    private static final WorkerPool POOL = new WorkerPool(3);
    private static final Compute SCALAR = Computes.scalar(ONE);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final int N = 3;
    private static final float[] SPECIAL = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.MIN_VALUE,
        -0f
    };

    /// Views and chance have no numbers of their own to compare with PyTorch's.
    private static final Set<Class<?>> WITHOUT_GOLDENS =
            Set.of(Flatten.class, Reshape.class, Dropout.class, StochasticDepth.class);

    @AfterAll
    static void close() {
        ONE.close();
        POOL.close();
    }

    static Stream<String> names() {
        return LayerCases.all().keySet().stream();
    }

    private static Set<Class<?>> kinds(Class<?> type) {
        if (!type.isSealed()) {
            return Set.of(type);
        }
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(kind -> kinds(kind).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> layerKinds(Stream<Layer> layers) {
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
        assertEquals(all, layerKinds(everything()), "of the bit for bit test");
        var golden = new HashSet<>(layerKinds(LayerCases.all().values().stream().map(LayerCases::layer)));
        golden.addAll(WITHOUT_GOLDENS);
        assertEquals(all, golden, "of the goldens");
    }

    @Test
    void noActivationIsForgotten() {
        var all = kinds(Activation.class);
        assertEquals(all, functions(everything()));
        assertEquals(all, functions(LayerCases.all().values().stream().map(LayerCases::layer)));
    }

    private static Set<Class<?>> functions(Stream<Layer> layers) {
        return layers.filter(Activate.class::isInstance)
                .map(layer -> ((Activate) layer).function().getClass())
                .collect(Collectors.toSet());
    }

    private static Network network(Graph graph, Compute compute) {
        var network = new Network(graph, compute, NetworkOptions.DEFAULT.withFoldedSoftmax(false));
        Values.fill(network, 0.5);
        graph.inputs().forEach(input -> network.wantInputGradient(input.name(), true));
        return network;
    }

    private static float[][] inputs(Graph graph) {
        var inputs = graph.inputs();
        float[][] x = new float[inputs.size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Values.of(1 + i, N * inputs.get(i).shape().elements(), 1);
        }
        return x;
    }

    private static float[] gradient(Graph graph) {
        return Values.of(50, N * graph.node("layer").shape().elements(), 1);
    }

    /// Output, gradients at the inputs and at the parameters.
    private static List<float[]> results(Network network, float[][] x, float[] dy) {
        var all = new ArrayList<float[]>();
        network.forwardTraining(N, x);
        all.add(Arrays.copyOf(network.output("layer"), dy.length));
        network.backward(dy);
        for (int i = 0; i < x.length; i++) {
            all.add(Arrays.copyOf(network.gradient("x" + i), x[i].length));
        }
        network.parameters().forEach(parameter -> all.add(parameter.gradient().clone()));
        network.parameters().forEach(parameter -> all.add(parameter.values().clone()));
        network.infer(N, x);
        all.add(Arrays.copyOf(network.output("layer"), dy.length));
        return all;
    }

    private static void assertSame(List<float[]> expected, List<float[]> found) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i), "array " + i);
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
        var graph = LayerCases.named(name).graph();
        for (float special : SPECIAL) {
            float[][] x = inputs(graph);
            float[] dy = gradient(graph);
            x[0][x[0].length / 2] = special;
            dy[dy.length / 3] = special;
            assertSame(results(network(graph, SCALAR), x, dy), results(network(graph, COMPUTE), x, dy));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void runsRepeat(String name) {
        var graph = LayerCases.named(name).graph();
        var first = results(network(graph, COMPUTE), inputs(graph), gradient(graph));
        assertSame(first, results(network(graph, COMPUTE), inputs(graph), gradient(graph)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void notANumberStaysInItsSampleAndIsSeen(String name) {
        var graph = LayerCases.named(name).graph();
        var network = network(graph, COMPUTE);
        float[][] x = inputs(graph);
        float[] dy = gradient(graph);
        int sample = x[0].length / N;
        int outputs = dy.length / N;
        Arrays.fill(x[0], sample, 2 * sample, Float.NaN);
        network.infer(N, x);
        float[] y = network.output("layer");
        assertTrue(hasNan(y, outputs, 2 * outputs), "the output of a sample of NaN has none");
        assertTrue(!hasNan(y, 0, outputs) && !hasNan(y, 2 * outputs, dy.length), "NaN in another sample's output");
        Arrays.fill(dy, outputs, 2 * outputs, Float.NaN);
        network.forwardTraining(N, inputs(graph));
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
        var graph = LayerCases.named(name).graph();
        var network = network(graph, COMPUTE);
        float[][] none = new float[graph.inputs().size()][0];
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
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33})
    void linearLayersAndTheirTransposes(int size) {
        var one = Size.square(1);
        var two = Size.square(2);
        var three = Size.square(3);
        var picture = Shape.of(size, 5, size + 2);
        adjoint(new Conv1d(size, 3, 3, 2, 2, 1, PaddingMode.ZERO, 2, 1, false), Shape.of(size, 9));
        adjoint(new Conv1d(2 * size, 2 * size, 3, 1, 1, 1, PaddingMode.ZERO, 1, 2, false), Shape.of(2 * size, 9));
        adjoint(convolution(size, 2 * size, size), picture);
        adjoint(convolution(2 * size, 4, 2), Shape.of(2 * size, 5, 7));
        adjoint(new ConvTranspose2d(size, size, three, two, Padding.symmetric(1, 1), one, one, size, false), picture);
        adjoint(
                new ConvTranspose2d(2 * size, 4, three, two, Padding.NONE, one, two, 2, false),
                Shape.of(2 * size, 5, 4));
        adjoint(new AvgPool2d(three, two, Padding.symmetric(1, 1), Rounding.CEIL, false, 0), picture);
        adjoint(new Upsample(new Size(3, 2), Upsample.Method.NEAREST), picture);
        for (var mode : PaddingMode.values()) {
            adjoint(new Pad(new Padding.Explicit(2, 1, 0, 2), mode), picture);
        }
        adjoint(new Concatenate(1), picture, Shape.of(size, 2, size + 2), picture);
        adjoint(new Reshape(Shape.of(5 * size, size + 2)), picture);
        adjoint(new Flatten(), picture);
    }

    private static Conv2d convolution(int in, int out, int groups) {
        return new Conv2d(
                in,
                out,
                Size.square(3),
                new Size(1, 2),
                Padding.symmetric(1, 1),
                PaddingMode.ZERO,
                new Size(1, 2),
                groups,
                false,
                false);
    }

    /// ⟨dy, A·x⟩ = ⟨Aᵀ·dy, x⟩.
    private static void adjoint(Layer layer, Shape... shapes) {
        var graph = new LayerCases(layer, List.of(shapes)).graph();
        var network = network(graph, COMPUTE);
        float[][] x = inputs(graph);
        float[] dy = gradient(graph);
        network.forwardTraining(N, x);
        double scale = 0;
        double forward = 0;
        float[] y = network.output("layer");
        for (int i = 0; i < dy.length; i++) {
            forward += (double) dy[i] * y[i];
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
        assertEquals(forward, backward, 1e-6 * scale, layer::toString);
    }
}
