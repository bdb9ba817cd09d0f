package convarium.engine.compute;

import convarium.engine.arithmetic.WindowGeometry;

/// Pooling, forward and backward. Gradients at the input are overwritten, never added to: each is the
/// sum, from +0, of its outputs' shares in the order of the outputs. No output may be an input.
public interface PoolingVerbs {

    /// Max pooling: `Math.max` over the taps that lie on the input, beginning at −∞; a NaN wins.
    ///
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    void maxPool2dForward(WindowGeometry g, float[] x, float[] y);

    /// Each output's gradient goes to the first tap, row by row, whose value won (a NaN wins); an input
    /// that won several windows adds them up in the order of the outputs.
    ///
    /// @param rectified whether x is what a ReLU gave: then dx is the gradient at the ReLU's input, +0
    /// where x is at most 0
    /// @param sums takes the sums of dx over each channel, as [MatrixVerbs#channelSums] makes them, if it is
    /// not empty: the gradient at a bias before the ReLU
    void maxPool2dBackward(WindowGeometry g, boolean rectified, float[] x, float[] dy, float[] dx, float[] sums);

    /// Average pooling: the taps that lie on the input added up row by row from +0, divided by a count.
    ///
    /// @param countsPadding whether the count takes in padded cells (never those beyond the padding)
    /// @param divisor the count to use instead, or 0
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    void avgPool2dForward(WindowGeometry g, boolean countsPadding, int divisor, float[] x, float[] y);

    /// Each output's gradient, divided by its count, goes to all of its taps on the input.
    void avgPool2dBackward(WindowGeometry g, boolean countsPadding, int divisor, float[] dy, float[] dx);

    /// L2 pooling: the root of the sum of squares of the taps on the input, row by row from +0 by `fma`
    /// (PyTorch's `LPPool2d` with norm 2).
    void l2Pool2dForward(WindowGeometry g, float[] x, float[] y);

    /// dx = x·Σ dy/y over the windows; a window of zeros gives 0.
    void l2Pool2dBackward(WindowGeometry g, float[] x, float[] y, float[] dy, float[] dx);

    /// Adaptive average pooling to oh×ow: output o averages the inputs from ⌊o·i/n⌋ to ⌈(o+1)·i/n⌉
    /// (PyTorch). 1×1 is global average pooling.
    ///
    /// @param planes pictures times channels
    void adaptiveAvgPool2dForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y);

    void adaptiveAvgPool2dBackward(int planes, int h, int w, int oh, int ow, float[] dy, float[] dx);

    /// Adaptive max pooling, with the windows of the average.
    void adaptiveMaxPool2dForward(int planes, int h, int w, int oh, int ow, float[] x, float[] y);

    void adaptiveMaxPool2dBackward(int planes, int h, int w, int oh, int ow, float[] x, float[] dy, float[] dx);
}
