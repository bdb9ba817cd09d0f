package convarium.app.field;

import convarium.engine.notation.Dialect;
import java.util.List;

/// Chains of layers written anew.
final class ChainText {
    private ChainText() {}

    /// A `Sequential` of these layers, one a line.
    static String of(Dialect dialect, List<String> layers) {
        return switch (dialect) {
            case PYTORCH -> torch(layers);
            case KERAS -> "Sequential([\n" + lines(layers) + "])\n";
        };
    }

    /// A `nn.Sequential` of these layers, one a line.
    static String torch(List<String> layers) {
        return "nn.Sequential(\n" + lines(layers) + ")\n";
    }

    private static String lines(List<String> layers) {
        var out = new StringBuilder();
        layers.forEach(layer -> out.append("    ").append(layer).append(",\n"));
        return out.toString();
    }
}
