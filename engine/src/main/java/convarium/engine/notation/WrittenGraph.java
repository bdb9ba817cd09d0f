package convarium.engine.notation;

import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A network as it is written, wired up from layers that compute.
///
/// Nodes are named after the text's entries, as PyTorch's `state_dict` or Keras does: `0`, `1.0`,
/// `conv2d`. Where an entry is more than one layer, the others' names go on behind a dot:
/// `conv2d.relu`. What a Keras text flattens is h, w, c in Keras and c, h, w here: [Origin#rows] says
/// where that matters.
///
/// @param graph its first node is the input, its last the output
/// @param origins what the text says beyond the layers, by node, for all nodes that have weights
public record WrittenGraph(Graph graph, Map<String, Origin> origins) {

    public WrittenGraph {
        origins = Map.copyOf(origins);
    }

    /// What a text says of a node with weights.
    ///
    /// @param entry the entry that it comes from, counted from 0
    /// @param kind how Keras keeps its weights
    /// @param starts where arrays start, by Keras' name of the argument without `_initializer`:
    /// `kernel`, `bias`
    /// @param learns whether gradients change it: `trainable`
    /// @param rows the shape c, h, w of what was flattened before it; its features are in that order
    /// here, and h, w, c in Keras
    public record Origin(
            int entry, Kind kind, Map<String, InitialiserText> starts, boolean learns, Optional<Shape> rows) {
        public Origin {
            starts = Map.copyOf(starts);
        }
    }

    /// How a framework keeps the weights of a node.
    public enum Kind {
        /// As PyTorch does: nothing moves.
        PLAIN,
        /// `kernel` h, w, in, out.
        CONVOLUTION,
        /// `kernel` h, w, channels, multiplier.
        DEPTHWISE,
        /// `kernel` h, w, out, in.
        TRANSPOSED,
        /// `kernel` in, out.
        DENSE,
        /// `gamma`, `beta` and perhaps `moving_mean`, `moving_variance`.
        NORM,
        /// `depthwise_kernel` of a separable convolution.
        SEPARABLE_DEPTHWISE,
        /// `pointwise_kernel` of a separable convolution, and its `bias`.
        SEPARABLE_POINTWISE
    }

    /// Wires a network up.
    ///
    /// @param input of one sample, channels first
    /// @throws NotationException if a layer cannot take what it gets, or cannot be computed
    static WrittenGraph of(LayerChain chain, List<ChainElements.Element> elements, Shape input) {
        return new Wiring(chain, elements, input).graph();
    }

    /// A wiring at work.
    private static final class Wiring {
        private final LayerChain chain;
        private final List<ChainElements.Element> elements;
        private final Graph graph = new Graph();
        private final Map<String, Origin> origins = new LinkedHashMap<>();
        private final List<String> nodes = new ArrayList<>();
        private final Map<String, Integer> names = new HashMap<>();
        /// For each entry the shape that was flattened in another order than Keras', if its values
        /// still are.
        private final List<Optional<Shape>> turned = new ArrayList<>();
        private final String first;

        Wiring(LayerChain chain, List<ChainElements.Element> elements, Shape input) {
            this.chain = chain;
            this.elements = elements;
            String name = "input";
            while (isTaken(name)) {
                name += "_";
            }
            first = graph.input(name, input);
        }

        private boolean isTaken(String name) {
            return chain.entries().stream().anyMatch(entry -> entry.name().equals(name));
        }

        WrittenGraph graph() {
            for (int i = 0; i < elements.size(); i++) {
                entry(i);
            }
            if (nodes.getLast().equals(first)) {
                throw elements.getLast().call().span().error("A network that changes nothing has nothing to learn.");
            }
            return new WrittenGraph(graph, origins);
        }

        private void entry(int i) {
            var entry = chain.entries().get(i);
            var element = elements.get(i);
            var span = element.call().span();
            if (entry.name().isBlank() || names.putIfAbsent(entry.name(), i) != null) {
                throw span.error("A second layer is called " + entry.name() + ": names differ.");
            }
            var from = entry.inputs().stream()
                    .map(place -> place < 0 ? first : nodes.get(place))
                    .toList();
            var computed = new ComputedLayers(
                    element,
                    chain.dialect(),
                    from.stream().map(name -> graph.node(name).shape()).toList());
            var inputs = from.toArray(String[]::new);
            var rows = entry.inputs().size() == 1 && entry.inputs().getFirst() >= 0
                    ? turned.get(entry.inputs().getFirst())
                    : Optional.<Shape>empty();
            var into = graph.node(inputs[0]).shape();
            boolean plain = readByFeature(i);
            for (var stage : computed.stages(plain)) {
                String name = stage.suffix().isEmpty() ? entry.name() : entry.name() + "." + stage.suffix();
                try {
                    graph.add(name, stage.layer(), inputs);
                } catch (IllegalArgumentException e) {
                    throw span.error(Building.sentence(e));
                }
                if (!stage.layer().parameterSpecs().isEmpty()) {
                    origins.put(name, new Origins(computed, stage, chain.dialect()).of(i, rows));
                }
                inputs = new String[] {name};
            }
            nodes.add(inputs[0]);
            turned.add(turned(computed.constructor(), plain, into, rows));
        }

        /// What is flattened in another order after this entry.
        private Optional<Shape> turned(Constructor constructor, boolean plain, Shape into, Optional<Shape> rows) {
            if (constructor == Constructor.KERAS_FLATTEN && into.rank() > 1) {
                return plain && into.size(0) > 1 && into.elements() > into.size(0)
                        ? Optional.of(into)
                        : Optional.empty();
            }
            return keepsPlaces(constructor) ? rows : Optional.empty();
        }

        private static boolean keepsPlaces(Constructor constructor) {
            return switch (constructor) {
                case KERAS_FLATTEN,
                        KERAS_DROPOUT,
                        KERAS_RELU,
                        KERAS_ACTIVATION,
                        KERAS_SLOPE,
                        KERAS_ELU,
                        KERAS_BATCH_NORM -> true;
                default -> false;
            };
        }

        /// Whether all that read an entry's values have weights for each feature, perhaps behind layers
        /// that take each feature by itself.
        private boolean readByFeature(int entry) {
            boolean read = false;
            for (int i = entry + 1; i < elements.size(); i++) {
                if (chain.entries().get(i).inputs().contains(entry)) {
                    read = true;
                    var constructor = Constructor.findInChain(
                                    elements.get(i).called().dotted(), chain.dialect())
                            .orElse(Constructor.KERAS_RESHAPE);
                    boolean fits =
                            constructor == Constructor.KERAS_DENSE || (keepsPlaces(constructor) && readByFeature(i));
                    if (!fits) {
                        return false;
                    }
                }
            }
            return read;
        }
    }
}
