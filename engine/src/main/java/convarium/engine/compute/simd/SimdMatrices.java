package convarium.engine.compute.simd;

import convarium.engine.compute.WorkerPool;

/// Products of matrices on vectors.
final class SimdMatrices {
    private static final int PANELS = 128 * 1024;
    /// Most p of a piece: a few panels of so many are what a second-level cache holds.
    private static final int DEEPEST = 1024;

    private final WorkerPool pool;
    private final Scratch scratch;

    SimdMatrices(WorkerPool pool, Scratch scratch) {
        this.pool = pool;
        this.scratch = scratch;
    }

    /// c = a·b, or aᵀ·b.
    ///
    /// Sums are made a piece of p at a time and wait in c meanwhile, so that what a tile reads stays in the
    /// caches. First a's rows are brought into order, once for all. Then a task takes a few panels of b's columns
    /// and goes over some rows.
    ///
    /// @param aRow from a row of the product to the next, in a
    /// @param aStep from a p to the next, in a
    void product(int batch, int m, int n, int k, float[] a, int aRow, int aStep, float[] b, float[] c) {
        int height = Tiles.rows(m);
        float[] packed = scratch.take(height * k);
        int pieces = Math.ceilDiv(k, DEEPEST);
        int deep = Math.ceilDiv(k, pieces);
        int groups = Math.ceilDiv(m, Tiles.TALLEST);
        int columns = Math.ceilDiv(n, Tiles.WIDTH);
        int wanted = pool.threads() == 1 ? 1 : 8 * pool.threads();
        int parts = Math.clamp(Math.ceilDiv(wanted, columns), 1, groups);
        int rowsOfPart = Math.ceilDiv(groups, parts) * Tiles.TALLEST;
        int used = Math.ceilDiv(m, rowsOfPart);
        int together = Math.clamp(Math.min(PANELS / (deep * Tiles.WIDTH), columns * used / wanted), 1, columns);
        int blocks = Math.ceilDiv(columns, together);
        for (int pair = 0; pair < batch; pair++) {
            int aFrom = pair * m * k;
            int bFrom = pair * k * n;
            int cFrom = pair * m * n;
            pool.parallelFor(groups * pieces, task -> {
                int p = task / groups * deep;
                int from = aFrom + p * aStep;
                int group = task % groups * Tiles.TALLEST;
                TilePacking.rows(m, Math.min(deep, k - p), a, from, aRow, aStep, group, packed, height * p);
            });
            pool.parallelFor(used * blocks, task -> {
                int first = task / blocks * rowsOfPart;
                int column = task % blocks * together * Tiles.WIDTH;
                int rows = Math.min(rowsOfPart, m - first);
                int wide = Math.min(together * Tiles.WIDTH, n - column);
                for (int p = 0; p < k; p += deep) {
                    int piece = Math.min(deep, k - p);
                    int row = bFrom + p * n + column;
                    rows(m, n, piece, p == 0, packed, height * p, b, row, c, cFrom + column, first, rows, wide);
                }
            });
        }
        scratch.giveBack(packed);
    }

    private void rows(
            int m,
            int n,
            int k,
            boolean begins,
            float[] packed,
            int packedFrom,
            float[] b,
            int bFrom,
            float[] c,
            int cFrom,
            int first,
            int rows,
            int columns) {
        int panels = Math.ceilDiv(columns, Tiles.WIDTH);
        int size = k * Tiles.WIDTH;
        float[] memory = scratch.take(panels * size + Tiles.TALLEST * Tiles.WIDTH);
        int tile = panels * size;
        TilePacking.columns(n, k, b, bFrom, columns, memory);
        int row = 0;
        while (row < first + rows) {
            int height = Tiles.height(m - row);
            int count = Math.min(height, m - row);
            int a = packedFrom + row * k;
            for (int panel = 0; panel < panels && row >= first; panel++) {
                int column = panel * Tiles.WIDTH;
                int wide = Math.min(Tiles.WIDTH, columns - column);
                int to = cFrom + row * n + column;
                boolean whole = count == height && wide == Tiles.WIDTH;
                float[] into = whole ? c : memory;
                int at = whole ? to : tile;
                int step = whole ? n : Tiles.WIDTH;
                for (int i = 0; i < count && !whole && !begins; i++) {
                    System.arraycopy(c, to + i * n, memory, tile + i * Tiles.WIDTH, wide);
                }
                if (begins) {
                    Tiles.run(height, k, packed, a, memory, panel * size, into, at, step);
                } else {
                    LongTiles.run(height, k, packed, a, memory, panel * size, into, at, step);
                }
                for (int i = 0; i < count && !whole; i++) {
                    System.arraycopy(memory, tile + i * Tiles.WIDTH, c, to + i * n, wide);
                }
            }
            row += height;
        }
        scratch.giveBack(memory);
    }
}
