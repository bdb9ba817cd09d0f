package convarium.app.signal;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.notation.SequenceLine;

/// The settings of a convolution over a signal, its kernel apart.
///
/// @param stride samples that the window moves at a time, at least 1
/// @param before samples added before the first one
/// @param after samples added behind the last one
/// @param dilation samples from one tap of the window to the next, at least 1
/// @param mode what the added samples hold
/// @param causal whether the padding lies before the signal alone and is all of the window's reach
/// @param hasBias whether a bias is added
/// @param bias what is added then
/// @param relu whether a ReLU follows
/// @param flipped whether the kernel is turned round first: a convolution in the strict sense
public record SignalLayer(
        int stride,
        int before,
        int after,
        int dilation,
        PaddingMode mode,
        boolean causal,
        boolean hasBias,
        float bias,
        boolean relu,
        boolean flipped) {

    /// Stride 1, no padding.
    public static final SignalLayer PLAIN =
            new SignalLayer(1, 0, 0, 1, PaddingMode.ZERO, false, false, 0, false, false);

    /// @throws IllegalArgumentException if the padding of a causal layer would hold later samples
    public SignalLayer {
        if (causal && !isPast(mode)) {
            throw new IllegalArgumentException("a causal layer pads with zeros or with the first sample:"
                    + " reflect and wrap would bring in later samples");
        }
    }

    /// Whether padding before the signal holds no later sample.
    static boolean isPast(PaddingMode mode) {
        return switch (mode) {
            case ZERO, REPLICATE -> true;
            case REFLECT, CIRCULAR -> false;
        };
    }

    /// The same with the padding that a causal layer needs for a kernel of so many taps.
    SignalLayer fitted(int taps) {
        return causal ? withPadding(SequenceLine.causalPadding(taps, dilation), 0) : this;
    }

    SignalLayer withStride(int other) {
        return new SignalLayer(other, before, after, dilation, mode, causal, hasBias, bias, relu, flipped);
    }

    SignalLayer withPadding(int first, int last) {
        return new SignalLayer(stride, first, last, dilation, mode, causal, hasBias, bias, relu, flipped);
    }

    SignalLayer withDilation(int other) {
        return new SignalLayer(stride, before, after, other, mode, causal, hasBias, bias, relu, flipped);
    }

    SignalLayer withMode(PaddingMode other) {
        return new SignalLayer(stride, before, after, dilation, other, causal, hasBias, bias, relu, flipped);
    }

    /// Causal or not; a border that would hold later samples gives way to zeros.
    SignalLayer withCausal(boolean other) {
        var fitting = other && !isPast(mode) ? PaddingMode.ZERO : mode;
        return new SignalLayer(stride, before, after, dilation, fitting, other, hasBias, bias, relu, flipped);
    }

    SignalLayer withBias(boolean there, float value) {
        return new SignalLayer(stride, before, after, dilation, mode, causal, there, value, relu, flipped);
    }

    SignalLayer withRelu(boolean other) {
        return new SignalLayer(stride, before, after, dilation, mode, causal, hasBias, bias, other, flipped);
    }

    SignalLayer withFlipped(boolean other) {
        return new SignalLayer(stride, before, after, dilation, mode, causal, hasBias, bias, relu, other);
    }
}
