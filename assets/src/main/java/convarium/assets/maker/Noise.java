package convarium.assets.maker;

/// Seeded randomness that is a pure function of a place, so that a picture is the same on every machine.
final class Noise {
    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /// White noise from 0 to 1 at whole places.
    double white(long x, long y) {
        long z = seed + x * 0x9e3779b97f4a7c15L + y * 0xc2b2ae3d27d4eb4fL;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    /// White noise from one number to another.
    double between(double low, double high, long x, long y) {
        return low + (high - low) * white(x, y);
    }

    /// Nearly normal noise of mean 0 and deviation 1: twelve uniform numbers added up.
    double normal(long x, long y) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += white(x * 12 + i, y);
        }
        return sum;
    }

    /// Smooth noise from 0 to 1 whose hills are about one unit wide.
    double smooth(double x, double y) {
        double left = Math.floor(x);
        double top = Math.floor(y);
        double u = ease(x - left);
        double v = ease(y - top);
        long i = (long) left;
        long j = (long) top;
        double upper = white(i, j) + (white(i + 1, j) - white(i, j)) * u;
        double lower = white(i, j + 1) + (white(i + 1, j + 1) - white(i, j + 1)) * u;
        return upper + (lower - upper) * v;
    }

    /// Smooth noise at several scales, each half as wide and half as strong as the one before; from 0 to 1.
    double layered(double x, double y, int layers) {
        double sum = 0;
        double all = 0;
        double strength = 1;
        double scale = 1;
        for (int i = 0; i < layers; i++) {
            sum += strength * smooth(x * scale + 17.3 * i, y * scale - 9.7 * i);
            all += strength;
            strength /= 2;
            scale *= 2;
        }
        return sum / all;
    }

    /// One of the facets into which a broken surface falls.
    ///
    /// @param tone its brightness from 0 to 1, the same everywhere on it
    /// @param inset how far inside it a place lies, 0 on its rim
    record Facet(double tone, double inset) {}

    /// The facet at a place: the cell of the nearest of seeds that lie one to a unit square.
    Facet facet(double x, double y) {
        long i = (long) Math.floor(x);
        long j = (long) Math.floor(y);
        double nearest = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        double tone = 0;
        for (long a = i - 1; a <= i + 1; a++) {
            for (long b = j - 1; b <= j + 1; b++) {
                double dx = a + white(a, 3 * b) - x;
                double dy = b + white(a, 3 * b + 1) - y;
                double away = Math.sqrt(dx * dx + dy * dy);
                if (away < nearest) {
                    second = nearest;
                    nearest = away;
                    tone = white(a, 3 * b + 2);
                } else if (away < second) {
                    second = away;
                }
            }
        }
        return new Facet(tone, second - nearest);
    }

    private static double ease(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    /// 0 below the first number, 1 above the second, smooth between.
    static double step(double low, double high, double value) {
        double t = Math.clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
