package convarium.engine.compute;

import convarium.engine.arithmetic.WindowGeometry;

/// One convolution, planned: its sizes are fixed, its weights are brought into order once, its memory is used
/// again.
///
/// For a transposed convolution "input" and "output" are those of the transposed layer. Not for several threads
/// at
/// once; the work inside is shared among the pool's threads.
public interface Convolution {
    /// The sizes.
    WindowGeometry geometry();

    /// How the sums are made.
    Algorithm algorithm();

    /// Sets the weights, in the layer's public layout. The array is kept, not copied: after its values have
    /// changed this must be called again before the next pass.
    ///
    /// @throws IllegalArgumentException if their number is not what the sizes say
    void setWeights(float[] weights);

    /// y = what follows the sums, applied to the convolution of x.
    ///
    /// @param n pictures, at most those of [#geometry()]: the last batch of an epoch is often a smaller one
    /// @param x input `(n, c, h, w)`
    /// @param epilogue bias, addend and activation; the same bits as if applied one after the other
    /// @param y output `(n, oc, oh, ow)`, overwritten
    void forward(int n, float[] x, Epilogue epilogue, float[] y);

    /// The gradient at the input: each `dx[n,c,h,w]` sums dy times weight over the outputs that the input took
    /// part in, in the order of a transposed convolution: output channels, then kernel rows, then kernel columns,
    /// by `fma` from +0; what meets no output is skipped, and a sum of −0 counts as +0.
    ///
    /// With a padding that copies cells, each cell of the padded input gets such a sum first. Then each input
    /// adds up those of its copies and its own, from +0, padded rows before padded columns ascending.
    ///
    /// @param dy gradient at the output `(n, oc, oh, ow)`
    /// @param dx gradient at the input `(n, c, h, w)`, overwritten
    void backwardInput(int n, float[] dy, float[] dx);

    /// The gradient at the weights: each sums dy times input over the pictures and their outputs, what stands in
    /// the padding included. Made of 16 partial sums, which run on from picture to picture: the r-th takes, by
    /// `fma` from +0, the outputs whose number in the picture, `oh·OW + ow`, leaves r when divided by 16. They
    /// are added up as in [MatrixVerbs#matmulTransposedRight].
    ///
    /// @param dw gradient in the weights' public layout, overwritten
    void backwardWeights(int n, float[] x, float[] dy, float[] dw);

    /// The floats that this plan holds beyond one pass: weights brought into order, transformed weights.
    long heldFloats();
}
