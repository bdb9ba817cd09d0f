package convarium.engine.compute.scalar;

import convarium.engine.compute.WorkerPool;

/// Cuts many small pieces of work into tasks that are worth handing to a thread.
public final class Chunks {
    /// Values a task handles at least, a multiple of 16.
    public static final int VALUES = 1 << 14;

    private Chunks() {}

    /// Work on the items from `from` to `to` − 1.
    public interface Body {
        void run(int from, int to);
    }

    /// Runs a body over all items, some 16,000 values a task.
    ///
    /// @param values how many values an item has
    public static void run(WorkerPool pool, int items, int values, Body body) {
        int most = Math.max(1, VALUES / Math.max(1, values));
        pool.parallelFor(Math.ceilDiv(items, most), task -> {
            int from = task * most;
            body.run(from, from + Math.min(most, items - from));
        });
    }
}
