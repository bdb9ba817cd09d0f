package convarium.engine.compute;

import convarium.engine.compute.scalar.ScalarCompute;
import convarium.engine.compute.simd.SimdCompute;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// The implementations of [Compute], by name.
public final class Computes {
    private static final String MODULE = "jdk.incubator.vector";
    /// Enough for the JIT compiler to have compiled what the test calls.
    private static final int REPEATS = 200;

    private static final AtomicBoolean MISCOMPILED = new AtomicBoolean();

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
        return MISCOMPILED.get() ? wrong(pool) : tested(simd);
    }

    /// Runs small layers until the JIT compiler has compiled the routines, so that the first picture does not
    /// wait for it. Then repeats the self-test, which only now tests what the compiler made. To be called on a
    /// thread of its own when a program starts; returns after five seconds at the latest, on most machines
    /// after two.
    ///
    /// @return what to go on with: the same or, if sums came out wrong, the reference with a notice, which is
    /// then what [#best] answers, too
    public static Compute warmUp(Compute compute) {
        return warmUp(compute, Duration.ofSeconds(3));
    }

    /// @param most the most time for the small layers
    static Compute warmUp(Compute compute, Duration most) {
        WarmUp.run(compute, most);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        var right = compute;
        for (int i = 0; i < REPEATS && System.nanoTime() < end && right.equals(compute); i++) {
            right = testedAgain(compute);
        }
        return right;
    }

    /// Repeats the self-test, with all passes: to be called now and then while a program calculates, since the
    /// JIT compiler may be at work at any time. Takes milliseconds.
    ///
    /// @return what to go on with, as [#warmUp(Compute)] does
    public static Compute testedAgain(Compute compute) {
        if (SelfTest.agreeThroughout(compute, scalar(compute.pool()))) {
            return compute;
        }
        MISCOMPILED.set(compute instanceof SimdCompute || MISCOMPILED.get());
        return wrong(compute.pool());
    }

    /// The same if it gives the reference's bits, else the reference.
    static Compute tested(Compute compute) {
        return SelfTest.agree(compute, scalar(compute.pool())) ? compute : wrong(compute.pool());
    }

    private static Compute wrong(WorkerPool pool) {
        return new ScalarCompute(pool, "SIMD gave wrong sums in its self-test on this machine");
    }

    private static boolean hasModule() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }
}
