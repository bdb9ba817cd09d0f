package convarium.engine.trace;

import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A windowed layer as one large matrix: a row for each output, a column for each input, both channel by
/// channel and row by row. The flattened output is this matrix times the flattened input, plus the bias.
///
/// Most entries are zero, since an output sees its window alone; the others are the kernel's few weights,
/// each of them in many places. A transposed convolution's matrix is the transpose of the matrix of the
/// convolution with the same kernel and the sizes swapped. Where padding copies the input, several
/// weights meet the same input: their sum stands there. An average pooling has ones, and divides each row
/// by the number that [#divisor(int)] tells.
///
/// Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", section 4.1.
public final class LayerMatrix {
    private final int columns;
    private final List<List<Entry>> rows;
    private final List<Integer> divisors;
    private final List<Float> biases;

    /// An entry that the layer has a say in; all others are zero.
    ///
    /// @param row which output
    /// @param column which input
    /// @param parts the weights that stand here: one, or several where padding holds copies of the input
    public record Entry(int row, int column, List<Part> parts) {

        public Entry {
            parts = List.copyOf(parts);
        }

        /// The number that stands here: the weights' sum.
        public float value() {
            float sum = 0;
            for (var part : parts) {
                sum += part.weight();
            }
            return sum;
        }

        /// Whether a weight of the kernel stands here, alone or among others.
        public boolean has(int kh, int kw) {
            return parts.stream().anyMatch(p -> p.kh() == kh && p.kw() == kw);
        }
    }

    /// One weight of an entry.
    ///
    /// @param kh its row in the kernel as it is written
    /// @param kw its column
    /// @param weight its value, or 1 for pooling
    public record Part(int kh, int kw, float weight) {}

    private LayerMatrix(int columns, List<List<Entry>> rows, List<Integer> divisors, List<Float> biases) {
        this.columns = columns;
        this.rows = rows;
        this.divisors = divisors;
        this.biases = biases;
    }

    /// The matrix of a layer.
    ///
    /// @throws IllegalArgumentException for max pooling, which is no matrix: which input counts depends
    /// on the inputs
    public static LayerMatrix of(WindowTrace trace) {
        if (trace.layer() instanceof MaxPool2d) {
            throw new IllegalArgumentException("max pooling is no matrix product: which input counts depends on the"
                    + " inputs' values, found " + trace.layer());
        }
        var g = trace.geometry();
        var rows = new ArrayList<List<Entry>>();
        var divisors = new ArrayList<Integer>();
        var biases = new ArrayList<Float>();
        for (int oc = 0; oc < g.oc(); oc++) {
            for (int r = 0; r < g.oh(); r++) {
                for (int c = 0; c < g.ow(); c++) {
                    var step = trace.step(oc, r, c);
                    rows.add(row(rows.size(), step.taps(), g));
                    divisors.add(step.reduction() instanceof OutputStep.Reduction.Average mean ? mean.divisor() : 1);
                    biases.add(step.reduction() instanceof OutputStep.Reduction.Sum sum ? sum.bias() : 0f);
                }
            }
        }
        return new LayerMatrix(g.c() * g.h() * g.w(), List.copyOf(rows), divisors, biases);
    }

    private static List<Entry> row(int row, List<Tap> taps, WindowGeometry g) {
        var entries = new ArrayList<Entry>();
        for (var tap : taps) {
            if (!tap.counted() || !tap.cell().hasSource()) {
                continue;
            }
            int column = (tap.channel() * g.h() + tap.cell().h()) * g.w()
                    + tap.cell().w();
            var part = new Part(tap.kh(), tap.kw(), tap.weight());
            int at = find(entries, column);
            if (at < 0) {
                entries.add(-at - 1, new Entry(row, column, List.of(part)));
            } else {
                var parts = new ArrayList<>(entries.get(at).parts());
                parts.add(part);
                entries.set(at, new Entry(row, column, parts));
            }
        }
        return List.copyOf(entries);
    }

    /// Where a column's entry is, or −1 minus where it would be.
    private static int find(List<Entry> entries, int column) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).column() < column) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < entries.size() && entries.get(low).column() == column ? low : -low - 1;
    }

    /// One for each output.
    public int rows() {
        return rows.size();
    }

    /// One for each input.
    public int columns() {
        return columns;
    }

    /// The entries of a row that the layer has a say in, from left to right.
    public List<Entry> row(int row) {
        return rows.get(row);
    }

    /// An entry; without parts where the layer has no say and a zero stands.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row or column
    public Entry entry(int row, int column) {
        Objects.checkIndex(column, columns);
        var entries = rows.get(row);
        int at = find(entries, column);
        return at < 0 ? new Entry(row, column, List.of()) : entries.get(at);
    }

    /// What a row's sum is divided by: 1 unless the layer takes means.
    public int divisor(int row) {
        return divisors.get(row);
    }

    /// How many entries the layer has a say in.
    public int filled() {
        return rows.stream().mapToInt(List::size).sum();
    }

    /// The flattened output: the matrix times a flattened input, row by row and from left to right, plus
    /// the bias.
    ///
    /// @throws IllegalArgumentException if the input has not as many values as the matrix has columns
    public float[] times(Tensor input) {
        float[] values = input.data();
        if (values.length != columns) {
            throw new IllegalArgumentException(
                    "a matrix of " + columns + " columns takes as many values, found the shape " + input.shape());
        }
        float[] output = new float[rows.size()];
        for (int row = 0; row < output.length; row++) {
            float sum = 0;
            for (var entry : rows.get(row)) {
                sum = Math.fma(values[entry.column()], entry.value(), sum);
            }
            output[row] = sum / divisors.get(row) + biases.get(row);
        }
        return output;
    }
}
