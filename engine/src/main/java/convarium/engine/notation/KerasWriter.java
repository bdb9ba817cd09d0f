package convarium.engine.notation;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Writes layers as Keras has them.
final class KerasWriter {
    private static final Size ONE = Size.square(1);
    private static final String FLIPPED =
            "Keras does not flip its kernels: turn the weights by 180° first, weight[::-1, ::-1].";

    private final Setting setting;
    private final boolean relu;

    KerasWriter(Setting setting, boolean relu) {
        this.setting = setting;
        this.relu = relu;
    }

    Rendering write(WindowLayer layer) {
        return switch (layer) {
            case Conv2d c -> conv(c);
            case ConvTranspose2d c -> transposed(c);
            case MaxPool2d p -> maxPool(p);
            case AvgPool2d p -> averagePool(p);
        };
    }

    private static Rendering text(String note, List<String> layers) {
        return new Rendering.Text(
                layers.size() == 1 ? layers.getFirst() : "Sequential([" + String.join(", ", layers) + "])", note);
    }

    private static Rendering impossible(String reason) {
        return new Rendering.Impossible(reason);
    }

    private Rendering conv(Conv2d c) {
        if (c.inChannels() != setting.channels()) {
            return wrongChannels(c.inChannels());
        }
        if (isStridedAndDilated(c)) {
            return stridedAndDilated();
        }
        String note = c.flipped() ? FLIPPED : "";
        if (c.padding() == Padding.Same.UPPER && c.paddingMode() == PaddingMode.ZERO) {
            return text(note, List.of(conv(c, "same")));
        }
        var p = resolved(c.padding(), c.kernel(), c.stride(), c.dilation());
        if (p.equals(Padding.NONE)) {
            return text(note, List.of(conv(c, "valid")));
        }
        if (c.paddingMode() != PaddingMode.ZERO) {
            return impossible("Keras' convolution pads with zeros only, not with "
                    + c.paddingMode().name().toLowerCase(Locale.ROOT) + " padding.");
        }
        if (p.equals(same(c.kernel(), c.stride(), c.dilation()))) {
            return text(note, List.of(conv(c, "same")));
        }
        return text(note, List.of(zeroPadding(p), conv(c, "valid")));
    }

    private String conv(Conv2d c, String padding) {
        return new CallText("Conv2D")
                .value(c.outChannels())
                .value(CallText.size(c.kernel()))
                .size("strides", c.stride(), ONE)
                .when(padding.equals("same"), "padding", "'same'")
                .size("dilation_rate", c.dilation(), ONE)
                .when(c.groups() != 1, "groups", c.groups())
                .when(relu, "activation", "'relu'")
                .when(!c.bias(), "use_bias", "False")
                .toString();
    }

    private Rendering transposed(ConvTranspose2d c) {
        if (c.inChannels() != setting.channels()) {
            return wrongChannels(c.inChannels());
        }
        if (c.groups() != 1) {
            return impossible("Keras' Conv2DTranspose does not split its channels into groups.");
        }
        if (isStridedAndDilated(c)) {
            return stridedAndDilated();
        }
        for (var padding : List.of(Padding.NONE, Padding.Same.UPPER)) {
            if (isCutBy(c, padding, Size.square(-1))) {
                return text("", List.of(transposed(c, padding, Size.square(-1))));
            }
        }
        for (var padding : List.of(Padding.NONE, Padding.Same.UPPER)) {
            var outputPadding = outputPadding(c, padding);
            if (outputPadding.isPresent() && isCutBy(c, padding, outputPadding.get())) {
                return text("", List.of(transposed(c, padding, outputPadding.get())));
            }
        }
        return cropped(c);
    }

    /// Whether Keras' word makes the same of the layer: as much cut at the start, as much net at the end.
    private static boolean isCutBy(ConvTranspose2d c, Padding padding, Size outputPadding) {
        for (var axis : Axis.values()) {
            var keras = KerasTransposed.along(
                    padding,
                    c.kernel().along(axis),
                    c.stride().along(axis),
                    c.dilation().along(axis),
                    outputPadding.along(axis));
            if (keras.window().before() != c.padding().before(axis)
                    || keras.window().after() - keras.outputPadding() != end(c, axis)) {
                return false;
            }
        }
        return true;
    }

    /// Cells cut at the end of an axis, less those added there.
    private static int end(ConvTranspose2d c, Axis axis) {
        return c.padding().after(axis) - c.outputPadding().along(axis);
    }

    /// The `output_padding` with which Keras' word cuts as much as the layer does, if Keras takes it.
    private static Optional<Size> outputPadding(ConvTranspose2d c, Padding padding) {
        long h = outputPadding(c, padding, Axis.HEIGHT);
        long w = outputPadding(c, padding, Axis.WIDTH);
        boolean taken = h >= 0 && w >= 0 && h < c.stride().h() && w < c.stride().w();
        return taken ? Optional.of(new Size((int) h, (int) w)) : Optional.empty();
    }

    private static long outputPadding(ConvTranspose2d c, Padding padding, Axis axis) {
        long extent = c.dilation().along(axis) * (c.kernel().along(axis) - 1L) + 1;
        long cut = (long) c.padding().before(axis) + end(c, axis);
        return padding instanceof Padding.Same ? extent - extent % 2 - cut : -cut;
    }

    private Rendering cropped(ConvTranspose2d c) {
        var bare = bareOutputPadding(c);
        boolean usual = bare.equals(c.outputPadding());
        boolean given = !usual
                && c.outputPadding().h() < c.stride().h()
                && c.outputPadding().w() < c.stride().w();
        var added = given ? c.outputPadding() : bare;
        var crop = new Sides(
                c.padding().top(), end(c, Axis.HEIGHT) + added.h(), c.padding().left(), end(c, Axis.WIDTH) + added.w());
        if (crop.cuts()) {
            return impossible("Keras' output_padding stays below the stride, and this layer's does not.");
        }
        return text(
                "",
                List.of(
                        transposed(c, Padding.NONE, given ? added : Size.square(-1)),
                        new CallText("Cropping2D")
                                .value(CallText.kerasSides(crop))
                                .toString()));
    }

    private static Size bareOutputPadding(ConvTranspose2d c) {
        ToIntFunction<Axis> added = axis -> KerasTransposed.along(
                        Padding.NONE,
                        c.kernel().along(axis),
                        c.stride().along(axis),
                        c.dilation().along(axis),
                        -1)
                .outputPadding();
        return new Size(added.applyAsInt(Axis.HEIGHT), added.applyAsInt(Axis.WIDTH));
    }

    private String transposed(ConvTranspose2d c, Padding padding, Size outputPadding) {
        return new CallText("Conv2DTranspose")
                .value(c.outChannels())
                .value(CallText.size(c.kernel()))
                .size("strides", c.stride(), ONE)
                .when(padding == Padding.Same.UPPER, "padding", "'same'")
                .size("dilation_rate", c.dilation(), ONE)
                .when(relu, "activation", "'relu'")
                .when(!c.bias(), "use_bias", "False")
                .size("output_padding", outputPadding, Size.square(-1))
                .toString();
    }

    private Rendering maxPool(MaxPool2d p) {
        if (!p.dilation().equals(ONE)) {
            return impossible("Keras' pooling has no dilation.");
        }
        Function<Padding, WindowLayer> keras =
                padding -> new MaxPool2d(p.kernel(), p.stride(), padding, ONE, Rounding.FLOOR);
        return word(p, p.padding(), p.rounding(), keras)
                .map(padding -> pooling("MaxPooling2D", p.kernel(), p.stride(), padding))
                .orElseGet(() -> impossible(
                        p.rounding() == Rounding.CEIL
                                ? "Keras' pooling rounds down, and for this input neither 'valid' nor 'same' makes the"
                                        + " windows of rounding up."
                                : "Keras pads max pooling only with 'same', which differs for this input; the zeros of a"
                                        + " ZeroPadding2D would win over negative values."));
    }

    private Rendering averagePool(AvgPool2d p) {
        if (p.divisor() != 0) {
            return impossible("Keras' average pooling has no divisor of its own (divisor_override).");
        }
        var padding = resolved(p.padding(), p.kernel(), p.stride(), ONE);
        Function<Rounding, AvgPool2d> counting =
                rounding -> new AvgPool2d(p.kernel(), p.stride(), padding, rounding, true, 0);
        if (p.countsPadding() && !padding.equals(Padding.NONE)) {
            boolean floors = p.rounding() == Rounding.FLOOR
                    || makesSameWindows(counting.apply(Rounding.CEIL), counting.apply(Rounding.FLOOR));
            return floors
                    ? text("", layers(zeroPadding(padding), pooling("AveragePooling2D", p.kernel(), p.stride(), "")))
                    : impossible("Keras' pooling rounds down, and for this input rounding up makes more windows.");
        }
        Function<Padding, WindowLayer> keras =
                word -> new AvgPool2d(p.kernel(), p.stride(), word, Rounding.FLOOR, false, 0);
        return word(p, p.padding(), p.rounding(), keras)
                .map(word -> pooling("AveragePooling2D", p.kernel(), p.stride(), word))
                .orElseGet(() -> impossible(
                        p.rounding() == Rounding.CEIL
                                ? "Keras' pooling rounds down, and for this input neither 'valid' nor 'same' makes the"
                                        + " windows of rounding up."
                                : "Keras pads average pooling only with 'same', which differs for this input; the zeros"
                                        + " of a ZeroPadding2D would count in the average."));
    }

    /// The word, 'valid' or 'same', with which Keras makes the same windows over this input. What lies beyond the
    /// input does not matter to them.
    private Optional<Padding> word(
            WindowLayer layer, Padding padding, Rounding rounding, Function<Padding, WindowLayer> keras) {
        if (padding == Padding.Same.UPPER || (padding.equals(Padding.NONE) && rounding == Rounding.FLOOR)) {
            return Optional.of(padding);
        }
        for (Padding word : List.of(Padding.NONE, Padding.Same.UPPER)) {
            if (makesSameWindows(layer, keras.apply(word))) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private boolean makesSameWindows(WindowLayer layer, WindowLayer other) {
        try {
            WindowGeometry a = layer.geometry(setting.input());
            WindowGeometry b = other.geometry(setting.input());
            return a.height().before() == b.height().before()
                    && a.width().before() == b.width().before()
                    && a.oh() == b.oh()
                    && a.ow() == b.ow();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Rendering pooling(String name, Size kernel, Size stride, Padding word) {
        return text("", layers(pooling(name, kernel, stride, word == Padding.Same.UPPER ? "'same'" : "")));
    }

    private static String pooling(String name, Size kernel, Size stride, String padding) {
        return new CallText(name)
                .value(CallText.size(kernel))
                .size("strides", stride, kernel)
                .when(!padding.isEmpty(), "padding", padding)
                .toString();
    }

    /// The layers of a pooling, which has no activation of its own.
    private List<String> layers(String... layers) {
        var all = new ArrayList<>(List.of(layers));
        if (relu) {
            all.add("ReLU()");
        }
        return all;
    }

    private static String zeroPadding(Padding.Explicit p) {
        return new CallText("ZeroPadding2D")
                .value(CallText.kerasSides(Sides.of(p)))
                .toString();
    }

    private Rendering wrongChannels(int channels) {
        return impossible("Keras takes the channel count from the input, which has " + setting.channels()
                + ", and this layer expects " + channels + ".");
    }

    private static boolean isStridedAndDilated(WindowLayer c) {
        return Math.max(c.stride().h(), c.stride().w()) > 1
                && Math.max(c.dilation().h(), c.dilation().w()) > 1;
    }

    private static Rendering stridedAndDilated() {
        return impossible("Keras takes no strides above 1 together with a dilation_rate above 1.");
    }

    private Padding.Explicit same(Size kernel, Size stride, Size dilation) {
        return Building.same(setting, kernel, stride, dilation, Padding.Same.UPPER);
    }

    private Padding.Explicit resolved(Padding padding, Size kernel, Size stride, Size dilation) {
        return switch (padding) {
            case Padding.Explicit explicit -> explicit;
            case Padding.Same same -> Building.same(setting, kernel, stride, dilation, same);
        };
    }
}
