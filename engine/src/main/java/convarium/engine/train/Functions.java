package convarium.engine.train;

/// The exponential and the logarithm that losses use.
final class Functions {
    private Functions() {}

    static float exp(float x) {
        return (float) StrictMath.exp(x);
    }

    static float log(float x) {
        return (float) StrictMath.log(x);
    }
}
