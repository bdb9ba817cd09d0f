package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.Epilogue;
import convarium.engine.compute.Winograd;
import jdk.incubator.vector.FloatVector;

/// Strips of pictures, a few tiles wide and one tile high, with the channels of one block in the lanes: how data
/// gets from planes to Winograd's tiles and back.
///
/// A strip is `[row][column][lane]` and stays in the first-level cache. With channels in the lanes, each step of a
/// transform is one instruction for a block of channels, and nothing moves between lanes.
final class WinogradStrips {
    /// The most tiles of a strip: 30 columns, that is whole vectors of 16, 8 or 4 and hardly more.
    static final int TILES = 7;

    /// Cells of a plane that is small enough to be transposed as a whole.
    static final int SMALL = 256;

    private static final int COLUMNS = 32;
    private static final int PITCH = (COLUMNS + 1) * LANES;

    // a strip; the square through which edges go; a row of zeros; cells of planes
    private static final int SQUARE = Winograd.IN * PITCH;
    private static final int ZEROS = SQUARE + LANES * LANES;
    private static final int CELLS = ZEROS + PITCH;

    /// Floats of working memory.
    static final int LENGTH = CELLS + Math.max(SMALL + LANES, Winograd.IN * (COLUMNS + 1)) * LANES;

    private WinogradStrips() {}

    /// Fills a strip from planes; what lies outside of them is zero.
    ///
    /// @param at where the first channel's plane begins
    /// @param channels how many channels there are, at most as many as lanes
    /// @param row the strip's first row in the plane, perhaps negative
    /// @param column its first column
    /// @param columns how many are wanted; a few more may be filled
    static void gather(
            float[] x, int at, int channels, int h, int w, int row, int rows, int column, int columns, float[] strip) {
        for (int r = 0; r < rows; r++) {
            boolean inside = row + r >= 0 && row + r < h;
            int from = at + (row + r) * w;
            for (int j = 0; j < columns; j += LANES) {
                int to = r * PITCH + j * LANES;
                int begin = column + j;
                if (!inside) {
                    clear(strip, to, LANES);
                } else if (channels == LANES && begin >= 0 && begin + LANES <= w) {
                    Squares.transpose(x, from + begin, h * w, strip, to, LANES);
                } else {
                    edge(x, from + begin, h * w, channels, begin, w, strip);
                    Squares.transpose(strip, SQUARE, LANES, strip, to, LANES);
                }
            }
        }
    }

    private static void edge(float[] x, int from, int plane, int channels, int begin, int w, float[] strip) {
        var inside = SPECIES.indexInRange(begin, w);
        for (int i = 0; i < channels; i++) {
            FloatVector.fromArray(SPECIES, x, from + i * plane, inside).intoArray(strip, SQUARE + i * LANES);
        }
        clear(strip, SQUARE + channels * LANES, LANES - channels);
    }

    private static void clear(float[] strip, int at, int vectors) {
        for (int i = 0; i < vectors; i++) {
            FloatVector.zero(SPECIES).intoArray(strip, at + i * LANES);
        }
    }

    /// Brings small planes into memory, cell by cell, all channels of a cell together.
    ///
    /// @param at where the first channel's plane begins
    /// @param channels how many channels there are, at most as many as lanes
    /// @param cells how many cells a plane has, at most [#SMALL]
    static void gatherPlane(float[] x, int at, int channels, int cells, float[] strip) {
        clear(strip, ZEROS, COLUMNS + 1);
        gatherRow(x, at, cells, channels, 0, cells, cells, strip, CELLS);
    }

    /// Bᵀ d B of a row of tiles of planes that are in memory.
    ///
    /// @param row the tiles' first row in the plane, perhaps negative
    /// @param left columns of zeros before the first
    static void inputOfPlane(int h, int w, int row, int left, int tiles, float[] strip, float[] v, int at, int place) {
        int columns = Winograd.OUT * tiles + 2;
        clearColumns(strip, 0, left);
        int inside = Math.min(columns - left, w);
        clearColumns(strip, left + inside, columns);
        int r0 = cells(row, h, w);
        int r1 = cells(row + 1, h, w);
        int r2 = cells(row + 2, h, w);
        int r3 = cells(row + 3, h, w);
        int r4 = cells(row + 4, h, w);
        int r5 = cells(row + 5, h, w);
        for (int j = 0; j < inside; j++) {
            int from = j * LANES;
            inputColumn(strip, r0 + from, r1 + from, r2 + from, r3 + from, r4 + from, r5 + from, (left + j) * LANES);
        }
        inputRows(strip, tiles, v, at, place);
    }

    private static int cells(int row, int h, int w) {
        return row >= 0 && row < h ? CELLS + row * w * LANES : ZEROS;
    }

    private static void clearColumns(float[] strip, int from, int to) {
        for (int j = from; j < to; j++) {
            for (int r = 0; r < Winograd.IN; r++) {
                FloatVector.zero(SPECIES).intoArray(strip, r * PITCH + j * LANES);
            }
        }
    }

    /// Brings rows of planes into memory, for a few columns; what lies outside is zero.
    ///
    /// Six rows have room, and each has its own place: the two last ones serve the next row of tiles too.
    ///
    /// @param row the first row, perhaps negative
    /// @param column the first column, perhaps negative
    static void gatherRows(
            float[] x, int at, int channels, int h, int w, int row, int rows, int column, int columns, float[] strip) {
        for (int r = row; r < row + rows; r++) {
            int to = slot(r);
            if (r >= 0 && r < h) {
                gatherRow(x, at + r * w, h * w, channels, column, columns, w, strip, to);
            } else {
                clear(strip, to, COLUMNS);
            }
        }
    }

    private static int slot(int row) {
        return CELLS + (row + Winograd.IN) % Winograd.IN * PITCH;
    }

    private static void gatherRow(
            float[] x, int row, int plane, int channels, int column, int columns, int w, float[] strip, int to) {
        for (int j = 0; j < columns; j += LANES) {
            int begin = column + j;
            if (channels == LANES && begin >= 0 && begin + LANES <= w) {
                Squares.transpose(x, row + begin, plane, strip, to + j * LANES, LANES);
            } else {
                edge(x, row + begin, plane, channels, begin, w, strip);
                Squares.transpose(strip, SQUARE, LANES, strip, to + j * LANES, LANES);
            }
        }
    }

    /// Bᵀ d B of a row of tiles whose rows are in memory.
    ///
    /// @param row the tiles' first row in the plane
    /// @param v where the tiles go
    /// @param at where the first tile's first place is
    /// @param place how far the places of a tile lie apart
    static void inputOfRows(int row, int tiles, float[] strip, float[] v, int at, int place) {
        int r0 = slot(row);
        int r1 = slot(row + 1);
        int r2 = slot(row + 2);
        int r3 = slot(row + 3);
        int r4 = slot(row + 4);
        int r5 = slot(row + 5);
        for (int j = 0; j < (Winograd.OUT * tiles + 2) * LANES; j += LANES) {
            inputColumn(strip, r0 + j, r1 + j, r2 + j, r3 + j, r4 + j, r5 + j, j);
        }
        inputRows(strip, tiles, v, at, place);
    }

    private static void inputRows(float[] strip, int tiles, float[] v, int at, int place) {
        for (int tile = 0; tile < tiles; tile++) {
            for (int r = 0; r < Winograd.IN; r++) {
                int from = r * PITCH + tile * Winograd.OUT * LANES;
                inputRow(strip, from, v, at + tile * LANES + r * Winograd.IN * place, place);
            }
        }
    }

    private static void inputColumn(float[] strip, int r0, int r1, int r2, int r3, int r4, int r5, int at) {
        var d0 = FloatVector.fromArray(SPECIES, strip, r0);
        var d1 = FloatVector.fromArray(SPECIES, strip, r1);
        var d2 = FloatVector.fromArray(SPECIES, strip, r2);
        var d3 = FloatVector.fromArray(SPECIES, strip, r3);
        var d4 = FloatVector.fromArray(SPECIES, strip, r4);
        var d5 = FloatVector.fromArray(SPECIES, strip, r5);
        var minus4 = FloatVector.broadcast(SPECIES, -4f);
        var minus5 = FloatVector.broadcast(SPECIES, -5f);
        var a = d2.fma(minus4, d4);
        var b = d1.fma(minus4, d3);
        var c = d4.sub(d2);
        var e = d3.sub(d1);
        d0.fma(FloatVector.broadcast(SPECIES, 4f), d2.fma(minus5, d4)).intoArray(strip, at);
        a.add(b).intoArray(strip, at + PITCH);
        a.sub(b).intoArray(strip, at + 2 * PITCH);
        e.fma(FloatVector.broadcast(SPECIES, 2f), c).intoArray(strip, at + 3 * PITCH);
        e.fma(FloatVector.broadcast(SPECIES, -2f), c).intoArray(strip, at + 4 * PITCH);
        d1.fma(FloatVector.broadcast(SPECIES, 4f), d3.fma(minus5, d5)).intoArray(strip, at + 5 * PITCH);
    }

    private static void inputRow(float[] strip, int from, float[] v, int at, int place) {
        var d0 = FloatVector.fromArray(SPECIES, strip, from);
        var d1 = FloatVector.fromArray(SPECIES, strip, from + LANES);
        var d2 = FloatVector.fromArray(SPECIES, strip, from + 2 * LANES);
        var d3 = FloatVector.fromArray(SPECIES, strip, from + 3 * LANES);
        var d4 = FloatVector.fromArray(SPECIES, strip, from + 4 * LANES);
        var d5 = FloatVector.fromArray(SPECIES, strip, from + 5 * LANES);
        var minus4 = FloatVector.broadcast(SPECIES, -4f);
        var minus5 = FloatVector.broadcast(SPECIES, -5f);
        var a = d2.fma(minus4, d4);
        var b = d1.fma(minus4, d3);
        var c = d4.sub(d2);
        var e = d3.sub(d1);
        d0.fma(FloatVector.broadcast(SPECIES, 4f), d2.fma(minus5, d4)).intoArray(v, at);
        a.add(b).intoArray(v, at + place);
        a.sub(b).intoArray(v, at + 2 * place);
        e.fma(FloatVector.broadcast(SPECIES, 2f), c).intoArray(v, at + 3 * place);
        e.fma(FloatVector.broadcast(SPECIES, -2f), c).intoArray(v, at + 4 * place);
        d1.fma(FloatVector.broadcast(SPECIES, 4f), d3.fma(minus5, d5)).intoArray(v, at + 5 * place);
    }

    /// A dy Aᵀ of a strip of gradients at the output.
    static void gradient(float[] strip, int tiles, float[] w, int at, int place) {
        for (int j = 0; j < Winograd.OUT * tiles * LANES; j += LANES) {
            spread(strip, j, j + PITCH, j + 2 * PITCH, j + 3 * PITCH, strip, j, PITCH);
        }
        gradientRows(strip, tiles, w, at, place);
    }

    /// A dy Aᵀ of a row of tiles of planes that are in memory.
    ///
    /// @param row the tiles' first row in the plane
    static void gradientOfPlane(int h, int w, int row, int tiles, float[] strip, float[] v, int at, int place) {
        int r0 = cells(row, h, w);
        int r1 = cells(row + 1, h, w);
        int r2 = cells(row + 2, h, w);
        int r3 = cells(row + 3, h, w);
        for (int j = 0; j < w * LANES; j += LANES) {
            spread(strip, r0 + j, r1 + j, r2 + j, r3 + j, strip, j, PITCH);
        }
        clearColumns(strip, w, Winograd.OUT * tiles);
        gradientRows(strip, tiles, v, at, place);
    }

    private static void gradientRows(float[] strip, int tiles, float[] w, int at, int place) {
        for (int tile = 0; tile < tiles; tile++) {
            for (int r = 0; r < Winograd.IN; r++) {
                int from = r * PITCH + tile * Winograd.OUT * LANES;
                int to = at + tile * LANES + r * Winograd.IN * place;
                spread(strip, from, from + LANES, from + 2 * LANES, from + 3 * LANES, w, to, place);
            }
        }
    }

    /// A times 4 values.
    private static void spread(float[] x, int x0, int x1, int x2, int x3, float[] y, int at, int place) {
        var d0 = FloatVector.fromArray(SPECIES, x, x0);
        var d1 = FloatVector.fromArray(SPECIES, x, x1);
        var d2 = FloatVector.fromArray(SPECIES, x, x2);
        var d3 = FloatVector.fromArray(SPECIES, x, x3);
        var four = FloatVector.broadcast(SPECIES, 4f);
        var even = d0.add(d2);
        var odd = d1.add(d3);
        var even4 = d2.fma(four, d0);
        var odd4 = d3.fma(four, d1);
        d0.intoArray(y, at);
        even.add(odd).intoArray(y, at + place);
        even.sub(odd).intoArray(y, at + 2 * place);
        odd4.fma(FloatVector.broadcast(SPECIES, 2f), even4).intoArray(y, at + 3 * place);
        odd4.fma(FloatVector.broadcast(SPECIES, -2f), even4).intoArray(y, at + 4 * place);
        d3.intoArray(y, at + 5 * place);
    }

    /// Aᵀ m A, plus the bias: the tiles of a strip of outputs.
    ///
    /// The last tile comes first, so that of rows that overlap what belongs there stays.
    ///
    /// @param m where the sums are
    /// @param bias one value a lane, from `b` on
    /// @param columns of the strip: those of the plane if its rows shall follow each other, at least 4 and
    ///   at most 32
    static void output(float[] m, int at, int place, int tiles, float[] bias, int b, int columns, float[] strip) {
        for (int tile = tiles - 1; tile >= 0; tile--) {
            int to = tile * Winograd.OUT * LANES;
            WinogradOutput.tile(m, at + tile * LANES, place, bias, b, strip, to, columns * LANES);
        }
    }

    /// Writes a row of a strip to planes, after adding what is to be added and cutting off what is negative.
    ///
    /// @param from where the row begins in the strip
    /// @param at where it begins in the first channel's plane
    /// @param plane how far the planes lie apart
    static void scatter(
            float[] strip, int from, float[] y, int at, int channels, int plane, int columns, Epilogue epilogue) {
        for (int j = 0; j < columns; j += LANES) {
            Squares.transpose(strip, (from + j) * LANES, LANES, strip, SQUARE, LANES);
            store(strip, channels, y, at + j, plane, columns - j, epilogue);
        }
    }

    private static void store(
            float[] strip, int channels, float[] y, int at, int plane, int columns, Epilogue epilogue) {
        float[] addend = epilogue.addend();
        boolean adds = addend.length > 0;
        boolean relu = epilogue.relu();
        var inside = SPECIES.indexInRange(0, columns);
        for (int i = 0; i < channels; i++) {
            int to = at + i * plane;
            var value = FloatVector.fromArray(SPECIES, strip, SQUARE + i * LANES);
            if (adds) {
                value = value.add(FloatVector.fromArray(SPECIES, addend, to, inside));
            }
            if (relu) {
                value = value.max(0f);
            }
            value.intoArray(y, to, inside);
        }
    }
}
