package convarium.app.signal;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.PaddingMode;

/// One number of the state that a slider turns.
public enum SignalKnob {
    /// Samples of the signal.
    LENGTH,
    /// Taps of the kernel.
    TAPS,
    /// Samples that the window moves at a time.
    STRIDE,
    /// Samples added before the first one.
    BEFORE,
    /// Samples added behind the last one.
    AFTER,
    /// Samples from tap to tap.
    DILATION;

    private static final int MOST_STEP = 16;

    /// How far a slider goes, and why not further.
    ///
    /// @param why the reason at the upper end, in a sentence
    record Limits(int least, int most, String why) {}

    int get(SignalState state) {
        return switch (this) {
            case LENGTH -> state.input().size();
            case TAPS -> state.kernel().size();
            case STRIDE -> state.layer().stride();
            case BEFORE -> state.layer().before();
            case AFTER -> state.layer().after();
            case DILATION -> state.layer().dilation();
        };
    }

    SignalState set(SignalState state, int value) {
        var layer = state.layer();
        return switch (this) {
            case LENGTH -> state.withLength(value);
            case TAPS -> state.withTaps(value);
            case STRIDE -> state.withLayer(layer.withStride(value));
            case BEFORE -> state.withLayer(layer.withPadding(value, layer.after()));
            case AFTER -> state.withLayer(layer.withPadding(layer.before(), value));
            case DILATION -> state.withLayer(layer.withDilation(value));
        };
    }

    /// The limits from where a state stands, everything else staying as it is.
    Limits limits(SignalState state) {
        int now = get(state);
        int floor = floor();
        int ceiling = Math.max(now, ceiling(state));
        int least = now;
        while (least > floor && works(state, least - 1)) {
            least--;
        }
        int most = now;
        while (most < ceiling && works(state, most + 1)) {
            most++;
        }
        return new Limits(least, most, why(state, most));
    }

    private boolean works(SignalState state, int value) {
        try {
            SignalWork.of(set(state, value));
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private int floor() {
        return switch (this) {
            case LENGTH -> SignalState.LEAST_INPUT;
            case TAPS, STRIDE, DILATION -> 1;
            case BEFORE, AFTER -> 0;
        };
    }

    private int ceiling(SignalState state) {
        int reach = state.layer().dilation() * (state.kernel().size() - 1);
        return switch (this) {
            case LENGTH -> SignalState.MOST_INPUT;
            case TAPS -> SignalState.MOST_KERNEL;
            case STRIDE -> MOST_STEP;
            case BEFORE, AFTER -> reach;
            case DILATION -> state.kernel().size() == 1 ? 1 : MOST_STEP;
        };
    }

    private String why(SignalState state, int most) {
        boolean end = most >= ceiling(state);
        return switch (this) {
            case LENGTH -> text(end ? "signal.limit.length" : "signal.limit.field", most);
            case TAPS -> text(end ? "signal.limit.taps" : "signal.limit.taps.fit", most);
            case STRIDE -> text("signal.limit.stride", most);
            case DILATION ->
                state.kernel().size() == 1
                        ? text("signal.limit.dilation.one")
                        : text(end ? "signal.limit.dilation" : "signal.limit.dilation.fit", most);
            case BEFORE, AFTER -> {
                int reach = state.layer().mode().most(state.input().size());
                boolean mirrored = !end && most == reach && state.layer().mode() != PaddingMode.ZERO;
                yield text(mirrored ? "signal.limit.padding.reach" : "signal.limit.padding", most);
            }
        };
    }

    /// Whether the causal switch sets it.
    boolean isSetBy(SignalLayer layer) {
        return layer.causal() && (this == BEFORE || this == AFTER);
    }
}
