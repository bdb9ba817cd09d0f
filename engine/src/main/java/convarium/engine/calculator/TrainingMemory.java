package convarium.engine.calculator;

/// Bytes that a training step takes in float32.
///
/// The output of every layer and the input are kept for the backward pass; what libraries save by writing over them,
/// and what they add as scratch, is not counted.
///
/// @param parameters the learnt values
/// @param gradients one for each
/// @param state what the optimiser keeps for each
/// @param activations the batch's input and the outputs of all layers
public record TrainingMemory(long parameters, long gradients, long state, long activations) {

    /// How weights are changed, and how many values are kept for each.
    public enum Optimiser {
        /// Plain stochastic gradient descent: keeps nothing.
        SGD("SGD", 0),
        /// With momentum: keeps a velocity.
        MOMENTUM("momentum", 1),
        /// Adam: keeps two moments (Kingma and Ba 2015).
        ADAM("Adam", 2);

        private final String title;
        private final int kept;

        Optimiser(String title, int kept) {
            this.title = title;
            this.kept = kept;
        }

        /// What people call it.
        public String title() {
            return title;
        }

        /// Values kept for each parameter.
        public int kept() {
            return kept;
        }
    }

    /// For so many learnt values and activations.
    public static TrainingMemory of(long parameters, long activations, Optimiser optimiser) {
        long bytes = Math.multiplyExact(parameters, (long) Float.BYTES);
        return new TrainingMemory(
                bytes, bytes, Math.multiplyExact(bytes, (long) optimiser.kept()), Math.multiplyExact(activations, (long)
                        Float.BYTES));
    }

    /// All of it.
    public long total() {
        return Math.addExact(Math.addExact(parameters, gradients), Math.addExact(state, activations));
    }
}
