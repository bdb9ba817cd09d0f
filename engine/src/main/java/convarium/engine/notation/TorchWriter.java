package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes layers as PyTorch has them.
final class TorchWriter {
    private static final Size ONE = Size.square(1);
    private static final Size ZERO = Size.square(0);
    private static final String FLIPPED =
            "PyTorch does not flip its kernels: turn the weights by 180° first, weight.flip(-1, -2).";

    private final Setting setting;
    private final boolean relu;

    TorchWriter(Setting setting, boolean relu) {
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

    private Rendering text(String... layers) {
        return text("", layers);
    }

    private Rendering.Text text(String note, String[] layers) {
        var parts = new ArrayList<>(List.of(layers));
        if (relu) {
            parts.add("nn.ReLU()");
        }
        String line = parts.size() == 1 ? parts.getFirst() : "nn.Sequential(" + String.join(", ", parts) + ")";
        return new Rendering.Text(line, note);
    }

    private Rendering conv(Conv2d c) {
        String note = c.flipped() ? FLIPPED : "";
        if (c.padding() == Padding.Same.UPPER && c.stride().equals(ONE)) {
            return text(note, new String[] {conv(c, "'same'", c.paddingMode())});
        }
        var p = resolved(c.padding(), c.kernel(), c.stride(), c.dilation());
        if (p.isSymmetric()) {
            var size = new Size(p.top(), p.left());
            boolean padded = !size.equals(ZERO);
            return text(note, new String[] {
                conv(c, padded ? CallText.size(size) : "", padded ? c.paddingMode() : PaddingMode.ZERO)
            });
        }
        String pad = switch (c.paddingMode()) {
            case ZERO -> "nn.ZeroPad2d";
            case REFLECT -> "nn.ReflectionPad2d";
            case REPLICATE -> "nn.ReplicationPad2d";
            case CIRCULAR -> "nn.CircularPad2d";
        };
        return text(note, new String[] {pad(pad, Sides.of(p)).toString(), conv(c, "", PaddingMode.ZERO)});
    }

    private static String conv(Conv2d c, String padding, PaddingMode mode) {
        return new CallText("nn.Conv2d")
                .value(c.inChannels())
                .value(c.outChannels())
                .named("kernel_size", CallText.size(c.kernel()))
                .size("stride", c.stride(), ONE)
                .when(!padding.isEmpty(), "padding", padding)
                .size("dilation", c.dilation(), ONE)
                .when(c.groups() != 1, "groups", c.groups())
                .when(!c.bias(), "bias", "False")
                .when(
                        mode != PaddingMode.ZERO,
                        "padding_mode",
                        switch (mode) {
                            case ZERO -> "'zeros'";
                            case REFLECT -> "'reflect'";
                            case REPLICATE -> "'replicate'";
                            case CIRCULAR -> "'circular'";
                        })
                .toString();
    }

    private Rendering transposed(ConvTranspose2d c) {
        var p = c.padding();
        var both = p.isSymmetric() ? new Size(p.top(), p.left()) : ZERO;
        String layer = new CallText("nn.ConvTranspose2d")
                .value(c.inChannels())
                .value(c.outChannels())
                .named("kernel_size", CallText.size(c.kernel()))
                .size("stride", c.stride(), ONE)
                .size("padding", both, ZERO)
                .size("output_padding", c.outputPadding(), ZERO)
                .when(c.groups() != 1, "groups", c.groups())
                .when(!c.bias(), "bias", "False")
                .size("dilation", c.dilation(), ONE)
                .toString();
        return p.isSymmetric()
                ? text(layer)
                : text(layer, pad("nn.ZeroPad2d", Sides.of(p).negated()).toString());
    }

    private Rendering maxPool(MaxPool2d p) {
        var padding = resolved(p.padding(), p.kernel(), p.stride(), p.dilation());
        if (padding.isSymmetric()) {
            return text(maxPool(p, new Size(padding.top(), padding.left()), p.rounding()));
        }
        var sides = Sides.of(padding);
        String pad = pad("nn.ConstantPad2d", sides).value("float('-inf')").toString();
        return rounding(
                        p,
                        sides,
                        p.rounding(),
                        rounding -> new MaxPool2d(p.kernel(), p.stride(), Padding.NONE, p.dilation(), rounding))
                .map(rounding -> text(pad, maxPool(p, ZERO, rounding)))
                .orElseGet(TorchWriter::windowTooMany);
    }

    private static String maxPool(MaxPool2d p, Size padding, Rounding rounding) {
        return new CallText("nn.MaxPool2d")
                .value(CallText.size(p.kernel()))
                .size("stride", p.stride(), p.kernel())
                .size("padding", padding, ZERO)
                .size("dilation", p.dilation(), ONE)
                .when(rounding == Rounding.CEIL, "ceil_mode", "True")
                .toString();
    }

    private Rendering averagePool(AvgPool2d p) {
        var padding = resolved(p.padding(), p.kernel(), p.stride(), ONE);
        if (padding.isSymmetric()) {
            return text(averagePool(p, new Size(padding.top(), padding.left()), p.rounding()));
        }
        if (!p.countsPadding() && p.divisor() == 0) {
            return new Rendering.Impossible(
                    "PyTorch pads average pooling alike on opposite sides; a padding layer would"
                            + " make it uneven, but its zeros would count in the average.");
        }
        var sides = Sides.of(padding);
        return rounding(
                        p,
                        sides,
                        p.rounding(),
                        rounding -> new AvgPool2d(p.kernel(), p.stride(), Padding.NONE, rounding, true, p.divisor()))
                .map(rounding -> text(pad("nn.ZeroPad2d", sides).toString(), averagePool(p, ZERO, rounding)))
                .orElseGet(TorchWriter::windowTooMany);
    }

    private static String averagePool(AvgPool2d p, Size padding, Rounding rounding) {
        return new CallText("nn.AvgPool2d")
                .value(CallText.size(p.kernel()))
                .size("stride", p.stride(), p.kernel())
                .size("padding", padding, ZERO)
                .when(rounding == Rounding.CEIL, "ceil_mode", "True")
                .when(!p.countsPadding() && !padding.equals(ZERO), "count_include_pad", "False")
                .when(p.divisor() != 0, "divisor_override", p.divisor())
                .toString();
    }

    /// The rounding with which a pooling without padding, behind a padding layer, makes as many windows as `layer`.
    ///
    /// Rounding up drops windows that begin in the layer's own padding, but not in that of a padding layer.
    private Optional<Rounding> rounding(
            WindowLayer layer, Sides sides, Rounding wanted, Function<Rounding, WindowLayer> alone) {
        if (wanted == Rounding.FLOOR) {
            return Optional.of(wanted);
        }
        try {
            var expected = plane(layer.output(setting.input()));
            var padded = setting.resized(
                    setting.height() + sides.top() + sides.bottom(), setting.width() + sides.left() + sides.right());
            return List.of(Rounding.CEIL, Rounding.FLOOR).stream()
                    .filter(rounding ->
                            plane(alone.apply(rounding).output(padded.input())).equals(expected))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.of(wanted); // no output for this input either way
        }
    }

    private static Size plane(Shape shape) {
        return new Size(shape.size(shape.rank() - 2), shape.size(shape.rank() - 1));
    }

    private static Rendering windowTooMany() {
        return new Rendering.Impossible("With uneven padding PyTorch needs a padding layer, and rounding up behind one"
                + " makes a window too many for this input.");
    }

    private static CallText pad(String name, Sides sides) {
        return new CallText(name).value(CallText.torchSides(sides));
    }

    private Padding.Explicit resolved(Padding padding, Size kernel, Size stride, Size dilation) {
        return switch (padding) {
            case Padding.Explicit explicit -> explicit;
            case Padding.Same same -> Building.same(setting, kernel, stride, dilation, same);
        };
    }
}
