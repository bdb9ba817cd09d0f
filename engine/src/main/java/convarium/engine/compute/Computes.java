package convarium.engine.compute;

import convarium.engine.compute.scalar.ScalarCompute;
import convarium.engine.compute.simd.SimdCompute;

/// The implementations of [Compute], by name.
public final class Computes {
    private static final String MODULE = "jdk.incubator.vector";

    private Computes() {}

    /// The plain reference.
    public static Compute scalar(WorkerPool pool) {
        return new ScalarCompute(pool, "");
    }

    /// The fast one.
    ///
    /// @throws IllegalStateException if Java was started without its vector module, or the machine does not
    /// have the vectors (or those that `-Dconvarium.lanes` asks for)
    public static Compute simd(WorkerPool pool) {
        if (!hasModule()) {
            throw new IllegalStateException(
                    "SIMD needs the module " + MODULE + ": start Java with --add-modules " + MODULE);
        }
        return SimdCompute.create(pool);
    }

    /// The fast one where it can be had and gives the reference's bits in a self-test of a few milliseconds, else
    /// the reference, with the reason in its description.
    ///
    /// @throws IllegalStateException if `-Dconvarium.lanes` asks for vectors that cannot be had
    public static Compute best(WorkerPool pool) {
        if (!hasModule()) {
            return new ScalarCompute(pool, "SIMD needs Java started with --add-modules " + MODULE);
        }
        Compute simd;
        try {
            simd = SimdCompute.create(pool);
        } catch (IllegalStateException e) {
            if (System.getProperty("convarium.lanes") != null) {
                throw e;
            }
            return new ScalarCompute(pool, "this machine has no vectors of at least 4 floats");
        }
        return SelfTest.agree(simd, scalar(pool))
                ? simd
                : new ScalarCompute(pool, "SIMD gave wrong sums in its self-test on this machine");
    }

    private static boolean hasModule() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }
}
