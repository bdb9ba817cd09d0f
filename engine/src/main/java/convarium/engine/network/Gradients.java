package convarium.engine.network;

import convarium.engine.compute.Compute;

/// Moves gradients on.
final class Gradients {
    private Gradients() {}

    /// dx = dy, or dx + dy; nothing to do if dx has taken over dy's memory.
    @SuppressWarnings("ReferenceEquality") // whether it is the same memory
    static void pass(Compute compute, int count, float[] dy, float[] dx, boolean adds) {
        if (adds) {
            compute.add(count, dx, dy, dx);
        } else if (dx != dy) {
            System.arraycopy(dy, 0, dx, 0, count);
        }
    }
}
