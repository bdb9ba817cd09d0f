package convarium.engine.zoo;

import convarium.engine.network.Graph;
import java.util.function.Supplier;

/// A named network, ready to be built.
///
/// @param name as it is chosen on the command line: `resnet-50`
/// @param title as it is written: `ResNet-50`
/// @param source where it comes from
/// @param builder makes its graph
public record Architecture(String name, String title, String source, Supplier<Graph> builder) {

    /// Its graph, made anew.
    public Graph graph() {
        return builder.get();
    }
}
