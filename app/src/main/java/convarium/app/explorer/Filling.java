package convarium.app.explorer;

/// Ways to fill the input of numbers.
enum Filling {
    /// Small whole numbers that look random; each time others.
    RANDOM,
    /// Dark on the left, bright on the right: an edge to find.
    EDGE,
    /// One bright cell: what comes out is the kernel, turned.
    POINT,
    /// A diagonal.
    DIAGONAL,
    /// Rising along the rows.
    RAMP,
    /// All ones.
    ONES;

    ExplorerState fill(ExplorerState state) {
        long seed = this == RANDOM ? state.seed() + 1 : state.seed();
        return state.withInput(matrix(state.input().rows(), state.input().columns(), seed))
                .withSeed(seed);
    }

    /// Numbers of this size.
    Matrix matrix(int rows, int columns, long seed) {
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = switch (this) {
                    case RANDOM -> Scatter.whole(r, c, seed, 0, 3);
                    case EDGE -> c * 2 < columns ? 0 : 1;
                    case POINT -> r == rows / 2 && c == columns / 2 ? 1 : 0;
                    case DIAGONAL -> r == c ? 1 : 0;
                    case RAMP -> c;
                    case ONES -> 1;
                };
            }
        }
        return Matrix.of(rows, columns, values);
    }
}
