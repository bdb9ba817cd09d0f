package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

/// Products of matrices on vectors.
final class SimdMatrices {
    private static final int GROUP = 16;

    private final WorkerPool pool;
    private final Scratch scratch;

    SimdMatrices(WorkerPool pool, Scratch scratch) {
        this.pool = pool;
        this.scratch = scratch;
    }

    /// c = a·b, or aᵀ·b.
    ///
    /// A task takes two vectors of columns, brings them into one panel, and goes over some rows.
    ///
    /// @param aRow from a row of the product to the next, in a
    /// @param aStep from a p to the next, in a
    void product(int batch, int m, int n, int k, float[] a, int aRow, int aStep, float[] b, float[] c) {
        int columns = Math.ceilDiv(n, Tiles.WIDTH);
        int wanted = pool.threads() == 1 ? 1 : 8 * pool.threads();
        int groups = Math.ceilDiv(m, Tiles.TALLEST);
        int parts = Math.clamp(Math.max(Math.ceilDiv(wanted, batch * columns), groups / GROUP), 1, groups);
        int rowsOfPart = Math.ceilDiv(groups, parts) * Tiles.TALLEST;
        int used = Math.ceilDiv(m, rowsOfPart);
        pool.parallelFor(batch * used * columns, task -> {
            int pair = task / columns / used;
            int first = task / columns % used * rowsOfPart;
            int column = task % columns * Tiles.WIDTH;
            rows(
                    n,
                    k,
                    a,
                    pair * m * k + first * aRow,
                    aRow,
                    aStep,
                    b,
                    pair * k * n + column,
                    c,
                    (pair * m + first) * n + column,
                    Math.min(rowsOfPart, m - first),
                    Math.min(Tiles.WIDTH, n - column));
        });
    }

    private void rows(
            int n,
            int k,
            float[] a,
            int aFrom,
            int aRow,
            int aStep,
            float[] b,
            int bFrom,
            float[] c,
            int cFrom,
            int rows,
            int columns) {
        int aSize = Tiles.TALLEST * k;
        float[] memory = scratch.take(aSize + Panels.size(Tiles.WIDTH, k) + Tiles.TALLEST * Tiles.WIDTH);
        int tile = aSize + Panels.size(Tiles.WIDTH, k);
        packColumns(n, k, b, bFrom, columns, memory, aSize);
        int row = 0;
        while (row < rows) {
            int height = Tiles.height(rows - row);
            int count = Math.min(height, rows - row);
            packRows(k, a, aFrom + row * aRow, aRow, aStep, count, height, memory);
            int to = cFrom + row * n;
            boolean whole = count == height && columns == Tiles.WIDTH;
            Tiles.run(
                    height,
                    k,
                    memory,
                    0,
                    height,
                    memory,
                    aSize,
                    Tiles.WIDTH,
                    whole ? c : memory,
                    whole ? to : tile,
                    whole ? n : Tiles.WIDTH);
            for (int i = 0; i < count && !whole; i++) {
                System.arraycopy(memory, tile + i * Tiles.WIDTH, c, to + i * n, columns);
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
            int k, float[] a, int from, int aRow, int aStep, int count, int height, float[] panel) {
        for (int p = 0; p < k; p++) {
            int at = from + p * aStep;
            int to = p * height;
            for (int i = 0; i < count; i++) {
                panel[to + i] = a[at + i * aRow];
            }
            for (int i = count; i < height; i++) {
                panel[to + i] = 0;
            }
        }
    }

    /// c = a·bᵀ in 16 partial sums.
    ///
    /// A task takes a few rows of b and goes over some of a's.
    void rowsWithRows(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
        int columns = Math.ceilDiv(n, DotTiles.WIDTH);
        int tiles = Math.ceilDiv(m, DotTiles.HEIGHT);
        int wanted = pool.threads() == 1 ? 1 : 8 * pool.threads();
        int parts = Math.clamp(Math.ceilDiv(wanted, batch * columns), 1, tiles);
        pool.parallelFor(batch * columns * parts, task -> {
            int part = task % parts;
            int column = task / parts % columns * DotTiles.WIDTH;
            int pair = task / parts / columns;
            float[] sums = new float[DotTiles.HEIGHT * DotTiles.WIDTH * DotTiles.PARTS];
            int[] aRows = new int[DotTiles.HEIGHT];
            int[] bRows = new int[DotTiles.WIDTH];
            begins(bRows, pair * n, column, n, k);
            int end = (int) ((part + 1L) * tiles / parts);
            for (int tile = (int) ((long) part * tiles / parts); tile < end; tile++) {
                int row = tile * DotTiles.HEIGHT;
                begins(aRows, pair * m, row, m, k);
                Arrays.fill(sums, 0);
                DotTiles.run(k, a, aRows, b, bRows, sums, 0);
                for (int i = 0; i < Math.min(DotTiles.HEIGHT, m - row); i++) {
                    int to = (pair * m + row + i) * n + column;
                    for (int j = 0; j < Math.min(DotTiles.WIDTH, n - column); j++) {
                        c[to + j] = DotTiles.total(sums, (i * DotTiles.WIDTH + j) * DotTiles.PARTS);
                    }
                }
            }
        });
    }

    /// Where rows begin; beyond the last one, the last once more.
    private static void begins(int[] begins, int matrix, int first, int count, int k) {
        for (int i = 0; i < begins.length; i++) {
            begins[i] = (matrix + Math.min(first + i, count - 1)) * k;
        }
    }

    /// sums at c = Σ x at (n, c, s).
    void channelSums(int n, int c, int spatial, float[] x, float[] sums) {
        int whole = spatial / DotTiles.PARTS * DotTiles.PARTS;
        pool.parallelFor(c, channel -> {
            float[] parts = new float[DotTiles.PARTS];
            float sum = 0;
            for (int picture = 0; picture < n; picture++) {
                int from = (picture * c + channel) * spatial;
                for (int h = 0; h < DotTiles.PARTS; h += LANES) {
                    Elements.sum(x, from + h, from + whole, DotTiles.PARTS, parts, h);
                }
                for (int p = whole; p < spatial; p++) {
                    parts[p - whole] += x[from + p];
                }
                sum += DotTiles.total(parts, 0);
            }
            sums[channel] = sum;
        });
    }
}
