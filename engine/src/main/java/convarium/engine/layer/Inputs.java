package convarium.engine.layer;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.SamePadding;
import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;
import java.util.Locale;
import java.util.function.Supplier;

/// What every windowed layer asks of its input.
record Inputs(int n, int c, int h, int w) {

    static Inputs of(String layer, Shape input) {
        return switch (input.rank()) {
            case 3 -> new Inputs(1, input.size(0), input.size(1), input.size(2));
            case 4 -> new Inputs(input.size(0), input.size(1), input.size(2), input.size(3));
            default ->
                throw new IllegalArgumentException(
                        layer + " expects an input c×h×w or n×c×h×w, found the shape " + input);
        };
    }

    int along(Axis axis) {
        return switch (axis) {
            case HEIGHT -> h;
            case WIDTH -> w;
        };
    }

    /// The window along one axis with its padding resolved.
    ///
    /// @throws IllegalArgumentException if "same" padding would exceed an int, with layer and shape in
    /// the text
    AxisWindow window(String layer, Shape input, Axis axis, Size kernel, Size stride, Size dilation, Padding padding) {
        return switch (padding) {
            case Padding.Explicit p ->
                new AxisWindow(
                        kernel.along(axis), stride.along(axis), dilation.along(axis), p.before(axis), p.after(axis));
            case Padding.Same same ->
                named(
                        layer,
                        axis,
                        input,
                        () -> SamePadding.forward(
                                along(axis), kernel.along(axis), stride.along(axis), dilation.along(axis), same));
        };
    }

    /// Runs a calculation for one axis and names layer, axis and input should it fail.
    static <T> T named(String layer, Axis axis, Shape input, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    layer + " cannot take an input of shape " + input + ": along the "
                            + (axis == Axis.HEIGHT ? "height " : "width ") + e.getMessage(),
                    e);
        }
    }

    static void checkSizes(String layer, Size kernel, Size stride, Size dilation) {
        checkSize(layer, "kernel size", kernel);
        checkSize(layer, "stride", stride);
        checkSize(layer, "dilation", dilation);
    }

    private static void checkSize(String layer, String name, Size size) {
        if (size.h() < 1 || size.w() < 1) {
            throw new IllegalArgumentException(layer + " needs a " + name + " of at least 1, found " + size);
        }
    }

    static void checkChannels(String layer, int in, int out, int groups) {
        if (in < 1 || out < 1 || groups < 1) {
            throw new IllegalArgumentException(layer + " needs at least 1 input channel, 1 output channel and 1 group, "
                    + "found " + in + ", " + out + " and " + groups);
        }
        if (in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(layer + " cannot split " + in + " input and " + out
                    + " output channels into " + groups + " equal groups");
        }
    }

    /// Refuses more padding than a mode can give.
    ///
    /// @param size of the axis
    /// @param wanted cells on the side that has more
    static void checkReach(String layer, Shape input, PaddingMode mode, int size, int wanted) {
        int most = mode.most(size);
        if (wanted > most) {
            throw new IllegalArgumentException(layer + " cannot take an input of shape " + input + ": "
                    + mode.name().toLowerCase(Locale.ROOT) + " padding reaches at most " + most
                    + " cells over an axis of " + size + ", found " + wanted);
        }
    }

    void checkChannels(String layer, int expected, Shape input) {
        if (c != expected) {
            throw new IllegalArgumentException(
                    layer + " expects " + expected + " input channels, and the input of shape " + input + " has " + c);
        }
    }
}
