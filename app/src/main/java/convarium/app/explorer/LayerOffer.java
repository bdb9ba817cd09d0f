package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.place.Offer;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Layer;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.Rendering;
import convarium.engine.tensor.Shape;

/// A layer of a chain, to be opened in the explorer: one channel of it, over as much of its input as fits
/// there.
public final class LayerOffer {
    private LayerOffer() {}

    /// What the explorer would show of a layer.
    ///
    /// @param type what the layer is called where it stands
    /// @param input shape `(c, h, w)` of what it gets
    public static Offer of(Layer layer, String type, Shape input) {
        if (!(layer instanceof WindowLayer window) || input.rank() != 3) {
            return Offer.none(text("offer.explore.window", type));
        }
        int rows = Math.min(input.size(1), ExplorerState.MAX_INPUT);
        int columns = Math.min(input.size(2), ExplorerState.MAX_INPUT);
        try {
            var one = oneChannel(window);
            return switch (LayerLines.write(one, false, Dialect.PYTORCH, Shape.of(1, rows, columns))) {
                case Rendering.Text written -> {
                    var state = EnteredLine.state(written.line(), Shape.of(1, rows, columns));
                    boolean whole = rows == input.size(1) && columns == input.size(2);
                    yield Offer.of(
                            state,
                            whole
                                    ? text("offer.explore", rows, columns)
                                    : text("offer.explore.part", rows, columns, input.size(1), input.size(2)));
                }
                case Rendering.Impossible impossible -> Offer.none(impossible.reason());
            };
        } catch (IllegalArgumentException e) {
            return Offer.none(text("offer.explore.not", String.valueOf(e.getMessage())));
        }
    }

    private static WindowLayer oneChannel(WindowLayer layer) {
        return switch (layer) {
            case Conv2d c ->
                new Conv2d(
                        1,
                        1,
                        c.kernel(),
                        c.stride(),
                        c.padding(),
                        c.paddingMode(),
                        c.dilation(),
                        1,
                        c.bias(),
                        c.flipped());
            case ConvTranspose2d c ->
                new ConvTranspose2d(
                        1, 1, c.kernel(), c.stride(), c.padding(), c.outputPadding(), c.dilation(), 1, c.bias());
            case MaxPool2d pool -> pool;
            case AvgPool2d pool -> pool;
        };
    }
}
