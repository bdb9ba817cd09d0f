package convarium.engine.compute;

import convarium.engine.arithmetic.WindowGeometry;

/// How Winograd's tiles cover one pass of a convolution, forward or to the input.
///
/// @param c channels that go in
/// @param h rows that go in
/// @param w columns that go in
/// @param top rows of zeros above them
/// @param left columns of zeros before them
/// @param oc channels that come out
/// @param oh rows that come out
/// @param ow columns that come out
public record TileGrid(int c, int h, int w, int top, int left, int oc, int oh, int ow) {
    private static final int TILES_A_PART = 512;

    /// The tiles of the forward pass.
    public static TileGrid forward(WindowGeometry g) {
        return new TileGrid(g.c(), g.h(), g.w(), g.height().before(), g.width().before(), g.oc(), g.oh(), g.ow());
    }

    /// The tiles of the pass to the input, which is a convolution with the weights turned round, of
    /// channels that have changed sides, with a padding of 2 less the layer's.
    public static TileGrid backwardInput(WindowGeometry g) {
        return new TileGrid(
                g.oc(), g.oh(), g.ow(), 2 - g.height().before(), 2 - g.width().before(), g.c(), g.h(), g.w());
    }

    /// Tiles from top to bottom of a picture.
    public int tileRows() {
        return Math.ceilDiv(oh, Winograd.OUT);
    }

    /// Tiles from left to right.
    public int tileColumns() {
        return Math.ceilDiv(ow, Winograd.OUT);
    }

    /// Rows of tiles that the gradient at the weights adds up at a time, rows being counted through the
    /// batch.
    ///
    /// A float32 sum over all tiles would round more the longer it gets, and exceed what
    /// [Algorithm#WINOGRAD] promises; so it is cut into parts, which are then added up one after the
    /// other: as few as have at most 512 tiles (or a row, if that is longer), but 2, 4 or a multiple of
    /// 8 where there are several. All parts but the last have the same number of rows, so that threads
    /// can make whole parts, each from its own rows, and finish together.
    ///
    /// @param rows of tiles, those of all pictures together
    public int partRows(int rows) {
        int parts = Math.ceilDiv(rows, Math.max(1, TILES_A_PART / tileColumns()));
        int even = parts <= 4 ? Integer.highestOneBit(2 * parts - 1) : Math.ceilDiv(parts, 8) * 8;
        return Math.ceilDiv(rows, even);
    }
}
