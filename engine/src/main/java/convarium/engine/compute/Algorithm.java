package convarium.engine.compute;

/// How a convolution's sums are made. The choice depends on the layer's sizes alone, never on lanes, threads or
/// timing,
/// so that a network gives the same bits on every machine.
public enum Algorithm {
    /// Each output is the sum of its taps, in the order that [ConvolutionVerbs] states.
    DIRECT,

    /// Winograd's minimal filtering F(4×4, 3×3): a tile of 4×4 outputs from 36 products a channel instead of
    /// 144
    /// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015, section 4.1). Rounds
    /// differently
    /// from direct sums, by at most 5e-5 of the largest output.
    WINOGRAD
}
