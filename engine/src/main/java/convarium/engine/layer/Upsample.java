package convarium.engine.layer;

import convarium.engine.arithmetic.Size;
import convarium.engine.tensor.Shape;

/// Enlarges each channel by a whole factor.
///
/// Input `(c, h, w)`, output `(c, factor·h, factor·w)`.
public record Upsample(Size factor, Method method) implements Layer {

    /// Where the new values come from.
    public enum Method {
        /// The nearest input.
        NEAREST,
        /// A weighted mean of the four nearest, by half-pixel centres (PyTorch's
        /// `align_corners=False`).
        BILINEAR
    }

    /// @throws IllegalArgumentException if a factor is below 1
    public Upsample {
        Several.atLeastOne("Upsample", "as factor", Math.min(factor.h(), factor.w()));
    }

    @Override
    public Shape output(Shape input) {
        Several.rank(name(), input, 3, "c×h×w");
        return Several.output(
                name(),
                input.toString(),
                input.size(0),
                (long) input.size(1) * factor.h(),
                (long) input.size(2) * factor.w());
    }
}
