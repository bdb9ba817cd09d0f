package convarium.engine.compute.simd;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.Arrays;
import java.util.Optional;

/// How a convolution's input is cut into bands, and how a band is laid out once it is copied.
///
/// A band holds what one group of channels needs for a few output rows and columns, padding filled in, small
/// enough to stay in a core's cache. It is stored row by row, then channel, then *phase*, then column. With a
/// stride of s, column q has phase q mod s: so the inputs that neighbouring outputs see through one tap always
/// lie next to each other, and one loop serves every stride. Phases that no tap falls on are left out.
final class Band {
    private static final int BUDGET = 128 * 1024;
    private static final int LIMIT = 1 << 26;
    private static final int WIDEST = 240;

    private final WindowGeometry g;
    private final PaddingMode mode;
    private final int channels;
    private final int[] phases;
    private final int pitch;
    private final int rowLength;
    private final int length;
    private final int[] offsets;

    /// Output rows and columns of one band, and how many bands there are along each axis.
    final int rows;

    final int columns;
    final int rowBands;
    final int columnBands;

    private Band(WindowGeometry g, PaddingMode mode, int[] phases, int pitch, int columns, int rows) {
        this.g = g;
        this.mode = mode;
        this.phases = phases;
        this.pitch = pitch;
        this.columns = columns;
        this.rows = rows;
        channels = g.c() / g.groups();
        rowLength = channels * phases.length * pitch;
        length = (int) (inputRows(g, rows) * rowLength);
        rowBands = Math.ceilDiv(g.oh(), rows);
        columnBands = Math.ceilDiv(g.ow(), columns);
        offsets = offsets();
    }

    /// Chooses bands for a convolution.
    ///
    /// @param step columns are cut at multiples of this
    /// @param beyond how many columns a loop may read beyond the band's last
    /// @param bands how many bands a picture should give if it can, so that all threads find work
    /// @return empty if even the smallest band would be enormous, as with a dilation of thousands
    static Optional<Band> plan(WindowGeometry g, PaddingMode mode, int step, int beyond, int bands) {
        int[] phases = phases(g);
        int cuts = Math.ceilDiv(g.ow(), WIDEST);
        int columns = Math.ceilDiv(Math.ceilDiv(g.ow(), cuts), step) * step;
        long last = (long) (g.kw() - 1) * g.width().dilation() / g.width().stride();
        long pitch = oddLines(columns + beyond + last);
        long rowLength = pitch * phases.length * (g.c() / g.groups());
        if (inputRows(g, 1) * (double) rowLength > LIMIT || (double) g.c() * g.kh() * g.kw() > LIMIT) {
            return Optional.empty();
        }
        int rows = Math.min(g.oh(), Math.max(1, g.oh() * Math.ceilDiv(g.ow(), columns) / bands));
        while (rows > 1 && inputRows(g, rows) * rowLength > BUDGET) {
            rows--;
        }
        return Optional.of(new Band(g, mode, phases, (int) pitch, columns, rows));
    }

    /// Where each tap lies from its window's begin, in the order of the sum: channel, kernel row, kernel column.
    int[] tapOffsets() {
        return offsets;
    }

    /// How many floats a band takes.
    int length() {
        return length;
    }

    /// Where the window of an output cell begins, both counted from the band's first.
    int begin(int row, int column) {
        return row * g.height().stride() * rowLength + column;
    }

    /// Copies one band.
    ///
    /// @param firstRow the first output row
    /// @param firstColumn the first output column
    void copy(float[] x, int n, int group, int firstRow, int firstColumn, float[] band) {
        int stride = g.width().stride();
        int bandRows = (int) inputRows(g, Math.min(rows, g.oh() - firstRow));
        int outputs = Math.min(columns, g.ow() - firstColumn);
        long extent = (outputs - 1L) * stride + g.width().extent();
        long top = (long) firstRow * g.height().stride() - g.height().before();
        long left = (long) firstColumn * stride - g.width().before();
        for (int i = 0; i < phases.length; i++) {
            long begin = left + phases[i];
            int count = (int) Math.ceilDiv(extent - phases[i], (long) stride);
            int from = (int) Math.clamp(Math.ceilDiv(-begin, (long) stride), 0, (long) count);
            int to = (int) Math.clamp(Math.ceilDiv(g.w() - begin, (long) stride), (long) from, (long) count);
            for (int r = 0; r < bandRows; r++) {
                int h = source(top + r, g.h());
                for (int c = 0; c < channels; c++) {
                    int at = r * rowLength + (c * phases.length + i) * pitch;
                    if (h < 0) {
                        Arrays.fill(band, at, at + pitch, 0);
                    } else {
                        int row = ((n * g.c() + group * channels + c) * g.h() + h) * g.w();
                        pad(x, row, begin, stride, 0, from, band, at);
                        copyCells(x, row + begin, from, to, stride, band, at);
                        pad(x, row, begin, stride, to, count, band, at);
                        Arrays.fill(band, at + count, at + pitch, 0);
                    }
                }
            }
        }
    }

    /// Copies every stride-th cell of one row, the part that lies on the input.
    private static void copyCells(float[] x, long begin, int from, int to, int stride, float[] band, int at) {
        if (from == to) {
            return;
        }
        int first = (int) (begin + (long) from * stride);
        if (stride == 1) {
            System.arraycopy(x, first, band, at + from, to - from);
        } else {
            for (int i = 0; i < to - from; i++) {
                band[at + from + i] = x[first + i * stride];
            }
        }
    }

    private void pad(float[] x, int row, long left, int stride, int from, int to, float[] band, int at) {
        for (int i = from; i < to; i++) {
            int w = source(left + (long) i * stride, g.w());
            band[at + i] = w < 0 ? 0 : x[row + w];
        }
    }

    private int source(long position, int size) {
        return mode.source(Math.clamp(position, Integer.MIN_VALUE, Integer.MAX_VALUE), size);
    }

    private int[] offsets() {
        int stride = g.width().stride();
        int[] table = new int[channels * g.kh() * g.kw()];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int kh = 0; kh < g.kh(); kh++) {
                for (int kw = 0; kw < g.kw(); kw++) {
                    int column = kw * g.width().dilation();
                    int phase = Arrays.binarySearch(phases, column % stride);
                    table[at++] = kh * g.height().dilation() * rowLength
                            + (c * phases.length + phase) * pitch
                            + column / stride;
                }
            }
        }
        return table;
    }

    private static int[] phases(WindowGeometry g) {
        long stride = g.width().stride();
        long dilation = g.width().dilation();
        // the phases repeat after at most one stride of taps
        return java.util.stream.LongStream.range(0, Math.min(g.kw(), stride))
                .mapToInt(k -> (int) (k * dilation % stride))
                .distinct()
                .sorted()
                .toArray();
    }

    private static long inputRows(WindowGeometry g, int rows) {
        return (rows - 1L) * g.height().stride() + g.height().extent();
    }

    /// Rounds up to an odd number of cache lines: with an even one, the channels of a pixel would share few cache
    /// sets.
    private static long oddLines(long floats) {
        return (Math.ceilDiv(floats, 32L) * 2 + 1) * 16;
    }
}
