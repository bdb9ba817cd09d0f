package convarium.engine.network;

/// How a network is run.
///
/// @param winograd whether convolutions may be computed by Winograd's algorithm where its results can be
/// trusted
/// @param folding whether inference folds a batch normalisation into the convolution before it, which
/// rounds differently; without it the parts can be looked at
/// @param fusing whether bias, residual addition and ReLU are done together with the convolution before
/// them: the same bits, with less memory and time
/// @param foldsSoftmax whether training ends before a final softmax, since the loss includes it
/// @param seed of all random numbers: dropout, stochastic depth
public record NetworkOptions(boolean winograd, boolean folding, boolean fusing, boolean foldsSoftmax, long seed) {

    /// Everything that makes it fast.
    public static final NetworkOptions DEFAULT = new NetworkOptions(true, true, true, true, 0);

    /// The same with another seed.
    public NetworkOptions withSeed(long value) {
        return new NetworkOptions(winograd, folding, fusing, foldsSoftmax, value);
    }

    /// The same with or without Winograd's algorithm.
    public NetworkOptions withWinograd(boolean value) {
        return new NetworkOptions(value, folding, fusing, foldsSoftmax, seed);
    }

    /// The same with or without folding.
    public NetworkOptions withFolding(boolean value) {
        return new NetworkOptions(winograd, value, fusing, foldsSoftmax, seed);
    }

    /// The same with or without fusing.
    public NetworkOptions withFusing(boolean value) {
        return new NetworkOptions(winograd, folding, value, foldsSoftmax, seed);
    }

    /// The same with or without leaving a final softmax to the loss.
    public NetworkOptions withFoldedSoftmax(boolean value) {
        return new NetworkOptions(winograd, folding, fusing, value, seed);
    }
}
