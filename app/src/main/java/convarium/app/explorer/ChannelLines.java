package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.layer.Conv2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.FactoredLine;
import convarium.engine.notation.LayerLine;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.NotationException;
import convarium.engine.notation.Rendering;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The layer of several channels as a line of code: one layer, or the pair of a separable convolution.
final class ChannelLines {
    private ChannelLines() {}

    private static final String SEQUENCE = "nn.Sequential(";

    /// The layer in a dialect.
    ///
    /// @param input what goes in, `(c, h, w)`
    static Rendering write(ExplorerState state, Dialect dialect, Shape input) {
        var layer = Channels.layer(state);
        boolean relu = state.layer().relu();
        var mixer = Channels.mixer(state);
        if (mixer.isEmpty()) {
            return LayerLines.write(layer, relu, dialect, input);
        }
        return switch (dialect) {
            case PYTORCH -> torch(layer, mixer.get(), relu, input);
            case KERAS -> keras(layer, mixer.get(), relu, input);
        };
    }

    private static Rendering torch(Conv2d depthwise, Conv2d mixer, boolean relu, Shape input) {
        var first = LayerLines.write(depthwise, false, Dialect.PYTORCH, input);
        var second = LayerLines.write(mixer, relu, Dialect.PYTORCH, depthwise.output(input));
        if (first instanceof Rendering.Text a && second instanceof Rendering.Text b) {
            return new Rendering.Text(SEQUENCE + inner(a.line()) + ", " + inner(b.line()) + ")", a.note());
        }
        return first instanceof Rendering.Impossible ? first : second;
    }

    private static String inner(String line) {
        return line.startsWith(SEQUENCE) ? line.substring(SEQUENCE.length(), line.length() - 1) : line;
    }

    /// Keras has a layer for the pair, which is written like a convolution.
    private static Rendering keras(Conv2d depthwise, Conv2d mixer, boolean relu, Shape input) {
        if (!depthwise.stride().isSquare()) {
            return new Rendering.Impossible(text("channels.line.stride"));
        }
        var alike = new Conv2d(
                depthwise.inChannels(),
                mixer.outChannels(),
                depthwise.kernel(),
                depthwise.stride(),
                depthwise.padding(),
                depthwise.paddingMode(),
                depthwise.dilation(),
                1,
                mixer.bias(),
                depthwise.flipped());
        return switch (LayerLines.write(alike, relu, Dialect.KERAS, input)) {
            case Rendering.Text written ->
                new Rendering.Text(written.line().replace("Conv2D(", "SeparableConv2D("), written.note());
            case Rendering.Impossible impossible -> impossible;
        };
    }

    /// What a line makes of a state.
    ///
    /// @param layer the layer that is to take the input; of a pair the first
    record Taken(WindowLayer layer, UnaryOperator<ExplorerState> change) {}

    /// Reads a line.
    ///
    /// @param input what goes in, `(c, h, w)`
    /// @throws NotationException if the line cannot be read, with the place
    /// @throws IllegalArgumentException if the explorer cannot show the layer, with the reason
    static Taken read(String line, Shape input) {
        var factored = factored(line, input);
        if (factored.isPresent()) {
            var pair = factored.get();
            if (pair.pointwise().isPresent() && pair.depthwise().bias()) {
                throw new IllegalArgumentException(text("channels.line.bias"));
            }
            return new Taken(pair.depthwise(), s -> EnteredLine.taken(s, pair));
        }
        LayerLine parsed = LayerLines.parse(line, input, Optional.empty());
        return new Taken(parsed.layer(), s -> EnteredLine.taken(s, parsed));
    }

    /// A line that is no layer at all is complained of where all layers are known.
    private static Optional<FactoredLine> factored(String line, Shape input) {
        try {
            return LayerLines.parseFactored(line, input);
        } catch (NotationException e) {
            if (line.contains("Separable") || line.contains("Depthwise")) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// The channels and filters that a convolution has.
    ///
    /// @throws IllegalArgumentException if they are too many to be shown, with the way out
    static ChannelSettings settings(ChannelSettings before, Conv2d conv) {
        checkCounts(conv.inChannels(), conv.outChannels());
        return new ChannelSettings(
                conv.inChannels(),
                conv.outChannels(),
                conv.groups(),
                false,
                Math.min(before.filter(), conv.outChannels() - 1),
                before.values());
    }

    /// The channels and filters of a pair.
    ///
    /// @throws IllegalArgumentException if they are too many to be shown, with the way out
    static ChannelSettings settings(ChannelSettings before, FactoredLine pair) {
        if (pair.pointwise().isEmpty()) {
            return settings(before, pair.depthwise());
        }
        int in = pair.depthwise().inChannels();
        int out = pair.pointwise().get().outChannels();
        checkCounts(in, out);
        return new ChannelSettings(in, out, 1, true, Math.min(before.filter(), out - 1), before.values());
    }

    private static void checkCounts(int in, int out) {
        if (in > ChannelSettings.MOST || out > ChannelSettings.MOST) {
            throw new IllegalArgumentException(text("channels.line.most", ChannelSettings.MOST, in, out));
        }
    }
}
