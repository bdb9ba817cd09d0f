package convarium.engine.notation;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.List;

/// Makes layers of PyTorch's calls.
final class TorchReader {
    private static final Size ONE = Size.square(1);
    private static final Size ZERO = Size.square(0);

    private final Arguments arguments;
    private final Setting setting;

    TorchReader(Arguments arguments, Setting setting) {
        this.arguments = arguments;
        this.setting = setting;
    }

    Part.Window conv() {
        int in = arguments.whole("in_channels", 1, 1);
        int out = arguments.whole("out_channels", 1, 1);
        var kernel = arguments.size("kernel_size", ONE, 1);
        var stride = arguments.size("stride", ONE, 1);
        var dilation = arguments.size("dilation", ONE, 1);
        int groups = groups(in, out);
        boolean bias = arguments.flag("bias", true);
        var mode = mode();
        var padding = padding(kernel, stride, dilation);
        return window(Building.build(
                arguments.span(),
                () -> new Conv2d(in, out, kernel, stride, padding, mode, dilation, groups, bias, false)));
    }

    Part.Window transposed() {
        int in = arguments.whole("in_channels", 1, 1);
        int out = arguments.whole("out_channels", 1, 1);
        var kernel = arguments.size("kernel_size", ONE, 1);
        var stride = arguments.size("stride", ONE, 1);
        var dilation = arguments.size("dilation", ONE, 1);
        int groups = groups(in, out);
        boolean bias = arguments.flag("bias", true);
        if (mode() != PaddingMode.ZERO) {
            throw arguments
                    .spanOf("padding_mode")
                    .error("nn.ConvTranspose2d takes only padding_mode='zeros': its padding is cut away, not filled.");
        }
        var word = arguments.find("padding").filter(Expression.Text.class::isInstance);
        if (word.isPresent()) {
            checkWordsAllowed("nn.ConvTranspose2d");
            var text = (Expression.Text) word.get();
            return window(Building.transposed(
                    arguments,
                    new Building.Transposed(in, out, kernel, stride, dilation, groups, bias),
                    PaddingWords.read(text, Dialect.PYTORCH, setting.convention(), stride, "write padding=1")));
        }
        var p = arguments.size("padding", ZERO, 0);
        var outputPadding = arguments.size("output_padding", ZERO, 0);
        Building.checkOutputPadding(
                arguments,
                outputPadding,
                new Size(Math.max(stride.h(), dilation.h()), Math.max(stride.w(), dilation.w())),
                "below stride or dilation");
        return window(Building.build(
                arguments.span(),
                () -> new ConvTranspose2d(
                        in,
                        out,
                        kernel,
                        stride,
                        Padding.symmetric(p.h(), p.w()),
                        outputPadding,
                        dilation,
                        groups,
                        bias)));
    }

    Part.Window maxPool() {
        var kernel = poolSize("kernel_size", ONE, 1);
        var stride = arguments.findSome("stride").isPresent() ? poolSize("stride", kernel, 1) : kernel;
        var dilation = poolSize("dilation", ONE, 1);
        if (arguments.flag("return_indices", false)) {
            throw arguments
                    .spanOf("return_indices")
                    .error("return_indices=True makes a second output, which is not shown here: leave it out.");
        }
        var rounding = rounding();
        var padding = poolPadding("nn.MaxPool2d", kernel, stride, dilation);
        return window(Building.build(
                arguments.spanOf("padding"), () -> new MaxPool2d(kernel, stride, padding, dilation, rounding)));
    }

    Part.Window averagePool() {
        var kernel = poolSize("kernel_size", ONE, 1);
        var stride = arguments.findSome("stride").isPresent() ? poolSize("stride", kernel, 1) : kernel;
        var rounding = rounding();
        boolean counts =
                arguments.flag("count_include_pad", setting.convention().countsPadding());
        int divisor =
                arguments.findSome("divisor_override").isPresent() ? arguments.whole("divisor_override", 0, 1) : 0;
        var padding = poolPadding("nn.AvgPool2d", kernel, stride, ONE);
        return window(Building.build(
                arguments.spanOf("padding"), () -> new AvgPool2d(kernel, stride, padding, rounding, counts, divisor)));
    }

    /// Padding around whatever follows: one number, or left, right, top, bottom.
    Part.Pad pad(Part.Fill fill) {
        var padding = arguments.find("padding").orElseThrow();
        if (!(padding instanceof Expression.Sequence sequence)) {
            return new Part.Pad(Sides.all(Values.whole(padding, "padding", Integer.MIN_VALUE)), fill, padding.span());
        }
        List<Expression> sides = sequence.elements();
        if (sides.size() != 4) {
            throw padding.span()
                    .error(arguments.constructor().title()
                            + " takes one number or four, (left, right, top, bottom), found " + sides.size() + " in "
                            + padding.span().quote() + ".");
        }
        int left = Values.whole(sides.get(0), "The padding at the left", Integer.MIN_VALUE);
        int right = Values.whole(sides.get(1), "The padding at the right", Integer.MIN_VALUE);
        int top = Values.whole(sides.get(2), "The padding at the top", Integer.MIN_VALUE);
        int bottom = Values.whole(sides.get(3), "The padding at the bottom", Integer.MIN_VALUE);
        return new Part.Pad(new Sides(top, bottom, left, right), fill, padding.span());
    }

    /// Padding with one value, which has to be 0 or −∞.
    Part.Pad constantPad() {
        var value = arguments.find("value").orElseThrow();
        double number = Values.real(value, "value");
        if (number == 0) {
            return pad(Part.Fill.ZERO);
        }
        if (number == Double.NEGATIVE_INFINITY) {
            return pad(Part.Fill.NEGATIVE_INFINITY);
        }
        throw value.span()
                .error("nn.ConstantPad2d is read with 0, or with float('-inf') before nn.MaxPool2d, found "
                        + value.span().quote() + ".");
    }

    private int groups(int in, int out) {
        int groups = arguments.whole("groups", 1, 1);
        Building.checkGroups(arguments, in, out, groups);
        return groups;
    }

    private PaddingMode mode() {
        var value = arguments.find("padding_mode");
        if (value.isEmpty()) {
            return PaddingMode.ZERO;
        }
        String word = Values.word(value.get(), "padding_mode", List.of("zeros", "reflect", "replicate", "circular"));
        return switch (word) {
            case "reflect" -> PaddingMode.REFLECT;
            case "replicate" -> PaddingMode.REPLICATE;
            case "circular" -> PaddingMode.CIRCULAR;
            default -> PaddingMode.ZERO;
        };
    }

    private Rounding rounding() {
        return arguments.find("ceil_mode").isEmpty()
                ? setting.convention().poolingRounding()
                : arguments.flag("ceil_mode", false) ? Rounding.CEIL : Rounding.FLOOR;
    }

    /// PyTorch's pooling takes a tuple of one number too.
    private Size poolSize(String name, Size otherwise, int least) {
        var value = arguments.find(name);
        if (value.isPresent()
                && value.get() instanceof Expression.Sequence sequence
                && sequence.elements().size() == 1) {
            return Values.size(sequence.elements().getFirst(), name, least);
        }
        return arguments.size(name, otherwise, least);
    }

    private Padding poolPadding(String title, Size kernel, Size stride, Size dilation) {
        if (arguments.find("padding").filter(Expression.Text.class::isInstance).isPresent()) {
            checkWordsAllowed(title);
            return padding(kernel, stride, dilation);
        }
        var p = poolSize("padding", ZERO, 0);
        return Padding.symmetric(p.h(), p.w());
    }

    private Padding padding(Size kernel, Size stride, Size dilation) {
        var value = arguments.find("padding");
        if (value.isPresent() && value.get() instanceof Expression.Text word) {
            String numbers = numbers(kernel, stride, dilation);
            return PaddingWords.read(word, Dialect.PYTORCH, setting.convention(), stride, numbers);
        }
        if (value.isPresent()
                && value.get() instanceof Expression.Sequence sequence
                && sequence.elements().size() == 4) {
            throw value.get()
                    .span()
                    .error("padding is one number or a pair (height, width), alike on opposite sides; for four sides"
                            + " put nn.ZeroPad2d((left, right, top, bottom)) before it in nn.Sequential(…).");
        }
        var p = arguments.size("padding", ZERO, 0);
        return Padding.symmetric(p.h(), p.w());
    }

    /// How to say 'same' in numbers, for this input.
    private String numbers(Size kernel, Size stride, Size dilation) {
        try {
            var same = Building.same(setting, kernel, stride, dilation, Padding.Same.UPPER);
            if (same.isSymmetric()) {
                return "for this input write padding=" + CallText.size(new Size(same.top(), same.left()));
            }
            return "for this input write nn.Sequential(nn.ZeroPad2d(" + CallText.torchSides(Sides.of(same)) + "), …)";
        } catch (IllegalArgumentException e) {
            return "write the padding in numbers, for example padding=1";
        }
    }

    private void checkWordsAllowed(String title) {
        if (setting.convention() == Convention.PYTORCH) {
            throw arguments
                    .spanOf("padding")
                    .error(title + " takes its padding in numbers, found "
                            + arguments.spanOf("padding").quote() + ": write, for example, padding=1.");
        }
    }

    private Part.Window window(WindowLayer layer) {
        return new Part.Window(layer, false, Dialect.PYTORCH, arguments.spanOf("padding"), arguments.span());
    }
}
