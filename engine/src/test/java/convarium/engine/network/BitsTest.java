package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
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
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.GroupNorm;
import convarium.engine.layer.L2Pool2d;
import convarium.engine.layer.LambdaLayer;
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
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Training a network of all layers leaves the same bits whatever computes it, and however it is laid
/// out in memory.
@Tag("bits")
class BitsTest {
    private static final int N = 5;

    private final Graph graph = everything();

    /// A graph with every kind of layer.
    static Graph everything() {
        var two = Size.square(2);
        var one = Size.square(1);
        var g = new Graph();
        g.input("image", Shape.of(3, 13, 16));
        g.add("conv1", LayerCases.conv(3, 17, 3, 1, true), "image");
        g.add("bn1", BatchNorm.of(17), "conv1");
        g.add("relu1", Activate.RELU, "bn1");
        g.add("conv2", LayerCases.conv(17, 17, 3, 1, false), "relu1");
        g.add("bn2", BatchNorm.of(17), "conv2");
        g.add("depth", new StochasticDepth(0.3f), "bn2");
        g.add("sum", new Add(), "depth", "relu1");
        g.add("relu2", Activate.RELU, "sum");
        g.add("squeeze", AdaptiveAvgPool2d.global(), "relu2");
        g.add("excite", LayerCases.conv(17, 17, 1, 0, true), "squeeze");
        g.add("sigmoid", new Activate(new Activation.Sigmoid()), "excite");
        g.add("gated", new Multiply(), "relu2", "sigmoid");
        g.add("max", new MaxPool2d(Size.square(3), two, Padding.symmetric(1, 1), one, Rounding.FLOOR), "gated");
        g.add("average", new AvgPool2d(two, two, Padding.NONE, Rounding.CEIL, false, 0), "gated");
        g.add("both", new Concatenate(0), "max", "average");
        g.add("group", new GroupNorm(2, 34, 1e-5f, true), "both");
        g.add("silu", new Activate(new Activation.Silu()), "group");
        g.add("lrn", new LocalResponseNorm(5, 0.1f, 0.75f, 1), "silu");
        g.add("lambda", new LambdaLayer(34, 8, 4, 2, 3, 1e-5f, 0.1f), "lrn");
        g.add("elu", new Activate(new Activation.Elu(1)), "lambda");
        g.add("l2", new L2Pool2d(two, two, Rounding.FLOOR), "elu");
        g.add("up", new Upsample(two, Upsample.Method.BILINEAR), "l2");
        g.add("pad", new Pad(new Padding.Explicit(1, 0, 0, 1), PaddingMode.REFLECT), "up");
        g.add(
                "transposed",
                new ConvTranspose2d(8, 6, Size.square(3), two, Padding.symmetric(1, 1), one, one, 2, true),
                "pad");
        g.add("leaky", new Activate(new Activation.LeakyRelu(0.1f)), "transposed");
        g.add("small", new AdaptiveMaxPool2d(new Size(3, 4)), "leaky");
        g.add("nearest", new Upsample(new Size(2, 1), Upsample.Method.NEAREST), "small");
        g.add("reshape", new Reshape(Shape.of(6, 24)), "nearest");
        g.add("conv1d", new Conv1d(6, 8, 3, 2, 1, 1, PaddingMode.ZERO, 1, 1, true), "reshape");
        g.add("tokens", Permute.of(1, 0), "conv1d");
        g.add("norm", new LayerNorm(Shape.of(8), 1e-5f, true), "tokens");
        g.add("attention", new MultiHeadSelfAttention(8, 2, true), "norm");
        g.add("residue", new Add(), "attention", "tokens");
        g.add("gelu", new Activate(new Activation.Gelu()), "residue");
        g.add("mixed", new Softmax(1), "gelu");
        g.add("product", new Multiply(), "gelu", "mixed");
        g.add("swish", new Activate(new Activation.HardSwish()), "product");
        g.add("flatten", new Flatten(), "swish");
        g.add("dropout", new Dropout(0.25f), "flatten");
        g.add("dense", new Dense(96, 33, true), "dropout");
        g.add("tanh", new Activate(new Activation.Tanh()), "dense");
        g.add("logits", new Dense(33, 7, true), "tanh");
        g.add("log", new LogSoftmax(0), "logits");
        g.output("log");
        g.output("tanh");
        return g;
    }

    /// All parameters after some steps, and an inference after them.
    private List<float[]> trained(Compute compute, NetworkOptions options, boolean watched, int batch) {
        var network = new Network(graph, compute, options);
        Values.fill(network, 0.3);
        if (watched) {
            network.watch(Set.of("bn1", "relu1", "conv2", "sum", "flatten", "sigmoid", "relu2", "dense"));
        }
        int size = 3 * 13 * 16;
        if (batch > N) {
            network.forwardTraining(batch, Values.of(7, batch * size, 1));
            network.resumeAt(0);
            network.parameters().stream()
                    .filter(parameter -> !parameter.spec().role().learnt())
                    .forEach(BitsTest::startAgain);
            network.parametersChanged();
        }
        for (int step = 0; step < 3; step++) {
            // the last batch is a smaller one
            int n = step == 2 ? N - 2 : N;
            network.forwardTraining(n, Values.of(step, n * size, 1));
            network.backward(Values.of(60 + step, n * 7, 1), Values.of(70 + step, n * 33, 1));
            network.step(parameters -> NetworkGoldensTest.descend(parameters, 0.01f));
        }
        var all = new ArrayList<float[]>();
        network.parameters().forEach(parameter -> all.add(parameter.values().clone()));
        network.parameters().forEach(parameter -> all.add(parameter.gradient().clone()));
        network.infer(2, Values.of(9, 2 * size, 1));
        all.add(java.util.Arrays.copyOf(network.output("log"), 14));
        return all;
    }

    private static void startAgain(Parameter parameter) {
        boolean variance = parameter.spec().role() == convarium.engine.layer.ParameterSpec.Role.RUNNING_VARIANCE;
        java.util.Arrays.fill(parameter.values(), variance ? 1 : 0);
    }

    private static void assertSame(List<float[]> expected, List<float[]> found) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i), "array " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyThreadsAndLanes(int threads) {
        try (var one = new WorkerPool(1);
                var several = new WorkerPool(threads)) {
            var expected = trained(Computes.scalar(one), NetworkOptions.DEFAULT, false, N);
            assertSame(expected, trained(Chosen.on(several), NetworkOptions.DEFAULT, false, N));
        }
    }

    @Test
    void directConvolutionsToo() {
        try (var one = new WorkerPool(1);
                var two = new WorkerPool(2)) {
            var options = NetworkOptions.DEFAULT.withWinograd(false);
            assertSame(trained(Computes.scalar(one), options, false, N), trained(Chosen.on(two), options, false, N));
        }
    }

    @Test
    void againFusedOrApartWatchedOrNotAndInALargerWorkspace() {
        try (var pool = new WorkerPool(2)) {
            var compute = Chosen.on(pool);
            var plain = NetworkOptions.DEFAULT.withFolding(false);
            var expected = trained(compute, plain, false, N);
            assertSame(expected, trained(compute, plain, false, N));
            assertSame(expected, trained(compute, plain.withFusing(false), false, N));
            assertSame(expected, trained(compute, plain, true, N));
            assertSame(expected, trained(compute, plain, false, 8));
        }
    }
}
