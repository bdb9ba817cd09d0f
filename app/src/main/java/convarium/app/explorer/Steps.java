package convarium.app.explorer;

/// How many steps the walk has: what it goes over depends on what is looked at.
public final class Steps {
    private Steps() {}

    /// So many for what a state looks at.
    public static int of(ExplorerState state, Explored explored) {
        return switch (state.looking().aspect()) {
            case FORWARD -> explored.steps();
            case BACKWARD ->
                switch (state.looking().gradient().target()) {
                    case INPUT -> cells(state.input());
                    case WEIGHTS -> cells(state.kernel());
                };
            case MATRICES, CHANNELS, CONVENTIONS -> explored.steps();
            case SHIFT -> 2 * ShiftSettings.most(state) + 1;
            case PREDICT -> new PredictQuestion(state, explored).steps();
        };
    }

    /// Whether a step shows nothing new: in a question, what it would reveal was answered already.
    public static boolean isSkipped(ExplorerState state, Explored explored, int step) {
        return switch (state.looking().aspect()) {
            case FORWARD, BACKWARD, MATRICES, CHANNELS, SHIFT, CONVENTIONS -> false;
            case PREDICT -> !new PredictQuestion(state, explored).isRevealing(step);
        };
    }

    private static int cells(Matrix matrix) {
        return matrix.rows() * matrix.columns();
    }
}
