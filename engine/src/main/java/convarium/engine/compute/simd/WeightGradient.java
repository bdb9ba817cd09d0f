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
/// A task takes the taps of a few channels and some output channels, and goes over all pictures. What the taps see is
/// copied into a band first, a block of output rows at a time, except for a 1×1 convolution, whose channels are such
/// rows already. The gradients of a few output channels then meet all taps while the first cache holds both.
final class WeightGradient {
    private static final int BLOCK = 4096;

    /// The most partial sums that a task keeps.
    private static final int SUMS = 96 * 1024;

    private static final int TILE = DotTiles.HEIGHT * DotTiles.WIDTH * DotTiles.PARTS;

    private static final int[] ENDS =
            IntStream.range(0, DotTiles.HEIGHT).map(i -> i * DotTiles.PARTS).toArray();

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
        int wanted = pool.threads() == 1 ? 1 : Math.ceilDiv(4 * pool.threads(), g.groups() * blocks);
        int least = Math.ceilDiv(heights, Math.max(1, SUMS / (tiles * TILE)));
        int parts = Math.clamp(Math.max(wanted, least), 1, heights);
        pool.parallelFor(g.groups() * blocks * parts, task -> {
            int part = task % parts;
            int block = task / parts % blocks;
            int group = task / parts / blocks;
            int from = (int) ((long) part * heights / parts) * DotTiles.HEIGHT;
            int to = Math.min(outputs, (int) ((part + 1L) * heights / parts) * DotTiles.HEIGHT);
            int channel = Math.min(block * together, channels - together);
            taps(n, x, dy, flipped, dw, group, channel, from, to);
        });
    }

    /// The taps of a few channels, from the given one on, for some output channels.
    private void taps(
            int n,
            float[] x,
            float[] dy,
            boolean flipped,
            float[] dw,
            int group,
            int channel,
            int fromOutput,
            int toOutput) {
        int plane = g.oh() * g.ow();
        int outputs = g.oc() / g.groups();
        int tiles = Math.ceilDiv(offsets.length, DotTiles.WIDTH);
        int heights = Math.ceilDiv(toOutput - fromOutput, DotTiles.HEIGHT);
        float[] sums = scratch.take(heights * tiles * TILE);
        Arrays.fill(sums, 0, heights * tiles * TILE, 0);
        float[] seen = inPlace ? x : scratch.take(band.length());
        float[] ends = scratch.take((DotTiles.HEIGHT + offsets.length) * DotTiles.PARTS);
        int[] rows = new int[DotTiles.HEIGHT];
        int[] columns = new int[DotTiles.WIDTH];
        int xPicture = g.c() * g.h() * g.w();
        int xFrom = (group * (g.c() / g.groups()) + channel) * g.h() * g.w();
        for (int picture = 0; picture < n; picture++) {
            for (int row = 0; row < g.oh(); row += blockRows) {
                int blockHeight = Math.min(blockRows, g.oh() - row);
                int begin = inPlace ? picture * xPicture + xFrom + row * g.ow() : 0;
                if (!inPlace) {
                    band.copy(x, picture * xPicture + xFrom, row, 0, blockHeight, g.ow(), seen);
                }
                int length = blockHeight * g.ow();
                int rest = length % DotTiles.PARTS;
                int whole = length - rest;
                for (int tap = 0; tap < offsets.length && rest > 0; tap++) {
                    end(seen, begin + offsets[tap] + whole, rest, -0f, ends, DotTiles.HEIGHT + tap);
                }
                for (int height = 0; height < heights; height++) {
                    for (int i = 0; i < rows.length; i++) {
                        int oc = Math.min(fromOutput + height * DotTiles.HEIGHT + i, toOutput - 1);
                        rows[i] = (picture * g.oc() + group * outputs + oc) * plane + row * g.ow();
                        if (rest > 0) {
                            end(dy, rows[i] + whole, rest, 0f, ends, i);
                        }
                    }
                    for (int tile = 0; tile < tiles; tile++) {
                        for (int i = 0; i < columns.length; i++) {
                            columns[i] = begin + offsets[tap(tile, i)];
                        }
                        int at = (height * tiles + tile) * TILE;
                        DotTiles.run(whole, dy, rows, seen, columns, sums, at);
                        if (rest > 0) {
                            for (int i = 0; i < columns.length; i++) {
                                columns[i] = (DotTiles.HEIGHT + tap(tile, i)) * DotTiles.PARTS;
                            }
                            DotTiles.run(DotTiles.PARTS, ends, ENDS, ends, columns, sums, at);
                        }
                    }
                }
            }
        }
        store(flipped, dw, sums, group, channel, fromOutput, toOutput);
        if (!inPlace) {
            scratch.giveBack(seen);
        }
        scratch.giveBack(ends);
        scratch.giveBack(sums);
    }

    private int tap(int tile, int column) {
        return Math.min(tile * DotTiles.WIDTH + column, offsets.length - 1);
    }

    /// Copies the last values of a row, and as many more as make a whole step: those of one side are 0, of the other
    /// −0, so that their products change no sum.
    private static void end(float[] values, int from, int count, float more, float[] ends, int row) {
        int at = row * DotTiles.PARTS;
        for (int i = 0; i < count; i++) {
            ends[at + i] = values[from + i];
        }
        Arrays.fill(ends, at + count, at + DotTiles.PARTS, more);
    }

    private void store(
            boolean flipped, float[] dw, float[] sums, int group, int channel, int fromOutput, int toOutput) {
        int taps = g.kh() * g.kw();
        int channels = g.c() / g.groups();
        int tiles = Math.ceilDiv(offsets.length, DotTiles.WIDTH);
        for (int oc = fromOutput; oc < toOutput; oc++) {
            int weights = ((group * (g.oc() / g.groups()) + oc) * channels + channel) * taps;
            int row = oc - fromOutput;
            for (int tap = 0; tap < offsets.length; tap++) {
                int turned = flipped ? tap - tap % taps + taps - 1 - tap % taps : tap;
                int tile = row / DotTiles.HEIGHT * tiles + tap / DotTiles.WIDTH;
                int inTile = row % DotTiles.HEIGHT * DotTiles.WIDTH + tap % DotTiles.WIDTH;
                dw[weights + turned] = DotTiles.total(sums, tile * TILE + inTile * DotTiles.PARTS);
            }
        }
    }
}
