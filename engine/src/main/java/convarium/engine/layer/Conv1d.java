package convarium.engine.layer;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts.Count;
import convarium.engine.arithmetic.Derivation;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.SizeDerivation;
import convarium.engine.layer.ParameterSpec.Role;
import convarium.engine.tensor.Shape;
import java.util.List;

/// One-dimensional convolution over a sequence: each output is the sum of the products of a window of
/// the input and the weights.
///
/// Input `(ic, l)`, weights `(oc, ic/groups, k)`, output `(oc, ol)`.
///
/// @param before padding before the input
/// @param after padding after the input
public record Conv1d(
        int inChannels,
        int outChannels,
        int kernel,
        int stride,
        int before,
        int after,
        PaddingMode paddingMode,
        int dilation,
        int groups,
        boolean bias)
        implements Layer {

    /// @throws IllegalArgumentException if a size is below 1 or the groups do not divide the channels
    public Conv1d {
        Inputs.checkSizes("Conv1d", new Size(1, kernel), new Size(1, stride), new Size(1, dilation));
        Inputs.checkChannels("Conv1d", inChannels, outChannels, groups);
    }

    /// The same convolution over pictures of one row: what computes it.
    public Conv2d overOneRow() {
        return new Conv2d(
                inChannels,
                outChannels,
                new Size(1, kernel),
                new Size(1, stride),
                new Padding.Explicit(0, 0, before, after),
                paddingMode,
                new Size(1, dilation),
                groups,
                bias,
                false);
    }

    /// How the output's length came about.
    ///
    /// @throws IllegalArgumentException if the layer cannot take that input, with the shapes in the
    /// text
    public Derivation sizeDerivation(Shape input) {
        output(input);
        var g = overOneRow().geometry(row(input));
        return SizeDerivation.sequence(g.width(), g.w(), g.ow(), Rounding.FLOOR);
    }

    private Shape row(Shape input) {
        Several.rank(name(), input, 2, "c×l");
        if (input.size(0) != inChannels) {
            throw new IllegalArgumentException(name() + " expects " + inChannels
                    + " input channels, and the input of shape " + input + " has " + input.size(0));
        }
        return Shape.of(input.size(0), 1, input.size(1));
    }

    @Override
    public Shape output(Shape input) {
        row(input);
        Inputs.checkReach(name(), input, paddingMode, input.size(1), Math.max(before, after));
        int length;
        try {
            length = new AxisWindow(kernel, stride, dilation, before, after).output(input.size(1), Rounding.FLOOR);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name() + " cannot take an input of shape " + input + ": " + e.getMessage(), e);
        }
        return Several.output(name(), input.toString(), outChannels, length);
    }

    @Override
    public List<ParameterSpec> parameterSpecs() {
        int seen = inChannels / groups;
        var weight = new ParameterSpec(
                "weight",
                Shape.of(outChannels, seen, kernel),
                Role.WEIGHT,
                seen * kernel,
                outChannels / groups * kernel);
        return Tally.withBias(weight, bias, outChannels);
    }

    @Override
    public Count macs(Shape input) {
        output(input);
        return overOneRow().macs(row(input));
    }
}
