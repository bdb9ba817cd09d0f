package convarium.engine.zoo;

import convarium.engine.layer.Activate;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;

/// The two networks that the lecture puts side by side.
final class Lecture {
    private Lecture() {}

    static Graph mlp(Shape input, int classes) {
        var graph = new Graph();
        graph.input("image", input);
        graph.add("flatten", new Flatten(), "image");
        graph.add("dense1", new Dense(input.elements(), 256, true), "flatten");
        graph.add("relu1", Activate.RELU, "dense1");
        graph.add("dense2", new Dense(256, classes, true), "relu1");
        graph.add("softmax", new Softmax(0), "dense2");
        return graph;
    }

    static Graph convnet(Shape input, int classes) {
        var graph = new Graph();
        graph.input("image", input);
        graph.add("conv1", Wiring.conv(input.size(0), 32, 5, 1, 0, true), "image");
        graph.add("relu1", Activate.RELU, "conv1");
        graph.add("pool1", Wiring.maxPool(2, 2, 0), "relu1");
        graph.add("conv2", Wiring.conv(32, 64, 3, 1, 0, true), "pool1");
        graph.add("relu2", Activate.RELU, "conv2");
        graph.add("pool2", Wiring.maxPool(2, 2, 0), "relu2");
        graph.add("flatten", new Flatten(), "pool2");
        graph.add("dense1", new Dense(graph.node("flatten").shape().elements(), 256, true), "flatten");
        graph.add("relu3", Activate.RELU, "dense1");
        graph.add("dense2", new Dense(256, classes, true), "relu3");
        graph.add("softmax", new Softmax(0), "dense2");
        return graph;
    }
}
