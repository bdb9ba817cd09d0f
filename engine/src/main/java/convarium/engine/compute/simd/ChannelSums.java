package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.Chunks;
import jdk.incubator.vector.FloatVector;

/// Sums over all pictures of each channel: the gradient at a bias.
final class ChannelSums {
    private static final int PARTS = DotTiles.PARTS;

    /// Planes whose sums go on side by side, since each waits for its own last addition.
    private static final int TOGETHER = 4;

    private ChannelSums() {}

    /// sums at c = Σ x at (n, c, s), in 16 partial sums over s for each picture.
    static void run(WorkerPool pool, Scratch scratch, int n, int c, int spatial, float[] x, float[] sums) {
        if (spatial == 1) {
            // each sum is its only partial sum
            join(pool, n, c, x, sums);
            return;
        }
        float[] totals = scratch.take(n * c);
        Chunks.run(pool, n * c, spatial, (from, to) -> totals(scratch, spatial, x, from, to, totals));
        join(pool, n, c, totals, sums);
        scratch.giveBack(totals);
    }

    /// Adds up the pictures' sums.
    static void join(WorkerPool pool, int n, int c, float[] totals, float[] sums) {
        Chunks.run(pool, Math.ceilDiv(c, LANES), n * LANES, (from, to) -> {
            for (int block = from; block < to; block++) {
                columns(n, c, totals, block * LANES, sums);
            }
        });
    }

    private static void columns(int n, int c, float[] x, int first, float[] sums) {
        if (first + LANES <= c) {
            var sum = FloatVector.zero(SPECIES);
            for (int picture = 0; picture < n; picture++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, picture * c + first));
            }
            sum.intoArray(sums, first);
        } else {
            for (int channel = first; channel < c; channel++) {
                float sum = 0;
                for (int picture = 0; picture < n; picture++) {
                    sum += x[picture * c + channel];
                }
                sums[channel] = sum;
            }
        }
    }

    /// The sums of planes `from` to `to` − 1 among all of `(n, c)`.
    static void totals(Scratch scratch, int spatial, float[] x, int from, int to, float[] totals) {
        int whole = spatial / PARTS * PARTS;
        float[] parts = scratch.take(TOGETHER * PARTS);
        for (int plane = from; plane < to; plane += TOGETHER) {
            int first = plane * spatial;
            // the last plane once more, where there are fewer
            int last = to - 1 - plane;
            int second = first + Math.min(1, last) * spatial;
            int third = first + Math.min(2, last) * spatial;
            int fourth = first + Math.min(3, last) * spatial;
            for (int h = 0; h < PARTS; h += LANES) {
                fourPlanes(whole, x, first + h, second + h, third + h, fourth + h, parts, h);
            }
            for (int i = 0; i <= Math.min(last, TOGETHER - 1); i++) {
                for (int p = whole; p < spatial; p++) {
                    parts[i * PARTS + p - whole] += x[first + i * spatial + p];
                }
                totals[plane + i] = DotTiles.total(parts, i * PARTS);
            }
        }
        scratch.giveBack(parts);
    }

    private static void fourPlanes(int count, float[] x, int a, int b, int c, int d, float[] parts, int at) {
        var sumA = FloatVector.zero(SPECIES);
        var sumB = FloatVector.zero(SPECIES);
        var sumC = FloatVector.zero(SPECIES);
        var sumD = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i += PARTS) {
            sumA = sumA.add(FloatVector.fromArray(SPECIES, x, a + i));
            sumB = sumB.add(FloatVector.fromArray(SPECIES, x, b + i));
            sumC = sumC.add(FloatVector.fromArray(SPECIES, x, c + i));
            sumD = sumD.add(FloatVector.fromArray(SPECIES, x, d + i));
        }
        sumA.intoArray(parts, at);
        sumB.intoArray(parts, at + PARTS);
        sumC.intoArray(parts, at + 2 * PARTS);
        sumD.intoArray(parts, at + 3 * PARTS);
    }
}
