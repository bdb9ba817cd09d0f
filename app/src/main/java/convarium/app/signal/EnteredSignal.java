package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Scatter;
import convarium.engine.notation.SequenceLine;
import convarium.engine.notation.SequenceLines;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What a layer line makes of a state.
public final class EnteredSignal {
    private EnteredSignal() {}

    /// The state that the place just opened would come to with this line and a signal of so many samples.
    ///
    /// @throws convarium.engine.notation.NotationException if the line cannot be read, with the place
    /// @throws IllegalArgumentException if the place cannot show the layer or the signal, with the reason
    public static SignalState state(String line, int length) {
        var start = SignalState.first();
        var sized = start.withInput(SignalFilling.SINE.samples(length, start.seed()));
        var read = taken(sized, SequenceLines.parse(line, Shape.of(1, length))).withStep(0);
        int taps = read.kernel().size();
        var state = taps == start.kernel().size() ? read : read.withKernel(whole(taps));
        SignalWork.of(state);
        return state;
    }

    /// Small whole numbers that depend on their place alone.
    private static List<Float> whole(int taps) {
        var list = new ArrayList<Float>();
        for (int i = 0; i < taps; i++) {
            list.add(Scatter.whole(3, i, 0, -1, 2));
        }
        return list;
    }

    /// A state with the line's layer; its kernel grows or shrinks with the line's.
    ///
    /// @throws IllegalArgumentException if the place cannot show the layer, with the reason
    static SignalState taken(SignalState state, SequenceLine line) {
        var layer = line.layer();
        if (layer.inChannels() != 1 || layer.outChannels() != 1) {
            throw new IllegalArgumentException(text("signal.line.channels", layer.inChannels(), layer.outChannels()));
        }
        if (layer.kernel() > SignalState.MOST_KERNEL) {
            throw new IllegalArgumentException(text("signal.line.kernel", SignalState.MOST_KERNEL, layer.kernel()));
        }
        var before = state.layer();
        var settings = new SignalLayer(
                layer.stride(),
                layer.before(),
                layer.after(),
                layer.dilation(),
                layer.before() + layer.after() > 0 ? layer.paddingMode() : before.mode(),
                false,
                layer.bias(),
                before.bias(),
                line.relu(),
                before.flipped());
        int taps = layer.kernel();
        boolean grows = taps != state.kernel().size();
        return (grows ? state.withLayer(settings).withTaps(taps) : state.withLayer(settings))
                .withDialect(line.dialect())
                .withLayer(settings.withCausal(line.causal()));
    }
}
