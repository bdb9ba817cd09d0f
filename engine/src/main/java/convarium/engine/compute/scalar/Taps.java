package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.AxisWindow;

/// Which taps of a window lie where, along one axis.
public final class Taps {
    private Taps() {}

    /// Where the first tap of an output lies; negative in the padding.
    static long position(AxisWindow window, int output) {
        return (long) output * window.stride() - window.before();
    }

    /// The first tap at position 0 or after it.
    public static int first(AxisWindow window, int output) {
        long position = position(window, output);
        return position >= 0 ? 0 : (int) Math.min(window.kernel(), Math.ceilDiv(-position, (long) window.dilation()));
    }

    /// The first tap at or beyond `size`, or the number of taps.
    public static int end(AxisWindow window, int output, long size) {
        long left = size - position(window, output);
        return left <= 0 ? 0 : (int) Math.min(window.kernel(), Math.ceilDiv(left, (long) window.dilation()));
    }

    /// How many taps an average counts: those on the input, or on the padded input.
    static long counted(AxisWindow window, int output, int size, boolean countsPadding) {
        if (countsPadding) {
            return end(window, output, (long) size + window.after());
        }
        return Math.max(0, end(window, output, size) - first(window, output));
    }
}
