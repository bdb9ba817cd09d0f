package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// Stochastic depth: while training, a whole sample becomes 0 with this probability, and the others grow by
/// 1/(1 − rate); at inference nothing happens. On a residual branch it skips the branch (Huang et al.
/// 2016).
///
/// @param rate from 0 up to but not 1
public record StochasticDepth(float rate) implements Layer {

    /// @throws IllegalArgumentException if the rate is not within 0 to 1
    public StochasticDepth {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("StochasticDepth needs a rate from 0 up to but not 1, found " + rate);
        }
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }
}
