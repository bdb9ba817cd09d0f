package convarium.engine.notation;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Keras' `DepthwiseConv2D` and `SeparableConv2D`, and the pair of a depthwise and a 1 × 1 convolution in a
/// `Sequential`.
final class FactoredReader {
    private static final Size ONE = Size.square(1);

    private final Shape input;

    FactoredReader(Shape input) {
        this.input = input;
    }

    /// The layers of a line; empty if it stands for anything else.
    Optional<FactoredLine> read(Expression line) {
        if (!(line instanceof Expression.Call whole) || !(whole.function() instanceof Expression.Name name)) {
            return Optional.empty();
        }
        if (!Sequences.isSequence(name.dotted())) {
            var draft = new Draft(Dialect.KERAS);
            return isFactored(name) && draft.takes(whole, name) ? draft.finish() : Optional.empty();
        }
        var sequence = Sequences.open(whole, name);
        var draft = new Draft(sequence.dialect());
        for (var element : sequence.elements()) {
            if (!(element instanceof Expression.Call call)
                    || !(call.function() instanceof Expression.Name called)
                    || !draft.takes(call, called)) {
                return Optional.empty();
            }
        }
        return draft.finish();
    }

    private static boolean isFactored(Expression.Name name) {
        return Constructor.findInChain(name.dotted(), Dialect.KERAS)
                .map(c -> c == Constructor.KERAS_DEPTHWISE || c == Constructor.KERAS_SEPARABLE)
                .orElse(false);
    }

    /// What has been read so far.
    private final class Draft {
        private final Dialect dialect;
        private Optional<Part.Pad> pad = Optional.empty();
        private final List<Conv2d> layers = new ArrayList<>();
        private boolean relu;
        private boolean named;

        Draft(Dialect dialect) {
            this.dialect = dialect;
        }

        /// What the next layer gets; a first layer of PyTorch says itself how many channels go in.
        private Shape shape() {
            if (layers.isEmpty()) {
                return input;
            }
            var first = layers.getFirst();
            var setting = new Setting(input, dialect.convention());
            return first.output(Shape.of(first.inChannels(), setting.height(), setting.width()));
        }

        /// @return whether the call can be part of such a line
        boolean takes(Expression.Call call, Expression.Name name) {
            var constructor = Constructor.findInChain(name.dotted(), dialect);
            if (constructor.isEmpty() || constructor.get().dialect() != dialect || relu) {
                return false;
            }
            return switch (constructor.get()) {
                case KERAS_DEPTHWISE, KERAS_SEPARABLE -> layers.isEmpty() && takesNamed(constructor.get(), call);
                default ->
                    constructor.get().inLines() && takes(new Reader(shape(), Optional.empty()).part(call, dialect, ""));
            };
        }

        private boolean takes(Part part) {
            return switch (part) {
                case Part.Window window -> {
                    relu = window.relu();
                    yield window.layer() instanceof Conv2d conv && layers.size() < 2 && add(conv);
                }
                case Part.Pad p -> {
                    boolean first = layers.isEmpty() && pad.isEmpty();
                    pad = Optional.of(p);
                    yield first;
                }
                case Part.Rectifier rectifier -> {
                    relu = true;
                    yield !layers.isEmpty();
                }
                case Part.Identity identity -> true;
                case Part.Crop crop -> false;
            };
        }

        private boolean add(Conv2d conv) {
            var folded = pad.filter(p -> layers.isEmpty())
                    .map(p -> new Folding(new Setting(input, dialect.convention())).padded(p, conv))
                    .orElse(conv);
            return folded instanceof Conv2d whole && layers.add(whole);
        }

        private boolean takesNamed(Constructor constructor, Expression.Call call) {
            named = true;
            var a = Arguments.bind(constructor, call);
            boolean pair = constructor == Constructor.KERAS_SEPARABLE;
            int channels = new Setting(input, dialect.convention()).channels();
            if (a.whole("depth_multiplier", 1, 1) != 1) {
                throw a.spanOf("depth_multiplier")
                        .error("A depthwise convolution is read here with one kernel a channel: leave depth_multiplier"
                                + " out.");
            }
            var stride = a.size("strides", ONE, 1);
            boolean bias = a.flag("use_bias", true);
            relu = new KerasReader(a, new Setting(input, dialect.convention())).relu();
            boolean taken = Building.build(
                                    call.span(),
                                    () -> new Conv2d(
                                            channels,
                                            channels,
                                            a.size("kernel_size", ONE, 1),
                                            stride,
                                            PaddingWords.of(a, Dialect.KERAS, stride),
                                            PaddingMode.ZERO,
                                            a.size("dilation_rate", ONE, 1),
                                            channels,
                                            !pair && bias,
                                            false))
                            instanceof Conv2d depthwise
                    && add(depthwise);
            return taken && (!pair || layers.add(pointwise(channels, a.whole("filters", 1, 1), bias)));
        }

        private static Conv2d pointwise(int in, int out, boolean bias) {
            return new Conv2d(in, out, ONE, ONE, Padding.NONE, PaddingMode.ZERO, ONE, 1, bias, false);
        }

        Optional<FactoredLine> finish() {
            if (layers.isEmpty() || !isDepthwise(layers.getFirst())) {
                return Optional.empty();
            }
            var first = layers.getFirst();
            if (layers.size() == 1) {
                return named ? Optional.of(new FactoredLine(first, Optional.empty(), relu, dialect)) : Optional.empty();
            }
            var second = layers.getLast();
            boolean mixes = second.equals(pointwise(first.outChannels(), second.outChannels(), second.bias()));
            return mixes ? Optional.of(new FactoredLine(first, Optional.of(second), relu, dialect)) : Optional.empty();
        }

        private static boolean isDepthwise(Conv2d conv) {
            return conv.groups() == conv.inChannels() && conv.outChannels() == conv.inChannels();
        }
    }
}
