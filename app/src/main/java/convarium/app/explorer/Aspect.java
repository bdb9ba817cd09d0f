package convarium.app.explorer;

/// What of the layer the stage shows.
///
/// To add one: a constant here, its stage in [AspectStages], its steps in [Steps], its texts
/// (`aspect.NAME` and `aspect.NAME.tip`, and `aspect.NAME.unfit` if it does not always fit).
public enum Aspect {
    /// The window walks over the input, and the outputs appear.
    FORWARD,
    /// Gradients go back from the outputs to the inputs and the weights.
    BACKWARD,
    /// The layer as a matrix product.
    MATRICES,
    /// All channels and filters: what each channel gives, and what they give together.
    CHANNELS,
    /// The input shifted: whether the output shifts with it.
    SHIFT,
    /// The layer under several frameworks side by side.
    CONVENTIONS,
    /// Something is hidden, and the learner says what it is.
    PREDICT;

    /// Whether there is something to see of it in this state.
    boolean fits(ExplorerState state) {
        return switch (this) {
            case FORWARD, SHIFT -> true;
            case BACKWARD, CONVENTIONS, PREDICT -> !state.source().isPicture();
            case MATRICES -> !state.source().isPicture() && state.layer().operation() != Operation.MAX_POOLING;
            case CHANNELS -> state.layer().operation() == Operation.CONVOLUTION;
        };
    }
}
