package convarium.engine.arithmetic;

/// What "same" padding comes to, in cells before and after, along one axis.
///
/// Source: TensorFlow, "Notes on padding combinations"; ONNX `auto_pad`; Keras `conv_utils.deconv_output_length`.
public final class SamePadding {
    private SamePadding() {}

    /// The window of a forward convolution or pooling whose output is ⌈input / stride⌉.
    ///
    /// The total is max((⌈i/s⌉ − 1)·s + d·(k−1) + 1 − i, 0), halved; an odd cell goes where `same` says.
    ///
    /// @throws IllegalArgumentException if the padding exceeds an int
    public static AxisWindow forward(int input, int kernel, int stride, int dilation, Padding.Same same) {
        var bare = new AxisWindow(kernel, stride, dilation, 0, 0);
        long output = (input + (long) stride - 1) / stride;
        long total = Math.max((output - 1) * stride + bare.extent() - input, 0);
        return split(bare, total, same);
    }

    /// The window of a transposed convolution whose output is input · stride, or what `outputPadding` makes of it.
    ///
    /// It undoes the forward convolution with "same" padding from an input of that size, whatever the size.
    ///
    /// @param outputPadding cells of Keras' `output_padding`, or a negative number where it is not given
    /// @throws IllegalArgumentException if the padding exceeds an int
    public static Transposed transposed(int kernel, int stride, int dilation, int outputPadding, Padding.Same same) {
        var bare = new AxisWindow(kernel, stride, dilation, 0, 0);
        long cut = outputPadding < 0 ? bare.extent() - stride : 2 * (bare.extent() / 2) - outputPadding;
        return new Transposed(
                split(bare, Math.max(cut, 0), same), Whole.asInt("cells of output padding", Math.max(-cut, 0)));
    }

    /// The window and the output padding of a transposed convolution along one axis.
    public record Transposed(AxisWindow window, int outputPadding) {}

    private static AxisWindow split(AxisWindow bare, long total, Padding.Same same) {
        int all = Whole.asInt("cells of \"same\" padding", total);
        int small = all / 2;
        int large = all - small;
        return switch (same) {
            case UPPER -> new AxisWindow(bare.kernel(), bare.stride(), bare.dilation(), small, large);
            case LOWER -> new AxisWindow(bare.kernel(), bare.stride(), bare.dilation(), large, small);
        };
    }
}
