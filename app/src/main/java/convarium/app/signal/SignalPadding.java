package convarium.app.signal;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.SamePadding;

/// The padding that keeps the output ⌈length / stride⌉ long.
final class SignalPadding {
    private SignalPadding() {}

    /// A state with that padding.
    static SignalState same(SignalState state) {
        var layer = state.layer();
        var window = SamePadding.forward(
                state.input().size(), state.kernel().size(), layer.stride(), layer.dilation(), Padding.Same.UPPER);
        return state.withLayer(layer.withCausal(false).withPadding(window.before(), window.after()));
    }

    /// Whether a state has it, and not for want of any.
    static boolean isSame(SignalState state) {
        var layer = state.layer();
        return !layer.causal()
                && layer.before() + layer.after() > 0
                && same(state).equals(state);
    }
}
