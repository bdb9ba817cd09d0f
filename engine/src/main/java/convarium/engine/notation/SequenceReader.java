package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.SamePadding;
import convarium.engine.layer.Conv1d;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes convolutions over sequences of calls of `nn.Conv1d` and `Conv1D`, and reads the padding before them.
///
/// @param arguments of the call
/// @param channels of what goes in
/// @param length samples of what goes in
record SequenceReader(Arguments arguments, int channels, int length) {

    /// What is added before and behind a sequence.
    record Ends(int before, int after, PaddingMode mode, Span span) {}

    Conv1d torch() {
        int in = arguments.whole("in_channels", 1, 1);
        int out = arguments.whole("out_channels", 1, 1);
        int kernel = one("kernel_size", 1, 1);
        int stride = one("stride", 1, 1);
        int dilation = one("dilation", 1, 1);
        int groups = arguments.whole("groups", 1, 1);
        Building.checkGroups(arguments, in, out, groups);
        boolean bias = arguments.flag("bias", true);
        var mode = mode();
        var padding = torchPadding(kernel, stride, dilation);
        return build(in, out, kernel, stride, padding, mode, dilation, groups, bias);
    }

    Conv1d keras() {
        int out = arguments.whole("filters", 1, 1);
        int kernel = one("kernel_size", 1, 1);
        int stride = one("strides", 1, 1);
        int dilation = one("dilation_rate", 1, 1);
        int groups = arguments.whole("groups", 1, 1);
        Building.checkGroups(arguments, channels, out, groups);
        boolean bias = arguments.flag("use_bias", true);
        if (stride > 1 && dilation > 1) {
            throw arguments
                    .spanOf("dilation_rate")
                    .error("Keras takes no strides above 1 together with a dilation_rate above 1, found strides "
                            + stride + " and dilation_rate " + dilation
                            + ": set one of them to 1, or write nn.Conv1d.");
        }
        var padding = kerasPadding(kernel, stride, dilation);
        return build(channels, out, kernel, stride, padding, PaddingMode.ZERO, dilation, groups, bias);
    }

    private Conv1d build(
            int in,
            int out,
            int kernel,
            int stride,
            Ends padding,
            PaddingMode mode,
            int dilation,
            int groups,
            boolean bias) {
        try {
            return new Conv1d(in, out, kernel, stride, padding.before(), padding.after(), mode, dilation, groups, bias);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw arguments.span().error(Building.sentence(e));
        }
    }

    /// A whole number, or a tuple of one.
    int one(String name, int otherwise, int least) {
        var value = arguments.find(name);
        if (value.isPresent()
                && value.get() instanceof Expression.Sequence sequence
                && sequence.elements().size() == 1) {
            return Values.whole(sequence.elements().getFirst(), name, least);
        }
        return arguments.whole(name, otherwise, least);
    }

    private Ends torchPadding(int kernel, int stride, int dilation) {
        var value = arguments.find("padding");
        value.ifPresent(PaddingWords::checkQuoted);
        if (value.isPresent() && value.get() instanceof Expression.Text word) {
            return switch (word.value()) {
                case "valid" -> ends(0, 0);
                case "same" -> {
                    if (stride > 1) {
                        throw word.span().error("PyTorch's 'same' takes no stride: write the padding in numbers.");
                    }
                    yield same(kernel, stride, dilation);
                }
                case "causal" ->
                    throw word.span()
                            .error("PyTorch has no word for it: write nn.Sequential(nn.ZeroPad1d(("
                                    + SequenceLine.causalPadding(kernel, dilation) + ", 0)), nn.Conv1d(…)).");
                default ->
                    throw word.span()
                            .error("padding knows the words 'valid' and 'same', found "
                                    + word.span().quote() + ".");
            };
        }
        if (value.isPresent()
                && value.get() instanceof Expression.Sequence sequence
                && sequence.elements().size() != 1) {
            throw value.get()
                    .span()
                    .error("padding is one number for both ends; for ends apart put nn.ZeroPad1d((left, right)) before"
                            + " it in nn.Sequential(…).");
        }
        int both = one("padding", 0, 0);
        return ends(both, both);
    }

    private Ends kerasPadding(int kernel, int stride, int dilation) {
        var value = arguments.find("padding");
        if (value.isEmpty()) {
            return ends(0, 0);
        }
        PaddingWords.checkQuoted(value.get());
        String word = value.get() instanceof Expression.Text text ? text.value().toLowerCase(Locale.ROOT) : "";
        return switch (word) {
            case "valid" -> ends(0, 0);
            case "same" -> same(kernel, stride, dilation);
            case "causal" -> ends(SequenceLine.causalPadding(kernel, dilation), 0);
            default ->
                throw value.get()
                        .span()
                        .error("Keras' padding is 'valid', 'same' or 'causal', found "
                                + value.get().span().quote()
                                + ": for numbers put ZeroPadding1D(1) before it in Sequential([…]).");
        };
    }

    private Ends same(int kernel, int stride, int dilation) {
        try {
            var window = SamePadding.forward(length, kernel, stride, dilation, Padding.Same.UPPER);
            return ends(window.before(), window.after());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw arguments.spanOf("padding").error(Building.sentence(e));
        }
    }

    private Ends ends(int before, int after) {
        return new Ends(before, after, PaddingMode.ZERO, arguments.spanOf("padding"));
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

    /// A padding layer: one number for both ends, or (left, right).
    Ends pad(PaddingMode mode) {
        return ends("padding", mode, 0);
    }

    /// What a `Cropping1D` takes off.
    Ends cropping() {
        return ends("cropping", PaddingMode.ZERO, 0);
    }

    /// `nn.ConstantPad1d`, which is read with 0 alone.
    Ends constantPad() {
        var value = arguments.find("value").orElseThrow();
        if (Values.real(value, "value") != 0) {
            throw value.span()
                    .error("nn.ConstantPad1d is read with 0, found "
                            + value.span().quote() + ".");
        }
        return pad(PaddingMode.ZERO);
    }

    private Ends ends(String name, PaddingMode mode, int least) {
        Optional<Expression> value = arguments.find(name);
        if (value.isPresent() && value.get() instanceof Expression.Sequence sequence) {
            var sides = sequence.elements();
            if (sides.size() != 2) {
                throw value.get()
                        .span()
                        .error(arguments.constructor().title() + " takes one number or two, (left, right), found "
                                + sides.size() + " in " + value.get().span().quote() + ".");
            }
            return new Ends(
                    Values.whole(sides.getFirst(), "The " + name + " at the left", least),
                    Values.whole(sides.getLast(), "The " + name + " at the right", least),
                    mode,
                    value.get().span());
        }
        int both = arguments.whole(name, 1, least);
        return new Ends(both, both, mode, arguments.spanOf(name));
    }
}
