package convarium.engine.notation;

import convarium.engine.layer.Conv1d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.notation.WrittenGraph.Kind;
import convarium.engine.notation.WrittenGraph.Origin;
import convarium.engine.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what a text says of a node with weights.
record Origins(ComputedLayers computed, ComputedLayers.Stage stage, Dialect dialect) {
    private static final List<String> ARRAYS =
            List.of("kernel", "bias", "depthwise", "pointwise", "gamma", "beta", "moving_mean", "moving_variance");

    Origin of(int entry, Optional<Shape> rows) {
        if (dialect == Dialect.PYTORCH) {
            return new Origin(entry, Kind.PLAIN, Map.of(), true, Optional.empty());
        }
        var starts = new HashMap<String, InitialiserText>();
        for (var array : ARRAYS) {
            String argument = array + "_initializer";
            if (computed.constructor().arguments().contains(argument)) {
                computed.arguments()
                        .findSome(argument)
                        .ifPresent(value -> starts.put(array, InitialiserText.of(value)));
            }
        }
        boolean learns = !computed.constructor().arguments().contains("trainable")
                || computed.arguments().flag("trainable", true);
        return new Origin(entry, kind(), starts, learns, rows);
    }

    private Kind kind() {
        return switch (stage.layer()) {
            case Conv2d conv ->
                switch (computed.constructor()) {
                    case KERAS_DEPTHWISE -> Kind.DEPTHWISE;
                    case KERAS_SEPARABLE ->
                        stage.suffix().equals("depthwise") ? Kind.SEPARABLE_DEPTHWISE : Kind.SEPARABLE_POINTWISE;
                    case KERAS_DENSE -> Kind.DENSE;
                    default -> Kind.CONVOLUTION;
                };
            case Conv1d conv -> computed.constructor() == Constructor.KERAS_DENSE ? Kind.DENSE : Kind.CONVOLUTION;
            case ConvTranspose2d conv -> Kind.TRANSPOSED;
            case Dense dense -> Kind.DENSE;
            default -> Kind.NORM;
        };
    }
}
