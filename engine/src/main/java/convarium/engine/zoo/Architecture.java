package convarium.engine.zoo;

import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;

/// A named network, ready to be built.
///
/// @param name as it is chosen on the command line: `resnet-50`
/// @param title as it is written: `ResNet-50`
/// @param source where it comes from
/// @param input the pictures it was made for: channels × height × width
/// @param classes how many kinds of pictures it was made to tell apart
/// @param builder makes its graph
public record Architecture(String name, String title, String source, Shape input, int classes, Builder builder) {

    /// Makes a graph whose first layer fits the pictures and whose last one has an output for each
    /// class.
    @FunctionalInterface
    public interface Builder {
        /// Makes it anew.
        ///
        /// @throws IllegalArgumentException if the pictures are too small, with the layer in the text
        Graph build(Shape input, int classes);
    }

    /// Its graph as it was made, anew.
    public Graph graph() {
        return graph(input, classes);
    }

    /// Its graph for other pictures or classes.
    ///
    /// @throws IllegalArgumentException if the pictures are too small, with the layer in the text
    public Graph graph(Shape pictures, int kinds) {
        return builder.build(pictures, kinds);
    }
}
