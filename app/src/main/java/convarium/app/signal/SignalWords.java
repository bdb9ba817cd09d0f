package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Words;

/// What tops the stage.
final class SignalWords {
    private SignalWords() {}

    /// What can be seen now.
    static String title(SignalState state) {
        var layer = state.layer();
        if (layer.causal()) {
            return text("signal.title.causal");
        }
        if (layer.stride() > 1) {
            return text("signal.title.stride", Words.lower(layer.stride()));
        }
        if (layer.dilation() > 1 && state.kernel().size() > 1) {
            return text("signal.title.dilation", Words.lower(layer.dilation()));
        }
        return text("signal.title");
    }

    /// What can be done, or what to look at.
    static String hint(SignalState state, SignalWork work) {
        var layer = state.layer();
        if (layer.causal()) {
            return text("signal.hint.causal", state.kernel().size(), layer.dilation(), layer.before());
        }
        int ahead = work.reach() - layer.before();
        return ahead > 0 ? text("signal.hint.ahead", Words.lower(ahead), ahead) : text("signal.hint");
    }
}
