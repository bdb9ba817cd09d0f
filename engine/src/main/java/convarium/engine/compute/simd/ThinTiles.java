package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// The innermost loop of sums with one channel and up to 4 vectors of neighbouring outputs.
final class ThinTiles {
    private ThinTiles() {}

    /// Computes a run of outputs, perhaps with more of them than asked for.
    ///
    /// @param count how many are wanted
    /// @param from where what the first output sees begins
    /// @param offsets how far each tap lies from there
    /// @param out overwritten
    static void run(int count, float[] x, int from, int[] offsets, float[] weights, int w, float[] out) {
        var a = FloatVector.zero(SPECIES);
        var b = FloatVector.zero(SPECIES);
        var c = FloatVector.zero(SPECIES);
        var d = FloatVector.zero(SPECIES);
        if (count > LANES) {
            for (int k = 0; k < offsets.length; k++) {
                int at = from + offsets[k];
                var weight = FloatVector.broadcast(SPECIES, weights[w + k]);
                a = FloatVector.fromArray(SPECIES, x, at).fma(weight, a);
                b = FloatVector.fromArray(SPECIES, x, at + LANES).fma(weight, b);
                c = FloatVector.fromArray(SPECIES, x, at + 2 * LANES).fma(weight, c);
                d = FloatVector.fromArray(SPECIES, x, at + 3 * LANES).fma(weight, d);
            }
        } else {
            for (int k = 0; k < offsets.length; k++) {
                var weight = FloatVector.broadcast(SPECIES, weights[w + k]);
                a = FloatVector.fromArray(SPECIES, x, from + offsets[k]).fma(weight, a);
            }
        }
        a.intoArray(out, 0);
        b.intoArray(out, LANES);
        c.intoArray(out, 2 * LANES);
        d.intoArray(out, 3 * LANES);
    }
}
