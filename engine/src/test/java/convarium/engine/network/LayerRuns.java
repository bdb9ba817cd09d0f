package convarium.engine.network;

import convarium.engine.compute.Compute;
import convarium.engine.layer.Activate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One layer run by the engine in a network of its own, with the numbers of [Values].
final class LayerRuns {
    /// Samples of a batch.
    static final int N = 3;

    private LayerRuns() {}

    /// A network of the layer that gives the gradients at its inputs.
    static Network network(LayerCases c, Compute compute, NetworkOptions options) {
        var graph = c.graph();
        var network = new Network(graph, compute, options.withFoldedSoftmax(false));
        Values.fill(network, 0.5);
        graph.inputs().forEach(input -> network.wantInputGradient(input.name(), true));
        return network;
    }

    /// Numbers for each input: those of functions reach beyond their bends.
    static float[][] inputs(LayerCases c) {
        float[][] x = new float[c.inputs().size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Values.of(1 + i, N * c.inputs().get(i).elements(), c.layer() instanceof Activate ? 5 : 1);
        }
        return x;
    }

    /// A gradient at the output.
    static float[] gradient(LayerCases c) {
        return Values.of(50, N * c.layer().output(c.inputs()).elements(), 1);
    }

    /// Output, gradients at the inputs and at the parameters, running statistics, and the output at
    /// inference.
    static List<float[]> results(Network network, float[][] x, float[] dy) {
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
}
