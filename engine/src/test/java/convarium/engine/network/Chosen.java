package convarium.engine.network;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;

/// The implementation that this run of the tests is about: `-Dconvarium.compute=simd` or `scalar`.
final class Chosen {
    private Chosen() {}

    static Compute on(WorkerPool pool) {
        String name = System.getProperty("convarium.compute", "simd");
        return switch (name) {
            case "simd" -> Computes.simd(pool);
            case "scalar" -> Computes.scalar(pool);
            default -> throw new IllegalStateException("-Dconvarium.compute takes simd or scalar, found " + name);
        };
    }
}
