package convarium.engine.compute.simd;

import convarium.engine.arithmetic.PaddingMode;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A part of a source that is copied before it is summed, padding filled in: what one group of channels needs for a
/// few output rows, or for a part of one.
///
/// It is stored row by row, then channel, then *phase*, then column. With a stride of s, column q has phase q mod s:
/// so what neighbouring outputs see through one tap always lies side by side, and one loop serves every stride.
/// Phases that no tap falls on are left out.
final class Band {
    private final int channels;
    private final int h;
    private final int w;
    private final Sampling rowSampling;
    private final Sampling columnSampling;
    private final PaddingMode mode;
    private final int[] phases;
    private final boolean[] rowsSeen;
    private final int pitch;
    private final int rowLength;

    /// Output rows and columns of a band.
    final int rows;

    final int columns;

    /// Lays out a band.
    ///
    /// @param channels of a group
    /// @param h rows of the source
    /// @param w columns of the source
    /// @param beyond cells after the last that a loop may read
    Band(
            int channels,
            int h,
            int w,
            PaddingMode mode,
            Sampling rowSampling,
            Sampling columnSampling,
            int rows,
            int columns,
            int beyond) {
        this.channels = channels;
        this.h = h;
        this.w = w;
        this.mode = mode;
        this.rowSampling = rowSampling;
        this.columnSampling = columnSampling;
        this.rows = rows;
        this.columns = columns;
        int stride = columnSampling.stride;
        phases = phases(columnSampling);
        rowsSeen = new boolean[rowSampling.stride];
        for (int tap : rowSampling.taps) {
            rowsSeen[(tap - rowSampling.lowest) % rowSampling.stride] = true;
        }
        pitch = oddLines(columns + beyond + (columnSampling.extent - 1) / stride);
        rowLength = channels * phases.length * pitch;
    }

    /// Floats that a band of these sizes would take.
    static double floats(int channels, Sampling rowSampling, Sampling columnSampling, int rows, int columns) {
        double across = columns + (double) columnSampling.extent / columnSampling.stride;
        return ((rows - 1.0) * rowSampling.stride + rowSampling.extent)
                * channels
                * phases(columnSampling).length
                * across;
    }

    /// How many floats a band takes.
    int length() {
        return inputRows(rows) * rowLength;
    }

    /// Where what an output cell sees begins, both counted from the band's first.
    int begin(int row, int column) {
        return row * rowSampling.stride * rowLength + column;
    }

    /// Where each tap lies from there: channel, kernel row, kernel column.
    int[] tapOffsets() {
        int stride = columnSampling.stride;
        int[] table = new int[channels * rowSampling.taps.length * columnSampling.taps.length];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int row : rowSampling.taps) {
                for (int tap : columnSampling.taps) {
                    int column = tap - columnSampling.lowest;
                    int phase = Arrays.binarySearch(phases, column % stride);
                    table[at++] = (row - rowSampling.lowest) * rowLength
                            + (c * phases.length + phase) * pitch
                            + column / stride;
                }
            }
        }
        return table;
    }

    /// Copies one band.
    ///
    /// @param x source, of which the group's first channel begins at `from`
    /// @param firstRow the first output row
    /// @param firstColumn the first output column
    /// @param outputRows how many rows are wanted
    /// @param outputColumns how many columns are wanted
    void copy(float[] x, int from, int firstRow, int firstColumn, int outputRows, int outputColumns, float[] band) {
        int stride = columnSampling.stride;
        int extent = (outputColumns - 1) * stride + columnSampling.extent;
        int top = firstRow * rowSampling.stride + rowSampling.lowest;
        int left = firstColumn * stride + columnSampling.lowest;
        int inputRows = inputRows(outputRows);
        for (int i = 0; i < phases.length; i++) {
            int begin = left + phases[i];
            int count = Math.ceilDiv(extent - phases[i], stride);
            int inside = Math.clamp(Math.ceilDiv(-begin, stride), 0, count);
            int outside = Math.clamp(Math.ceilDiv(w - begin, stride), inside, count);
            for (int r = 0; r < inputRows; r++) {
                if (rowsSeen[r % rowSampling.stride]) {
                    int row = mode.source(top + r, h);
                    for (int c = 0; c < channels; c++) {
                        int at = r * rowLength + (c * phases.length + i) * pitch;
                        if (row < 0) {
                            Arrays.fill(band, at, at + count, 0);
                        } else {
                            int source = from + (c * h + row) * w;
                            pad(x, source, begin, 0, inside, band, at);
                            copyCells(x, source + begin + inside * stride, stride, band, at + inside, outside - inside);
                            pad(x, source, begin, outside, count, band, at);
                        }
                    }
                }
            }
        }
    }

    /// Copies every stride-th cell of one row, the part that lies on the source.
    private static void copyCells(float[] x, int from, int stride, float[] band, int at, int count) {
        if (stride == 1) {
            System.arraycopy(x, from, band, at, count);
        } else {
            for (int i = 0; i < count; i++) {
                band[at + i] = x[from + i * stride];
            }
        }
    }

    private void pad(float[] x, int source, int begin, int from, int to, float[] band, int at) {
        for (int i = from; i < to; i++) {
            int column = mode.source(begin + i * columnSampling.stride, w);
            band[at + i] = column < 0 ? 0 : x[source + column];
        }
    }

    private int inputRows(int outputRows) {
        return (outputRows - 1) * rowSampling.stride + rowSampling.extent;
    }

    private static int[] phases(Sampling columns) {
        return IntStream.of(columns.taps)
                .map(tap -> (tap - columns.lowest) % columns.stride)
                .distinct()
                .sorted()
                .toArray();
    }

    /// Rounds up to an odd number of cache lines: with an even one, the channels of a pixel would share few cache
    /// sets.
    private static int oddLines(int floats) {
        return (Math.ceilDiv(floats, 32) * 2 + 1) * 16;
    }
}
