package convarium.engine.compute.simd;

import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

/// Products of rows with rows in 16 partial sums, as fully connected layers need them, and what follows.
final class RowProducts {
    private static final int PANELS = 128 * 1024;

    private final WorkerPool pool;
    private final Spare<Work> spare = new Spare<>(Work::new);

    RowProducts(WorkerPool pool) {
        this.pool = pool;
    }

    /// What a task works with.
    private static final class Work {
        private final float[] sums =
                new float[Math.max(DotTiles.HEIGHT * DotTiles.WIDTH, DotTiles.WIDEST) * DotTiles.PARTS];
        private final int[] rows = new int[DotTiles.HEIGHT];
        private final int[] columns = new int[DotTiles.WIDEST];
    }

    /// c = a·bᵀ.
    ///
    /// A task takes a few rows of b and goes over some of a's.
    ///
    /// @param epilogue what follows; its bias is of the product's columns
    void run(int batch, int m, int n, int k, float[] a, float[] b, Epilogue epilogue, float[] c) {
        int width = m == 1 ? DotTiles.WIDEST : DotTiles.WIDTH;
        int columns = Math.ceilDiv(n, width);
        int tiles = Math.ceilDiv(m, DotTiles.HEIGHT);
        int wanted = pool.threads() == 1 ? 1 : 8 * pool.threads();
        int parts = Math.clamp(Math.ceilDiv(wanted, batch * columns), 1, tiles);
        int together = Math.clamp(Math.min(PANELS / (k * width), batch * columns * parts / wanted), 1, columns);
        int blocks = Math.ceilDiv(columns, together);
        pool.parallelFor(batch * blocks * parts, task -> {
            int part = task % parts;
            int first = task / parts % blocks * together * width;
            int end = Math.min(n, first + together * width);
            int pair = task / parts / blocks;
            var work = spare.take();
            if (m == 1) {
                row(work, pair, n, k, a, b, first, end, epilogue, c);
            } else {
                int from = (int) ((long) part * tiles / parts) * DotTiles.HEIGHT;
                int to = Math.min(m, (int) ((part + 1L) * tiles / parts) * DotTiles.HEIGHT);
                rows(work, pair, m, n, k, a, from, to, b, first, end, epilogue, c);
            }
            spare.giveBack(work);
        });
    }

    /// Some columns of a product with a single row.
    private static void row(
            Work work, int pair, int n, int k, float[] a, float[] b, int first, int end, Epilogue epilogue, float[] c) {
        for (int column = first; column < end; column += DotTiles.WIDEST) {
            begins(work.columns, pair * n, column, n, k);
            Arrays.fill(work.sums, 0);
            DotTiles.runSingle(k, a, pair * k, b, work.columns, work.sums);
            for (int j = 0; j < Math.min(DotTiles.WIDEST, n - column); j++) {
                c[pair * n + column + j] = DotTiles.total(work.sums, j * DotTiles.PARTS);
            }
        }
        finish(epilogue, n, pair, first, end, c);
    }

    /// Some columns of some rows.
    private static void rows(
            Work work,
            int pair,
            int m,
            int n,
            int k,
            float[] a,
            int from,
            int to,
            float[] b,
            int first,
            int end,
            Epilogue epilogue,
            float[] c) {
        float[] sums = work.sums;
        for (int row = from; row < to; row += DotTiles.HEIGHT) {
            begins(work.rows, pair * m, row, m, k);
            for (int column = first; column < end; column += DotTiles.WIDTH) {
                begins(work.columns, pair * n, column, n, k);
                Arrays.fill(sums, 0);
                DotTiles.run(k, a, work.rows, b, work.columns, sums, 0);
                for (int i = 0; i < Math.min(DotTiles.HEIGHT, m - row); i++) {
                    int at = (pair * m + row + i) * n + column;
                    for (int j = 0; j < Math.min(DotTiles.WIDTH, n - column); j++) {
                        c[at + j] = DotTiles.total(sums, (i * DotTiles.WIDTH + j) * DotTiles.PARTS);
                    }
                }
            }
            for (int i = row; i < Math.min(m, row + DotTiles.HEIGHT); i++) {
                finish(epilogue, n, pair * m + i, first, end, c);
            }
        }
    }

    /// What follows the sums of some columns of one row.
    private static void finish(Epilogue epilogue, int n, int row, int first, int end, float[] c) {
        float[] bias = epilogue.bias();
        int from = row * n;
        if (bias.length > 0) {
            for (int j = first; j < end; j++) {
                c[from + j] += bias[j];
            }
        }
        Elements.finish(epilogue, c, from + first, from + end);
    }

    /// Where rows begin; beyond the last one, the last once more.
    private static void begins(int[] begins, int matrix, int first, int count, int k) {
        for (int i = 0; i < begins.length; i++) {
            begins[i] = (matrix + Math.min(first + i, count - 1)) * k;
        }
    }
}
