package convarium.engine.layer;

import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;

/// Adaptive average pooling: whatever the input's size, the output has this one, and each output is the
/// mean of its share of the input.
///
/// Input `(c, h, w)`, output `(c, oh, ow)`. Output o looks at the inputs from ⌊o·i/n⌋ to ⌈(o+1)·i/n⌉
/// (PyTorch).
///
/// @param size rows and columns of the output
public record AdaptiveAvgPool2d(Size size) implements Layer {

    /// @throws IllegalArgumentException if a size is below 1
    public AdaptiveAvgPool2d {
        Several.atLeastOne("AdaptiveAvgPool2d", "output row", size.h());
        Several.atLeastOne("AdaptiveAvgPool2d", "output column", size.w());
    }

    /// Global average pooling: one value a channel (Lin et al. 2013).
    public static AdaptiveAvgPool2d global() {
        return new AdaptiveAvgPool2d(Size.square(1));
    }

    @Override
    public Shape output(Shape input) {
        Several.rank(name(), input, 3, "c×h×w");
        return Several.output(name(), input.toString(), input.size(0), size.h(), size.w());
    }
}
