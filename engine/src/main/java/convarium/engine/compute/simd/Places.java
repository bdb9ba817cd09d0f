package convarium.engine.compute.simd;

/// Where the outputs of a task lie in their channel of the result: some columns of some rows.
final class Places {
    private final int begin;
    private final int columns;
    private final int rowStep;
    private final int step;

    /// Whether the outputs lie side by side.
    final boolean close;

    /// @param begin place of the first
    /// @param rows how many rows
    /// @param columns how many columns
    /// @param rowStep from a row to the next
    /// @param step from a column to the next
    Places(int begin, int rows, int columns, int rowStep, int step) {
        this.begin = begin;
        this.columns = columns;
        this.rowStep = rowStep;
        this.step = step;
        close = step == 1 && (rows == 1 || rowStep == columns);
    }

    /// The place of the q-th output, row by row.
    int at(int q) {
        return close ? begin + q : begin + q / columns * rowStep + q % columns * step;
    }
}
