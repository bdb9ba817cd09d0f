package convarium.engine.compute;

/// The implementation that this run of the tests is about: `-Dconvarium.compute=simd` or `scalar`.
public final class Chosen {
    private Chosen() {}

    /// The chosen one; a choice that cannot be had fails the test.
    public static Compute on(WorkerPool pool) {
        String name = System.getProperty("convarium.compute", "simd");
        return switch (name) {
            case "simd" -> Computes.simd(pool);
            case "scalar" -> Computes.scalar(pool);
            default -> throw new IllegalStateException("-Dconvarium.compute takes simd or scalar, found " + name);
        };
    }
}
