package convarium.app.train;

import java.util.Optional;

/// What the spread of a layer is asked of.
public enum Spread {
    /// Its weights.
    WEIGHTS,
    /// What it gives for validation pictures.
    ACTIVATIONS,
    /// How its weights would have to change.
    GRADIENTS;

    /// The spread, where it is known.
    Optional<Histogram> of(GradientFigures.OfLayer layer) {
        return switch (this) {
            case WEIGHTS -> Optional.of(layer.weights());
            case ACTIVATIONS -> Optional.of(layer.activations());
            case GRADIENTS -> layer.gradients();
        };
    }
}
