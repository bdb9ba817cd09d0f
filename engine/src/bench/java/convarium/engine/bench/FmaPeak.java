package convarium.engine.bench;

import convarium.engine.compute.WorkerPool;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Fused multiply–adds that wait for nothing: what the processor can do at most.
///
/// Sixteen sums run side by side in registers, more than the latency of an `fma` times the number of
/// units that make them; memory is not touched.
public final class FmaPeak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int SUMS = 16;
    private static final int ROUNDS = 200_000;

    private final WorkerPool pool;
    private final float[] results;

    public FmaPeak(WorkerPool pool) {
        this.pool = pool;
        this.results = new float[pool.threads()];
    }

    /// Operations of one run, a multiply–add counted as two.
    public long operations() {
        return 2L * SUMS * ROUNDS * SPECIES.length() * pool.threads();
    }

    /// Runs the same work once on each thread.
    public void run() {
        pool.parallelFor(pool.threads(), i -> results[i] = sums(1 + i));
    }

    private static float sums(float start) {
        var x = FloatVector.broadcast(SPECIES, 0.5f);
        var y = FloatVector.broadcast(SPECIES, start);
        var a0 = y;
        var a1 = y;
        var a2 = y;
        var a3 = y;
        var a4 = y;
        var a5 = y;
        var a6 = y;
        var a7 = y;
        var a8 = y;
        var a9 = y;
        var a10 = y;
        var a11 = y;
        var a12 = y;
        var a13 = y;
        var a14 = y;
        var a15 = y;
        for (int i = 0; i < ROUNDS; i++) {
            a0 = a0.fma(x, y);
            a1 = a1.fma(x, y);
            a2 = a2.fma(x, y);
            a3 = a3.fma(x, y);
            a4 = a4.fma(x, y);
            a5 = a5.fma(x, y);
            a6 = a6.fma(x, y);
            a7 = a7.fma(x, y);
            a8 = a8.fma(x, y);
            a9 = a9.fma(x, y);
            a10 = a10.fma(x, y);
            a11 = a11.fma(x, y);
            a12 = a12.fma(x, y);
            a13 = a13.fma(x, y);
            a14 = a14.fma(x, y);
            a15 = a15.fma(x, y);
        }
        var low = a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7);
        var high = a8.add(a9).add(a10).add(a11).add(a12).add(a13).add(a14).add(a15);
        return low.add(high).lane(0);
    }
}
