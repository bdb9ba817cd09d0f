package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.layer.WindowLayer;
import java.util.List;

/// What a framework makes of a layer that was meant for another: the same settings in its words, with its habits where
/// nothing is said.
///
/// @param framework whose words and habits
/// @param carried what comes out when the settings are carried over
/// @param exact how the framework says the very layer, if it can
public record InFramework(Convention framework, Carried carried, Rendering exact) {

    /// What comes out when the settings are carried over.
    public sealed interface Carried {

        /// A layer, which may differ from the one that was meant.
        ///
        /// @param layer what the framework makes of the settings
        /// @param line as it is written there
        /// @param reasons why it differs, a sentence each; empty where it does not
        record Layer(WindowLayer layer, String line, List<String> reasons) implements Carried {
            public Layer {
                reasons = List.copyOf(reasons);
            }
        }

        /// The framework has no such layer.
        ///
        /// @param reason why, as a sentence
        record Nothing(String reason) implements Carried {}
    }
}
