package convarium.engine.train;

import convarium.engine.tensor.RandomStream;
import java.util.Arrays;

/// Where weights start.
///
/// Variances are chosen so that signals neither die out nor explode on their way through many layers:
/// `fanIn` is how many inputs each output sums, `fanOut` how many outputs each input takes part in.
public sealed interface Initialiser {

    /// Fills an array of weights.
    void fill(RandomStream random, int fanIn, int fanOut, float[] values);

    /// The distribution that weights are drawn from; both have the same variance.
    enum Distribution {
        NORMAL,
        UNIFORM;

        void fill(RandomStream random, double variance, float[] values) {
            switch (this) {
                case NORMAL -> random.fillNormal((float) StrictMath.sqrt(variance), values);
                // a uniform distribution over [−b, b) has the variance b²/3
                case UNIFORM -> random.fillUniform((float) StrictMath.sqrt(3 * variance), values);
            }
        }
    }

    /// Which fan counts: that of the signals' way forward, or of the gradients' way back.
    enum Fan {
        IN,
        OUT
    }

    /// Variance 2/fan, for ReLU, which halves the signal's power (He et al. 2015).
    record He(Distribution distribution, Fan fan) implements Initialiser {
        @Override
        public void fill(RandomStream random, int fanIn, int fanOut, float[] values) {
            distribution.fill(random, 2.0 / chosen(fan, fanIn, fanOut), values);
        }
    }

    /// Variance 2/(fan in + fan out), for functions that are straight around 0 (Glorot and Bengio 2010,
    /// equation 16).
    record Glorot(Distribution distribution) implements Initialiser {
        @Override
        public void fill(RandomStream random, int fanIn, int fanOut, float[] values) {
            distribution.fill(random, 2.0 / ((double) fanIn + fanOut), values);
        }
    }

    /// Variance 1/fan (LeCun et al. 1998, "Efficient BackProp", section 4.6).
    record LeCun(Distribution distribution, Fan fan) implements Initialiser {
        @Override
        public void fill(RandomStream random, int fanIn, int fanOut, float[] values) {
            distribution.fill(random, 1.0 / chosen(fan, fanIn, fanOut), values);
        }
    }

    /// The same number everywhere; 0 for biases.
    record Constant(float value) implements Initialiser {
        @Override
        public void fill(RandomStream random, int fanIn, int fanOut, float[] values) {
            Arrays.fill(values, value);
        }
    }

    /// Zeros.
    static Initialiser zeros() {
        return new Constant(0);
    }

    private static int chosen(Fan fan, int fanIn, int fanOut) {
        int count = switch (fan) {
            case IN -> fanIn;
            case OUT -> fanOut;
        };
        if (count < 1) {
            throw new IllegalArgumentException("a fan is at least 1, found " + count);
        }
        return count;
    }
}
