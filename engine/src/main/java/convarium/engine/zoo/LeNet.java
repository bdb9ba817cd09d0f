package convarium.engine.zoo;

import convarium.engine.layer.Activate;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;

/// LeNet-5 (LeCun et al. 1998) in its usual form, and what the same plan looks like today.
final class LeNet {
    private LeNet() {}

    /// Tanh, average pooling without weights, a third layer that sees all maps of the second, a softmax at
    /// the end.
    static Graph graph(Shape input, int classes) {
        var graph = new Graph();
        graph.input("image", input);
        graph.add("conv1", Wiring.conv(input.size(0), 6, 5, 1, 0, true), "image");
        graph.add("tanh1", Activate.TANH, "conv1");
        graph.add("pool2", Wiring.averagePool(2, 2), "tanh1");
        graph.add("conv3", Wiring.conv(6, 16, 5, 1, 0, true), "pool2");
        graph.add("tanh3", Activate.TANH, "conv3");
        graph.add("pool4", Wiring.averagePool(2, 2), "tanh3");
        graph.add("conv5", Wiring.conv(16, 120, 5, 1, 0, true), "pool4");
        graph.add("tanh5", Activate.TANH, "conv5");
        graph.add("flatten", new Flatten(), "tanh5");
        graph.add("dense6", new Dense(graph.node("flatten").shape().elements(), 84, true), "flatten");
        graph.add("tanh6", Activate.TANH, "dense6");
        graph.add("dense7", new Dense(84, classes, true), "tanh6");
        graph.add("softmax", new Softmax(0), "dense7");
        return graph;
    }

    /// The same plan with what came later: ReLU, max pooling, more maps.
    static Graph modern(Shape input, int classes) {
        var graph = new Graph();
        graph.input("image", input);
        graph.add("conv1", Wiring.conv(input.size(0), 16, 5, 1, 2, true), "image");
        graph.add("relu1", Activate.RELU, "conv1");
        graph.add("pool2", Wiring.maxPool(2, 2, 0), "relu1");
        graph.add("conv3", Wiring.conv(16, 32, 5, 1, 0, true), "pool2");
        graph.add("relu3", Activate.RELU, "conv3");
        graph.add("pool4", Wiring.maxPool(2, 2, 0), "relu3");
        graph.add("flatten", new Flatten(), "pool4");
        graph.add("dense5", new Dense(graph.node("flatten").shape().elements(), 120, true), "flatten");
        graph.add("relu5", Activate.RELU, "dense5");
        graph.add("dense6", new Dense(120, 84, true), "relu5");
        graph.add("relu6", Activate.RELU, "dense6");
        graph.add("dense7", new Dense(84, classes, true), "relu6");
        graph.add("softmax", new Softmax(0), "dense7");
        return graph;
    }
}
