package convarium.engine.network;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Convolution;
import org.jspecify.annotations.Nullable;

/// A convolution's plan, made again when the batch outgrows it and told when its weights have changed.
final class PlannedWeights {
    private final Compute compute;
    private final Geometries geometries;
    private final PaddingMode mode;
    private final boolean flipped;
    private final boolean transposed;
    private final Algorithm algorithm;
    private @Nullable Convolution plan;
    private long version = -1;

    private PlannedWeights(
            Compute compute,
            WindowGeometry one,
            PaddingMode mode,
            boolean flipped,
            boolean transposed,
            Algorithm algorithm) {
        this.compute = compute;
        this.geometries = new Geometries(one);
        this.mode = mode;
        this.flipped = flipped;
        this.transposed = transposed;
        this.algorithm = algorithm;
    }

    /// @param one the sizes for one picture: what the algorithm is chosen by, so that bits do not depend on
    /// the batch
    static PlannedWeights of(
            Compute compute, WindowGeometry one, PaddingMode mode, boolean flipped, boolean directOnly) {
        var algorithm = directOnly ? Algorithm.DIRECT : compute.algorithmFor(one, mode, flipped);
        return new PlannedWeights(compute, one, mode, flipped, false, algorithm);
    }

    static PlannedWeights transposed(Compute compute, WindowGeometry one) {
        return new PlannedWeights(compute, one, PaddingMode.ZERO, false, true, Algorithm.DIRECT);
    }

    /// The same convolution, for other weights.
    PlannedWeights forOtherWeights() {
        return new PlannedWeights(compute, geometries.of(1), mode, flipped, transposed, algorithm);
    }

    /// Whether the first axis of the weights is that of the output channels.
    boolean outputsFirst() {
        return !transposed;
    }

    WindowGeometry geometry(int n) {
        return geometries.of(n);
    }

    Algorithm algorithm() {
        return algorithm;
    }

    void prepare(int capacity) {
        var current = plan;
        if (current == null || current.geometry().n() < capacity) {
            var g = geometries.of(capacity);
            plan = transposed ? compute.transposedConvolution(g) : compute.convolution(g, mode, flipped, algorithm);
            version = -1;
        }
    }

    /// Lets go of the weights in order.
    void release() {
        plan = null;
    }

    /// The plan with weights that are up to date.
    Convolution with(float[] weights, long wantedVersion) {
        var current = plan;
        if (current == null) {
            throw new IllegalStateException("no batch size has been planned for");
        }
        if (version != wantedVersion) {
            current.setWeights(weights);
            version = wantedVersion;
        }
        return current;
    }

    long heldFloats() {
        var current = plan;
        return current == null ? 0 : current.heldFloats();
    }
}
