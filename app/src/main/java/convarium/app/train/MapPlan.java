package convarium.app.train;

import convarium.engine.layer.Activate;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.Softmax;
import convarium.engine.layer.StochasticDepth;
import convarium.engine.network.Graph;
import convarium.engine.network.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Which layers of a network are shown, and with what behind them.
///
/// A function of single values, a normalisation or a dropout belongs to the layer that it follows, if
/// nothing else reads that layer.
public final class MapPlan {
    private MapPlan() {}

    /// The layers to show, in graph order.
    public static List<MapBlock> of(Graph graph) {
        var blocks = new ArrayList<MapBlock>();
        var taken = new HashSet<String>();
        for (var node : graph.nodes()) {
            if (node instanceof Node.Applied applied && !taken.contains(node.name()) && isShown(applied)) {
                var after = new ArrayList<Node.Applied>();
                var readers = readers(graph, node.name());
                while (readers.size() == 1 && belongs(readers.getFirst().layer())) {
                    after.add(readers.getFirst());
                    taken.add(after.getLast().name());
                    readers = readers(graph, after.getLast().name());
                }
                blocks.add(block(graph, applied, after));
            }
        }
        return List.copyOf(blocks);
    }

    private static MapBlock block(Graph graph, Node.Applied node, List<Node.Applied> after) {
        var input = graph.node(node.inputs().getFirst());
        var source = input;
        while (source instanceof Node.Applied before
                && (before.layer() instanceof Flatten || before.layer() instanceof Dropout)) {
            source = graph.node(before.inputs().getFirst());
        }
        return new MapBlock(node, input.name(), input.shape(), source.name(), source.shape(), after);
    }

    private static List<Node.Applied> readers(Graph graph, String name) {
        return graph.nodes().stream()
                .filter(Node.Applied.class::isInstance)
                .map(Node.Applied.class::cast)
                .filter(node -> node.inputs().contains(name))
                .toList();
    }

    private static boolean isShown(Node.Applied node) {
        return !(node.layer() instanceof Flatten || node.layer() instanceof Dropout)
                && (node.shape().rank() == 3 || node.shape().rank() == 1);
    }

    private static boolean belongs(Layer layer) {
        return layer instanceof Activate
                || layer instanceof BatchNorm
                || layer instanceof Dropout
                || layer instanceof StochasticDepth
                || layer instanceof Softmax
                || layer instanceof LogSoftmax;
    }
}
