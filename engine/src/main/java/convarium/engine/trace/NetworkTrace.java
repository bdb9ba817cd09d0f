package convarium.engine.trace;

import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Looks into a network while it works: what chosen nodes give, and the gradients that come back to them.
///
/// The network keeps the values of chosen nodes apart as long as the trace is open, without a change of
/// bits in training; a network that nobody watches pays nothing. At inference a batch normalisation is
/// folded into the convolution before it, which rounds differently, unless one of the two is watched or
/// folding is switched off. What is handed out are copies: later passes do not change them.
public final class NetworkTrace implements AutoCloseable {
    private final Network network;
    private final Set<String> nodes;

    /// Begins to watch; the next pass is the first that can be looked at.
    ///
    /// @throws IllegalArgumentException if a node is unknown
    public NetworkTrace(Network network, String... nodes) {
        this.network = network;
        this.nodes = Set.of(nodes);
        network.watch(this.nodes);
    }

    /// A parameter with its gradient.
    ///
    /// @param name in the whole network: `conv1.weight`
    /// @param gradient empty if there is none
    public record Learning(String name, Tensor values, List<Tensor> gradient) {

        public Learning {
            gradient = List.copyOf(gradient);
        }
    }

    /// What a node gave for one sample of the last batch.
    ///
    /// @throws IllegalArgumentException if the node is not watched or the batch has no such sample
    /// @throws IllegalStateException if there was no pass yet
    public Tensor activation(String node, int sample) {
        check(node, sample);
        return sample(node, sample, network.output(node));
    }

    /// The gradient at a node for one sample of the last batch.
    ///
    /// @throws IllegalArgumentException if the node is not watched or the batch has no such sample
    /// @throws IllegalStateException if no gradient came there
    public Tensor gradient(String node, int sample) {
        check(node, sample);
        return sample(node, sample, network.gradient(node));
    }

    /// The parameters of a node with the gradients of the last backward pass, summed over the batch.
    ///
    /// @throws IllegalArgumentException if there is no such node
    public List<Learning> parameters(String node) {
        var all = new ArrayList<Learning>();
        for (var parameter : network.parameters(node)) {
            all.add(new Learning(
                    parameter.name(), Tensor.of(parameter.shape(), parameter.values()), gradient(parameter)));
        }
        return all;
    }

    private static List<Tensor> gradient(Parameter parameter) {
        return parameter.gradient().length == 0
                ? List.of()
                : List.of(Tensor.of(parameter.shape(), parameter.gradient()));
    }

    private void check(String node, int sample) {
        if (!nodes.contains(node)) {
            throw new IllegalArgumentException("node " + node + " is not watched, only " + String.join(", ", nodes));
        }
        if (network.batch() == 0) {
            throw new IllegalStateException("there was no pass since the watch began");
        }
        if (sample < 0 || sample >= network.batch()) {
            throw new IllegalArgumentException(
                    "the last batch has samples 0 to " + (network.batch() - 1) + ", found " + sample);
        }
    }

    private Tensor sample(String node, int sample, float[] values) {
        Shape shape = network.graph().node(node).shape();
        int size = shape.elements();
        return Tensor.wrap(shape, Arrays.copyOfRange(values, sample * size, (sample + 1) * size));
    }

    /// Stops watching.
    @Override
    public void close() {
        network.watch(Set.of());
    }
}
