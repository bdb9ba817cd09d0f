package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Aspect;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.Focus;
import convarium.app.explorer.GradientSettings;
import convarium.app.explorer.LayerSettings;
import convarium.app.explorer.Looking;
import convarium.app.explorer.Matrix;
import convarium.app.explorer.Operation;
import convarium.app.explorer.Origin;
import convarium.app.explorer.StartState;
import convarium.app.place.Offer;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import java.util.Optional;

/// A cell of a map as a state of the explorer: the window that it was summed over with its
/// surroundings, the real inputs, the real weights and bias, and the gradients that came back.
///
/// The explorer shows up to [MapChannels#MOST] channels in numbers. Where a unit sees more, the
/// strongest of them at that cell are shown as they are, and one more channel carries what all others
/// add, already summed, so that every output is still the network's own number.
public final class MapWindow {
    /// Outputs on each side of the one that is looked at.
    private static final int AROUND = 2;

    private final OpenedMap map;
    private final int row;
    private final int column;

    private MapWindow(OpenedMap map, int row, int column) {
        this.map = map;
        this.row = row;
        this.column = column;
    }

    /// How a value came about.
    ///
    /// @param row of the map, from 0
    /// @param column of the map, from 0
    public static Offer forward(OpenedMap map, int row, int column) {
        return new MapWindow(map, row, column).offer(false);
    }

    /// What the gradient at a value and around it does to the inputs and the weights.
    ///
    /// @param row of the map, from 0
    /// @param column of the map, from 0
    public static Offer backward(OpenedMap map, int row, int column) {
        return new MapWindow(map, row, column).offer(true);
    }

    private Offer offer(boolean back) {
        return switch (map.block().layer()) {
            case Conv2d conv
            when conv.paddingMode() == PaddingMode.CIRCULAR && isPadded(conv) ->
                Offer.none(text("train.maps.window.wrap"));
            case Conv2d conv -> windowed(conv, Operation.CONVOLUTION, back);
            case MaxPool2d pool -> windowed(pool, Operation.MAX_POOLING, back);
            case AvgPool2d pool -> windowed(pool, Operation.AVERAGE_POOLING, back);
            case Dense dense when map.block().inputShape().rank() == 1 -> new MapDense(map, back).offer();
            default ->
                Offer.none(text("train.maps.window.none", map.block().layer().name()));
        };
    }

    private boolean isPadded(WindowLayer layer) {
        var g = layer.geometry(map.block().sourceShape());
        return g.height().before()
                        + g.height().after()
                        + g.width().before()
                        + g.width().after()
                > 0;
    }

    private Offer windowed(WindowLayer layer, Operation operation, boolean back) {
        if (layer.kernel().h() > ExplorerState.MAX_KERNEL || layer.kernel().w() > ExplorerState.MAX_KERNEL) {
            return Offer.none(text("train.maps.window.large", layer.kernel(), ExplorerState.MAX_KERNEL));
        }
        var g = layer.geometry(map.block().sourceShape());
        for (int around = AROUND; around >= 0; around--) {
            var down = MapCrop.around(row, around, g.height(), g.h(), g.oh());
            var across = MapCrop.around(column, around, g.width(), g.w(), g.ow());
            if (down.isPresent() && across.isPresent()) {
                var cut = new MapCut(map, layer, down.get(), across.get());
                var channels = layer instanceof Conv2d conv
                        ? MapChannels.of(map, conv, cut, row, column)
                        : Optional.of(MapChannels.pooled(map, cut));
                if (channels.isPresent()) {
                    return Offer.of(
                            state(cut, channels.get(), cut.settings(operation), back),
                            text(back ? "train.maps.back.tip" : "train.maps.window.tip"));
                }
            }
        }
        return Offer.none(text("train.maps.window.wide", ExplorerState.MAX_INPUT));
    }

    private ExplorerState state(MapCut cut, MapChannels channels, LayerSettings layer, boolean back) {
        boolean several = channels.count() > 1;
        var gradient = new MapGradient(map, cut.down(), cut.across(), several);
        var settings =
                layer.withBias(map.hasBias(), map.bias()).withRelu(map.block().endsInRelu() && !(back && several));
        var looking = Looking.PLAIN
                .withAspect(back ? Aspect.BACKWARD : several ? Aspect.CHANNELS : Aspect.FORWARD)
                .withGradient(GradientSettings.PLAIN.withGradient(Optional.of(gradient.scaled())))
                .withChannels(channels.settings())
                .withOrigin(Optional.of(new Origin(
                        map.block().name(),
                        map.unit(),
                        cut.down().first(),
                        cut.across().first(),
                        Origin.Kind.WINDOW,
                        channels.numbers(),
                        channels.others(),
                        gradient.power(),
                        map.step())));
        int r = row - cut.down().first();
        int c = column - cut.across().first();
        return start(channels.inputs().getFirst(), channels.kernels().getFirst(), settings, looking)
                .withStep(r * cut.across().outputs() + c)
                .withPin(new Focus.Output(r, c));
    }

    static ExplorerState start(Matrix input, Matrix kernel, LayerSettings layer, Looking looking) {
        return StartState.worked()
                .withNote("")
                .withStep(0)
                .withInput(input)
                .withKernel(kernel)
                .withLayer(layer)
                .withLooking(looking);
    }
}
