package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.GradientSettings.Target;
import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Size;

/// What the backward pass is as a whole.
final class BackwardWords {
    private BackwardWords() {}

    /// The sentence that tops its stage.
    static String headline(ExplorerState state) {
        if (state.looking().gradient().target() == Target.WEIGHTS) {
            return text("headline.back.weights");
        }
        return switch (state.layer().operation()) {
            case CONVOLUTION, TRANSPOSED -> text("headline.back.weighted");
            case MAX_POOLING -> text("headline.back.max");
            case AVERAGE_POOLING -> text("headline.back.average");
        };
    }

    /// Which convolution all cells together are; empty for pooling.
    static String whole(ExplorerState state, Backward backward) {
        boolean transposed = state.layer().operation() == Operation.TRANSPOSED;
        if (state.layer().operation().isPooling()) {
            return "";
        }
        return backward.target() == Target.INPUT
                ? transposed ? backOfTransposed(state) : backOfConvolution(state, backward)
                : weights(state, transposed);
    }

    private static String backOfConvolution(ExplorerState state, Backward backward) {
        var g = backward.explored().geometry();
        return text(state.layer().flipped() ? "back.whole.conv.flipped" : "back.whole.conv")
                + surroundings(
                        g.height().stride() > 1 || g.width().stride() > 1, framed(g.height()) || framed(g.width()));
    }

    private static boolean framed(AxisWindow window) {
        return window.extent() - 1 > window.before();
    }

    private static String surroundings(boolean stretched, boolean framed) {
        if (stretched) {
            return text(framed ? "back.whole.stretched.framed" : "back.whole.stretched");
        }
        return text(framed ? "back.whole.framed" : "back.whole.bare");
    }

    private static String backOfTransposed(ExplorerState state) {
        return text("back.whole.transposed", size(state.layer().stride()));
    }

    private static String weights(ExplorerState state, boolean transposed) {
        String whole = text(transposed ? "back.whole.weights.transposed" : "back.whole.weights");
        var stride = state.layer().stride();
        var dilation = state.layer().dilation();
        var one = Size.square(1);
        String apart = stride.equals(one) ? "" : text("back.whole.apart", size(stride));
        String moves = dilation.equals(one) ? "" : text("back.whole.moves", size(dilation));
        return whole + apart + moves + ".";
    }

    private static String size(Size size) {
        return size.isSquare() ? Integer.toString(size.h()) : size.toString();
    }
}
