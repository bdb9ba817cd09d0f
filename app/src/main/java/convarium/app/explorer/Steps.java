package convarium.app.explorer;

/// How many steps the walk has: what it goes over depends on what is looked at.
final class Steps {
    private Steps() {}

    static int of(ExplorerState state, Explored explored) {
        return switch (state.looking().aspect()) {
            case FORWARD -> explored.steps();
        };
    }
}
