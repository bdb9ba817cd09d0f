package convarium.engine.notation;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.Conv1d;

/// One convolution over a sequence, perhaps with a ReLU behind it, as a line of code says it.
///
/// @param layer the layer, its padding in numbers
/// @param causal whether its padding is all of its reach, and all of it before the first sample
/// @param relu whether a ReLU follows
/// @param dialect how the line was written
public record SequenceLine(Conv1d layer, boolean causal, boolean relu, Dialect dialect) {

    /// Padding that keeps every output from the samples behind it: the window's reach, d·(k−1); 0 for a kernel of one
    /// tap, which reaches nowhere.
    public static int causalPadding(int kernel, int dilation) {
        return Math.multiplyExact(kernel - 1, dilation);
    }

    /// Whether a layer's padding is the causal one; reflected or wrapped samples would come from the future.
    static boolean isCausal(Conv1d layer) {
        boolean past = layer.paddingMode() == PaddingMode.ZERO || layer.paddingMode() == PaddingMode.REPLICATE;
        return past
                && layer.before() > 0
                && layer.after() == 0
                && layer.before() == causalPadding(layer.kernel(), layer.dilation());
    }
}
