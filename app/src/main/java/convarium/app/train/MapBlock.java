package convarium.app.train;

import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Layer;
import convarium.engine.network.Node;
import convarium.engine.tensor.Shape;
import java.util.List;

/// A layer that is worth a row of pictures, with what is done to its output before another layer reads
/// it: a convolution with the batch normalisation and the ReLU behind it.
///
/// @param node the layer with its name in the graph
/// @param input what it reads, by name; the first where there are several
/// @param inputShape the shape of one sample of that
/// @param source where a flattened input comes from: the last node before it that has rows and columns,
/// or the input itself
/// @param sourceShape the shape of one sample of the source
/// @param after what follows it, in order, each read by the next alone
public record MapBlock(
        Node.Applied node, String input, Shape inputShape, String source, Shape sourceShape, List<Node.Applied> after) {

    public MapBlock {
        after = List.copyOf(after);
    }

    /// The layer's name in the graph.
    public String name() {
        return node.name();
    }

    /// The layer.
    public Layer layer() {
        return node.layer();
    }

    /// The node whose values are shown: the last one behind the layer.
    public String shown() {
        return after.isEmpty() ? node.name() : after.getLast().name();
    }

    /// The node whose values are the layer's sums: normalised, but not yet put through a function.
    public String summed() {
        String last = node.name();
        for (var next : after) {
            if (!(next.layer() instanceof BatchNorm)) {
                break;
            }
            last = next.name();
        }
        return last;
    }

    /// The shape of one sample of what is shown.
    public Shape shape() {
        return after.isEmpty() ? node.shape() : after.getLast().shape();
    }

    /// How many channels, or single numbers, it gives.
    public int units() {
        return shape().size(0);
    }

    /// Whether it gives maps with rows and columns rather than single numbers.
    public boolean hasMaps() {
        return shape().rank() == 3;
    }

    /// Whether what is shown went through a ReLU last, so that it is never negative.
    public boolean endsInRelu() {
        return after.stream().anyMatch(n -> isRelu(n.layer()));
    }

    private static boolean isRelu(Layer layer) {
        return layer instanceof Activate activate && activate.function() instanceof Activation.Relu;
    }
}
