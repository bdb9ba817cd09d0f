package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// An array of numbers that a layer owns: its name, its shape and what it is for.
///
/// @param name as in PyTorch's `state_dict`: `weight`, `bias`, `running_mean` …
/// @param fanIn the inputs that each output sums, for initialisers; 1 where nothing is summed
/// @param fanOut the outputs that each input takes part in, for initialisers
public record ParameterSpec(String name, Shape shape, Role role, int fanIn, int fanOut) {

    /// What the numbers do, and so where they start.
    public enum Role {
        /// Factors of a sum; start at random.
        WEIGHT,
        /// Added to a sum; starts at 0.
        BIAS,
        /// Multiplies normalised values; starts at 1.
        SCALE,
        /// Added to normalised values; starts at 0.
        SHIFT,
        /// Where a position lies relative to another; starts at random.
        EMBEDDING,
        /// A mean gathered while training; starts at 0 and is not learnt.
        RUNNING_MEAN,
        /// A variance gathered while training; starts at 1 and is not learnt.
        RUNNING_VARIANCE;

        /// Whether gradients change it; running statistics are gathered instead.
        public boolean learnt() {
            return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
        }
    }

    /// An array that no initialiser needs fans for.
    static ParameterSpec plain(String name, Shape shape, Role role) {
        return new ParameterSpec(name, shape, role, 1, 1);
    }
}
