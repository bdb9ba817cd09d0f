package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.compute.Activation;
import convarium.engine.layer.Activate;
import convarium.engine.layer.AdaptiveAvgPool2d;
import convarium.engine.layer.Add;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.network.Node;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a graph in Keras' functional style, to go on from: the shapes and counts of the presets'
/// layers, with Keras' own settings where a text says nothing.
public final class GraphWriter {
    private GraphWriter() {}

    /// The text.
    ///
    /// @param pictures their shape; smaller than the graph's input they are framed with zeros
    /// @throws IllegalArgumentException if a layer is none of those that presets are made of
    public static String write(Graph graph, Shape pictures) {
        var lines = new ArrayList<String>();
        for (var node : graph.nodes()) {
            switch (node) {
                case Node.Input input -> {
                    lines.add("inputs = Input(" + last(pictures) + ")");
                    int frame = (input.shape().size(1) - pictures.size(1)) / 2;
                    lines.add(name(input.name()) + " = "
                            + (frame > 0 ? "ZeroPadding2D(" + frame + ")(inputs)" : "inputs"));
                }
                case Node.Applied applied -> {
                    if (applied.layer() instanceof AdaptiveAvgPool2d) {
                        lines.add(name(applied.name()) + " = GlobalAveragePooling2D(keepdims=True)(" + inputs(applied)
                                + ")");
                    } else {
                        lines.add(name(applied.name()) + " = " + call(applied.layer(), inputs(applied)));
                    }
                }
            }
        }
        lines.add("model = Model(inputs, " + name(graph.outputs().getFirst()) + ")");
        return String.join("\n", lines) + "\n";
    }

    private static String inputs(Node.Applied node) {
        return node.inputs().stream().map(GraphWriter::name).collect(Collectors.joining(", "));
    }

    private static String name(String node) {
        return node.replace('.', '_');
    }

    /// A shape with its channels last.
    private static String last(Shape shape) {
        var sizes = new ArrayList<>(shape.dimensions());
        sizes.add(sizes.removeFirst());
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String call(Layer layer, String input) {
        return switch (layer) {
            case Conv2d conv -> {
                var words = new ArrayList<>(List.of(
                        String.valueOf(conv.outChannels()),
                        String.valueOf(conv.kernel().h())));
                if (conv.stride().h() > 1) {
                    words.add("strides=" + conv.stride().h());
                }
                int padding = conv.padding() instanceof Padding.Explicit p ? p.top() : 0;
                boolean same = padding > 0 && conv.stride().h() == 1;
                if (same) {
                    words.add("padding='same'");
                }
                if (!conv.bias()) {
                    words.add("use_bias=False");
                }
                String from = padding > 0 && !same ? "ZeroPadding2D(" + padding + ")(" + input + ")" : input;
                yield "Conv2D(" + String.join(", ", words) + ")(" + from + ")";
            }
            case MaxPool2d pool -> "MaxPooling2D(" + pool.kernel().h() + ")(" + input + ")";
            case AvgPool2d pool -> "AveragePooling2D(" + pool.kernel().h() + ")(" + input + ")";
            case Dense dense -> "Dense(" + dense.out() + ")(" + input + ")";
            case Flatten flatten -> "Flatten()(" + input + ")";
            case BatchNorm norm -> "BatchNormalization()(" + input + ")";
            case Dropout dropout -> "Dropout(" + dropout.rate() + ")(" + input + ")";
            case Softmax softmax -> "Softmax()(" + input + ")";
            case Add add -> "Add()([" + input + "])";
            case Activate activate when activate.function() instanceof Activation.Relu -> "ReLU()(" + input + ")";
            case Activate activate
            when activate.function() instanceof Activation.Tanh -> "Activation('tanh')(" + input + ")";
            default -> throw new IllegalArgumentException(layer.name() + " is not written in Keras' words here");
        };
    }
}
