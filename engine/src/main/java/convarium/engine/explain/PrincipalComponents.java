package convarium.engine.explain;

import convarium.engine.tensor.Purpose;
import convarium.engine.tensor.RandomStream;

/// The directions in which rows of numbers vary most (Pearson 1901): each row less their mean is
/// written as a sum of them, and the first few say as much about all rows as so few numbers can.
///
/// They are the eigenvectors of the covariance matrix with the largest eigenvalues, found by subspace
/// iteration in double precision from a seeded start (Golub and Van Loan, *Matrix Computations*,
/// section 8.2): of the matrix of the values or, where there are fewer rows than values, of the rows. A
/// direction's sign is free; here its entry furthest from 0 is positive, of equal ones the first, as in
/// scikit-learn 1.5 and later.
public final class PrincipalComponents {
    /// Further directions beside those wanted make the wanted ones converge faster.
    private static final int SPARE = 6;

    private static final int MOST_ROUNDS = 500;
    private static final double PRECISION = 1e-12;

    private final int size;
    private final double[] mean;
    private final double[][] directions;
    private final double[] variances;
    private final double total;

    private PrincipalComponents(int size, double[] mean, double[][] directions, double[] variances, double total) {
        this.size = size;
        this.mean = mean;
        this.directions = directions;
        this.variances = variances;
        this.total = total;
    }

    /// Finds the first components of some rows.
    ///
    /// @param rows `(n, size)` values
    /// @param wanted how many; those beyond what the rows have are 0
    /// @throws IllegalArgumentException if there are fewer than 2 rows, no wanted component, or another
    /// number of values
    public static PrincipalComponents of(float[] rows, int n, int size, int wanted) {
        if (n < 2 || size < 1 || wanted < 1 || rows.length < (long) n * size) {
            throw new IllegalArgumentException("principal components need at least 2 rows, 1 value and 1 component,"
                    + " found " + n + "×" + size + " with " + rows.length + " values, and " + wanted);
        }
        double[] mean = new double[size];
        for (int i = 0; i < n * size; i++) {
            mean[i % size] += rows[i];
        }
        for (int j = 0; j < size; j++) {
            mean[j] /= n;
        }
        double[][] centred = new double[n][size];
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < size; j++) {
                centred[i][j] = rows[i * size + j] - mean[j];
                total += centred[i][j] * centred[i][j];
            }
        }
        double[][] directions = new double[wanted][size];
        double[] variances = new double[wanted];
        // what is not a number has no directions, and what never varies none either
        if (total > 0 && total < Double.POSITIVE_INFINITY) {
            boolean byRows = n < size;
            var eigen = SymmetricEigen.largest(
                    byRows ? products(centred) : products(transposed(centred)),
                    Math.min(wanted, Math.min(n, size)),
                    SPARE,
                    new RandomStream(0, Purpose.PROBE.stream(0)),
                    MOST_ROUNDS,
                    PRECISION);
            for (int k = 0; k < eigen.count(); k++) {
                double value = Math.max(0, eigen.value(k));
                // a direction with nothing in it is noise
                if (value > PRECISION * total) {
                    variances[k] = value / (n - 1);
                    directions[k] = signed(byRows ? combined(centred, eigen.vector(k)) : eigen.vector(k));
                }
            }
        }
        return new PrincipalComponents(size, mean, directions, variances, total / (n - 1));
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    /// The products of each two rows.
    private static double[][] products(double[][] rows) {
        double[][] products = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = SymmetricEigen.dot(rows[i], rows[j]);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    private static double[] combined(double[][] rows, double[] weights) {
        double[] sum = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[i] * rows[i][j];
            }
        }
        double length = Math.sqrt(SymmetricEigen.dot(sum, sum));
        for (int j = 0; j < sum.length; j++) {
            sum[j] /= length;
        }
        return sum;
    }

    private static double[] signed(double[] direction) {
        int furthest = 0;
        for (int j = 1; j < direction.length; j++) {
            if (Math.abs(direction[j]) > Math.abs(direction[furthest])) {
                furthest = j;
            }
        }
        double sign = Math.signum(direction[furthest]);
        double[] signed = new double[direction.length];
        for (int j = 0; j < signed.length; j++) {
            signed[j] = sign * direction[j];
        }
        return signed;
    }

    /// How many components there are.
    public int count() {
        return directions.length;
    }

    /// An entry of a component, a vector of length 1.
    public double direction(int component, int value) {
        return directions[component][value];
    }

    /// The variance of the rows along a component, with n − 1 in the denominator.
    public double variance(int component) {
        return variances[component];
    }

    /// The part of the whole variance that lies along a component, from 0 to 1.
    public double share(int component) {
        return total > 0 ? variances[component] / total : 0;
    }

    /// Where rows lie along the components.
    ///
    /// @param rows `(n, size)` values
    /// @return `(n, count)` values
    public double[] project(float[] rows, int n) {
        double[] places = new double[n * directions.length];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < directions.length; k++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += (rows[i * size + j] - mean[j]) * directions[k][j];
                }
                places[i * directions.length + k] = sum;
            }
        }
        return places;
    }
}
