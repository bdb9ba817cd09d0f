package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv1d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Pad;
import convarium.engine.layer.Permute;
import convarium.engine.layer.Reshape;
import convarium.engine.layer.Softmax;
import convarium.engine.layer.Upsample;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.zoo.Zoo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final int SIZE = 3 * 7 * 8;

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static Network residual() {
        var network = new Network(NetworkGoldensTest.residual(), COMPUTE);
        Values.fill(network, 0.5);
        return network;
    }

    private static void train(Network network, int n) {
        network.forwardTraining(n, Values.of(1, n * SIZE, 1));
        network.backward(Values.of(50, n * 4, 1), Values.of(51, n * 2, 1));
    }

    @Test
    void aSmallerBatchGivesWhatItGivesAlone() {
        var alone = residual();
        train(alone, 3);
        var after = residual();
        train(after, 8);
        long planned = after.memory().workspace();
        train(after, 3);
        assertEquals(planned, after.memory().workspace());
        for (int i = 0; i < alone.parameters().size(); i++) {
            assertArrayEquals(
                    alone.parameters().get(i).gradient(),
                    after.parameters().get(i).gradient());
        }
    }

    @Test
    void gradientsOfSeveralHeadsAddUp() {
        var network = residual();
        float[] none = new float[5 * 4];
        float[] first = Values.of(50, 5 * 4, 1);
        float[] second = Values.of(51, 5 * 2, 1);
        float[][] sums = new float[3][];
        for (int i = 0; i < 3; i++) {
            network.forwardTraining(5, Values.of(1, 5 * SIZE, 1));
            network.backward(i == 1 ? none : first, i == 0 ? none : second);
            sums[i] = network.parameters("conv2").getFirst().gradient().clone();
        }
        for (int i = 0; i < sums[0].length; i++) {
            assertEquals(sums[2][i], sums[0][i] + sums[1][i], 1e-4);
        }
    }

    @Test
    void frozenNodesGetNoGradientAndKeepTheirNumbers() {
        var network = residual();
        train(network, 4);
        float[] free = network.parameters("second").getFirst().gradient().clone();
        assertTrue(free.length > 0);
        for (var node : List.of("conv1", "bn1", "conv2", "bn2", "conv3", "bn3")) {
            network.freeze(node);
        }
        float[] mean = network.parameters("bn1").get(2).values().clone();
        train(network, 4);
        assertEquals(4, network.trainable().size());
        assertEquals(0, network.parameters("conv1").getFirst().gradient().length);
        assertArrayEquals(mean, network.parameters("bn1").get(2).values());
        // a frozen normalisation is that of inference
        var inferred = new Network(NetworkGoldensTest.residual(), COMPUTE, NetworkOptions.DEFAULT.withFolding(false));
        copy(network, inferred);
        var y = inferred.forward(Tensor.of(Shape.of(4, 3, 7, 8), Values.of(1, 4 * SIZE, 1)));
        assertArrayEquals(y.getFirst().data(), Arrays.copyOf(network.output("first"), 16));
        network.unfreeze("conv2");
        train(network, 4);
        assertTrue(network.parameters("conv2").getFirst().gradient().length > 0);
    }

    private static void copy(Network from, Network to) {
        for (int i = 0; i < from.parameters().size(); i++) {
            float[] values = from.parameters().get(i).values();
            System.arraycopy(values, 0, to.parameters().get(i).values(), 0, values.length);
        }
        to.parametersChanged();
    }

    @Test
    void gradientsPassThroughAFrozenNormalisation() {
        var network = residual();
        network.freeze("bn2");
        train(network, 3);
        float[] gradient = network.parameters("conv2").getFirst().gradient();
        // the loss along the gradient, by central differences
        float[] weights = network.parameters("conv2").getFirst().values();
        float[] before = weights.clone();
        double[] loss = new double[2];
        double length = 0;
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = before[i] + (side == 0 ? 1 : -1) / 256f * gradient[i];
            }
            network.parametersChanged();
            network.forwardTraining(3, Values.of(1, 3 * SIZE, 1));
            loss[side] = dot(Values.of(50, 12, 1), network.output("first"))
                    + dot(Values.of(51, 6, 1), network.output("second"));
        }
        for (float g : gradient) {
            length += (double) g * g;
        }
        assertEquals(length, (loss[0] - loss[1]) * 128, 0.03 * length);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void foldingChangesNoMoreThanRounding() {
        var folded = residual();
        train(folded, 4);
        var apart = new Network(NetworkGoldensTest.residual(), COMPUTE, NetworkOptions.DEFAULT.withFolding(false));
        copy(folded, apart);
        var x = Tensor.of(Shape.of(4, 3, 7, 8), Values.of(1, 4 * SIZE, 1));
        float[] expected = apart.forward(x).getFirst().data();
        float[] found = folded.forward(x).getFirst().data();
        assertArrayEquals(expected, found, 1e-4f);
        // and the folding follows the parameters
        folded.parameters("bn1").getFirst().values()[0] = 3;
        folded.parametersChanged();
        assertNotEquals(found[0], folded.forward(x).getFirst().data()[0]);
    }

    @Test
    void aFinalSoftmaxIsLeftToTheLoss() {
        var graph = new Graph();
        graph.input("x", Shape.of(6));
        graph.add("dense", new Dense(6, 3, true), "x");
        graph.add("softmax", new Softmax(0), "dense");
        var network = new Network(graph, COMPUTE);
        assertEquals(List.of("dense"), network.heads());
        Values.fill(network, 1);
        network.forwardTraining(2, Values.of(1, 12, 1));
        network.backward(Values.of(2, 6, 1));
        float[] gradient = network.parameters().getFirst().gradient();
        var logits = new Graph();
        logits.input("x", Shape.of(6));
        logits.add("dense", new Dense(6, 3, true), "x");
        var plain = new Network(logits, COMPUTE);
        Values.fill(plain, 1);
        plain.forwardTraining(2, Values.of(1, 12, 1));
        plain.backward(Values.of(2, 6, 1));
        assertArrayEquals(plain.parameters().getFirst().gradient(), gradient);
        var whole = new Network(graph, COMPUTE, NetworkOptions.DEFAULT.withFoldedSoftmax(false));
        assertEquals(List.of("softmax"), whole.heads());
    }

    @Test
    void chanceIsTheSeedsAndTheStepsAlone() {
        var graph = new Graph();
        graph.input("x", Shape.of(100));
        graph.add("dropout", new Dropout(0.5f), "x");
        var network = new Network(graph, COMPUTE, NetworkOptions.DEFAULT.withSeed(5));
        float[] ones = new float[200];
        Arrays.fill(ones, 1);
        network.forwardTraining(2, ones);
        float[] first = Arrays.copyOf(network.output("dropout"), 200);
        network.forwardTraining(2, ones);
        float[] second = Arrays.copyOf(network.output("dropout"), 200);
        assertNotEquals(Arrays.toString(first), Arrays.toString(second));
        assertEquals(2, network.steps());
        network.resumeAt(1);
        network.forwardTraining(2, ones);
        assertArrayEquals(second, Arrays.copyOf(network.output("dropout"), 200));
        network.infer(2, ones);
        assertArrayEquals(ones, Arrays.copyOf(network.output("dropout"), 200));
    }

    @Test
    void oneNodeReadTwiceByASum() {
        var graph = new Graph();
        graph.input("x", Shape.of(4));
        graph.add("relu", Activate.RELU, "x");
        graph.add("sum", new Add(), "relu", "x", "relu");
        var network = new Network(graph, COMPUTE);
        network.wantInputGradient("x", true);
        network.forwardTraining(1, new float[] {1, -2, 3, -4});
        assertArrayEquals(new float[] {3, -2, 9, -4}, Arrays.copyOf(network.output("sum"), 4));
        network.backward(new float[] {1, 10, 100, 1000});
        assertArrayEquals(new float[] {3, 10, 300, 1000}, Arrays.copyOf(network.gradient("x"), 4));
    }

    @Test
    void memoryStaysNearWhatIsNecessary() {
        for (var name : List.of("lecture-convnet", "lecture-mlp", "lenet5")) {
            var graph = Zoo.named(name).graph();
            // one of its own, which has worked for no other network
            var compute = Chosen.on(POOL);
            var network = new Network(graph, compute);
            int n = 32;
            int size = graph.inputs().getFirst().shape().elements();
            network.forwardTraining(n, new float[n * size]);
            network.backward(new float[n * 10]);
            var memory = network.memory();
            assertEquals(4 * compute.workingFloats(), memory.working());
            assertTrue(memory.total() - memory.working() <= 1.2 * memory.necessary(), name + ": " + memory);
            network.infer(n, new float[n * size]);
            assertEquals(memory.workspace(), network.memory().workspace(), name);
        }
    }

    @Test
    void workingMemoryIsSmallBesideABatch() {
        for (int n : new int[] {64, 128}) {
            var network = new Network(Zoo.named("lecture-convnet").graph(), Chosen.on(POOL));
            network.forwardTraining(n, new float[n * 784]);
            network.backward(new float[n * 10]);
            var memory = network.memory();
            assertTrue(memory.total() <= 1.2 * memory.necessary(), memory::toString);
        }
    }

    @Test
    void workingMemoryStopsGrowingWithTheBatch() {
        long[] working = new long[2];
        for (int i = 0; i < 2; i++) {
            int n = 128 << i;
            var network = new Network(Zoo.named("lecture-convnet").graph(), Chosen.on(POOL));
            network.forwardTraining(n, new float[n * 784]);
            network.backward(new float[n * 10]);
            working[i] = network.memory().working();
        }
        assertTrue(working[1] <= 1.25 * working[0], () -> Arrays.toString(working));
    }

    @Test
    void theWorkspaceOfALargeNetwork() {
        var network = new Network(Zoo.named("resnet-50").graph(), COMPUTE);
        long[] training = network.plannedFloats(true);
        assertTrue(training[0] <= 1.05 * (training[1] + training[2]), () -> Arrays.toString(training));
        // at inference a bottleneck's input, its output and what lies between
        long inference = network.plannedFloats(false)[0];
        assertTrue(inference <= 3 * 256 * 56 * 56, () -> "found " + inference);
    }

    @Test
    void whatIsNotThereIsRefused() {
        var network = residual();
        refused(
                IllegalStateException.class,
                "a backward pass follows a forward pass of training",
                () -> network.backward());
        refused(
                IllegalArgumentException.class,
                "a batch needs at least one sample, found 0",
                () -> network.infer(0, new float[0]));
        refused(
                IllegalArgumentException.class,
                "input image of the shape 2×3×7×8 needs 336 values, found 335",
                () -> network.infer(2, new float[335]));
        refused(
                IllegalArgumentException.class,
                "input image takes batches n×3×7×8, found the shape 2×3×8×7",
                () -> network.forward(Tensor.zeros(Shape.of(2, 3, 8, 7))));
        refused(
                IllegalArgumentException.class,
                "the network has 1 inputs, found 2",
                () -> network.infer(1, new float[SIZE], new float[SIZE]));
        network.forwardTraining(2, new float[2 * SIZE]);
        refused(
                IllegalArgumentException.class,
                "the gradient at second of the shape 2×2 needs 4 values, found 3",
                () -> network.backward(new float[8], new float[3]));
        refused(
                IllegalStateException.class,
                "the last pass did not keep the values of relu1",
                () -> network.output("relu1"));
        refused(
                IllegalStateException.class,
                "the last pass made no gradient at image, or did not keep it",
                () -> network.gradient("image"));
    }

    @Test
    void aSingleValueCannotBeNormalised() {
        var graph = new Graph();
        graph.input("x", Shape.of(4));
        graph.add("bn", BatchNorm.of(4), "x");
        var network = new Network(graph, COMPUTE);
        refused(
                IllegalArgumentException.class,
                "BatchNorm needs more than one value a channel while it trains, found 1 pictures of the shape 4×1",
                () -> network.forwardTraining(1, new float[4]));
    }

    @Test
    void notANumberPassesThrough() {
        var network = residual();
        float[] x = Values.of(1, 2 * SIZE, 1);
        x[5] = Float.NaN;
        x[SIZE + 3] = Float.POSITIVE_INFINITY;
        network.infer(2, x);
        assertTrue(Float.isNaN(network.output("first")[0]));
        network.forwardTraining(2, x);
        network.backward(Values.of(50, 8, 1), Values.of(51, 4, 1));
        assertTrue(Float.isNaN(network.parameters("conv1").getFirst().gradient()[0]));
    }

    @Test
    void parametersHaveTheirNamesAndStart() {
        var network = new Network(NetworkGoldensTest.residual(), COMPUTE);
        assertEquals(
                List.of("bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"),
                network.parameters("bn1").stream().map(Parameter::name).toList());
        assertEquals(1, network.parameters("bn1").get(0).values()[0]);
        assertEquals(1, network.parameters("bn1").get(3).values()[0]);
        assertEquals(network.summary().parameters(), network.parameterCount());
        assertSame(network.parameters().getFirst(), network.parameters("conv1").getFirst());
        assertEquals(0, network.batch());
    }

    @Test
    void watchedNodesShowWhatTheyHold() {
        var network = residual();
        train(network, 3);
        float[] fast = network.parameters("conv1").getFirst().gradient().clone();
        network.watch(Set.of("bn1", "relu1", "add"));
        train(network, 3);
        assertArrayEquals(fast, network.parameters("conv1").getFirst().gradient());
        float[] before = network.output("bn1");
        float[] after = network.output("relu1");
        float[] dy = network.gradient("relu1");
        float[] dx = network.gradient("bn1");
        for (int i = 0; i < 3 * 6 * 56; i++) {
            assertEquals(Math.max(before[i], 0f), after[i]);
            assertEquals(before[i] > 0 ? dy[i] : 0, dx[i]);
        }
    }

    private static void refused(Class<? extends Exception> kind, String message, Executable work) {
        assertEquals(message, assertThrows(kind, work).getMessage());
    }

    @Test
    void aNetworkNeedsALayer() {
        var graph = new Graph();
        graph.input("x", Shape.of(3));
        refused(
                IllegalArgumentException.class,
                "a network needs an input and a layer, found 1 nodes",
                () -> new Network(graph, COMPUTE));
        graph.add("flatten", new Flatten(), "x");
        var network = new Network(graph, COMPUTE);
        assertArrayEquals(
                new float[] {1, 2, 3},
                network.forward(Tensor.of(Shape.of(1, 3), 1, 2, 3)).getFirst().data());
    }

    @Test
    void otherConvolutionsFuseToTheSameBits() {
        var graph = new Graph();
        graph.input("x", Shape.of(4, 7));
        graph.add("conv1", new Conv1d(4, 6, 3, 1, 1, 1, PaddingMode.ZERO, 1, 1, true), "x");
        graph.add("relu1", Activate.RELU, "conv1");
        graph.add("tall", new Reshape(Shape.of(6, 7, 1)), "relu1");
        var one = Size.square(1);
        graph.add("up", new ConvTranspose2d(6, 6, one, one, Padding.NONE, new Size(0, 0), one, 1, true), "tall");
        graph.add("sum", new Add(), "tall", "up");
        graph.add("relu2", Activate.RELU, "sum");
        graph.add("flatten", new Flatten(), "relu2");
        graph.add("hidden", new Dense(42, 17, true), "flatten");
        graph.add("relu3", Activate.RELU, "hidden");
        graph.add("dense", new Dense(17, 3, true), "relu3");
        assertFusesToTheSameBits(graph, 28);
    }

    @Test
    void poolingTakesTheGradientOfTheReluBeforeIt() {
        var graph = new Graph();
        var one = Size.square(1);
        var two = Size.square(2);
        graph.input("x", Shape.of(1, 20, 23));
        graph.add("conv1", LayerCases.conv(1, 5, 3, 1, true), "x");
        graph.add("relu1", Activate.RELU, "conv1");
        graph.add("pool1", new MaxPool2d(two, two, Padding.NONE, one, Rounding.FLOOR), "relu1");
        graph.add("conv2", LayerCases.conv(5, 7, 3, 1, true), "pool1");
        graph.add("relu2", Activate.RELU, "conv2");
        graph.add("pool2", new MaxPool2d(Size.square(3), two, Padding.NONE, one, Rounding.FLOOR), "relu2");
        graph.add("flatten", new Flatten(), "pool2");
        graph.add("dense", new Dense(7 * 4 * 5, 3, true), "flatten");
        assertFusesToTheSameBits(graph, 20 * 23);
    }

    /// A graph whose last node is a layer of 3 outputs, "dense".
    private static void assertFusesToTheSameBits(Graph graph, int size) {
        float[][] results = new float[2][];
        for (boolean fusing : new boolean[] {false, true}) {
            var network = new Network(graph, COMPUTE, NetworkOptions.DEFAULT.withFusing(fusing));
            Values.fill(network, 0.5);
            network.forwardTraining(3, Values.of(1, 3 * size, 1));
            network.backward(Values.of(2, 9, 1));
            var all = new ArrayList<Float>();
            network.parameters().forEach(parameter -> {
                for (float g : parameter.gradient()) {
                    all.add(g);
                }
            });
            network.infer(3, Values.of(1, 3 * size, 1));
            for (int i = 0; i < 9; i++) {
                all.add(network.output("dense")[i]);
            }
            float[] flat = new float[all.size()];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = all.get(i);
            }
            results[fusing ? 1 : 0] = flat;
        }
        assertArrayEquals(results[0], results[1]);
    }

    @Test
    void onlyWhatAHeadDependsOnIsUpdated() {
        var graph = new Graph();
        graph.input("x", Shape.of(4));
        graph.add("used", new Dense(4, 2, true), "x");
        graph.add("idle", new Dense(4, 2, true), "x");
        graph.output("used");
        var network = new Network(graph, COMPUTE);
        network.forwardTraining(1, new float[] {1, 2, 3, 4});
        network.backward(new float[] {1, 1});
        var updated = new ArrayList<String>();
        network.step(parameters -> parameters.forEach(parameter -> updated.add(parameter.name())));
        assertEquals(List.of("used.weight", "used.bias"), updated);
    }

    @Test
    void nodesAddedLaterDoNotTakePart() {
        var graph = new Graph();
        graph.input("x", Shape.of(2));
        graph.add("relu", Activate.RELU, "x");
        var network = new Network(graph, COMPUTE);
        graph.add("more", new Flatten(), "relu");
        assertArrayEquals(
                new float[] {0, 1},
                network.forward(Tensor.of(Shape.of(1, 2), -1, 1)).getFirst().data());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33})
    void linearLayersAndTheirTransposes(int size) {
        var layers = List.of(
                LayerCases.conv(size, size + 1, 3, 1, false),
                LayerCases.conv(size, 5, 1, 0, false),
                new ConvTranspose2d(
                        size,
                        3,
                        Size.square(3),
                        Size.square(2),
                        Padding.NONE,
                        Size.square(0),
                        Size.square(1),
                        1,
                        false),
                new Dense(4, size, false),
                new AdaptiveAvgPool2d(new Size(2, 3)),
                new AvgPool2d(Size.square(2), Size.square(1), Padding.NONE, Rounding.FLOOR, true, 0),
                new Upsample(new Size(2, 3), Upsample.Method.BILINEAR),
                new Pad(new Padding.Explicit(1, 2, 3, 1), PaddingMode.REFLECT),
                Permute.of(2, 0, 1));
        for (Layer layer : layers) {
            var graph = new Graph();
            graph.input("x", Shape.of(size, 5, 4));
            graph.add("y", layer, "x");
            var network = new Network(graph, COMPUTE);
            Values.fill(network, 1);
            network.wantInputGradient("x", true);
            float[] x = Values.of(1, 3 * size * 20, 1);
            float[] dy = Values.of(2, 3 * graph.node("y").shape().elements(), 1);
            network.forwardTraining(3, x);
            double forward = dot(dy, network.output("y"));
            network.backward(dy);
            double backward = dot(x, network.gradient("x"));
            assertEquals(forward, backward, 1e-4 * Math.sqrt(dy.length) * size, layer::toString);
        }
    }

    @Test
    void passesOfBothKindsTakeTurns() {
        var network = residual();
        var x = Tensor.of(Shape.of(4, 3, 7, 8), Values.of(1, 4 * SIZE, 1));
        train(network, 3);
        float[] first = network.forward(x).getFirst().data();
        long held = network.memory().held();
        for (int n : new int[] {3, 5, 2}) {
            train(network, n);
            network.forward(x);
        }
        assertEquals(held, network.memory().held());
        // as if there had been nothing in between
        var alone = new Network(NetworkGoldensTest.residual(), COMPUTE);
        copy(network, alone);
        assertArrayEquals(
                alone.forward(x).getFirst().data(),
                network.forward(x).getFirst().data());
        assertEquals(16, first.length);
    }
}
