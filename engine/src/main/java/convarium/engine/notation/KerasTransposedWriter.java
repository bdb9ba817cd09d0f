package convarium.engine.notation;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.ConvTranspose2d;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Writes a transposed convolution as Keras has it: with 'valid' or 'same' where that cuts as much of the output,
/// else with cropping behind it.
final class KerasTransposedWriter {
    private static final Size ONE = Size.square(1);
    private static final Size NOT_GIVEN = Size.square(-1);

    private final ConvTranspose2d c;
    private final boolean relu;

    KerasTransposedWriter(ConvTranspose2d c, boolean relu) {
        this.c = c;
        this.relu = relu;
    }

    Rendering write() {
        if (c.groups() != 1) {
            return KerasWriter.impossible("Keras' Conv2DTranspose does not split its channels into groups.");
        }
        for (var padding : List.of(Padding.NONE, Padding.Same.UPPER)) {
            if (isCutBy(padding, NOT_GIVEN)) {
                return KerasWriter.text("", List.of(layer(padding, NOT_GIVEN)));
            }
        }
        for (var padding : List.of(Padding.NONE, Padding.Same.UPPER)) {
            var outputPadding = outputPadding(padding);
            if (outputPadding.isPresent() && isCutBy(padding, outputPadding.get())) {
                return KerasWriter.text("", List.of(layer(padding, outputPadding.get())));
            }
        }
        return cropped();
    }

    /// Whether Keras' word makes the same of the layer: as much cut at the start, as much net at the end.
    private boolean isCutBy(Padding padding, Size outputPadding) {
        for (var axis : Axis.values()) {
            var keras = KerasTransposed.along(
                    padding,
                    c.kernel().along(axis),
                    c.stride().along(axis),
                    c.dilation().along(axis),
                    outputPadding.along(axis));
            if (keras.window().before() != c.padding().before(axis)
                    || keras.window().after() - keras.outputPadding() != end(axis)) {
                return false;
            }
        }
        return true;
    }

    /// Cells cut at the end of an axis, less those added there.
    private int end(Axis axis) {
        return c.padding().after(axis) - c.outputPadding().along(axis);
    }

    /// The `output_padding` with which Keras' word cuts as much as the layer does, if Keras takes it.
    private Optional<Size> outputPadding(Padding padding) {
        long h = outputPadding(padding, Axis.HEIGHT);
        long w = outputPadding(padding, Axis.WIDTH);
        boolean taken = h >= 0 && w >= 0 && h < c.stride().h() && w < c.stride().w();
        return taken ? Optional.of(new Size((int) h, (int) w)) : Optional.empty();
    }

    private long outputPadding(Padding padding, Axis axis) {
        long extent = c.dilation().along(axis) * (c.kernel().along(axis) - 1L) + 1;
        long cut = (long) c.padding().before(axis) + end(axis);
        return padding instanceof Padding.Same ? extent - extent % 2 - cut : -cut;
    }

    private Rendering cropped() {
        var bare = bareOutputPadding();
        boolean usual = bare.equals(c.outputPadding());
        boolean given = !usual
                && c.outputPadding().h() < c.stride().h()
                && c.outputPadding().w() < c.stride().w();
        var added = given ? c.outputPadding() : bare;
        var crop = new Sides(
                c.padding().top(), end(Axis.HEIGHT) + added.h(), c.padding().left(), end(Axis.WIDTH) + added.w());
        if (crop.cuts()) {
            return KerasWriter.impossible("Keras' output_padding stays below the stride, and this layer's does not.");
        }
        return KerasWriter.text(
                "",
                List.of(
                        layer(Padding.NONE, given ? added : NOT_GIVEN),
                        new CallText("Cropping2D")
                                .value(CallText.kerasSides(crop))
                                .toString()));
    }

    private Size bareOutputPadding() {
        ToIntFunction<Axis> added = axis -> KerasTransposed.along(
                        Padding.NONE,
                        c.kernel().along(axis),
                        c.stride().along(axis),
                        c.dilation().along(axis),
                        -1)
                .outputPadding();
        return new Size(added.applyAsInt(Axis.HEIGHT), added.applyAsInt(Axis.WIDTH));
    }

    private String layer(Padding padding, Size outputPadding) {
        return new CallText("Conv2DTranspose")
                .value(c.outChannels())
                .value(CallText.size(c.kernel()))
                .size("strides", c.stride(), ONE)
                .when(padding == Padding.Same.UPPER, "padding", "'same'")
                .size("dilation_rate", c.dilation(), ONE)
                .when(relu, "activation", "'relu'")
                .when(!c.bias(), "use_bias", "False")
                .size("output_padding", outputPadding, NOT_GIVEN)
                .toString();
    }
}
