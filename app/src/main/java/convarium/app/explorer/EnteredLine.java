package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Size;
import convarium.engine.layer.Conv2d;
import convarium.engine.notation.FactoredLine;
import convarium.engine.notation.LayerLine;
import convarium.engine.notation.LayerLines;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// What a layer line makes of a state.
public final class EnteredLine {
    private EnteredLine() {}

    private static final int MOST_SIDE = ExplorerState.MAX_INPUT;

    /// The state that a window just opened would come to with this line and an input of this size: small
    /// whole numbers
    /// that depend on their place alone.
    ///
    /// @throws convarium.engine.notation.NotationException if the line cannot be read, with the place
    /// @throws IllegalArgumentException if the explorer cannot show the layer or the input, with the reason
    ///
    /// @param input the size, `(c, h, w)`
    public static ExplorerState state(String line, Shape input) {
        int rows = input.size(1);
        int columns = input.size(2);
        var start = StartState.worked();
        var parsed = ChannelLines.read(line, input);
        var state = parsed.change().apply(start.withInput(start.input().resized(rows, columns, 0, 3)));
        boolean worked = state.sameWork(start);
        parsed.layer().geometry(input);
        Explored.of(state);
        if (input.size(0) > 1 && state.looking().aspect() != Aspect.CHANNELS) {
            throw new IllegalArgumentException(text("channels.line.alone", input.size(0)));
        }
        return worked ? state : state.withStep(0).withNote("");
    }

    /// How many channels a line wants to go in where nothing else says so: those of a PyTorch convolution.
    public static int channels(String line, int usual) {
        try {
            return LayerLines.parse(line, Shape.of(usual, MOST_SIDE, MOST_SIDE), Optional.empty())
                                    .layer()
                            instanceof Conv2d conv
                    ? conv.inChannels()
                    : usual;
        } catch (IllegalArgumentException e) {
            return usual;
        }
    }

    /// A state with the line's layer; its kernel grows or shrinks with the line's.
    ///
    /// @throws IllegalArgumentException if the explorer cannot show the layer, with the reason
    static ExplorerState taken(ExplorerState state, LayerLine parsed) {
        var kernel = parsed.layer().kernel();
        if (kernel.h() > ExplorerState.MAX_KERNEL || kernel.w() > ExplorerState.MAX_KERNEL) {
            throw new IllegalArgumentException(text("line.kernel", ExplorerState.MAX_KERNEL, kernel.toString()));
        }
        var taken = state.withLayer(Layers.settings(parsed.layer(), parsed.relu(), state.layer()))
                .withDialect(parsed.dialect())
                .withKernel(resized(state.kernel(), kernel));
        boolean several = state.looking().aspect() == Aspect.CHANNELS;
        if (parsed.layer() instanceof Conv2d conv && (several || conv.inChannels() > 1 || conv.outChannels() > 1)) {
            return withChannels(taken, ChannelLines.settings(taken.looking().channels(), conv));
        }
        return taken;
    }

    /// A state with the line's depthwise or separable convolution.
    ///
    /// @throws IllegalArgumentException if the explorer cannot show it, with the reason
    static ExplorerState taken(ExplorerState state, FactoredLine parsed) {
        boolean bias = parsed.pointwise().orElse(parsed.depthwise()).bias();
        var taken = taken(state, new LayerLine(parsed.depthwise(), parsed.relu(), parsed.dialect()));
        return withChannels(
                taken.withLayer(taken.layer().withBias(bias, taken.layer().bias())),
                ChannelLines.settings(taken.looking().channels(), parsed));
    }

    private static ExplorerState withChannels(ExplorerState state, ChannelSettings channels) {
        var several =
                state.withLooking(state.looking().withAspect(Aspect.CHANNELS).withChannels(channels));
        // a picture has three channels
        return channels.inputs() == ChannelSettings.COLOURS ? several : several.withSource(new Source.Numbers());
    }

    private static Matrix resized(Matrix kernel, Size size) {
        return kernel.rows() == size.h() && kernel.columns() == size.w()
                ? kernel
                : kernel.resized(size.h(), size.w(), 0, 2);
    }
}
