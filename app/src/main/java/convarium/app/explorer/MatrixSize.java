package convarium.app.explorer;

/// How large the matrix is that a state's layer is written as.
record MatrixSize(int rows, int columns) {

    /// The most rows or columns that can still be told apart on a screen.
    static final int MOST = 400;

    static MatrixSize of(ExplorerState state, Explored explored) {
        var g = explored.geometry();
        return switch (state.looking().form()) {
            case IM2COL -> new MatrixSize(g.kh() * g.kw(), g.oh() * g.ow());
            case TOEPLITZ -> new MatrixSize(g.oh() * g.ow(), g.h() * g.w());
        };
    }

    /// Whether there is room for it.
    boolean isShown() {
        return rows <= MOST && columns <= MOST;
    }

    /// Whether an entry lies within.
    boolean holds(Focus.Entry entry) {
        return isShown() && entry.row() < rows && entry.column() < columns;
    }
}
