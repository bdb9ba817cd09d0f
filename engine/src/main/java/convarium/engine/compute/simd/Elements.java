package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Small loops over values side by side.
final class Elements {
    private Elements() {}

    /// Adds up vectors that lie some places apart.
    static void sum(float[] x, int from, int to, int step, float[] sums, int at) {
        var sum = FloatVector.zero(SPECIES);
        for (int i = from; i < to; i += step) {
            sum = sum.add(FloatVector.fromArray(SPECIES, x, i));
        }
        sum.intoArray(sums, at);
    }
}
