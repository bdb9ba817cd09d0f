package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.zoo.Zoo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small networks, step by step, against PyTorch.
class NetworkGoldensTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// A residual block with a projection on the shortcut and two outputs.
    static Graph residual() {
        var graph = new Graph();
        graph.input("image", Shape.of(3, 7, 8));
        graph.add("conv1", LayerCases.conv(3, 6, 3, 1, false), "image");
        graph.add("bn1", BatchNorm.of(6), "conv1");
        graph.add("relu1", Activate.RELU, "bn1");
        graph.add("conv2", LayerCases.conv(6, 6, 3, 1, false), "relu1");
        graph.add("bn2", BatchNorm.of(6), "conv2");
        graph.add("conv3", LayerCases.conv(3, 6, 1, 0, false), "image");
        graph.add("bn3", BatchNorm.of(6), "conv3");
        graph.add("add", new Add(), "bn2", "bn3");
        graph.add("relu2", Activate.RELU, "add");
        graph.add("pool", AdaptiveAvgPool2d.global(), "relu2");
        graph.add("flatten", new Flatten(), "pool");
        graph.add("first", new Dense(6, 4, true), "flatten");
        graph.add("second", new Dense(6, 2, true), "flatten");
        return graph;
    }

    static void descend(java.util.List<Parameter> parameters, float rate) {
        for (var parameter : parameters) {
            float[] values = parameter.values();
            float[] gradient = parameter.gradient();
            for (int i = 0; i < values.length; i++) {
                values[i] -= rate * gradient[i];
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void residualBlockOverThreeSteps(boolean fast) {
        var options = NetworkOptions.DEFAULT.withFolding(fast).withFusing(fast).withWinograd(fast);
        var network = new Network(residual(), COMPUTE, options);
        Values.fill(network, 0.5);
        float[] first = Values.of(50, 5 * 4, 1);
        float[] second = Values.of(51, 5 * 2, 1);
        for (int step = 0; step < 3; step++) {
            network.forwardTraining(5, Values.of(1 + step, 5 * 3 * 7 * 8, 1));
            double loss = dot(first, network.output("first")) + dot(second, network.output("second"));
            assertEquals(Goldens.get("residual loss" + step)[0], loss, 1e-4);
            network.backward(first, second);
            network.step(parameters -> descend(parameters, 0.01f));
        }
        int learnt = 0;
        int statistics = 0;
        for (var parameter : network.parameters()) {
            switch (parameter.spec().role()) {
                case RUNNING_MEAN -> Goldens.check("residual mean" + statistics, parameter.values(), 1e-4);
                case RUNNING_VARIANCE -> Goldens.check("residual variance" + statistics++, parameter.values(), 1e-4);
                default -> Goldens.check("residual p" + learnt++, parameter.values(), 1e-4);
            }
        }
        assertEquals(13, learnt);
        var y = network.forward(Tensor.of(Shape.of(2, 3, 7, 8), Values.of(9, 2 * 3 * 7 * 8, 1)));
        Goldens.check("residual y0", y.get(0).data(), 1e-4);
        Goldens.check("residual y1", y.get(1).data(), 1e-4);
        assertEquals(Shape.of(2, 4), y.getFirst().shape());
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gradientsOfTheLecturesConvnet(boolean winograd) {
        var network = new Network(
                Zoo.named("lecture-convnet").graph(), COMPUTE, NetworkOptions.DEFAULT.withWinograd(winograd));
        var parameters = network.parameters();
        for (int j = 0; j < parameters.size(); j++) {
            float[] values = parameters.get(j).values();
            System.arraycopy(Values.of(100 + j, values.length, j < 2 ? 0.2 : 0.05), 0, values, 0, values.length);
        }
        network.parametersChanged();
        assertEquals(java.util.List.of("dense2"), network.heads());
        network.forwardTraining(4, Values.of(1, 4 * 28 * 28, 1));
        float[] logits = network.output("dense2");
        Goldens.check("convnet y0", logits, 1e-4);
        network.backward(crossEntropyGradient(logits, 3, 1, 4, 1));
        for (int j = 0; j < parameters.size(); j++) {
            float[] gradient = parameters.get(j).gradient();
            Goldens.check("convnet dp" + j, gradient, 2e-4);
            assertEquals(
                    Goldens.get("convnet norm" + j)[0],
                    Math.sqrt(dot(gradient, gradient)),
                    1e-4 * Goldens.get("convnet norm" + j)[0]);
        }
    }

    /// (softmax − one-hot)/n.
    private static float[] crossEntropyGradient(float[] logits, int... labels) {
        float[] gradient = new float[labels.length * 10];
        for (int n = 0; n < labels.length; n++) {
            double sum = 0;
            for (int c = 0; c < 10; c++) {
                sum += Math.exp(logits[n * 10 + c]);
            }
            for (int c = 0; c < 10; c++) {
                double p = Math.exp(logits[n * 10 + c]) / sum;
                gradient[n * 10 + c] = (float) ((p - (c == labels[n] ? 1 : 0)) / labels.length);
            }
        }
        return gradient;
    }

    @Test
    void inferenceOfTheConvnetEndsInProbabilities() {
        var network = new Network(Zoo.named("lecture-convnet").graph(), COMPUTE);
        Values.fill(network, 0.05);
        var y = network.forward(Tensor.of(Shape.of(3, 1, 28, 28), Values.of(1, 3 * 784, 1)))
                .getFirst();
        for (int n = 0; n < 3; n++) {
            double sum = 0;
            for (int c = 0; c < 10; c++) {
                sum += y.get(n, c);
            }
            assertEquals(1, sum, 1e-6);
        }
    }
}
