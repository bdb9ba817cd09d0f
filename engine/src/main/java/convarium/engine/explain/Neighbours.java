package convarium.engine.explain;

/// How probable it is that rows choose each other as neighbours.
final class Neighbours {
    private static final int TRIES = 200;
    private static final double TOLERANCE = 1e-10;

    private Neighbours() {}

    /// (p(j|i) + p(i|j)) / 2n for each pair, where p(j|i) falls as exp(−β·d²) with the distance, and β
    /// is such that the entropy of p(·|i) is log(perplexity), within 10⁻¹⁰.
    ///
    /// @param least no probability is less
    static double[] joint(float[] rows, int n, int size, double perplexity, double least) {
        double[] squares = squares(rows, n, size);
        double[] p = new double[n * n];
        for (int i = 0; i < n; i++) {
            choose(squares, i, n, StrictMath.log(perplexity), p);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double both = Math.max(least, (p[i * n + j] + p[j * n + i]) / (2 * n));
                p[i * n + j] = both;
                p[j * n + i] = both;
            }
        }
        return p;
    }

    private static double[] squares(float[] rows, int n, int size) {
        double[] squares = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    double difference = (double) rows[i * size + k] - rows[j * size + k];
                    sum += difference * difference;
                }
                squares[i * n + j] = sum;
                squares[j * n + i] = sum;
            }
        }
        return squares;
    }

    private static void choose(double[] squares, int i, int n, double wanted, double[] p) {
        double nearest = Double.POSITIVE_INFINITY;
        double all = 0;
        for (int j = 0; j < n; j++) {
            if (j != i) {
                nearest = Math.min(nearest, squares[i * n + j]);
                all += squares[i * n + j];
            }
        }
        double mean = all / (n - 1);
        // a start that suits the rows' scale; rows that are all the same choose evenly whatever β is
        double beta = mean > nearest ? 1 / (mean - nearest) : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int round = 0; round < TRIES; round++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < n; j++) {
                // distances less the nearest's: the same probabilities, and their sum is never 0
                double beyond = squares[i * n + j] - nearest;
                double value = j == i ? 0 : StrictMath.exp(-beta * beyond);
                p[i * n + j] = value;
                sum += value;
                weighted += j == i ? 0 : value * beyond;
            }
            double entropy = StrictMath.log(sum) + beta * weighted / sum;
            for (int j = 0; j < n; j++) {
                p[i * n + j] /= sum;
            }
            if (Math.abs(entropy - wanted) <= TOLERANCE) {
                return;
            }
            if (entropy > wanted) {
                low = beta;
                beta = high == Double.POSITIVE_INFINITY ? 2 * beta : (beta + high) / 2;
            } else {
                high = beta;
                beta = (beta + low) / 2;
            }
        }
    }
}
