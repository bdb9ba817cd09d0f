package convarium.engine.notation;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.SamePadding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.WindowLayer;
import java.util.Locale;
import java.util.function.Supplier;

/// Makes layers, and says what is wrong with them where it is written.
final class Building {
    private Building() {}

    /// The layer, or its complaint at `span`.
    static WindowLayer build(Span span, Supplier<WindowLayer> layer) {
        try {
            return layer.get();
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw span.error(sentence(e));
        }
    }

    /// An exception's message as a whole sentence.
    static String sentence(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        String start = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }

    static void checkGroups(Arguments arguments, int in, int out, int groups) {
        if (in % groups != 0 || out % groups != 0) {
            throw arguments
                    .spanOf("groups")
                    .error("groups has to divide both channel counts: " + groups + " does not divide "
                            + (in % groups != 0 ? in + " input channels." : out + " output channels."));
        }
    }

    static void checkOutputPadding(Arguments arguments, Size outputPadding, Size bound, String bounded) {
        for (var axis : Axis.values()) {
            if (outputPadding.along(axis) >= bound.along(axis)) {
                throw arguments
                        .spanOf("output_padding")
                        .error("output_padding is " + bounded + ", here at most " + (bound.along(axis) - 1) + ", found "
                                + outputPadding.along(axis) + ".");
            }
        }
    }

    /// The padding in numbers for this input.
    ///
    /// @throws IllegalArgumentException if it exceeds an int
    static Padding.Explicit resolved(Setting setting, Padding padding, Size kernel, Size stride, Size dilation) {
        return switch (padding) {
            case Padding.Explicit explicit -> explicit;
            case Padding.Same same -> {
                var h = SamePadding.forward(setting.height(), kernel.h(), stride.h(), dilation.h(), same);
                var w = SamePadding.forward(setting.width(), kernel.w(), stride.w(), dilation.w(), same);
                yield new Padding.Explicit(h.before(), h.after(), w.before(), w.after());
            }
        };
    }

    /// A transposed convolution before its padding is known.
    record Transposed(int in, int out, Size kernel, Size stride, Size dilation, int groups, boolean bias) {}

    /// The transposed convolution that Keras' 'valid' or 'same' makes.
    static WindowLayer transposed(Arguments arguments, Transposed t, Padding padding) {
        var given = arguments.findSome("output_padding");
        if (given.isPresent()) {
            var size = Values.size(given.get(), "output_padding", 0);
            checkOutputPadding(arguments, size, t.stride(), "below the stride");
            return transposed(arguments, t, padding, size);
        }
        return transposed(arguments, t, padding, Size.square(-1));
    }

    private static WindowLayer transposed(Arguments arguments, Transposed t, Padding padding, Size given) {
        return build(arguments.spanOf("kernel_size"), () -> {
            var h = along(t, padding, given, Axis.HEIGHT);
            var w = along(t, padding, given, Axis.WIDTH);
            return new ConvTranspose2d(
                    t.in(),
                    t.out(),
                    t.kernel(),
                    t.stride(),
                    new Padding.Explicit(
                            h.window().before(),
                            h.window().after(),
                            w.window().before(),
                            w.window().after()),
                    new Size(h.outputPadding(), w.outputPadding()),
                    t.dilation(),
                    t.groups(),
                    t.bias());
        });
    }

    private static SamePadding.Transposed along(Transposed t, Padding padding, Size given, Axis axis) {
        return KerasTransposed.along(
                padding,
                t.kernel().along(axis),
                t.stride().along(axis),
                t.dilation().along(axis),
                given.along(axis));
    }
}
