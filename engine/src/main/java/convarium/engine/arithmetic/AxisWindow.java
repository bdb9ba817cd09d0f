package convarium.engine.arithmetic;

/// A window along one axis, all padding known.
///
/// @param kernel taps k, at least 1
/// @param stride cells s from one window to the next, at least 1
/// @param dilation cells d from one tap to the next, at least 1
/// @param before padding p before the input
/// @param after padding q after the input
public record AxisWindow(int kernel, int stride, int dilation, int before, int after) {

    /// @throws IllegalArgumentException if a number is below what it can be
    public AxisWindow {
        if (kernel < 1 || stride < 1 || dilation < 1) {
            throw new IllegalArgumentException("kernel, stride and dilation are at least 1, found kernel " + kernel
                    + ", stride " + stride + ", dilation " + dilation);
        }
        if (before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    "padding is at least 0, found " + before + " before and " + after + " after");
        }
    }

    /// Cells from the first tap to the last, both counted: d·(k−1) + 1.
    public long extent() {
        return (long) dilation * (kernel - 1) + 1;
    }

    /// The cells that the first window leaves over: i + p + q − d·(k−1) − 1.
    public long slack(int input) {
        return (long) input + before + after - extent();
    }

    /// The number of windows: o = ⌊(i + p + q − d·(k−1) − 1) / s⌋ + 1, or with the ceiling, less a window that would
    /// begin beyond the input and the padding before it.
    ///
    /// Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", relationships 6
    /// and 15; the dropped window as in PyTorch's pooling.
    ///
    /// @param input cells i along this axis
    /// @throws IllegalArgumentException if no window fits, or the size exceeds an int
    public int output(int input, Rounding rounding) {
        long slack = slack(input);
        if (slack < 0) {
            throw new IllegalArgumentException("the window spans " + extent() + " cells and the padded input has only "
                    + ((long) input + before + after) + " = " + input + " + " + before + " + " + after);
        }
        long output = switch (rounding) {
            case FLOOR -> slack / stride + 1;
            case CEIL -> {
                long windows = (slack + stride - 1) / stride + 1;
                yield (windows - 1) * stride >= (long) input + before ? windows - 1 : windows;
            }
        };
        return Whole.asInt("cells in the output", output);
    }

    /// The size that a transposed convolution gives: o = (i−1)·s − p − q + d·(k−1) + output_padding + 1.
    ///
    /// Source: Dumoulin and Visin, relationship 14, with dilation and the two sides apart.
    ///
    /// @param input cells i along this axis
    /// @param outputPadding cells added at the end of the output
    /// @throws IllegalArgumentException if nothing is left, or the size exceeds an int
    public int transposedOutput(int input, int outputPadding) {
        long output = (input - 1L) * stride - before - after + extent() + outputPadding;
        if (output < 1) {
            throw new IllegalArgumentException("the padding " + before + " + " + after + " cuts away all of the "
                    + ((input - 1L) * stride + extent() + outputPadding) + " cells of the transposed output");
        }
        return Whole.asInt("cells in the output", output);
    }

    /// Cells at the end of the padded input that no window reaches.
    public int unused(int input, Rounding rounding) {
        long reached = (output(input, rounding) - 1L) * stride + extent();
        return (int) Math.max(0, (long) input + before + after - reached);
    }
}
