package convarium.engine.arithmetic;

import java.util.List;
import java.util.stream.IntStream;

/// The inputs that a convolution maps to one output size along an axis: where it rounds down, as many as its stride.
///
/// A transposed convolution goes back from that size and gives the least of them; `output_padding` picks another.
/// Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", relationships 13 and 14.
///
/// @param window what moves along the axis
/// @param output the size that all of them give
/// @param sizes from the least to the most; empty if padding alone makes more windows
public record InputSizes(AxisWindow window, int output, List<Integer> sizes) {

    public InputSizes {
        sizes = List.copyOf(sizes);
    }

    /// All i of at least 1 with ⌊(i + p + q − d·(k−1) − 1)/s⌋ + 1 = o.
    ///
    /// @throws IllegalArgumentException if they exceed an int
    public static InputSizes of(AxisWindow window, int output) {
        long least = reached(window, output) - window.before() - window.after();
        int most = Whole.asInt("cells of an input", Math.max(0, least + window.stride() - 1));
        return new InputSizes(
                window,
                output,
                IntStream.rangeClosed((int) Math.max(1, least), most).boxed().toList());
    }

    /// Cells of the padded input that the windows reach, from the first of them on: (o−1)·s + d·(k−1) + 1.
    public long reached() {
        return reached(window, output);
    }

    private static long reached(AxisWindow window, int output) {
        return (output - 1L) * window.stride() + window.extent();
    }
}
