package convarium.engine.notation;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.WindowGeometry;

/// What ONNX' ConvTranspose makes of an `output_shape`: it works out by itself what is cut from the sides.
///
/// total = s·(i−1) + d·(k−1) + 1 − o; of an odd total the odd cell is cut first (with `auto_pad="SAME_UPPER"`: last).
/// That is not always what padding and `output_padding` cut, so that an output of the right size may hold other values.
/// Source: the ONNX operator `ConvTranspose`, version 11.
public sealed interface OnnxOutputShape {

    /// It cuts just what the layer cuts.
    record Same() implements OnnxOutputShape {}

    /// The size is the layer's, and the cut is another.
    ///
    /// @param cut what ONNX cuts from every side
    record Other(Padding.Explicit cut) implements OnnxOutputShape {}

    /// The output reaches beyond the last window, and an `output_shape` can only cut.
    record Beyond() implements OnnxOutputShape {}

    /// What the output's size, said as an `output_shape`, makes of a transposed convolution.
    ///
    /// @param g its window; its input is the smaller side
    static OnnxOutputShape of(WindowGeometry g) {
        long down = total(g.height(), g.h(), g.oh());
        long across = total(g.width(), g.w(), g.ow());
        if (down < 0 || across < 0) {
            return new Beyond();
        }
        var cut = new Padding.Explicit(first(down), (int) (down / 2), first(across), (int) (across / 2));
        return cut.top() == g.height().before() && cut.left() == g.width().before() ? new Same() : new Other(cut);
    }

    private static long total(AxisWindow window, int input, int output) {
        return (input - 1L) * window.stride() + window.extent() - output;
    }

    private static int first(long total) {
        return (int) (total - total / 2);
    }
}
