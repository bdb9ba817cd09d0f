package convarium.engine.layer;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.SizeDerivation;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// Transposed convolution: each input spreads over a window of the output, weighted by the kernel.
///
/// Input `(n, ic, h, w)`, weights `(ic, oc/groups, kh, kw)`, output `(n, oc, oh, ow)`. It is the transpose of the
/// convolution with the same kernel, stride, padding and dilation; the padding is cut from the output.
///
/// @param outputPadding rows and columns added at the bottom and right of the output, which choose among the sizes that
/// the convolution would map to this input
public record ConvTranspose2d(
        int inChannels,
        int outChannels,
        Size kernel,
        Size stride,
        Padding.Explicit padding,
        Size outputPadding,
        Size dilation,
        int groups,
        boolean bias)
        implements WindowLayer {

    private static final String NAME = "ConvTranspose2d";

    /// @throws IllegalArgumentException if a size is below 1, the groups do not divide the channels, or the output
    /// padding is not below stride or dilation
    public ConvTranspose2d {
        Inputs.checkSizes(NAME, kernel, stride, dilation);
        Inputs.checkChannels(NAME, inChannels, outChannels, groups);
        for (var axis : Axis.values()) {
            int most = Math.max(stride.along(axis), dilation.along(axis)) - 1;
            if (outputPadding.along(axis) < 0 || outputPadding.along(axis) > most) {
                throw new IllegalArgumentException(NAME + " needs an output_padding of 0 to " + most
                        + ", below stride or dilation, found " + outputPadding.along(axis));
            }
        }
    }

    @Override
    public WindowGeometry geometry(Shape input) {
        var in = Inputs.of(NAME, input);
        in.checkChannels(NAME, inChannels, input);
        AxisWindow height = in.window(NAME, input, Axis.HEIGHT, kernel, stride, dilation, padding);
        AxisWindow width = in.window(NAME, input, Axis.WIDTH, kernel, stride, dilation, padding);
        int oh = Inputs.named(NAME, Axis.HEIGHT, input, () -> height.transposedOutput(in.h(), outputPadding.h()));
        int ow = Inputs.named(NAME, Axis.WIDTH, input, () -> width.transposedOutput(in.w(), outputPadding.w()));
        return new WindowGeometry(in.n(), in.c(), in.h(), in.w(), outChannels, groups, height, width, oh, ow);
    }

    @Override
    public Optional<Shape> weightShape() {
        return Optional.of(Shape.of(inChannels, outChannels / groups, kernel.h(), kernel.w()));
    }

    @Override
    public Count parameters() {
        return Counts.parameters(kernel, inChannels, outChannels, groups, bias);
    }

    @Override
    public Count macs(Shape input) {
        return Counts.transposedMacs(geometry(input));
    }

    @Override
    public Derivation sizeDerivation(Shape input) {
        return SizeDerivation.transposed(geometry(input), outputPadding);
    }
}
