package convarium.engine.compute.simd;

/// Where the outputs of a task lie in their channel of the result: some columns of some rows.
final class Places {
    private int begin;
    private int skipped;
    private int columns;
    private int rowStep;
    private int step;

    /// Whether the outputs lie side by side.
    boolean close;

    /// Sets them.
    ///
    /// @param first place of the first
    /// @param skips how many of those are passed over
    /// @param rows how many rows
    /// @param across how many columns
    /// @param down from a row to the next
    /// @param next from a column to the next
    void set(int first, int skips, int rows, int across, int down, int next) {
        begin = first;
        skipped = skips;
        columns = across;
        rowStep = down;
        step = next;
        close = next == 1 && (rows == 1 || down == across);
    }

    /// The place of the q-th output, row by row.
    int at(int q) {
        int i = skipped + q;
        return close ? begin + i : begin + i / columns * rowStep + i % columns * step;
    }
}
