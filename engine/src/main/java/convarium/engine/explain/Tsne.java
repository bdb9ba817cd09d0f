package convarium.engine.explain;

import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;
import java.util.Arrays;

/// Lays rows of numbers out in the plane so that near rows come to lie near each other: t-distributed
/// stochastic neighbour embedding (van der Maaten and Hinton, "Visualizing data using t-SNE", 2008).
///
/// The probability that a row would choose another as its neighbour, p, falls with their distance as a
/// normal distribution does, as wide as gives each row `perplexity` neighbours in effect; q does so in
/// the plane, as a t-distribution with one degree of freedom. The places move down the gradient of the
/// Kullback–Leibler divergence Σ p·log(p/q), with momentum and a gain for each coordinate (Jacobs
/// 1988); for the first 250 steps p is 12 times too large, which draws groups together. All pairs are
/// worked out: a step of n rows costs n² / 2.
///
/// Distances and directions between the groups it makes mean little, and their sizes nothing. Sums run
/// in one order, on one thread, so a seed decides about every bit. Not for several threads at once.
public final class Tsne {
    /// How many steps make a picture.
    public static final int STEPS = 750;
    /// How many neighbours a row has, unless somebody wants otherwise.
    public static final double PERPLEXITY = 30;

    private static final int EARLY = 250;
    private static final double EXAGGERATION = 12;
    private static final double START = 1e-4;
    private static final double LEAST = 1e-12;
    private static final double LEAST_GAIN = 0.01;

    private final int n;
    private final double rate;
    private final double[] p;
    private final double[] y;
    private final double[] velocity;
    private final double[] gain;
    private final double[] weights;
    private final double[] gradient;
    private int steps;
    private double divergence = Double.NaN;

    private Tsne(int n, double[] p, double[] start) {
        this.n = n;
        this.p = p;
        y = start;
        rate = Math.max(n / EXAGGERATION / 4, 50);
        velocity = new double[2 * n];
        gain = new double[2 * n];
        Arrays.fill(gain, 1);
        weights = new double[n * n];
        gradient = new double[2 * n];
    }

    /// Begins at random places close to the origin.
    ///
    /// @param rows `(n, size)` values
    /// @param perplexity how many neighbours a row has in effect; at most a third of the other rows are
    /// taken
    /// @param seed of the places
    /// @throws IllegalArgumentException if there are fewer than 4 rows, another number of values, a
    /// value that is no number, or a perplexity below 1
    public static Tsne start(float[] rows, int n, int size, double perplexity, long seed) {
        var random = new RandomStream(seed, Purpose.PROBE.stream(1));
        double[] start = new double[2 * Math.max(0, n)];
        for (int i = 0; i < start.length; i++) {
            start[i] = START * random.normal();
        }
        return start(rows, n, size, perplexity, start);
    }

    /// Begins at given places.
    ///
    /// @param start x and y of each row in turn
    /// @throws IllegalArgumentException as [#start(float[], int, int, double, long)] does
    public static Tsne start(float[] rows, int n, int size, double perplexity, double[] start) {
        if (n < 4 || size < 1 || rows.length < (long) n * size || start.length != 2 * n) {
            throw new IllegalArgumentException("t-SNE needs at least 4 rows of at least 1 value and a place for each,"
                    + " found " + n + "×" + size + " with " + rows.length + " values and " + start.length / 2
                    + " places");
        }
        if (!(perplexity >= 1)) {
            throw new IllegalArgumentException("a perplexity is at least 1, found " + perplexity);
        }
        for (int i = 0; i < n * size; i++) {
            if (!Float.isFinite(rows[i])) {
                throw new IllegalArgumentException("t-SNE needs finite values, found " + rows[i]);
            }
        }
        double[] p = Neighbours.joint(rows, n, size, Math.min(perplexity, (n - 1) / 3.0), LEAST);
        return new Tsne(n, p, start.clone());
    }

    /// How many rows there are.
    public int count() {
        return n;
    }

    /// How many steps have been made.
    public int steps() {
        return steps;
    }

    /// Where the rows lie: x and y of each in turn, as a copy.
    public double[] places() {
        return y.clone();
    }

    /// The divergence Σ p·log(p/q) before the last step; NaN before the first.
    public double divergence() {
        return divergence;
    }

    /// Moves all places once.
    public void step() {
        boolean early = steps < EARLY;
        double z = distances();
        slope(early ? EXAGGERATION : 1, z);
        double momentum = early ? 0.5 : 0.8;
        for (int i = 0; i < 2 * n; i++) {
            // against the movement so far: faster; along it, that is overshooting: slower
            gain[i] = velocity[i] * gradient[i] < 0 ? gain[i] + 0.2 : Math.max(LEAST_GAIN, gain[i] * 0.8);
            velocity[i] = momentum * velocity[i] - rate * gain[i] * gradient[i];
            y[i] += velocity[i];
        }
        steps++;
    }

    /// 1 / (1 + d²) for each pair.
    ///
    /// @return their sum
    private double distances() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double dx = y[2 * i] - y[2 * j];
                double dy = y[2 * i + 1] - y[2 * j + 1];
                double w = 1 / (1 + dx * dx + dy * dy);
                weights[i * n + j] = w;
                sum += w;
            }
        }
        return 2 * sum;
    }

    private void slope(double exaggeration, double z) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        boolean wanted = steps % 50 == 0 || steps >= STEPS - 1;
        for (int i = 0; i < n; i++) {
            double gx = 0;
            double gy = 0;
            for (int j = 0; j < i; j++) {
                double w = weights[i * n + j];
                double pij = p[i * n + j];
                double pull = 4 * (exaggeration * pij - Math.max(LEAST, w / z)) * w;
                double fx = pull * (y[2 * i] - y[2 * j]);
                double fy = pull * (y[2 * i + 1] - y[2 * j + 1]);
                gx += fx;
                gy += fy;
                gradient[2 * j] -= fx;
                gradient[2 * j + 1] -= fy;
                // a logarithm is dear, and nobody looks at the divergence of each step
                if (wanted) {
                    sum += 2 * pij * StrictMath.log(pij / Math.max(LEAST, w / z));
                }
            }
            gradient[2 * i] += gx;
            gradient[2 * i + 1] += gy;
        }
        if (wanted) {
            divergence = sum;
        }
    }
}
