package convarium.engine.compute;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// The float work of the layers, as a table of verbs over dense NCHW arrays.
///
/// Every implementation gives the same bits, whatever its lanes and threads (any NaN counts as equal to any NaN): each
/// output's sum has the one order that its verb states, made of fused multiply–adds.
public interface Compute {

    /// What runs, in words for a status line: `SIMD, 16 lanes, 2 threads`.
    String description();

    /// Convolution. y[n,oc,oh,ow] starts at +0, takes `fma(x, w, sum)` for each tap with the group's input channels
    /// outermost, then kernel rows, then kernel columns, padded taps included, and adds the bias last.
    ///
    /// @param g the sizes; `bottom` and `right` padding matter only through the output size
    /// @param mode what stands in padded cells
    /// @param flipped whether tap (kh, kw) takes the weight at (KH−1−kh, KW−1−kw)
    /// @param x input `(n, c, h, w)`
    /// @param weights `(oc, c/groups, kh, kw)`
    /// @param bias one value an output channel
    /// @param y output `(n, oc, oh, ow)`, overwritten
    /// @throws IllegalArgumentException if an array's length is not what the sizes say
    void conv2dForward(
            WindowGeometry g, PaddingMode mode, boolean flipped, float[] x, float[] weights, float[] bias, float[] y);

    /// Transposed convolution. y[n,oc,oh,ow] starts at +0, takes `fma(x, w, sum)` for each input and weight that meet
    /// there, with the group's input channels outermost, then kernel rows, then kernel columns (ascending),
    /// and adds the bias last. Taps that meet no input are skipped.
    ///
    /// @param weights `(c, oc/groups, kh, kw)`
    /// @throws IllegalArgumentException if an array's length is not what the sizes say
    void convTranspose2dForward(WindowGeometry g, float[] x, float[] weights, float[] bias, float[] y);

    /// Max pooling: `Math.max` over the taps that lie on the input, beginning at −∞; a NaN wins.
    ///
    /// @throws IllegalArgumentException if an array's length is not what the sizes say
    void maxPool2dForward(WindowGeometry g, float[] x, float[] y);

    /// Average pooling: the taps that lie on the input added up row by row from +0, divided by a count.
    ///
    /// @param countsPadding whether the count takes in padded cells (never those beyond the padding)
    /// @param divisor the count to use instead, or 0
    /// @throws IllegalArgumentException if an array's length is not what the sizes say
    void avgPool2dForward(WindowGeometry g, boolean countsPadding, int divisor, float[] x, float[] y);

    /// Rectified linear unit: `Math.max(x, +0)` for each value; `y` may be `x`.
    ///
    /// @throws IllegalArgumentException if the arrays differ in length
    void reluForward(float[] x, float[] y);
}
