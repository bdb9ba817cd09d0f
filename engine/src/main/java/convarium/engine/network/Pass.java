package convarium.engine.network;

import convarium.engine.compute.Compute;

/// What an operation needs to know about the pass it takes part in.
///
/// @param n pictures
/// @param training whether batch statistics and chance are at work
/// @param version grows whenever parameters change, so that weights brought into order are known to be
/// stale
/// @param seed of all random numbers
/// @param step how many training passes there were before
record Pass(Compute compute, int n, boolean training, long version, long seed, long step) {
    private static final int NODE_BITS = 20;

    /// The same pass over another number of pictures.
    Pass of(int pictures) {
        return new Pass(compute, pictures, training, version, seed, step);
    }

    /// The stream of random numbers that belongs to a node in this step.
    long stream(int node) {
        return (step << NODE_BITS) | node;
    }
}
