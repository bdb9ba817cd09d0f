package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.SamePadding;
import convarium.engine.layer.Conv1d;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Convolutions over sequences as people write them: reads and writes one as a line of PyTorch or Keras.
///
/// A line is a call of `nn.Conv1d` or of Keras' `Conv1D`, or a `Sequential` of it with a padding layer before it and a
/// ReLU behind it.
public final class SequenceLines {
    private static final String FLIPPED = " does not flip its kernels: turn the weights round first, weight[…, ::-1].";

    private SequenceLines() {}

    /// Whether a text names a convolution over a sequence, rightly written or not.
    public static boolean isSequence(String text) {
        return text.contains("Conv1d") || text.contains("Conv1D") || text.contains("Convolution1D");
    }

    /// Reads a line.
    ///
    /// @param text the line; an assignment before it and comments are left out
    /// @param input `(c, l)`; a Keras line takes its channel count from it, and "same" is worked out for it
    /// @throws NotationException if the line cannot be read, with what is wrong and where
    public static SequenceLine parse(String text, Shape input) {
        checkInput(input);
        var line = Parser.parse(text);
        if (!(line instanceof Expression.Call call) || !(call.function() instanceof Expression.Name name)) {
            throw line.span()
                    .error("Expected a layer such as nn.Conv1d(1, 1, 3) or Conv1D(1, 3), found "
                            + line.span().quote() + ".");
        }
        if (!Sequences.isSequence(name.dotted())) {
            var state = new State(input, Dialect.PYTORCH);
            state.add(call);
            return state.finish(call);
        }
        var opened = Sequences.open(call, name);
        var state = new State(input, opened.dialect());
        for (var element : opened.elements()) {
            if (!(element instanceof Expression.Call layer)) {
                throw element.span().error(HELD);
            }
            state.add(layer);
            state.checkDialect(layer, opened.dialect());
        }
        return state.finish(call);
    }

    private static final String HELD = "One nn.Conv1d or Conv1D is read here, before it at most one padding layer"
            + " (nn.ZeroPad1d, nn.ReflectionPad1d, nn.ReplicationPad1d, nn.CircularPad1d, or ZeroPadding1D), behind it"
            + " a ReLU.";

    private static final class State {
        private final Shape input;
        private Dialect dialect;
        private Optional<SequenceReader.Ends> pad = Optional.empty();
        private Optional<Conv1d> layer = Optional.empty();
        private boolean relu;

        State(Shape input, Dialect dialect) {
            this.input = input;
            this.dialect = dialect;
        }

        void checkDialect(Expression.Call call, Dialect wanted) {
            if (dialect != wanted) {
                throw call.span()
                        .error("This belongs to " + dialect.convention().title() + ", and the Sequential to "
                                + wanted.convention().title() + ": write all of it in one of the two.");
            }
        }

        void add(Expression.Call call) {
            if (!(call.function() instanceof Expression.Name name)) {
                throw call.span().error(HELD);
            }
            var constructor = Constructor.findInChain(name.dotted(), dialect)
                    .orElseThrow(() -> Reader.unknown(
                            name,
                            "the layers over a sequence are nn.Conv1d and Keras' Conv1D.",
                            List.of(Constructor.TORCH_CONV_1D, Constructor.KERAS_CONV_1D)));
            var arguments = Arguments.bind(constructor, call);
            var reader = new SequenceReader(arguments, input.size(0), length());
            switch (constructor) {
                case TORCH_CONV_1D -> convolve(reader.torch(), call);
                case KERAS_CONV_1D -> {
                    convolve(reader.keras(), call);
                    relu = isRelu(arguments);
                }
                case TORCH_ZERO_PAD_1D, KERAS_ZERO_PADDING_1D -> pad(reader.pad(PaddingMode.ZERO), call);
                case TORCH_CONSTANT_PAD_1D -> pad(reader.constantPad(), call);
                case TORCH_REFLECTION_PAD_1D -> pad(reader.pad(PaddingMode.REFLECT), call);
                case TORCH_REPLICATION_PAD_1D -> pad(reader.pad(PaddingMode.REPLICATE), call);
                case TORCH_CIRCULAR_PAD_1D -> pad(reader.pad(PaddingMode.CIRCULAR), call);
                case TORCH_RELU -> rectify(call);
                case KERAS_RELU, KERAS_ACTIVATION -> {
                    boolean before = relu;
                    rectify(call);
                    relu = before || keras(arguments).activationOrRelu(constructor);
                }
                default -> throw call.span().error(HELD);
            }
            dialect = constructor.dialect();
        }

        private int length() {
            return input.size(1) + pad.map(p -> p.before() + p.after()).orElse(0);
        }

        private void pad(SequenceReader.Ends ends, Expression.Call call) {
            if (layer.isPresent() || pad.isPresent()) {
                throw call.span().error(HELD);
            }
            pad = Optional.of(ends);
        }

        private void convolve(Conv1d conv, Expression.Call call) {
            if (layer.isPresent()) {
                throw call.span().error("Only one convolution is shown here, and this is a second: keep one.");
            }
            layer = Optional.of(pad.map(p -> padded(conv, p, call)).orElse(conv));
        }

        private static Conv1d padded(Conv1d conv, SequenceReader.Ends pad, Expression.Call call) {
            boolean own = conv.before() > 0 || conv.after() > 0;
            if (own && (conv.paddingMode() != PaddingMode.ZERO || pad.mode() != PaddingMode.ZERO)) {
                throw call.span()
                        .error("Padding of two kinds is not shown here: keep the padding layer or the layer's own.");
            }
            return new Conv1d(
                    conv.inChannels(),
                    conv.outChannels(),
                    conv.kernel(),
                    conv.stride(),
                    conv.before() + pad.before(),
                    conv.after() + pad.after(),
                    own ? conv.paddingMode() : pad.mode(),
                    conv.dilation(),
                    conv.groups(),
                    conv.bias());
        }

        private void rectify(Expression.Call call) {
            if (layer.isEmpty()) {
                throw call.span().error(HELD);
            }
            relu = true;
        }

        private static boolean isRelu(Arguments arguments) {
            return keras(arguments).relu();
        }

        private static KerasReader keras(Arguments arguments) {
            return new KerasReader(arguments, new Setting(Shape.of(1, 1, 1), Dialect.KERAS.convention()));
        }

        SequenceLine finish(Expression.Call whole) {
            var conv = layer.orElseThrow(() -> whole.span().error(HELD));
            return new SequenceLine(conv, SequenceLine.isCausal(conv), relu, dialect);
        }
    }

    /// Writes a layer, short and as people do: defaults left out.
    ///
    /// Read back for the same input, the line makes a layer that computes the same.
    ///
    /// @param relu whether a ReLU follows
    /// @param flipped whether the kernel is turned round first, which no line can say: then there is a note
    /// @param input `(c, l)`
    public static Rendering write(Conv1d layer, boolean relu, boolean flipped, Dialect dialect, Shape input) {
        checkInput(input);
        return switch (dialect) {
            case PYTORCH -> torch(layer, relu, flipped ? "PyTorch" + FLIPPED : "");
            case KERAS -> keras(layer, relu, flipped ? "Keras" + FLIPPED : "", input);
        };
    }

    private static Rendering torch(Conv1d c, boolean relu, String note) {
        var parts = new ArrayList<String>();
        boolean apart = c.before() != c.after();
        if (apart) {
            String pad = switch (c.paddingMode()) {
                case ZERO -> "nn.ZeroPad1d";
                case REFLECT -> "nn.ReflectionPad1d";
                case REPLICATE -> "nn.ReplicationPad1d";
                case CIRCULAR -> "nn.CircularPad1d";
            };
            parts.add(new CallText(pad)
                    .value("(" + c.before() + ", " + c.after() + ")")
                    .toString());
        }
        int padding = apart ? 0 : c.before();
        parts.add(new CallText("nn.Conv1d")
                .value(c.inChannels())
                .value(c.outChannels())
                .named("kernel_size", c.kernel())
                .when(c.stride() != 1, "stride", c.stride())
                .when(padding > 0, "padding", padding)
                .when(c.dilation() != 1, "dilation", c.dilation())
                .when(c.groups() != 1, "groups", c.groups())
                .when(!c.bias(), "bias", "False")
                .when(
                        padding > 0 && c.paddingMode() != PaddingMode.ZERO,
                        "padding_mode",
                        switch (c.paddingMode()) {
                            case ZERO -> "'zeros'";
                            case REFLECT -> "'reflect'";
                            case REPLICATE -> "'replicate'";
                            case CIRCULAR -> "'circular'";
                        })
                .toString());
        if (relu) {
            parts.add("nn.ReLU()");
        }
        return new Rendering.Text(
                parts.size() == 1 ? parts.getFirst() : "nn.Sequential(" + String.join(", ", parts) + ")", note);
    }

    private static Rendering keras(Conv1d c, boolean relu, String note, Shape input) {
        boolean padded = c.before() > 0 || c.after() > 0;
        if (c.inChannels() != input.size(0)) {
            return new Rendering.Impossible("Keras takes the channel count from the input, which has " + input.size(0)
                    + ", and the layer expects " + c.inChannels() + ".");
        }
        if (c.stride() > 1 && c.dilation() > 1) {
            return new Rendering.Impossible("Keras takes no strides above 1 together with a dilation above 1.");
        }
        if (padded && c.paddingMode() != PaddingMode.ZERO) {
            return new Rendering.Impossible("Keras pads with zeros only.");
        }
        String word = word(c, padded, input);
        boolean apart = padded && word.isEmpty();
        var parts = new ArrayList<String>();
        if (apart) {
            parts.add("ZeroPadding1D("
                    + (c.before() == c.after() ? String.valueOf(c.before()) : "(" + c.before() + ", " + c.after() + ")")
                    + ")");
        }
        parts.add(new CallText("Conv1D")
                .value(c.outChannels())
                .named("kernel_size", c.kernel())
                .when(c.stride() != 1, "strides", c.stride())
                .when(!word.isEmpty(), "padding", "'" + word + "'")
                .when(c.dilation() != 1, "dilation_rate", c.dilation())
                .when(c.groups() != 1, "groups", c.groups())
                .when(relu, "activation", "'relu'")
                .when(!c.bias(), "use_bias", "False")
                .toString());
        return new Rendering.Text(
                parts.size() == 1 ? parts.getFirst() : "Sequential([" + String.join(", ", parts) + "])", note);
    }

    /// Keras' word for a padding, if it has one.
    private static String word(Conv1d c, boolean padded, Shape input) {
        if (!padded) {
            return "";
        }
        if (SequenceLine.isCausal(c)) {
            return "causal";
        }
        var same = SamePadding.forward(input.size(1), c.kernel(), c.stride(), c.dilation(), Padding.Same.UPPER);
        return same.before() == c.before() && same.after() == c.after() ? "same" : "";
    }

    private static void checkInput(Shape input) {
        if (input.rank() != 2) {
            throw new IllegalArgumentException(
                    "a line over a sequence is for an input c×l, channels and length, found the shape " + input);
        }
    }
}
