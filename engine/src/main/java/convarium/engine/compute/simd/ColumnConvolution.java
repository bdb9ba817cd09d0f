package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.WorkerPool;
import jdk.incubator.vector.FloatVector;

/// Convolution with output columns in the lanes of a vector, for layers whose groups have few output channels: a
/// picture with one channel, a depthwise layer.
final class ColumnConvolution {
    private static final int WIDE = 4 * LANES;

    private final WorkerPool pool;
    private final Scratch scratch = new Scratch();

    ColumnConvolution(WorkerPool pool) {
        this.pool = pool;
    }

    /// Runs the layer, or does nothing and says so if its working memory would be enormous.
    boolean run(
            WindowGeometry g, PaddingMode mode, boolean flipped, float[] x, float[] weights, float[] bias, float[] y) {
        int wanted = pool.threads() == 1 ? 1 : Math.ceilDiv(4 * pool.threads(), g.n() * g.groups());
        var plan = Band.plan(g, mode, WIDE, LANES, wanted);
        if (plan.isEmpty()) {
            return false;
        }
        var band = plan.get();
        int bands = band.rowBands * band.columnBands;
        long tasks = (long) g.n() * g.groups() * bands;
        if (tasks > Integer.MAX_VALUE) {
            return false;
        }
        int taps = band.tapOffsets().length;
        float[] turned = flipped ? turned(weights, g.kh() * g.kw()) : weights;
        pool.parallelFor((int) tasks, task -> {
            int firstColumn = task % band.columnBands * band.columns;
            int firstRow = task / band.columnBands % band.rowBands * band.rows;
            int group = task / bands % g.groups();
            int n = task / bands / g.groups();
            int rows = Math.min(band.rows, g.oh() - firstRow);
            int columns = Math.min(band.columns, g.ow() - firstColumn);
            float[] input = scratch.take(band.length());
            band.copy(x, n, group, firstRow, firstColumn, input);
            int perGroup = g.oc() / g.groups();
            for (int oc = group * perGroup; oc < (group + 1) * perGroup; oc++) {
                for (int r = 0; r < rows; r++) {
                    int to = ((n * g.oc() + oc) * g.oh() + firstRow + r) * g.ow() + firstColumn;
                    row(input, band.begin(r, 0), band.tapOffsets(), turned, oc * taps, bias[oc], y, to, columns);
                }
            }
            scratch.giveBack(input);
        });
        return true;
    }

    /// One row of one channel: four vectors at a time, then one at a time, the last one perhaps in part.
    private static void row(
            float[] x, int from, int[] offsets, float[] weights, int w, float bias, float[] y, int to, int columns) {
        int column = 0;
        for (; column <= columns - WIDE; column += WIDE) {
            var a = FloatVector.zero(SPECIES);
            var b = FloatVector.zero(SPECIES);
            var c = FloatVector.zero(SPECIES);
            var d = FloatVector.zero(SPECIES);
            for (int k = 0; k < offsets.length; k++) {
                int at = from + column + offsets[k];
                var weight = FloatVector.broadcast(SPECIES, weights[w + k]);
                a = FloatVector.fromArray(SPECIES, x, at).fma(weight, a);
                b = FloatVector.fromArray(SPECIES, x, at + LANES).fma(weight, b);
                c = FloatVector.fromArray(SPECIES, x, at + 2 * LANES).fma(weight, c);
                d = FloatVector.fromArray(SPECIES, x, at + 3 * LANES).fma(weight, d);
            }
            a.add(bias).intoArray(y, to + column);
            b.add(bias).intoArray(y, to + column + LANES);
            c.add(bias).intoArray(y, to + column + 2 * LANES);
            d.add(bias).intoArray(y, to + column + 3 * LANES);
        }
        for (; column < columns; column += LANES) {
            var a = FloatVector.zero(SPECIES);
            for (int k = 0; k < offsets.length; k++) {
                a = FloatVector.fromArray(SPECIES, x, from + column + offsets[k])
                        .fma(FloatVector.broadcast(SPECIES, weights[w + k]), a);
            }
            var sum = a.add(bias);
            if (columns - column >= LANES) {
                sum.intoArray(y, to + column);
            } else {
                sum.intoArray(y, to + column, SPECIES.indexInRange(column, columns));
            }
        }
    }

    private static float[] turned(float[] weights, int window) {
        float[] turned = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            turned[i] = weights[PackedWeights.flippedTap(i, window)];
        }
        return turned;
    }
}
