package convarium.engine.layer;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.tensor.Shape;

/// L2 pooling: each output is the root of the sum of squares of its window (PyTorch's `LPPool2d` with norm
/// 2).
///
/// Input `(c, h, w)`, output `(c, oh, ow)`.
///
/// @param rounding whether a last window that does not fit wholly is left out or kept (`ceil_mode`)
public record L2Pool2d(Size kernel, Size stride, Rounding rounding) implements Layer {

    /// @throws IllegalArgumentException if a size is below 1
    public L2Pool2d {
        Inputs.checkSizes("L2Pool2d", kernel, stride, Size.square(1));
    }

    /// Everything resolved for one input.
    ///
    /// @throws IllegalArgumentException if the layer cannot take that input, with the shapes in the text
    public WindowGeometry geometry(Shape input) {
        return Pooling.geometry(name(), input, kernel, stride, Padding.NONE, Size.square(1), rounding);
    }

    @Override
    public Shape output(Shape input) {
        Several.rank(name(), input, 3, "c×h×w");
        var g = geometry(input);
        return Shape.of(g.oc(), g.oh(), g.ow());
    }
}
