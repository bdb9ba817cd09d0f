package convarium.engine.compute.simd;

import convarium.engine.arithmetic.AxisWindow;
import java.util.stream.IntStream;

/// Where the outputs of one axis find what they sum: output i sees, through tap t, the source at
/// i·stride + taps(t).
///
/// Both directions of a convolution have this form. Forward, the stride is the window's. Backward, the inputs whose
/// places leave the same rest when divided by the window's stride s form a class: they meet the same taps, and from
/// one to the next they see neighbouring outputs. So there are s classes, each with a stride of 1 and its share of
/// the taps.
final class Sampling {
    /// Outputs.
    final int count;

    /// Cells of the source from one output to the next.
    final int stride;

    /// What the first output sees, tap by tap in the kernel's order.
    final int[] taps;

    /// Where those taps lie in the kernel.
    final int[] kernelTaps;

    /// Where the first output is written, and how far from it the next one.
    final int first;

    final int step;

    /// The lowest tap.
    final int lowest;

    /// Cells from the lowest tap to the highest, both counted.
    final int extent;

    private Sampling(int count, int stride, int[] taps, int[] kernelTaps, int first, int step) {
        this.count = count;
        this.stride = stride;
        this.taps = taps;
        this.kernelTaps = kernelTaps;
        this.first = first;
        this.step = step;
        lowest = IntStream.of(taps).min().orElse(0);
        extent = IntStream.of(taps).max().orElse(0) - lowest + 1;
    }

    /// All outputs of a convolution.
    static Sampling forward(AxisWindow window, int outputs) {
        int[] kernelTaps = IntStream.range(0, window.kernel()).toArray();
        int[] taps = IntStream.of(kernelTaps)
                .map(k -> k * window.dilation() - window.before())
                .toArray();
        return new Sampling(outputs, window.stride(), taps, kernelTaps, 0, 1);
    }

    /// One class of the inputs whose gradients are wanted.
    ///
    /// @param inputs all of them
    /// @param first the first of the class, below the stride
    static Sampling backward(AxisWindow window, int inputs, int first) {
        int stride = window.stride();
        int begin = first + window.before();
        int[] kernelTaps = IntStream.range(0, window.kernel())
                .filter(k -> (begin - k * window.dilation()) % stride == 0)
                .toArray();
        int[] taps = IntStream.of(kernelTaps)
                .map(k -> (begin - k * window.dilation()) / stride)
                .toArray();
        return new Sampling(Math.ceilDiv(inputs - first, stride), 1, taps, kernelTaps, first, stride);
    }

    /// Whether places and distances are so small that sums of a few of them cannot overflow.
    static boolean isModest(AxisWindow window, int inputs, int outputs) {
        return window.extent() < 1 << 26
                && window.before() < 1 << 26
                && (long) outputs * window.stride() < 1 << 28
                && inputs < 1 << 28;
    }

    /// Whether each output sees the one cell of the source at its own place.
    boolean isIdentity(int size) {
        return taps.length == 1 && taps[0] == 0 && stride == 1 && count == size;
    }
}
