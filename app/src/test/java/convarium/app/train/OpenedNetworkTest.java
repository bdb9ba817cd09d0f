package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Values and gradients against PyTorch's, which `make_opened.py` wrote.
class OpenedNetworkTest {
    private final Graph graph = graph();
    private final Network network = new Network(graph, Computes.scalar(new WorkerPool(1)));
    private final OpenedNetwork opened = new OpenedNetwork(graph, network.compute());
    private final Tensor picture = Tensor.wrap(Shape.of(1, 4, 4), filled(16, 8));

    private static Graph graph() {
        var graph = new Graph();
        graph.input("image", Shape.of(1, 4, 4));
        graph.add(
                "conv",
                new Conv2d(
                        1,
                        2,
                        Size.square(3),
                        Size.square(1),
                        Padding.symmetric(1, 1),
                        PaddingMode.ZERO,
                        Size.square(1),
                        1,
                        true,
                        false),
                "image");
        graph.add("norm", BatchNorm.of(2), "conv");
        graph.add("relu", Activate.RELU, "norm");
        graph.add(
                "pool",
                new MaxPool2d(Size.square(2), Size.square(2), Padding.NONE, Size.square(1), Rounding.FLOOR),
                "relu");
        graph.add("drop", new Dropout(0.5f), "pool");
        graph.add("flat", new Flatten(), "drop");
        graph.add("dense", new Dense(8, 3, true), "flat");
        graph.add("softmax", new Softmax(0), "dense");
        return graph;
    }

    private static float[] filled(int count, int start) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) StrictMath.sin(start + 0.7 * i);
        }
        return values;
    }

    private void set(String name, float... values) {
        for (var parameter : network.parameters()) {
            if (parameter.name().equals(name)) {
                assertEquals(parameter.values().length, values.length, name);
                System.arraycopy(values, 0, parameter.values(), 0, values.length);
            }
        }
    }

    private void fill() {
        set("conv.weight", filled(18, 1));
        set("conv.bias", filled(2, 2));
        set("norm.weight", filled(2, 3));
        set("norm.bias", filled(2, 1));
        set("norm.running_mean", filled(2, 5));
        set("norm.running_var", 0.5f, 2);
        set("dense.weight", filled(24, 6));
        set("dense.bias", filled(3, 7));
        network.parametersChanged();
        opened.follow(network);
    }

    private static Map<String, float[]> golden() throws IOException {
        var all = new HashMap<String, float[]>();
        try (var in = Objects.requireNonNull(
                        OpenedNetworkTest.class.getResourceAsStream("/convarium/app/train/opened.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                int space = line.indexOf(' ');
                var numbers = new java.util.StringTokenizer(line.substring(space));
                float[] values = new float[numbers.countTokens()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.parseFloat(numbers.nextToken());
                }
                all.put(line.substring(0, space), values);
            });
        }
        return all;
    }

    @Test
    void valuesAndGradientsAreThoseOfPyTorchAtInference() throws IOException {
        fill();
        var golden = golden();
        opened.backward(picture, 1);
        for (var name : new String[] {"conv", "norm", "relu", "pool", "dense"}) {
            var values = Objects.requireNonNull(golden.get(name));
            assertArrayEquals(values, opened.value(name).data(), 2e-6f, name);
            var gradients = Objects.requireNonNull(golden.get(name + ".gradient"));
            assertArrayEquals(gradients, opened.gradient(name).data(), 2e-6f, name);
        }
    }

    @Test
    void theGradientAtTheSoftmaxIsThatOfWhatGoesIntoIt() throws IOException {
        fill();
        opened.backward(picture, 1);
        assertArrayEquals(
                Objects.requireNonNull(golden().get("dense.gradient")),
                opened.gradient("softmax").data(),
                2e-6f);
    }

    @Test
    void aUnitIsOpenedWithTheNormalisationWorkedIn() throws IOException {
        fill();
        var block = MapPlan.of(graph).getFirst();
        opened.backward(picture, 1);
        var map = MapOpening.open(
                block, 0, network, opened, picture, new MapOpening.Shown(OptionalInt.empty(), 1, true), 5);
        double scale = filled(1, 3)[0] / StrictMath.sqrt(0.5 + 1e-5);
        assertEquals(filled(1, 1)[0] * scale, map.weights().data()[0], 1e-6);
        assertEquals((filled(1, 2)[0] - filled(1, 5)[0]) * scale + filled(1, 1)[0], map.bias(), 1e-6);
        var golden = golden();
        assertArrayEquals(
                java.util.Arrays.copyOf(Objects.requireNonNull(golden.get("norm")), 16),
                map.sums().data(),
                2e-6f);
        assertArrayEquals(
                java.util.Arrays.copyOf(Objects.requireNonNull(golden.get("relu.gradient")), 16),
                map.gradient().data(),
                2e-6f);
    }

    @Test
    void severalPicturesAreRunAtOnce() throws IOException {
        fill();
        float[] two = new float[32];
        System.arraycopy(picture.data(), 0, two, 16, 16);
        opened.infer(2, two);
        var relu = Objects.requireNonNull(golden().get("relu"));
        assertArrayEquals(relu, java.util.Arrays.copyOfRange(opened.values("relu"), 32, 64), 2e-6f);
    }
}
