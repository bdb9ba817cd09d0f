package convarium.engine.layer;

import convarium.engine.arithmetic.Axis;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.tensor.Shape;

/// What max and average pooling share.
final class Pooling {
    private Pooling() {}

    static WindowGeometry geometry(
            String name, Shape input, Size kernel, Size stride, Padding padding, Size dilation, Rounding rounding) {
        var in = Inputs.of(name, input);
        var height = in.window(name, input, Axis.HEIGHT, kernel, stride, dilation, padding);
        var width = in.window(name, input, Axis.WIDTH, kernel, stride, dilation, padding);
        int oh = Inputs.named(name, Axis.HEIGHT, input, () -> height.output(in.h(), rounding));
        int ow = Inputs.named(name, Axis.WIDTH, input, () -> width.output(in.w(), rounding));
        return new WindowGeometry(in.n(), in.c(), in.h(), in.w(), in.c(), in.c(), height, width, oh, ow);
    }

    /// Refuses padding of more than half a window, as PyTorch does: some window would see nothing but padding.
    static void checkPadding(String name, Size kernel, Size dilation, Padding padding) {
        switch (padding) {
            case Padding.Explicit p -> {
                for (var axis : Axis.values()) {
                    long extent = (long) dilation.along(axis) * (kernel.along(axis) - 1) + 1;
                    int most = Math.max(p.before(axis), p.after(axis));
                    if (most > extent / 2) {
                        throw new IllegalArgumentException(name + " takes padding of at most half its window: "
                                + extent / 2 + " for a window of " + extent + " cells, found " + most);
                    }
                }
            }
            case Padding.Same s -> {
                // "same" never adds more than half a window on one side
            }
        }
    }
}
