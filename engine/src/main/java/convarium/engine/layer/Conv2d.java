package convarium.engine.layer;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.SizeDerivation;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// Two-dimensional convolution: each output is the sum of the products of a window of the input and the
/// weights.
///
/// Input `(n, ic, h, w)`, weights `(oc, ic/groups, kh, kw)`, output `(n, oc, oh, ow)`.
///
/// @param flipped whether the kernel is turned by 180° first: a convolution in the strict sense, where
/// deep learning's is a cross-correlation
public record Conv2d(
        int inChannels,
        int outChannels,
        Size kernel,
        Size stride,
        Padding padding,
        PaddingMode paddingMode,
        Size dilation,
        int groups,
        boolean bias,
        boolean flipped)
        implements WindowLayer {

    private static final String NAME = "Conv2d";

    /// @throws IllegalArgumentException if a size is below 1 or the groups do not divide the channels
    public Conv2d {
        Inputs.checkSizes(NAME, kernel, stride, dilation);
        Inputs.checkChannels(NAME, inChannels, outChannels, groups);
    }

    @Override
    public WindowGeometry geometry(Shape input) {
        var in = Inputs.of(NAME, input);
        in.checkChannels(NAME, inChannels, input);
        var height = in.window(NAME, input, Axis.HEIGHT, kernel, stride, dilation, padding);
        var width = in.window(NAME, input, Axis.WIDTH, kernel, stride, dilation, padding);
        checkReach(in, input, height.before(), height.after(), Axis.HEIGHT);
        checkReach(in, input, width.before(), width.after(), Axis.WIDTH);
        int oh = Inputs.named(NAME, Axis.HEIGHT, input, () -> height.output(in.h(), Rounding.FLOOR));
        int ow = Inputs.named(NAME, Axis.WIDTH, input, () -> width.output(in.w(), Rounding.FLOOR));
        return new WindowGeometry(in.n(), in.c(), in.h(), in.w(), outChannels, groups, height, width, oh, ow);
    }

    private void checkReach(Inputs in, Shape input, int before, int after, Axis axis) {
        Inputs.checkReach(NAME, input, paddingMode, in.along(axis), Math.max(before, after));
    }

    @Override
    public Optional<Shape> weightShape() {
        return Optional.of(Shape.of(outChannels, inChannels / groups, kernel.h(), kernel.w()));
    }

    @Override
    public Count parameters() {
        return Counts.parameters(kernel, inChannels, outChannels, groups, bias);
    }

    @Override
    public Count macs(Shape input) {
        return Counts.forwardMacs(geometry(input));
    }

    @Override
    public Derivation sizeDerivation(Shape input) {
        return SizeDerivation.forward(geometry(input), Rounding.FLOOR);
    }
}
