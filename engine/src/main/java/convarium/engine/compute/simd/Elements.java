package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.compute.Epilogue;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Small loops over values side by side.
final class Elements {
    private Elements() {}

    /// sums += x; whole vectors.
    static void add(float[] x, int from, int length, float[] sums, int at) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, sums, at + i)
                    .add(FloatVector.fromArray(SPECIES, x, from + i))
                    .intoArray(sums, at + i);
        }
    }

    /// Adds what is to be added, and rectifies.
    static void finish(Epilogue epilogue, float[] y, int from, int to) {
        float[] addend = epilogue.addend();
        if (addend.length > 0) {
            for (int i = from; i < to; i++) {
                y[i] += addend[i];
            }
        }
        if (epilogue.relu()) {
            int i = from;
            for (; i <= to - LANES; i += LANES) {
                var v = FloatVector.fromArray(SPECIES, y, i);
                // as Math.max: a NaN stays, and −0 becomes +0
                v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(y, i);
            }
            for (; i < to; i++) {
                y[i] = Math.max(y[i], 0f);
            }
        }
    }
}
