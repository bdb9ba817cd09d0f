package convarium.app.render;

/// How movement begins and ends.
public final class Ease {
    private Ease() {}

    /// Slow, fast, slow: a cubic from 0 to 1.
    public static double inOut(double t) {
        double u = Math.clamp(t, 0.0, 1.0);
        return u < 0.5 ? 4 * u * u * u : 1 - Math.pow(-2 * u + 2, 3) / 2;
    }

    /// The part of a movement between two moments, as 0 to 1.
    public static double part(double t, double from, double to) {
        return Math.clamp((t - from) / (to - from), 0.0, 1.0);
    }
}
