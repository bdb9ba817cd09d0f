package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.Epilogue;
import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;

/// The transforms of one block of channels in one segment of a block of tiles.
///
/// Transformed data lies as `[place][block][tile][lane]`.
final class WinogradSteps {
    private WinogradSteps() {}

    /// From planes to transformed inputs.
    ///
    /// @param segment counted from the block's first
    /// @param channels which block of input channels
    static void input(
            WinogradBlocks blocks,
            WinogradBlocks.Block block,
            int segment,
            int channels,
            float[] x,
            float[] v,
            float[] strip) {
        var g = blocks.grid;
        int column = segment * blocks.width;
        int tiles = Math.min(blocks.width, block.columns() - column);
        int first = channels * LANES;
        int count = Math.min(LANES, g.c() - first);
        int left = (block.column() + column) * Winograd.OUT - g.left();
        boolean small = isSmall(g, g.h() * g.w());
        for (int r = 0; r < block.rows(); r++) {
            int n = (block.row() + r) / g.tileRows();
            int row = (block.row() + r) % g.tileRows();
            int top = row * Winograd.OUT - g.top();
            int planes = (n * g.c() + first) * g.h() * g.w();
            int at = (channels * blocks.room + r * block.columns() + column) * LANES;
            boolean begins = r == 0 || row == 0;
            if (small) {
                if (begins) {
                    WinogradStrips.gatherPlane(x, planes, count, g.h() * g.w(), strip);
                }
                WinogradStrips.inputOfPlane(g.h(), g.w(), top, g.left(), tiles, strip, v, at, blocks.inputPlace);
            } else {
                int known = begins ? 0 : Winograd.IN - Winograd.OUT;
                WinogradStrips.gatherRows(
                        x,
                        planes,
                        count,
                        g.h(),
                        g.w(),
                        top + known,
                        Winograd.IN - known,
                        left,
                        tiles * Winograd.OUT + 2,
                        strip);
                WinogradStrips.inputOfRows(top, tiles, strip, v, at, blocks.inputPlace);
            }
        }
    }

    /// Whether planes are transposed as a whole.
    private static boolean isSmall(TileGrid g, int cells) {
        return cells <= WinogradStrips.SMALL && g.tileColumns() <= WinogradStrips.TILES;
    }

    /// From gradients at the output planes to their transform.
    ///
    /// @param segment counted from the block's first
    /// @param channels which block of output channels
    static void gradient(
            WinogradBlocks blocks,
            WinogradBlocks.Block block,
            int segment,
            int channels,
            float[] dy,
            float[] w,
            float[] strip) {
        var g = blocks.grid;
        int column = segment * blocks.width;
        int tiles = Math.min(blocks.width, block.columns() - column);
        int first = channels * LANES;
        int count = Math.clamp(g.oc() - first, 0, LANES);
        int left = (block.column() + column) * Winograd.OUT;
        boolean small = isSmall(g, g.oh() * g.ow());
        for (int r = 0; r < block.rows(); r++) {
            int n = (block.row() + r) / g.tileRows();
            int row = (block.row() + r) % g.tileRows();
            int top = row * Winograd.OUT;
            int planes = (n * g.oc() + first) * g.oh() * g.ow();
            int at = (channels * blocks.room + r * block.columns() + column) * LANES;
            if (small) {
                if (r == 0 || row == 0) {
                    WinogradStrips.gatherPlane(dy, planes, count, g.oh() * g.ow(), strip);
                }
                WinogradStrips.gradientOfPlane(g.oh(), g.ow(), top, tiles, strip, w, at, blocks.outputPlace);
            } else {
                int columns = tiles * Winograd.OUT;
                WinogradStrips.gather(dy, planes, count, g.oh(), g.ow(), top, Winograd.OUT, left, columns, strip);
                WinogradStrips.gradient(strip, tiles, w, at, blocks.outputPlace);
            }
        }
    }

    /// From sums to output planes.
    ///
    /// @param segment counted from the block's first
    /// @param channels which block of output channels
    static void output(
            WinogradBlocks blocks,
            WinogradBlocks.Block block,
            int segment,
            int channels,
            float[] m,
            float[] bias,
            Epilogue epilogue,
            float[] y,
            float[] strip) {
        var g = blocks.grid;
        int column = segment * blocks.width;
        int tiles = Math.min(blocks.width, block.columns() - column);
        int first = channels * LANES;
        int count = Math.min(LANES, g.oc() - first);
        for (int r = 0; r < block.rows(); r++) {
            int n = (block.row() + r) / g.tileRows();
            int row = (block.row() + r) % g.tileRows() * Winograd.OUT;
            int left = (block.column() + column) * Winograd.OUT;
            int at = (channels * blocks.room + r * block.columns() + column) * LANES;
            int planes = (n * g.oc() + first) * g.oh() * g.ow();
            int rows = Math.min(Winograd.OUT, g.oh() - row);
            // rows that follow each other are one long row, where a tile is not wider than they are
            boolean together = blocks.segments == 1 && g.ow() >= Winograd.OUT;
            int pitch = together ? g.ow() : WinogradStrips.TILES * Winograd.OUT;
            int columns = together ? rows * g.ow() : Math.min(tiles * Winograd.OUT, g.ow() - left);
            WinogradStrips.output(m, at, blocks.outputPlace, tiles, bias, first, pitch, strip);
            for (int i = 0; i < (together ? 1 : rows); i++) {
                int to = planes + (row + i) * g.ow() + left;
                WinogradStrips.scatter(strip, i * pitch, y, to, count, g.oh() * g.ow(), columns, epilogue);
            }
        }
    }
}
