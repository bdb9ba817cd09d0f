package convarium.engine.explain;

import convarium.engine.tensor.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The largest eigenvalues of a symmetric matrix without negative ones, and their vectors, by subspace
/// iteration: some vectors are multiplied by the matrix and made orthonormal, over and over. What
/// belongs to the largest eigenvalues grows fastest.
final class SymmetricEigen {
    private final double[] values;
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /// Finds the largest ones.
    ///
    /// @param spare further vectors that are iterated along and then forgotten
    /// @param random where they begin
    /// @param precision stops when no wanted vector's residual is larger, as a part of the largest
    /// eigenvalue
    static SymmetricEigen largest(
            double[][] matrix, int wanted, int spare, RandomStream random, int rounds, double precision) {
        int size = matrix.length;
        int count = Math.min(size, wanted + spare);
        double[][] vectors = new double[count][size];
        for (double[] vector : vectors) {
            for (int j = 0; j < size; j++) {
                vector[j] = random.normal();
            }
        }
        orthonormalise(vectors);
        double[][] images = images(matrix, vectors);
        double[] values = rotate(vectors, images);
        for (int round = 0;
                round < rounds && residual(vectors, images, values, wanted) > precision * values[0];
                round++) {
            for (int k = 0; k < count; k++) {
                vectors[k] = images[k].clone();
            }
            orthonormalise(vectors);
            images = images(matrix, vectors);
            values = rotate(vectors, images);
        }
        return new SymmetricEigen(Arrays.copyOf(values, wanted), Arrays.copyOf(vectors, wanted));
    }

    int count() {
        return values.length;
    }

    double value(int k) {
        return values[k];
    }

    double[] vector(int k) {
        return vectors[k];
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double[][] images(double[][] matrix, double[][] vectors) {
        double[][] images = new double[vectors.length][matrix.length];
        for (int k = 0; k < vectors.length; k++) {
            for (int i = 0; i < matrix.length; i++) {
                images[k][i] = dot(matrix[i], vectors[k]);
            }
        }
        return images;
    }

    /// Modified Gram–Schmidt, twice, since once leaves them slanted where they were nearly parallel. A
    /// vector with nothing of its own becomes 0.
    private static void orthonormalise(double[][] vectors) {
        for (int k = 0; k < vectors.length; k++) {
            double before = Math.sqrt(dot(vectors[k], vectors[k]));
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < k; other++) {
                    add(vectors[k], -dot(vectors[k], vectors[other]), vectors[other]);
                }
            }
            double length = Math.sqrt(dot(vectors[k], vectors[k]));
            double scale = length > 1e-13 * before ? 1 / length : 0;
            for (int j = 0; j < vectors[k].length; j++) {
                vectors[k][j] *= scale;
            }
        }
    }

    private static void add(double[] to, double times, double[] what) {
        for (int j = 0; j < to.length; j++) {
            to[j] += times * what[j];
        }
    }

    private static double residual(double[][] vectors, double[][] images, double[] values, int wanted) {
        double worst = 0;
        for (int k = 0; k < wanted; k++) {
            double sum = 0;
            for (int j = 0; j < vectors[k].length; j++) {
                double rest = images[k][j] - values[k] * vectors[k][j];
                sum += rest * rest;
            }
            worst = Math.max(worst, Math.sqrt(sum));
        }
        return worst;
    }

    /// Turns the vectors within what they span so that they come closest to eigenvectors (Rayleigh and
    /// Ritz), the largest eigenvalue first, and their images with them.
    private static double[] rotate(double[][] vectors, double[][] images) {
        int count = vectors.length;
        double[][] small = new double[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b <= a; b++) {
                small[a][b] = (dot(vectors[a], images[b]) + dot(vectors[b], images[a])) / 2;
                small[b][a] = small[a][b];
            }
        }
        double[][] turn = new double[count][count];
        for (int k = 0; k < count; k++) {
            turn[k][k] = 1;
        }
        jacobi(small, turn);
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -small[k][k]))
                .mapToInt(k -> k)
                .toArray();
        double[][] turnedVectors = new double[count][vectors[0].length];
        double[][] turnedImages = new double[count][vectors[0].length];
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = small[order[k]][order[k]];
            for (int other = 0; other < count; other++) {
                add(turnedVectors[k], turn[other][order[k]], vectors[other]);
                add(turnedImages[k], turn[other][order[k]], images[other]);
            }
        }
        System.arraycopy(turnedVectors, 0, vectors, 0, count);
        System.arraycopy(turnedImages, 0, images, 0, count);
        return values;
    }

    /// Makes a small symmetric matrix diagonal by turning two axes at a time (Jacobi 1846).
    private static void jacobi(double[][] matrix, double[][] turn) {
        int count = matrix.length;
        for (int sweep = 0; sweep < 30; sweep++) {
            double off = 0;
            double all = 0;
            for (int p = 0; p < count; p++) {
                for (int q = 0; q < count; q++) {
                    all += matrix[p][q] * matrix[p][q];
                    off += p == q ? 0 : matrix[p][q] * matrix[p][q];
                }
            }
            if (off <= 1e-32 * all) {
                return;
            }
            for (int p = 0; p < count; p++) {
                for (int q = p + 1; q < count; q++) {
                    turn(matrix, turn, p, q);
                }
            }
        }
    }

    private static void turn(double[][] matrix, double[][] turn, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (double[] row : matrix) {
            double a = row[p];
            row[p] = c * a - s * row[q];
            row[q] = s * a + c * row[q];
        }
        for (int j = 0; j < matrix.length; j++) {
            double a = matrix[p][j];
            matrix[p][j] = c * a - s * matrix[q][j];
            matrix[q][j] = s * a + c * matrix[q][j];
        }
        for (double[] row : turn) {
            double a = row[p];
            row[p] = c * a - s * row[q];
            row[q] = s * a + c * row[q];
        }
    }
}
