package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Winograd's convolution gives the scalar reference's bits in all passes, whatever the lanes and
/// threads.
@Tag("bits")
final class WinogradBitsTest {
    private static final WorkerPool ONE = new WorkerPool(1);
    private static final List<WorkerPool> POOLS = List.of(ONE, new WorkerPool(2), new WorkerPool(3), new WorkerPool(8));

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    @Test
    void oddSizes() {
        var random = new Random(1);
        for (int size : new int[] {1, 3, 7, 8, 13, 16, 17, 31, 33}) {
            check(WinogradCases.of(1, size, size, 34 - size, 1 + random.nextInt(40), 1, 1, 1, 1), random, false);
        }
    }

    @Test
    void anyPadding() {
        var random = new Random(2);
        for (int i = 0; i < 12; i++) {
            check(WinogradCases.any(random), random, false);
            check(WinogradCases.any(random), random, true);
        }
    }

    /// Gradients at the weights that are added up in several parts, which end within blocks, all lie in
    /// one block, or are made by one thread each, in one round or several.
    @Test
    void severalPartsOfSums() {
        var random = new Random(4);
        check(WinogradCases.of(3, 5, 70, 74, 33, 1, 1, 1, 1), random, false);
        check(WinogradCases.of(2, 18, 64, 64, 3, 1, 1, 1, 1), random, false);
        check(WinogradCases.of(2, 34, 64, 68, 3, 1, 1, 1, 1), random, false);
        check(WinogradCases.of(3, 3, 220, 120, 33, 1, 1, 1, 1), random, false);
    }

    /// Enough tiles for several blocks on each way that the work is shared, rows of several segments.
    @Test
    void manyTiles() {
        var random = new Random(3);
        check(WinogradCases.of(16, 32, 12, 12, 64, 0, 0, 0, 0), random, false);
        check(WinogradCases.of(1, 16, 50, 90, 32, 1, 1, 1, 1), random, false);
        check(WinogradCases.of(2, 130, 14, 30, 130, 1, 1, 1, 1), random, false);
    }

    private static void check(Case c, Random random, boolean strange) {
        var g = c.g();
        float[] x = values(random, g.inputElements(), strange);
        float[] weights = values(random, c.weights(), false);
        float[] dy = values(random, g.outputElements(), strange);
        var epilogue = new Epilogue(values(random, g.oc(), false), values(random, dy.length, false), true);
        float[][] expected = passes(Computes.scalar(ONE), c, x, weights, dy, epilogue);
        for (var pool : POOLS) {
            float[][] found = passes(Chosen.on(pool), c, x, weights, dy, epilogue);
            for (int i = 0; i < found.length; i++) {
                String what = "pass " + i + ", " + pool.threads() + " threads, " + c;
                assertArrayEquals(bits(expected[i]), bits(found[i]), what);
            }
        }
    }

    private static float[][] passes(
            Compute compute, Case c, float[] x, float[] weights, float[] dy, Epilogue epilogue) {
        var g = c.g();
        float[][] results = {new float[dy.length], new float[dy.length], new float[x.length], new float[weights.length]
        };
        for (float[] result : results) {
            Arrays.fill(result, 12345);
        }
        var plan = compute.convolution(g, c.mode(), c.flipped(), Algorithm.WINOGRAD);
        plan.setWeights(weights);
        plan.forward(g.n(), x, Epilogue.NONE, results[0]);
        plan.forward(g.n(), x, epilogue, results[1]);
        plan.backwardInput(g.n(), dy, results[2]);
        plan.backwardWeights(g.n(), x, dy, results[3]);
        return results;
    }

    private static float[] values(Random random, int count, boolean strange) {
        return strange ? Case.strange(random, count) : Case.floats(random, count);
    }

    /// The bits, any NaN as the one NaN.
    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }
}
