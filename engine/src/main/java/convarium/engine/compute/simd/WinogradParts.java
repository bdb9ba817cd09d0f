package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;

/// The pass of Winograd's convolution to the weights where the sums are few: each thread makes whole
/// parts ([TileGrid#partRows]), from planes to sums.
///
/// What a thread transforms it multiplies itself, so that only finished sums go from core to core.
/// Cores may be far apart: on processors made of several pieces, a line that another core has written
/// takes as long to come as from main memory.
final class WinogradParts {
    /// With more sums than this, reading and writing them for each block of tiles takes longer than
    /// what is saved.
    private static final int MOST_SUMS = 700_000;

    /// How many floats a thread's transformed tiles take together, where a row of tiles allows it: as
    /// many as there are sums, between what the near cache holds and what makes reading and writing the
    /// sums cheap.
    private static final int LEAST = 200_000;

    private static final int MOST = 540_000;

    private final WorkerPool pool;
    private final WinogradScratch scratch;
    private final WinogradBlocks blocks;
    private final WinogradTransformed layout;

    WinogradParts(WorkerPool pool, WinogradScratch scratch, TileGrid grid, int n, WinogradTransformed layout) {
        this.pool = pool;
        this.scratch = scratch;
        this.layout = layout;
        blocks = new WinogradBlocks(grid, n, Math.clamp(layout.length, LEAST, MOST), true);
    }

    /// Whether there are few sums, and the threads have about as much to do each.
    boolean pays(int n) {
        int rows = n * blocks.grid.tileRows();
        int partRows = blocks.grid.partRows(rows);
        int round = partRows * pool.threads();
        int longest = rows / round * partRows + Math.min(partRows, rows % round);
        return layout.length <= MOST_SUMS && 20 * rows >= 17 * longest * pool.threads();
    }

    void run(int n, float[] x, float[] dy, float[] dw) {
        int rows = n * blocks.grid.tileRows();
        int partRows = blocks.grid.partRows(rows);
        int count = Math.ceilDiv(rows, partRows);
        var lent = scratch.weights.take(layout.length);
        float[] sums = lent.overwrite();
        // each thread gets the same arrays again and again: they stay in its core's cache
        var desks = new Desk[Math.min(pool.threads(), count)];
        Arrays.setAll(desks, i -> new Desk());
        for (int first = 0; first < count; first += desks.length) {
            int begin = first;
            int together = Math.min(desks.length, count - first);
            pool.parallelFor(together, i -> {
                int row = (begin + i) * partRows;
                part(row, Math.min(rows, row + partRows), x, dy, desks[i]);
            });
            pool.parallelFor(Winograd.PLACES, place -> {
                int at = place * layout.place;
                for (int i = 0; i < together; i++) {
                    WinogradSums.add(desks[i].part, at, layout.place, begin + i == 0, sums, at);
                }
            });
        }
        for (var desk : desks) {
            desk.giveBack();
        }
        layout.gradient(pool, sums, dw, scratch);
        scratch.weights.giveBack(lent);
    }

    /// The sums over some rows of tiles.
    ///
    /// @param from first row, counted through the batch
    /// @param to the one behind the last
    private void part(int from, int to, float[] x, float[] dy, Desk desk) {
        float[] strip = scratch.small.take();
        for (int row = from; row < to; row += blocks.high) {
            var block = blocks.rows(row, Math.min(blocks.high, to - row));
            for (int segment = 0; segment < blocks.segments; segment++) {
                for (int i = 0; i < blocks.inputs; i++) {
                    WinogradSteps.input(blocks, block, segment, i, x, desk.v, strip);
                }
                for (int i = 0; i < blocks.outputs; i++) {
                    WinogradSteps.gradient(blocks, block, segment, i, dy, desk.w, strip);
                }
            }
            for (int place = 0; place < Winograd.PLACES; place++) {
                for (int pair = 0; pair < blocks.outputs / 2; pair++) {
                    int at = layout.begin(place, pair);
                    WinogradSums.products(
                            blocks,
                            place,
                            pair,
                            0,
                            blocks.inputs * LANES,
                            0,
                            block.tiles(),
                            row == from,
                            desk.v,
                            desk.w,
                            desk.part,
                            at);
                }
            }
        }
        scratch.small.giveBack(strip);
    }

    /// What a thread works with: transformed inputs and gradients at the output, and the sums of a
    /// part.
    private final class Desk {
        private final float[] v = scratch.large.take(blocks.inputFloats());
        private final float[] w = scratch.large.take(blocks.outputFloats());
        private final float[] part = scratch.large.take(layout.length);

        private void giveBack() {
            scratch.large.giveBack(part);
            scratch.large.giveBack(w);
            scratch.large.giveBack(v);
        }
    }
}
