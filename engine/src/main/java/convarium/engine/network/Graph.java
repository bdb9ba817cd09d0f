package convarium.engine.network;

import convarium.engine.layer.Layer;
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.Softmax;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Layers wired together: named nodes, each applied to earlier ones, so that there can be no circle.
///
/// Shapes are checked as nodes are added. Parameters live in a [Network], of which one graph can have
/// several.
public final class Graph {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> outputs = new LinkedHashSet<>();

    /// Starts without a node.
    public Graph() {}

    /// Adds an input.
    ///
    /// @param shape of one sample
    /// @return the name, to go on with
    /// @throws IllegalArgumentException if the name is taken
    public String input(String name, Shape shape) {
        return put(new Node.Input(name, shape));
    }

    /// Adds a layer.
    ///
    /// @param inputs the nodes it is applied to
    /// @return the name, to go on with
    /// @throws IllegalArgumentException if the name is taken, an input is unknown, or the layer cannot take
    /// these shapes, with the node's name and the shapes in the text
    public String add(String name, Layer layer, String... inputs) {
        var shapes = Arrays.stream(inputs).map(input -> node(input).shape()).toList();
        Shape shape;
        try {
            shape = layer.output(shapes);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("node " + name + ": " + e.getMessage(), e);
        }
        return put(new Node.Applied(name, layer, List.of(inputs), shape));
    }

    /// Declares an output. Without any declared, every node that no other reads is one.
    ///
    /// @throws IllegalArgumentException if there is no such node
    public void output(String name) {
        outputs.add(node(name).name());
    }

    private String put(Node node) {
        if (node.name().isBlank() || nodes.containsKey(node.name())) {
            throw new IllegalArgumentException(
                    node.name().isBlank() ? "a node needs a name" : "there is already a node " + node.name());
        }
        nodes.put(node.name(), node);
        return node.name();
    }

    /// The node of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Node node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException(
                    "there is no node " + name + ", only " + String.join(", ", nodes.keySet()));
        }
        return node;
    }

    /// All nodes in the order in which they were added: each after those that it reads.
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /// The inputs, in order.
    public List<Node.Input> inputs() {
        return nodes.values().stream()
                .filter(Node.Input.class::isInstance)
                .map(Node.Input.class::cast)
                .toList();
    }

    /// The names of the outputs: those declared, or the nodes that no other reads.
    public List<String> outputs() {
        if (!outputs.isEmpty()) {
            return List.copyOf(outputs);
        }
        var unread = new ArrayList<>(nodes.keySet());
        for (var node : nodes.values()) {
            if (node instanceof Node.Applied applied) {
                unread.removeAll(applied.inputs());
            }
        }
        return unread;
    }

    /// The node that holds the logits of an output which ends in a softmax or its logarithm; a loss that
    /// folds the softmax into itself works on these.
    ///
    /// @return empty if the output does not end so
    public Optional<String> logits(String output) {
        return node(output) instanceof Node.Applied applied
                        && (applied.layer() instanceof Softmax || applied.layer() instanceof LogSoftmax)
                ? Optional.of(applied.inputs().getFirst())
                : Optional.empty();
    }
}
