package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.Chunks;
import jdk.incubator.vector.FloatVector;

/// Sums over all pictures of each channel: the gradient at a bias.
final class ChannelSums {
    /// Channels whose sums go on side by side, since each waits for its own last addition.
    private static final int TOGETHER = 4;

    private static final int PARTS = DotTiles.PARTS;

    private ChannelSums() {}

    /// sums at c = Σ x at (n, c, s), in 16 partial sums over s for each picture.
    static void run(WorkerPool pool, Scratch scratch, int n, int c, int spatial, float[] x, float[] sums) {
        if (spatial == 1) {
            Chunks.run(pool, Math.ceilDiv(c, LANES), n * LANES, (from, to) -> {
                for (int block = from; block < to; block++) {
                    columns(n, c, x, block * LANES, sums);
                }
            });
            return;
        }
        int groups = Math.ceilDiv(c, TOGETHER);
        Chunks.run(pool, groups, n * spatial * TOGETHER, (from, to) -> {
            float[] parts = scratch.take(TOGETHER * PARTS);
            for (int group = from; group < to; group++) {
                int channel = group * TOGETHER;
                int count = Math.min(TOGETHER, c - channel);
                planes(n, c, spatial, x, channel, count, parts, sums);
            }
            scratch.giveBack(parts);
        });
    }

    /// One value a channel of a picture: each sum is its only partial sum, and lanes are channels.
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

    private static void planes(
            int n, int c, int spatial, float[] x, int channel, int count, float[] parts, float[] sums) {
        int whole = spatial / PARTS * PARTS;
        for (int i = 0; i < count; i++) {
            sums[channel + i] = 0;
        }
        for (int picture = 0; picture < n; picture++) {
            int from = (picture * c + channel) * spatial;
            for (int h = 0; h < PARTS; h += LANES) {
                // the last channel once more, where there are fewer
                int second = from + Math.min(1, count - 1) * spatial;
                int third = from + Math.min(2, count - 1) * spatial;
                int fourth = from + (count - 1) * spatial;
                fourPlanes(whole, x, from + h, second + h, third + h, fourth + h, parts, h);
            }
            for (int i = 0; i < count; i++) {
                for (int p = whole; p < spatial; p++) {
                    parts[i * PARTS + p - whole] += x[from + i * spatial + p];
                }
                sums[channel + i] += DotTiles.total(parts, i * PARTS);
            }
        }
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
