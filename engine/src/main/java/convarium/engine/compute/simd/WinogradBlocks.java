package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.compute.TileGrid;
import convarium.engine.compute.Winograd;

/// How a pass is cut into blocks of tiles, so that its working memory stays small and near.
///
/// All pictures' rows of tiles, one below the other, are cut into bands, and each row into segments of
/// at most [WinogradStrips#TILES] tiles. A block is a few segments wide and a band high; its tiles are
/// counted row by row.
final class WinogradBlocks {
    final TileGrid grid;

    /// Blocks of channels that go in and come out; the latter are even in number.
    final int inputs;

    final int outputs;

    /// Tiles of a segment, all but the last.
    final int width;

    /// Segments of a row, and of a block.
    final int segments;

    final int wide;

    /// Rows of tiles in a block.
    final int high;

    /// Room for the tiles of a block.
    final int room;

    /// How far the places of transformed inputs and outputs lie apart.
    final int inputPlace;

    final int outputPlace;

    /// @param n pictures
    /// @param most how many floats a block's transformed inputs and outputs should take together
    /// @param whole whether blocks go across whole rows
    WinogradBlocks(TileGrid grid, int n, int most, boolean whole) {
        this.grid = grid;
        inputs = Math.ceilDiv(grid.c(), LANES);
        outputs = Math.ceilDiv(grid.oc(), 2 * LANES) * 2;
        segments = Math.ceilDiv(grid.tileColumns(), WinogradStrips.TILES);
        width = Math.ceilDiv(grid.tileColumns(), segments);
        wide = whole ? segments : 1;
        int across = Math.min(grid.tileColumns(), wide * width);
        int tiles = most / (Winograd.PLACES * (inputs + outputs) * LANES);
        int rows = tiles / across;
        // whole groups of the products' routines, where there are many rows to choose from
        high = Math.clamp(rows > 8 ? rows / 4 * 4 : rows, 1, n * grid.tileRows());
        room = Math.ceilDiv(high * across, WinogradProducts.WIDEST) * WinogradProducts.WIDEST;
        // a vector more, for places that lie a power of two apart would share few cache sets
        inputPlace = (inputs * room + 1) * LANES;
        outputPlace = (outputs * room + 1) * LANES;
    }

    /// How many blocks this many pictures give.
    int count(int n) {
        return Math.ceilDiv(n * grid.tileRows(), high) * across();
    }

    /// Blocks from left to right.
    int across() {
        return Math.ceilDiv(segments, wide);
    }

    int inputFloats() {
        return Winograd.PLACES * inputPlace;
    }

    int outputFloats() {
        return Winograd.PLACES * outputPlace;
    }

    /// How far each input channel of a tile lies from the tile's begin.
    int[] offsets() {
        int[] offsets = new int[grid.c()];
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = c / LANES * room * LANES + c % LANES;
        }
        return offsets;
    }

    /// One block.
    ///
    /// @param index its number, from left to right, then down
    /// @param n pictures
    Block block(int index, int n) {
        int firstRow = index / across() * high;
        int firstSegment = index % across() * wide;
        int firstColumn = firstSegment * width;
        return new Block(
                firstRow,
                Math.min(high, n * grid.tileRows() - firstRow),
                firstSegment,
                Math.min(wide, segments - firstSegment),
                firstColumn,
                Math.min(grid.tileColumns() - firstColumn, wide * width));
    }

    /// A block of whole rows of tiles.
    ///
    /// @param row the first, counted through all pictures
    /// @param rows how many, at most [#high]
    Block rows(int row, int rows) {
        return new Block(row, rows, 0, segments, 0, grid.tileColumns());
    }

    /// @param row first row of tiles, counted through all pictures
    /// @param rows how many
    /// @param segment first segment
    /// @param segments how many
    /// @param column first column of tiles
    /// @param columns how many
    record Block(int row, int rows, int segment, int segments, int column, int columns) {
        int tiles() {
            return rows * columns;
        }
    }
}
