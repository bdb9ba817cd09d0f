package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Layer;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.network.Node;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A copy of a network that gives every node's values for several pictures, and the gradients that come
/// back to them, all as at inference: nothing is dropped, and batch normalisation goes by its running
/// statistics.
///
/// Belongs to one thread.
final class OpenedNetwork {
    private final Network network;

    /// A copy without weights yet.
    OpenedNetwork(Graph graph, Compute compute) {
        var steady = new Graph();
        for (var node : graph.nodes()) {
            switch (node) {
                case Node.Input input -> steady.input(input.name(), input.shape());
                case Node.Applied applied ->
                    steady.add(
                            applied.name(),
                            steady(applied.layer()),
                            applied.inputs().toArray(String[]::new));
            }
        }
        graph.outputs().forEach(steady::output);
        network = new Network(steady, compute, NetworkOptions.DEFAULT.withFolding(false));
        for (var node : steady.nodes()) {
            if (node instanceof Node.Applied applied && applied.layer() instanceof BatchNorm) {
                network.freeze(node.name());
            }
        }
        network.watch(steady.nodes().stream()
                .filter(Node.Applied.class::isInstance)
                .map(Node::name)
                .collect(Collectors.toSet()));
    }

    private static Layer steady(Layer layer) {
        return switch (layer) {
            case Dropout dropout -> new Dropout(0);
            case StochasticDepth depth -> new StochasticDepth(0);
            default -> layer;
        };
    }

    /// Takes over weights and running statistics.
    void follow(Network from) {
        var theirs = from.parameters();
        var own = network.parameters();
        for (int i = 0; i < own.size(); i++) {
            float[] values = theirs.get(i).values();
            System.arraycopy(values, 0, own.get(i).values(), 0, values.length);
        }
        network.parametersChanged();
    }

    /// Runs pictures, one behind the other.
    void infer(int n, float[] pictures) {
        network.infer(n, pictures);
    }

    /// Runs one picture forward and the cross-entropy of a class backward.
    void backward(Tensor picture, int label) {
        network.forwardTraining(1, picture.data());
        float[] logits = network.output(network.heads().getFirst());
        int classes = network.graph().node(network.heads().getFirst()).shape().elements();
        var loss = new convarium.engine.train.Loss.SoftmaxCrossEntropy(0);
        float[] target = new float[classes];
        target[label] = 1;
        float[] gradient = new float[classes];
        loss.of(1, classes, logits, target, gradient);
        network.backward(gradient);
    }

    /// A node's values in the last pass, those of its pictures one behind the other. They belong to the
    /// network.
    float[] values(String node) {
        return network.output(node);
    }

    /// The gradient at a node for the picture of the last backward pass; at a final softmax, which the
    /// loss includes, that at what goes into it.
    Tensor gradient(String node) {
        Shape shape = network.graph().node(node).shape();
        String reached = network.graph().outputs().contains(node)
                ? network.graph().logits(node).orElse(node)
                : node;
        return Tensor.wrap(shape, Arrays.copyOf(network.gradient(reached), shape.elements()));
    }

    /// What a node gave for the picture of the last backward pass.
    Tensor value(String node) {
        Shape shape = network.graph().node(node).shape();
        return Tensor.wrap(shape, Arrays.copyOf(network.output(node), shape.elements()));
    }
}
