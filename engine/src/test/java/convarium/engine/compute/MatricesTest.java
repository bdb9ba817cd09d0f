package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Products of matrices and sums over channels, whose orders are stated, against those orders spelt out here.
@Tag("bits")
final class MatricesTest {
    private static final List<WorkerPool> POOLS =
            List.of(new WorkerPool(1), new WorkerPool(2), new WorkerPool(3), new WorkerPool(8));
    private static final int[] SIZES = {1, 3, 7, 8, 13, 16, 17, 31, 33};

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33})
    void oddSizes(int m) {
        var random = new Random(m);
        for (int n : SIZES) {
            for (int k : SIZES) {
                check(1 + random.nextInt(3), m, n, k, random);
            }
        }
    }

    @Test
    void someLargerOnes() {
        var random = new Random(1);
        int[] sizes = {7, 64, 70};
        for (int m : sizes) {
            for (int n : sizes) {
                for (int k : sizes) {
                    check(1 + random.nextInt(3), m, n, k, random);
                }
            }
        }
        check(1, 1, 300, 1000, random);
        check(1, 70, 130, 260, random);
        check(3, 50, 65, 40, random);
        check(1, 10, 64, 256, random);
        check(2, 29, 70, 1025, random);
        check(1, 40, 33, 2100, random);
    }

    private static void check(int batch, int m, int n, int k, Random random) {
        for (boolean strange : new boolean[] {false, true}) {
            float[] a = strange ? Case.strange(random, batch * m * k) : Case.floats(random, batch * m * k);
            float[] b = strange ? Case.strange(random, batch * k * n) : Case.floats(random, batch * k * n);
            float[] plain = new float[batch * m * n];
            float[] right = new float[plain.length];
            float[] left = new float[plain.length];
            for (int i = 0; i < plain.length; i++) {
                int pair = i / n / m;
                int row = i / n % m;
                int column = i % n;
                float[] parts = new float[16];
                for (int p = 0; p < k; p++) {
                    float second = b[(pair * k + p) * n + column];
                    plain[i] = Math.fma(a[(pair * m + row) * k + p], second, plain[i]);
                    left[i] = Math.fma(a[(pair * k + p) * m + row], second, left[i]);
                    parts[p % 16] =
                            Math.fma(a[(pair * m + row) * k + p], b[(pair * n + column) * k + p], parts[p % 16]);
                }
                right[i] = total(parts);
            }
            for (var pool : POOLS) {
                var compute = Chosen.on(pool);
                float[] c = new float[plain.length];
                String what = batch + " of " + m + "×" + n + "×" + k + ", " + pool.threads() + " threads";
                Arrays.fill(c, 12345);
                compute.matmul(batch, m, n, k, a, b, c);
                assertArrayEquals(bits(plain), bits(c), what);
                Arrays.fill(c, 12345);
                compute.matmulTransposedRight(batch, m, n, k, a, b, c);
                assertArrayEquals(bits(right), bits(c), what + ", transposed right");
                Arrays.fill(c, 12345);
                compute.matmulTransposedLeft(batch, m, n, k, a, b, c);
                assertArrayEquals(bits(left), bits(c), what + ", transposed left");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33, 100})
    void channels(int spatial) {
        var random = new Random(spatial);
        int n = 3;
        int c = 35;
        float[] x = Case.strange(random, n * c * spatial);
        float[] sums = new float[c];
        for (int i = 0; i < n * c; i++) {
            float[] parts = new float[16];
            for (int s = 0; s < spatial; s++) {
                parts[s % 16] += x[i * spatial + s];
            }
            sums[i % c] += total(parts);
        }
        for (var pool : POOLS) {
            float[] found = new float[c];
            Chosen.on(pool).channelSums(n, c, spatial, x, found);
            assertArrayEquals(bits(sums), bits(found));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 13, 16, 17, 31, 33, 100})
    void dense(int size) {
        var random = new Random(size);
        for (int rows : new int[] {1, 2, 9}) {
            int in = 70 - size / 2;
            float[] x = Case.strange(random, rows * in);
            float[] weights = Case.floats(random, size * in);
            float[] bias = Case.strange(random, size);
            float[] addend = Case.strange(random, rows * size);
            float[] sums = new float[rows * size];
            Chosen.on(POOLS.getFirst()).matmulTransposedRight(1, rows, size, in, x, weights, sums);
            for (int kind = 0; kind < 8; kind++) {
                boolean biased = (kind & 1) != 0;
                boolean added = (kind & 2) != 0;
                boolean relu = (kind & 4) != 0;
                float[] expected = sums.clone();
                for (int i = 0; i < sums.length; i++) {
                    expected[i] = biased ? expected[i] + bias[i % size] : expected[i];
                    expected[i] = added ? expected[i] + addend[i] : expected[i];
                    expected[i] = relu ? Math.max(expected[i], 0f) : expected[i];
                }
                var epilogue = new Epilogue(biased ? bias : new float[0], added ? addend : new float[0], relu);
                for (var pool : POOLS) {
                    float[] y = new float[sums.length];
                    Chosen.on(pool).dense(rows, size, in, x, weights, epilogue, y);
                    assertArrayEquals(bits(expected), bits(y), rows + "×" + in + " to " + size + ", kind " + kind);
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        var compute = Chosen.on(POOLS.getFirst());
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> compute.matmul(1, 2, 3, 4, new float[8], new float[11], new float[6]));
        assertEquals("the second matrix of shape 1×4×3 needs 12 values, found 11", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> compute.matmulTransposedRight(1, 2, 3, 4, new float[8], new float[11], new float[6]));
        assertEquals("the second matrix of shape 1×3×4 needs 12 values, found 11", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> compute.matmulTransposedLeft(1, 2, 3, 4, new float[7], new float[12], new float[6]));
        assertEquals("the first matrix of shape 1×4×2 needs 8 values, found 7", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> compute.dense(2, 3, 4, new float[8], new float[11], Epilogue.NONE, new float[6]));
        assertEquals("the weights of shape 3×4 needs 12 values, found 11", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> compute.dense(2, 3, 4, new float[8], new float[12], Epilogue.bias(new float[2]), new float[6]));
        assertEquals("the bias of shape 3 needs 3 values, found 2", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class, () -> compute.channelSums(1, 2, 3, new float[6], new float[1]));
        assertEquals("the channels of shape 2 needs 2 values, found 1", e.getMessage());
    }

    private static float total(float[] parts) {
        float[] eight = halves(parts);
        return halves(halves(halves(eight)))[0];
    }

    private static float[] halves(float[] parts) {
        float[] sums = new float[parts.length / 2];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = parts[i] + parts[i + sums.length];
        }
        return sums;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
