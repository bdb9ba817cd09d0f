package convarium.engine.arithmetic;

/// One layer's window over one input, with every size resolved: what a compute routine needs to know.
///
/// For a transposed convolution the paddings are those of the convolution it transposes: they are cut from the output.
///
/// @param n pictures in the batch
/// @param c input channels
/// @param h input rows
/// @param w input columns
/// @param oc output channels (for pooling the same as `c`)
/// @param groups groups of channels that see only each other (for pooling the same as `c`)
/// @param height the window along the height
/// @param width the window along the width
/// @param oh output rows
/// @param ow output columns
public record WindowGeometry(
        int n, int c, int h, int w, int oc, int groups, AxisWindow height, AxisWindow width, int oh, int ow) {

    /// Kernel rows.
    public int kh() {
        return height.kernel();
    }

    /// Kernel columns.
    public int kw() {
        return width.kernel();
    }

    /// Values of the whole input.
    ///
    /// @throws IllegalArgumentException if they exceed an int
    public int inputElements() {
        return Whole.asInt("inputs", Whole.product("inputs", n, c, h, w));
    }

    /// Values of the whole output.
    ///
    /// @throws IllegalArgumentException if they exceed an int
    public int outputElements() {
        return Whole.asInt("outputs", Whole.product("outputs", n, oc, oh, ow));
    }
}
