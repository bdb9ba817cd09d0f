package convarium.lessons.grading;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.WindowTrace;
import java.util.Optional;
import java.util.OptionalDouble;

/// A layer as somebody sees it who makes a mistake, run by the engine over the same input.
///
/// @param right the layer as it is
record Variant(WindowTrace right) {
    private static final Size ONE = Size.square(1);
    private static final Size ZERO = Size.square(0);

    /// An output with a stride of one; nothing where there is no such output.
    OptionalDouble withoutStride(int channel, int row, int column) {
        return output(changed(ONE, right.layer().dilation(), padding()), channel, row, column);
    }

    /// An output with the taps side by side.
    OptionalDouble withoutDilation(int channel, int row, int column) {
        return output(changed(right.layer().stride(), ONE, padding()), channel, row, column);
    }

    /// An output without padding.
    OptionalDouble withoutPadding(int channel, int row, int column) {
        return output(changed(right.layer().stride(), right.layer().dilation(), Padding.NONE), channel, row, column);
    }

    /// An output of a convolution with something else in the padding.
    OptionalDouble withMode(PaddingMode mode, int channel, int row, int column) {
        return right.layer() instanceof Conv2d c
                ? output(
                        Optional.of(new Conv2d(
                                c.inChannels(),
                                c.outChannels(),
                                c.kernel(),
                                c.stride(),
                                padding(),
                                mode,
                                c.dilation(),
                                c.groups(),
                                c.bias(),
                                c.flipped())),
                        channel,
                        row,
                        column)
                : OptionalDouble.empty();
    }

    /// An output with every kernel turned by 180°.
    OptionalDouble turned(int channel, int row, int column) {
        return right.layer().weightShape().isPresent()
                ? OptionalDouble.of(WindowTrace.of(right.layer(), right.input(), turned(right.weights()), right.bias())
                        .step(channel, row, column)
                        .value())
                : OptionalDouble.empty();
    }

    private static Tensor turned(Tensor weights) {
        var shape = weights.shape();
        int plane = shape.size(2) * shape.size(3);
        float[] from = weights.data();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i / plane * plane + plane - 1 - i % plane];
        }
        return Tensor.wrap(shape, to);
    }

    /// The padding in numbers, also where it is "same".
    private Padding.Explicit padding() {
        var g = right.geometry();
        return new Padding.Explicit(
                g.height().before(),
                g.height().after(),
                g.width().before(),
                g.width().after());
    }

    private Optional<WindowLayer> changed(Size stride, Size dilation, Padding.Explicit padding) {
        try {
            return Optional.of(
                    switch (right.layer()) {
                        case Conv2d c ->
                            new Conv2d(
                                    c.inChannels(),
                                    c.outChannels(),
                                    c.kernel(),
                                    stride,
                                    padding,
                                    c.paddingMode(),
                                    dilation,
                                    c.groups(),
                                    c.bias(),
                                    c.flipped());
                        case ConvTranspose2d c ->
                            new ConvTranspose2d(
                                    c.inChannels(),
                                    c.outChannels(),
                                    c.kernel(),
                                    stride,
                                    padding,
                                    ZERO,
                                    dilation,
                                    c.groups(),
                                    c.bias());
                        case MaxPool2d p -> new MaxPool2d(p.kernel(), stride, padding, dilation, p.rounding());
                        case AvgPool2d p ->
                            new AvgPool2d(p.kernel(), stride, padding, p.rounding(), p.countsPadding(), p.divisor());
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // nobody can make this mistake here
        }
    }

    private OptionalDouble output(Optional<WindowLayer> layer, int channel, int row, int column) {
        if (layer.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            var trace = layer.get().weightShape().isPresent()
                    ? WindowTrace.of(layer.get(), right.input(), right.weights(), right.bias())
                    : WindowTrace.of(layer.get(), right.input());
            var g = trace.geometry();
            return row < g.oh() && column < g.ow()
                    ? OptionalDouble.of(trace.step(channel, row, column).value())
                    : OptionalDouble.empty();
        } catch (IllegalArgumentException e) {
            return OptionalDouble.empty(); // the input is too small for it
        }
    }
}
