package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;

/// Where Winograd's minimal filtering F(4×4, 3×3) can be used, and where it pays.
///
/// One tile of 6×6 inputs d and a window g of 3×3 weights give 4×4 outputs Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A
/// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015, section 4.1): 36 products a
/// channel instead of 144. The products of all channels are summed before the last transform, and there they are
/// 36 products of matrices.
public final class Winograd {
    /// Rows and columns of outputs that a tile gives.
    public static final int OUT = 4;

    /// Rows and columns of inputs that a tile takes.
    public static final int IN = 6;

    /// Places of a transformed tile.
    public static final int PLACES = IN * IN;

    private static final int WINDOW = 3;
    private static final int FEWEST_CHANNELS = 32;
    private static final int FEWEST_CELLS = 3;
    private static final int MOST_CHANNELS = 4096;

    private Winograd() {}

    /// Whether sums of this convolution can be made so in all its passes: 3×3, stride 1, one group, zeros around.
    public static boolean fits(WindowGeometry g, PaddingMode mode, boolean flipped) {
        // the pass to the input is a convolution with a padding of 2 less this one's
        return !flipped && mode == PaddingMode.ZERO && g.groups() == 1 && fits(g.height()) && fits(g.width());
    }

    /// Whether that is faster than direct sums: with fewer channels the transforms take longer than what they save,
    /// and of a tile that is mostly outside little is of use. With more than 4096 channels its rounding could
    /// exceed what is promised.
    public static boolean pays(WindowGeometry g, PaddingMode mode, boolean flipped) {
        return fits(g, mode, flipped)
                && Math.min(g.c(), g.oc()) >= FEWEST_CHANNELS
                && Math.max(g.c(), g.oc()) <= MOST_CHANNELS
                && Math.min(g.oh(), g.ow()) >= FEWEST_CELLS;
    }

    private static boolean fits(AxisWindow window) {
        return window.kernel() == WINDOW
                && window.stride() == 1
                && window.dilation() == 1
                && window.before() < WINDOW
                && window.after() < WINDOW;
    }
}
