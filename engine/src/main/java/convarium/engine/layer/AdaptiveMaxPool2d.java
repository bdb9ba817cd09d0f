package convarium.engine.layer;

import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;

/// Adaptive max pooling: whatever the input's size, the output has this one, and each output is the
/// largest value of its share of the input.
///
/// Input `(c, h, w)`, output `(c, oh, ow)`. Output o looks at the inputs from ⌊o·i/n⌋ to ⌈(o+1)·i/n⌉
/// (PyTorch).
///
/// @param size rows and columns of the output
public record AdaptiveMaxPool2d(Size size) implements Layer {

    /// @throws IllegalArgumentException if a size is below 1
    public AdaptiveMaxPool2d {
        Several.atLeastOne("AdaptiveMaxPool2d", "output row", size.h());
        Several.atLeastOne("AdaptiveMaxPool2d", "output column", size.w());
    }

    @Override
    public Shape output(Shape input) {
        Several.rank(name(), input, 3, "c×h×w");
        return Several.output(name(), input.toString(), input.size(0), size.h(), size.w());
    }
}
