package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The gradient at a convolution's weights: for each weight, what its tap saw times the gradients of the outputs, both
/// as long rows of the picture's outputs.
///
/// A task takes a few taps and some output channels, and goes over all pictures. What the taps see is copied into rows
/// first, a block of output rows at a time, except for a 1×1 convolution, whose channels are such rows already.
final class WeightGradient {
    private static final int BLOCK = 4096;

    private final WorkerPool pool;
    private final Scratch scratch;
    private final WindowGeometry g;
    private final boolean inPlace;
    private final int together;
    private final int blockRows;
    private final Band band;
    private final int[] offsets;

    WeightGradient(WorkerPool pool, Scratch scratch, WindowGeometry g, PaddingMode mode) {
        this.pool = pool;
        this.scratch = scratch;
        this.g = g;
        var rows = Sampling.forward(g.height(), g.oh());
        var columns = Sampling.forward(g.width(), g.ow());
        int channels = g.c() / g.groups();
        int taps = g.kh() * g.kw();
        inPlace = rows.isIdentity(g.h()) && columns.isIdentity(g.w());
        together = taps % DotTiles.WIDTH == 0 ? 1 : Math.min(channels, DotTiles.WIDTH);
        blockRows = blockRows(g);
        band = new Band(together, g.h(), g.w(), mode, rows, columns, blockRows, g.ow(), LANES);
        offsets = inPlace
                ? IntStream.range(0, together).map(c -> c * g.h() * g.w()).toArray()
                : band.tapOffsets();
    }

    /// Whether the working memory would be reasonable.
    static boolean fits(WindowGeometry g) {
        return Band.floats(
                        DotTiles.WIDTH,
                        Sampling.forward(g.height(), g.oh()),
                        Sampling.forward(g.width(), g.ow()),
                        blockRows(g),
                        g.ow())
                < 1 << 26;
    }

    /// Blocks begin at multiples of 16 outputs, so that partial sums run on.
    private static int blockRows(WindowGeometry g) {
        int step = DotTiles.PARTS / Math.min(DotTiles.PARTS, Integer.lowestOneBit(g.ow()));
        return Math.min(g.oh(), Math.max(1, BLOCK / g.ow() / step) * step);
    }

    /// Makes the sums.
    ///
    /// @param n pictures
    void run(int n, float[] x, float[] dy, boolean flipped, float[] dw) {
        int channels = g.c() / g.groups();
        int outputs = g.oc() / g.groups();
        int blocks = Math.ceilDiv(channels, together);
        int tiles = Math.ceilDiv(offsets.length, DotTiles.WIDTH);
        int heights = Math.ceilDiv(outputs, DotTiles.HEIGHT);
        int wanted = pool.threads() == 1 ? 1 : 4 * pool.threads();
        int parts = Math.clamp(Math.ceilDiv(wanted, g.groups() * blocks * tiles), 1, heights);
        pool.parallelFor(g.groups() * blocks * tiles * parts, task -> {
            int part = task % parts;
            int tile = task / parts % tiles;
            int block = task / parts / tiles % blocks;
            int group = task / parts / tiles / blocks;
            int from = (int) ((long) part * heights / parts) * DotTiles.HEIGHT;
            int to = Math.min(outputs, (int) ((part + 1L) * heights / parts) * DotTiles.HEIGHT);
            int channel = Math.min(block * together, channels - together);
            taps(n, x, dy, flipped, dw, group, channel, tile * DotTiles.WIDTH, from, to);
        });
    }

    /// A few taps, from the given one on, for some output channels.
    private void taps(
            int n,
            float[] x,
            float[] dy,
            boolean flipped,
            float[] dw,
            int group,
            int channel,
            int firstTap,
            int fromOutput,
            int toOutput) {
        int plane = g.oh() * g.ow();
        int outputs = g.oc() / g.groups();
        int count = Math.min(DotTiles.WIDTH, offsets.length - firstTap);
        int[] tapOffsets = Arrays.copyOfRange(offsets, firstTap, firstTap + count);
        int tiles = Math.ceilDiv(toOutput - fromOutput, DotTiles.HEIGHT);
        int tileSums = DotTiles.HEIGHT * DotTiles.WIDTH * DotTiles.PARTS;
        float[] sums = scratch.take(tiles * tileSums);
        Arrays.fill(sums, 0, tiles * tileSums, 0);
        float[] seen = inPlace ? x : scratch.take(band.length());
        int[] rows = new int[DotTiles.HEIGHT];
        int[] columns = new int[DotTiles.WIDTH];
        int xPicture = g.c() * g.h() * g.w();
        int xFrom = (group * (g.c() / g.groups()) + channel) * g.h() * g.w();
        for (int picture = 0; picture < n; picture++) {
            for (int row = 0; row < g.oh(); row += blockRows) {
                int blockHeight = Math.min(blockRows, g.oh() - row);
                int length = blockHeight * g.ow();
                if (!inPlace) {
                    band.copy(x, picture * xPicture + xFrom, row, 0, blockHeight, g.ow(), seen);
                }
                for (int c = 0; c < columns.length; c++) {
                    int tap = Math.min(c, count - 1);
                    columns[c] = tapOffsets[tap] + (inPlace ? picture * xPicture + xFrom + row * g.ow() : 0);
                }
                for (int tile = 0; tile < tiles; tile++) {
                    for (int i = 0; i < rows.length; i++) {
                        int oc = Math.min(fromOutput + tile * DotTiles.HEIGHT + i, toOutput - 1);
                        rows[i] = (picture * g.oc() + group * outputs + oc) * plane + row * g.ow();
                    }
                    DotTiles.run(length, dy, rows, seen, columns, sums, tile * tileSums);
                }
            }
        }
        store(flipped, dw, sums, group, channel, firstTap, count, fromOutput, toOutput);
        if (!inPlace) {
            scratch.giveBack(seen);
        }
        scratch.giveBack(sums);
    }

    private void store(
            boolean flipped,
            float[] dw,
            float[] sums,
            int group,
            int channel,
            int firstTap,
            int count,
            int fromOutput,
            int toOutput) {
        int taps = g.kh() * g.kw();
        int channels = g.c() / g.groups();
        for (int oc = fromOutput; oc < toOutput; oc++) {
            int weights = ((group * (g.oc() / g.groups()) + oc) * channels + channel) * taps;
            for (int i = 0; i < count; i++) {
                int tap = firstTap + i;
                int turned = flipped ? tap - tap % taps + taps - 1 - tap % taps : tap;
                int sum = ((oc - fromOutput) * DotTiles.WIDTH + i) * DotTiles.PARTS;
                dw[weights + turned] = DotTiles.total(sums, sum);
            }
        }
    }
}
