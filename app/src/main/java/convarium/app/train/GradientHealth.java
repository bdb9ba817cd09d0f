package convarium.app.train;

import java.util.List;

/// What the sizes of the gradients, layer by layer, say of a training.
///
/// A step of training changes each layer by its gradient. Where the first layers' gradients are a small
/// part of the last ones', the first hardly learn (they vanish: Hochreiter 1991; Glorot and Bengio
/// 2010); where they are many times as large, a step that is right for the last ones throws the first
/// about (they explode).
///
/// @param kind how they stand to each other
/// @param smallest the layer with the smallest norm, from 0
/// @param largest the layer with the largest norm, from 0
/// @param factor the largest norm by the smallest; infinite if that is 0
public record GradientHealth(Kind kind, int smallest, int largest, double factor) {
    /// Up to this factor all is well.
    static final double WELL = 10;

    /// Beyond this factor something is wrong.
    static final double WRONG = 100;

    /// Beyond this norm a gradient has exploded, whatever the others are.
    static final double HUGE = 1e4;

    /// Nothing is known yet.
    public static final GradientHealth UNKNOWN = new GradientHealth(Kind.UNKNOWN, 0, 0, 1);

    /// How the layers' gradients stand to each other.
    public enum Kind {
        /// There are none.
        UNKNOWN,
        /// All are within a factor of ten.
        HEALTHY,
        /// They differ by more, up to a factor of a hundred.
        UNEVEN,
        /// An earlier layer's is less than a hundredth of a later one's.
        VANISHING,
        /// An earlier layer's is more than a hundred times a later one's, or one is huge.
        EXPLODING,
        /// A layer's is 0: it does not learn.
        ABSENT,
        /// A layer's is no number.
        BROKEN
    }

    /// Judges norms.
    ///
    /// @param norms of the layers, the first layer first
    public static GradientHealth of(List<Double> norms) {
        if (norms.isEmpty()) {
            return UNKNOWN;
        }
        int smallest = 0;
        int largest = 0;
        for (int i = 0; i < norms.size(); i++) {
            double norm = norms.get(i);
            if (!Double.isFinite(norm)) {
                return new GradientHealth(Kind.BROKEN, i, i, Double.NaN);
            }
            smallest = norm < norms.get(smallest) ? i : smallest;
            largest = norm > norms.get(largest) ? i : largest;
        }
        double least = norms.get(smallest);
        double most = norms.get(largest);
        if (least == 0) {
            return new GradientHealth(Kind.ABSENT, smallest, largest, Double.POSITIVE_INFINITY);
        }
        double factor = most / least;
        Kind kind;
        if (most > HUGE) {
            kind = Kind.EXPLODING;
        } else if (factor <= WELL) {
            kind = Kind.HEALTHY;
        } else if (factor <= WRONG) {
            kind = Kind.UNEVEN;
        } else {
            kind = smallest < largest ? Kind.VANISHING : Kind.EXPLODING;
        }
        return new GradientHealth(kind, smallest, largest, factor);
    }
}
