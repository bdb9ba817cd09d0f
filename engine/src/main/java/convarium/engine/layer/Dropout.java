package convarium.engine.layer;

import convarium.engine.tensor.Shape;

/// Dropout: while training, each value becomes 0 with this probability, and the others grow by 1/(1 − rate)
/// to make up for it; at inference nothing happens (Srivastava et al. 2014).
///
/// @param rate from 0 up to but not 1
public record Dropout(float rate) implements Layer {

    /// @throws IllegalArgumentException if the rate is not within 0 to 1
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("Dropout needs a rate from 0 up to but not 1, found " + rate);
        }
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }
}
