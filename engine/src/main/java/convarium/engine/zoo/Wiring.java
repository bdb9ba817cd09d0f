package convarium.engine.zoo;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.MaxPool2d;

/// The layers that architectures are mostly made of, in their usual form.
final class Wiring {
    private Wiring() {}

    /// A square convolution with equal padding on all sides.
    static Conv2d conv(int in, int out, int kernel, int stride, int padding, boolean bias) {
        return new Conv2d(
                in,
                out,
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                PaddingMode.ZERO,
                Size.square(1),
                1,
                bias,
                false);
    }

    static MaxPool2d maxPool(int kernel, int stride, int padding) {
        return new MaxPool2d(
                Size.square(kernel),
                Size.square(stride),
                Padding.symmetric(padding, padding),
                Size.square(1),
                Rounding.FLOOR);
    }

    static AvgPool2d averagePool(int kernel, int stride) {
        return new AvgPool2d(Size.square(kernel), Size.square(stride), Padding.NONE, Rounding.FLOOR, true, 0);
    }
}
