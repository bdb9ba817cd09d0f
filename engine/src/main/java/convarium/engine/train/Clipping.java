package convarium.engine.train;

/// Keeps a step from being torn away by a few huge gradients.
public sealed interface Clipping {

    /// Gradients stay as they are.
    record None() implements Clipping {}

    /// Each gradient stays between −limit and limit.
    record ByValue(float limit) implements Clipping {
        /// @throws IllegalArgumentException if the limit is not above 0
        public ByValue {
            check(limit);
        }
    }

    /// All gradients together are scaled down where their Euclidean norm exceeds the limit: by limit/(norm
    /// + 10⁻⁶), as in PyTorch (Pascanu et al. 2013).
    record ByNorm(float limit) implements Clipping {
        /// @throws IllegalArgumentException if the limit is not above 0
        public ByNorm {
            check(limit);
        }

        float scale(double norm) {
            // a NaN passes through: it is the loss's business to say so
            return (float) Math.min(1, limit / (norm + 1e-6));
        }
    }

    private static void check(float limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("gradients are clipped at a limit above 0, found " + limit);
        }
    }
}
