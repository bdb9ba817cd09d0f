package convarium.engine.compute.simd;

import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

/// Products of matrices on vectors.
final class SimdMatrices {
    private static final int PANELS = 128 * 1024;

    private final WorkerPool pool;
    private final Scratch scratch;

    SimdMatrices(WorkerPool pool, Scratch scratch) {
        this.pool = pool;
        this.scratch = scratch;
    }

    /// c = a·b, or aᵀ·b.
    ///
    /// First a's rows are brought into order, once for all. Then a task takes a few panels of b's columns and
    /// goes over some rows.
    ///
    /// @param aRow from a row of the product to the next, in a
    /// @param aStep from a p to the next, in a
    void product(int batch, int m, int n, int k, float[] a, int aRow, int aStep, float[] b, float[] c) {
        int size = Tiles.rows(m) * k;
        float[] packed = scratch.take(size);
        int groups = Math.ceilDiv(m, Tiles.TALLEST);
        int columns = Math.ceilDiv(n, Tiles.WIDTH);
        int wanted = pool.threads() == 1 ? 1 : 8 * pool.threads();
        int parts = Math.clamp(Math.ceilDiv(wanted, columns), 1, groups);
        int rowsOfPart = Math.ceilDiv(groups, parts) * Tiles.TALLEST;
        int used = Math.ceilDiv(m, rowsOfPart);
        int together = Math.clamp(Math.min(PANELS / (k * Tiles.WIDTH), columns * used / wanted), 1, columns);
        int blocks = Math.ceilDiv(columns, together);
        for (int pair = 0; pair < batch; pair++) {
            int aFrom = pair * m * k;
            int bFrom = pair * k * n;
            int cFrom = pair * m * n;
            pool.parallelFor(groups, group -> packGroup(m, k, a, aFrom, aRow, aStep, group * Tiles.TALLEST, packed));
            pool.parallelFor(used * blocks, task -> {
                int first = task / blocks * rowsOfPart;
                int column = task % blocks * together * Tiles.WIDTH;
                int rows = Math.min(rowsOfPart, m - first);
                int wide = Math.min(together * Tiles.WIDTH, n - column);
                rows(m, n, k, packed, b, bFrom + column, c, cFrom + column, first, rows, wide);
            });
        }
        scratch.giveBack(packed);
    }

    /// Brings the rows of up to a tallest tile into order; groups before the last ones are whole tiles.
    private static void packGroup(int m, int k, float[] a, int aFrom, int aRow, int aStep, int begin, float[] packed) {
        int end = Math.min(m, begin + Tiles.TALLEST);
        int row = 0;
        while (row < m) {
            int height = Tiles.height(m - row);
            if (row >= begin && row < end) {
                packRows(k, a, aFrom + row * aRow, aRow, aStep, Math.min(height, m - row), height, packed, row * k);
            }
            row += height;
        }
    }

    private void rows(
            int m,
            int n,
            int k,
            float[] packed,
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
        for (int panel = 0; panel < panels; panel++) {
            int column = panel * Tiles.WIDTH;
            packColumns(n, k, b, bFrom + column, Math.min(Tiles.WIDTH, columns - column), memory, panel * size);
        }
        int row = 0;
        while (row < first + rows) {
            int height = Tiles.height(m - row);
            int count = Math.min(height, m - row);
            for (int panel = 0; panel < panels && row >= first; panel++) {
                int column = panel * Tiles.WIDTH;
                int wide = Math.min(Tiles.WIDTH, columns - column);
                int to = cFrom + row * n + column;
                boolean whole = count == height && wide == Tiles.WIDTH;
                float[] into = whole ? c : memory;
                int at = whole ? to : tile;
                int step = whole ? n : Tiles.WIDTH;
                Tiles.run(height, k, packed, row * k, height, memory, panel * size, Tiles.WIDTH, into, at, step);
                for (int i = 0; i < count && !whole; i++) {
                    System.arraycopy(memory, tile + i * Tiles.WIDTH, c, to + i * n, wide);
                }
            }
            row += height;
        }
        scratch.giveBack(memory);
    }

    private static void packColumns(int n, int k, float[] b, int from, int columns, float[] panel, int to) {
        for (int p = 0; p < k; p++) {
            System.arraycopy(b, from + p * n, panel, to + p * Tiles.WIDTH, columns);
            Arrays.fill(panel, to + p * Tiles.WIDTH + columns, to + (p + 1) * Tiles.WIDTH, 0);
        }
    }

    private static void packRows(
            int k, float[] a, int from, int aRow, int aStep, int count, int height, float[] packed, int to) {
        for (int i = 0; i < height; i++) {
            int source = from + i * aRow;
            int at = to + i;
            if (i < count) {
                for (int p = 0; p < k; p++) {
                    packed[at + p * height] = a[source + p * aStep];
                }
            } else {
                for (int p = 0; p < k; p++) {
                    packed[at + p * height] = 0;
                }
            }
        }
    }
}
