package convarium.engine.explain;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSet;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import java.util.Arrays;

/// Small networks and pictures whose answers can be worked out by hand.
final class LookedAt {
    static final Compute COMPUTE = Computes.best(new WorkerPool(1));
    static final Shape SHAPE = Shape.of(1, 2, 3);

    private LookedAt() {}

    /// Pictures of 2 × 3 pixels, one of them bright: in column i mod 3, which is their class, and row i mod 2.
    record Dots(int count, int classes) implements DataSet {
        Dots(int count) {
            this(count, 3);
        }

        @Override
        public Shape shape() {
            return SHAPE;
        }

        @Override
        public int label(int index) {
            return index % 3;
        }

        @Override
        public void copy(int index, float[] into, int at) {
            Arrays.fill(into, at, at + 6, 0);
            into[at + index % 2 * 3 + index % 3] = 1;
        }
    }

    /// Adds up each column, times a factor: three logits.
    static Network columns(float factor, boolean softmax, NetworkOptions options) {
        var graph = new Graph();
        var flat = graph.add("flat", new Flatten(), graph.input("x", SHAPE));
        var sum = graph.add("sum", new Dense(6, 3, true), flat);
        var last = graph.add("last", new Dense(3, 3, false), sum);
        if (softmax) {
            graph.add("softmax", new Softmax(-1), last);
        }
        var network = new Network(graph, COMPUTE, options);
        float[] weights = network.parameters("sum").getFirst().values();
        float[] scale = network.parameters("last").getFirst().values();
        for (int column = 0; column < 3; column++) {
            weights[column * 6 + column] = 1;
            weights[column * 6 + 3 + column] = 1;
            scale[column * 3 + column] = factor;
        }
        network.parametersChanged();
        return network;
    }
}
