package convarium.app.explorer;

/// What of the layer the stage shows.
///
/// To add one: a constant here, its stage in [AspectStages], its steps in [Steps], its texts (`aspect.NAME` and
/// `aspect.NAME.tip`).
public enum Aspect {
    /// The window walks over the input, and the outputs appear.
    FORWARD;

    /// Whether there is something to see of it in this state.
    boolean fits(ExplorerState state) {
        return switch (this) {
            case FORWARD -> true;
        };
    }
}
