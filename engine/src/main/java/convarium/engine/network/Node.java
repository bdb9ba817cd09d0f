package convarium.engine.network;

import convarium.engine.layer.Layer;
import convarium.engine.tensor.Shape;
import java.util.List;

/// A named place in a graph: an input, or a layer applied to other nodes.
public sealed interface Node {

    /// The name, unique in its graph.
    String name();

    /// The shape of one sample of its output.
    Shape shape();

    /// Where the graph takes its samples.
    record Input(String name, Shape shape) implements Node {}

    /// A layer applied to the outputs of earlier nodes.
    record Applied(String name, Layer layer, List<String> inputs, Shape shape) implements Node {

        public Applied {
            inputs = List.copyOf(inputs);
        }
    }
}
