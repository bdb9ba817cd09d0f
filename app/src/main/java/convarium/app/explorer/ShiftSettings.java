package convarium.app.explorer;

/// How far the input is shifted, and what comes in where it left.
///
/// @param down by how many rows, negative for up
/// @param right by how many columns, negative for left
/// @param edge what comes in
public record ShiftSettings(int down, int right, Edge edge) {

    /// The furthest that numbers are shifted, each way.
    public static final int MOST_CELLS = 4;

    /// The furthest that a picture is shifted, each way.
    public static final int MOST_PIXELS = 64;

    /// One column to the right, zeros behind.
    public static final ShiftSettings PLAIN = new ShiftSettings(0, 1, Edge.ZEROS);

    /// What comes in over the edge.
    public enum Edge {
        /// Zeros; what is pushed out is lost.
        ZEROS,
        /// What is pushed out on the other side.
        WRAP
    }

    /// The furthest that a state's input is shifted, each way.
    static int most(ExplorerState state) {
        return state.source().isPicture() ? MOST_PIXELS : MOST_CELLS;
    }

    /// To another place.
    public ShiftSettings to(int rows, int columns) {
        return new ShiftSettings(rows, columns, edge);
    }

    /// With something else coming in.
    public ShiftSettings withEdge(Edge value) {
        return new ShiftSettings(down, right, value);
    }

    /// As far as a state's input goes.
    ShiftSettings fitted(ExplorerState state) {
        int most = most(state);
        return to(Math.clamp(down, -most, most), Math.clamp(right, -most, most));
    }

    /// A state whose shift and walk go together: the walk over shifts goes from the left to the right, row by row as
    /// it stands, so that its step says how far to the right.
    static ExplorerState withStepOfShift(ExplorerState state) {
        var shift = state.looking().shift().fitted(state);
        var fitted = state.withLooking(state.looking().withShift(shift));
        return walks(state) ? fitted.withStep(shift.right() + most(state)) : fitted;
    }

    /// A state whose walk has come to a step.
    static ExplorerState walked(ExplorerState state, int step) {
        var moved = state.withStep(step);
        var shift = state.looking().shift();
        return walks(state)
                ? moved.withLooking(state.looking().withShift(shift.to(shift.down(), step - most(state))))
                : moved;
    }

    /// Whether the walk goes over shifts.
    static boolean walks(ExplorerState state) {
        return state.looking().aspect() == Aspect.SHIFT;
    }
}
