package convarium.engine.compute;

/// A function applied to each value by itself.
public sealed interface Activation {
    /// max(x, 0): Nair and Hinton 2010. A NaN stays; −0 becomes +0. The derivative at 0 is 0.
    record Relu() implements Activation {}

    /// x, or slope·x below 0: Maas et al. 2013. With a slope of 0 or more the sign of the output tells which
    /// side the input was on, so that the derivative needs no input kept.
    record LeakyRelu(float slope) implements Activation {
        /// @throws IllegalArgumentException if the slope is no finite number of 0 or more
        public LeakyRelu {
            if (!(slope >= 0 && slope < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a leaky ReLU's slope is a number of 0 or more, found " + slope);
            }
        }
    }

    /// x, or alpha·(exp(x) − 1) below 0: Clevert et al. 2015.
    record Elu(float alpha) implements Activation {}

    /// x·sigmoid(x), also called swish: Elfwing et al. 2017.
    record Silu() implements Activation {}

    /// x·Φ(x) with the exact normal distribution Φ: Hendrycks and Gimpel 2016.
    record Gelu() implements Activation {}

    /// x·min(max(x + 3, 0), 6)/6: Howard et al. 2019.
    record HardSwish() implements Activation {}

    /// 1/(1 + exp(−x)).
    record Sigmoid() implements Activation {}

    /// The hyperbolic tangent.
    record Tanh() implements Activation {}
}
