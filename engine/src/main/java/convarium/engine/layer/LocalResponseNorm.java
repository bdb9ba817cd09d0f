package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// Local response normalisation: each value is divided by a power of the sum of squares over neighbouring
/// channels (Krizhevsky et al. 2012, section 3.3): x·(k + alpha/size·Σ x²)^−beta, with PyTorch's division
/// of alpha by the size.
///
/// Input `(c, l)` or `(c, h, w)`.
///
/// @param size neighbouring channels, the value's own counted
public record LocalResponseNorm(int size, float alpha, float beta, float k) implements Layer {

    /// @throws IllegalArgumentException if there is no channel to look at
    public LocalResponseNorm {
        Several.atLeastOne("LocalResponseNorm", "channel", size);
    }

    @Override
    public Shape output(Shape input) {
        if (input.rank() != 2 && input.rank() != 3) {
            throw new IllegalArgumentException(name() + " expects an input c×l or c×h×w, found the shape " + input);
        }
        return input;
    }
}
