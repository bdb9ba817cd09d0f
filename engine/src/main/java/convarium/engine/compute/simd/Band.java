package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.arithmetic.PaddingMode;
import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// A part of a source that is copied before it is summed, padding filled in: what one group of channels needs for a
/// few output rows, or for a part of one.
///
/// There is a *plane* for each channel and column of the kernel. It holds what the outputs see through that column,
/// for one input row after the other and without gaps: so outputs that follow each other see values that follow each
/// other, over the ends of rows too, and through each row of the kernel at one distance. With a stride of s, input
/// row i has phase i mod s, and rows of one phase lie together. Phases that no tap falls on are left out.
final class Band {
    private static final VectorShuffle<Float> EVERY_SECOND = every(2);
    private static final VectorShuffle<Float> EVERY_FOURTH = every(4);
    private static final VectorMask<Float> SECOND_HALF = parts(LANES / 2);
    private static final VectorMask<Float> ODD_QUARTERS = parts(LANES / 4);

    private final int channels;
    private final int h;
    private final int w;
    private final Sampling rowSampling;
    private final Sampling columnSampling;
    private final PaddingMode mode;
    private final int[] phases;

    /// Of the columns' taps in ascending order: which one, and whose plane holds the same one output later, or −1.
    private final int[] ascending;

    private final int[] before;
    private final int phaseLength;
    private final int pitch;
    private final int beyond;

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
        this.beyond = beyond;
        phases = phases(rowSampling);
        int[] taps = columnSampling.taps;
        ascending = IntStream.range(0, taps.length)
                .boxed()
                .sorted((i, j) -> Integer.compare(taps[i], taps[j]))
                .mapToInt(i -> i)
                .toArray();
        before = IntStream.range(0, taps.length)
                .map(i -> indexOf(taps, taps[i] - columnSampling.stride))
                .toArray();
        phaseLength = inputRows(rows, 0) * columns;
        pitch = oddLines(phases.length * phaseLength + 2 * LANES);
    }

    /// Floats that a band of these sizes would take.
    static double floats(int channels, Sampling rowSampling, Sampling columnSampling, int rows, int columns) {
        return (rows + (rowSampling.extent - 1.0) / rowSampling.stride)
                * phases(rowSampling).length
                * channels
                * columnSampling.taps.length
                * columns;
    }

    /// How many floats a band takes.
    int length() {
        return channels * columnSampling.taps.length * pitch + beyond;
    }

    /// Where each tap lies from what the first output sees: channel, kernel row, kernel column. What the next output
    /// sees lies one further.
    int[] tapOffsets() {
        int[] table = new int[channels * rowSampling.taps.length * columnSampling.taps.length];
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int row : rowSampling.taps) {
                int r = row - rowSampling.lowest;
                int phase = Arrays.binarySearch(phases, r % rowSampling.stride);
                for (int i = 0; i < columnSampling.taps.length; i++) {
                    table[at++] = (c * columnSampling.taps.length + i) * pitch
                            + phase * phaseLength
                            + r / rowSampling.stride * columns;
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
        for (int c = 0; c < channels; c++) {
            int channel = from + c * h * w;
            for (int tap : ascending) {
                int left = firstColumn * columnSampling.stride + columnSampling.taps[tap];
                for (int i = 0; i < phases.length; i++) {
                    int top = firstRow * rowSampling.stride + rowSampling.lowest + phases[i];
                    int count = inputRows(outputRows, phases[i]);
                    int at = (c * ascending.length + tap) * pitch + i * phaseLength;
                    if (before[tap] < 0) {
                        rows(x, channel, top, left, count, outputColumns, band, at);
                    } else {
                        shift(band, at + (before[tap] - tap) * pitch + 1, at, count * columns);
                        column(x, channel, top, left, count, outputColumns - 1, band, at);
                    }
                }
            }
        }
    }

    /// Copies what some rows of outputs see through one tap.
    private void rows(float[] x, int from, int top, int left, int count, int outputColumns, float[] band, int to) {
        int inside = Math.clamp(ceilDiv(-left), 0, outputColumns);
        int outside = Math.clamp(ceilDiv(w - left), inside, outputColumns);
        for (int r = 0; r < count; r++) {
            int row = mode.source(top + r * rowSampling.stride, h);
            int at = to + r * columns;
            if (row < 0) {
                Arrays.fill(band, at, at + outputColumns, 0);
            } else {
                int source = from + row * w;
                cells(x, source + left, inside, outside, outputColumns, band, at);
                pad(x, source, left, 0, inside, band, at);
                pad(x, source, left, outside, outputColumns, band, at);
            }
        }
    }

    /// Copies what one column of outputs sees through one tap.
    private void column(float[] x, int from, int top, int left, int count, int column, float[] band, int to) {
        int cell = mode.source(left + column * columnSampling.stride, w);
        int at = to + column;
        for (int r = 0; r < count; r++) {
            int row = mode.source(top + r * rowSampling.stride, h);
            band[at] = row < 0 || cell < 0 ? 0 : x[from + row * w + cell];
            at += columns;
        }
    }

    private int ceilDiv(int cells) {
        return Math.ceilDiv(cells, columnSampling.stride);
    }

    /// Copies values to a place a few planes further, and perhaps some more than asked for.
    private static void shift(float[] band, int from, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            FloatVector.fromArray(SPECIES, band, from + i).intoArray(band, to + i);
        }
    }

    /// Copies what a row of outputs sees on the source, from output `inside` to `outside`; perhaps a few more.
    ///
    /// @param from what the first output sees, on the source or not
    private void cells(float[] x, int from, int inside, int outside, int count, float[] band, int at) {
        int stride = columnSampling.stride;
        boolean vectors = stride == 1 || stride == 2 || stride == 4;
        if (!vectors || from < 0 || from + Math.ceilDiv(count, LANES) * LANES * stride > x.length) {
            for (int i = inside; i < outside; i++) {
                band[at + i] = x[from + i * stride];
            }
        } else if (stride == 1) {
            for (int i = 0; i < count; i += LANES) {
                FloatVector.fromArray(SPECIES, x, from + i).intoArray(band, at + i);
            }
        } else if (stride == 2) {
            for (int i = 0; i < count; i += LANES) {
                int j = from + 2 * i;
                var a = FloatVector.fromArray(SPECIES, x, j).rearrange(EVERY_SECOND);
                var b = FloatVector.fromArray(SPECIES, x, j + LANES).rearrange(EVERY_SECOND);
                a.blend(b, SECOND_HALF).intoArray(band, at + i);
            }
        } else {
            for (int i = 0; i < count; i += LANES) {
                int j = from + 4 * i;
                var a = FloatVector.fromArray(SPECIES, x, j).rearrange(EVERY_FOURTH);
                var b = FloatVector.fromArray(SPECIES, x, j + LANES).rearrange(EVERY_FOURTH);
                var c = FloatVector.fromArray(SPECIES, x, j + 2 * LANES).rearrange(EVERY_FOURTH);
                var d = FloatVector.fromArray(SPECIES, x, j + 3 * LANES).rearrange(EVERY_FOURTH);
                a.blend(b, ODD_QUARTERS)
                        .blend(c.blend(d, ODD_QUARTERS), SECOND_HALF)
                        .intoArray(band, at + i);
            }
        }
    }

    private void pad(float[] x, int source, int left, int from, int to, float[] band, int at) {
        for (int i = from; i < to; i++) {
            int column = mode.source(left + i * columnSampling.stride, w);
            band[at + i] = column < 0 ? 0 : x[source + column];
        }
    }

    /// The rows of the source that some rows of outputs see, of those of one phase.
    private int inputRows(int outputRows, int phase) {
        return outputRows + Math.floorDiv(rowSampling.extent - 1 - phase, rowSampling.stride);
    }

    private static int[] phases(Sampling axis) {
        return IntStream.of(axis.taps)
                .map(tap -> (tap - axis.lowest) % axis.stride)
                .distinct()
                .sorted()
                .toArray();
    }

    private static int indexOf(int[] values, int value) {
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == value)
                .findFirst()
                .orElse(-1);
    }

    /// The lanes in every second part of this many.
    private static VectorMask<Float> parts(int lanes) {
        long bits = 0;
        for (int i = 0; i < LANES; i++) {
            bits |= (long) (i / lanes % 2) << i;
        }
        return VectorMask.fromLong(SPECIES, bits);
    }

    /// Takes every second or fourth value, again and again.
    private static VectorShuffle<Float> every(int step) {
        return VectorShuffle.fromOp(SPECIES, i -> i * step % LANES);
    }

    /// Rounds up to an odd number of cache lines: with an even one, the channels of a pixel would share few cache
    /// sets.
    private static int oddLines(int floats) {
        return (Math.ceilDiv(floats, 32) * 2 + 1) * 16;
    }
}
