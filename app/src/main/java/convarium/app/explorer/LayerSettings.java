package convarium.app.explorer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;

/// The hyperparameters of the explorer's one layer, kept for every operation at once so that changing the operation
/// loses none.
///
/// @param outputPadding for transposed convolution
/// @param rounding for pooling
/// @param countsPadding for average pooling
/// @param divisor for average pooling: what the sum is divided by, or 0 for the number of cells
/// @param flipped whether the kernel is turned first (convolution in the strict sense)
/// @param hasBias whether a bias is added
/// @param bias what is added if so
/// @param relu whether a ReLU follows
public record LayerSettings(
        Operation operation,
        Size stride,
        Padding padding,
        PaddingMode paddingMode,
        Size dilation,
        Size outputPadding,
        Rounding rounding,
        boolean countsPadding,
        int divisor,
        boolean flipped,
        boolean hasBias,
        float bias,
        boolean relu) {

    /// A convolution that moves one cell at a time, without anything else.
    public static final LayerSettings PLAIN = new LayerSettings(
            Operation.CONVOLUTION,
            Size.square(1),
            Padding.NONE,
            PaddingMode.ZERO,
            Size.square(1),
            Size.square(0),
            Rounding.FLOOR,
            true,
            0,
            false,
            false,
            0f,
            false);

    /// With another operation.
    public LayerSettings withOperation(Operation value) {
        return new LayerSettings(
                value,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With another stride.
    public LayerSettings withStride(Size value) {
        return new LayerSettings(
                operation,
                value,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With another padding.
    public LayerSettings withPadding(Padding value) {
        return new LayerSettings(
                operation,
                stride,
                value,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With something else in the padded cells.
    public LayerSettings withPaddingMode(PaddingMode value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                value,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With another dilation.
    public LayerSettings withDilation(Size value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                value,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With another output padding.
    public LayerSettings withOutputPadding(Size value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                value,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With another rounding.
    public LayerSettings withRounding(Rounding value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                value,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With padding counted or not.
    public LayerSettings withCountsPadding(boolean value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                value,
                divisor,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With another divisor.
    public LayerSettings withDivisor(int value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                value,
                flipped,
                hasBias,
                bias,
                relu);
    }

    /// With the kernel flipped or not.
    public LayerSettings withFlipped(boolean value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                value,
                hasBias,
                bias,
                relu);
    }

    /// With a bias or without.
    public LayerSettings withBias(boolean has, float value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                has,
                value,
                relu);
    }

    /// With a ReLU or without.
    public LayerSettings withRelu(boolean value) {
        return new LayerSettings(
                operation,
                stride,
                padding,
                paddingMode,
                dilation,
                outputPadding,
                rounding,
                countsPadding,
                divisor,
                flipped,
                hasBias,
                bias,
                value);
    }
}
