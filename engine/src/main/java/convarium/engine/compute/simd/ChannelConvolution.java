package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.WorkerPool;

/// Convolution with output channels in the lanes of a vector, for layers with many of them.
///
/// A task is a band of the output and some blocks of its channels: it copies the band's input into its own cache,
/// then goes block by block over the rows, so that a block's weights stay in the cache too.
final class ChannelConvolution {
    private final WorkerPool pool;
    private final Scratch scratch = new Scratch();

    ChannelConvolution(WorkerPool pool) {
        this.pool = pool;
    }

    /// Runs the layer, or does nothing and says so if its working memory would be enormous.
    boolean run(
            WindowGeometry layer,
            PaddingMode mode,
            boolean flipped,
            float[] x,
            float[] weights,
            float[] bias,
            float[] y) {
        var g = asOneRow(layer);
        int wanted = pool.threads() == 1 ? 1 : Math.ceilDiv(4 * pool.threads(), g.n() * g.groups());
        var plan = Band.plan(g, mode, ChannelTiles.MOST, ChannelTiles.MOST, wanted);
        var pack = PackedWeights.pack(g, flipped, weights, bias, pool);
        if (plan.isEmpty() || pack.isEmpty()) {
            return false;
        }
        var band = plan.get();
        var packed = pack.get();
        int blocks = PackedWeights.blocks(g);
        int bands = band.rowBands * band.columnBands;
        int parts = Math.clamp(Math.ceilDiv(wanted, bands), 1, blocks);
        long tasks = (long) g.n() * g.groups() * bands * parts;
        if (tasks > Integer.MAX_VALUE) {
            return false;
        }
        pool.parallelFor((int) tasks, task -> {
            int part = task % parts;
            int column = task / parts % band.columnBands * band.columns;
            int row = task / parts / band.columnBands % band.rowBands * band.rows;
            int group = task / parts / bands % g.groups();
            int n = task / parts / bands / g.groups();
            float[] input = scratch.take(band.length());
            band.copy(x, n, group, row, column, input);
            float[] tile = new float[ChannelTiles.MOST * 2 * LANES];
            int end = (int) ((part + 1L) * blocks / parts);
            for (int block = (int) ((long) part * blocks / parts); block < end; block++) {
                block(g, band, packed, input, n, group, block, row, column, tile, y);
            }
            scratch.giveBack(input);
        });
        return true;
    }

    private static void block(
            WindowGeometry g,
            Band band,
            PackedWeights packed,
            float[] input,
            int n,
            int group,
            int block,
            int firstRow,
            int firstColumn,
            float[] tile,
            float[] y) {
        int[] offsets = band.tapOffsets();
        int vectors = packed.vectors(block);
        int channels = packed.channels(block);
        int w = packed.weightsBegin(group, block);
        int b = packed.biasBegin(group, block);
        int rows = Math.min(band.rows, g.oh() - firstRow);
        int columns = Math.min(band.columns, g.ow() - firstColumn);
        int oc = group * (g.oc() / g.groups()) + block * 2 * LANES;
        int widest = vectors == 2 ? ChannelTiles.WIDEST : ChannelTiles.MOST;
        for (int r = 0; r < rows; r++) {
            int yRow = ((n * g.oc() + oc) * g.oh() + firstRow + r) * g.ow() + firstColumn;
            for (int c = 0; c < columns; c += widest) {
                int pixels = Math.min(widest, columns - c);
                int from = band.begin(r, c);
                ChannelTiles.run(vectors, pixels, input, from, offsets, packed.weights, w, packed.bias, b, tile);
                spread(tile, vectors * LANES, pixels, channels, y, yRow + c, g.oh() * g.ow());
            }
        }
    }

    /// Writes a tile, channel after channel, to the planes of the output.
    private static void spread(float[] tile, int width, int pixels, int channels, float[] y, int at, int plane) {
        for (int c = 0; c < channels; c++) {
            int to = at + c * plane;
            for (int p = 0; p < pixels; p++) {
                y[to + p] = tile[p * width + c];
            }
        }
    }

    /// A 1×1 convolution without padding and stride does not care for rows: all pixels are one long row.
    private static WindowGeometry asOneRow(WindowGeometry g) {
        return isPointwise(g.height()) && isPointwise(g.width())
                ? new WindowGeometry(
                        g.n(), g.c(), 1, g.h() * g.w(), g.oc(), g.groups(), g.height(), g.width(), 1, g.oh() * g.ow())
                : g;
    }

    private static boolean isPointwise(AxisWindow window) {
        return window.kernel() == 1 && window.stride() == 1 && window.before() == 0 && window.after() == 0;
    }
}
