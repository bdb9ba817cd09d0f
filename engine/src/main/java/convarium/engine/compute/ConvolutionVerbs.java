package convarium.engine.compute;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// Convolution and its transpose.
public interface ConvolutionVerbs {

    /// Convolution. `y[n,oc,oh,ow]` starts at +0, takes `fma(x, w, sum)` for each tap with the group's input
    /// channels
    /// outermost, then kernel rows, then kernel columns, padded taps included, and adds the bias last.
    ///
    /// @param g the sizes; `bottom` and `right` padding matter only through the output size
    /// @param mode what stands in padded cells
    /// @param flipped whether tap (kh, kw) takes the weight at (KH−1−kh, KW−1−kw)
    /// @param x input `(n, c, h, w)`
    /// @param weights `(oc, c/groups, kh, kw)`
    /// @param bias one value an output channel
    /// @param y output `(n, oc, oh, ow)`, overwritten
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    void conv2dForward(
            WindowGeometry g, PaddingMode mode, boolean flipped, float[] x, float[] weights, float[] bias, float[] y);

    /// Transposed convolution. `y[n,oc,oh,ow]` starts at +0, takes `fma(x, w, sum)` for each input and weight
    /// that meet
    /// there, with the group's input channels outermost, then kernel rows, then kernel columns (ascending),
    /// and adds the bias last. Taps that meet no input are skipped; a sum of −0 counts as +0.
    ///
    /// @param weights `(c, oc/groups, kh, kw)`
    /// @throws IllegalArgumentException if an array is shorter than the sizes say
    void convTranspose2dForward(WindowGeometry g, float[] x, float[] weights, float[] bias, float[] y);

    /// Plans a convolution with weights `(oc, c/groups, kh, kw)` for repeated passes forward and backward.
    ///
    /// @param algorithm `DIRECT`, or what [#algorithmFor] answers
    /// @throws IllegalArgumentException if the sizes do not allow that algorithm
    Convolution convolution(WindowGeometry g, PaddingMode mode, boolean flipped, Algorithm algorithm);

    /// Plans a transposed convolution with weights `(c, oc/groups, kh, kw)`; always direct.
    Convolution transposedConvolution(WindowGeometry g);

    /// The fastest algorithm whose results can be trusted for these sizes.
    Algorithm algorithmFor(WindowGeometry g, PaddingMode mode, boolean flipped);
}
