package convarium.app.explorer;

import convarium.app.render.ColourMap;
import convarium.app.render.Placement;
import convarium.app.render.Raster;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Forward;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a state comes to on a picture in colour: what red, green and blue give by themselves to the filter looked at,
/// and
/// their sum.
///
/// @param state the state
/// @param layer the layer over one channel
/// @param colours red, green and blue, `(1, h, w)` each
/// @param partials what each gives, `(1, oh, ow)`; empty where the filter does not see it
/// @param sum the filter's output, `(1, oh, ow)`, with the bias and after the ReLU if there is one
/// @param range of partial results and sum together: they share one scale
record ChannelPicture(
        ExplorerState state,
        WindowLayer layer,
        List<Tensor> colours,
        List<Optional<Tensor>> partials,
        Tensor sum,
        ValueRange range) {
    private static final int CHANNELS = 3;
    private static final Size ONE = Size.square(1);

    /// Works a state out.
    ///
    /// @param picture `(3, h, w)`
    /// @throws IllegalArgumentException if the layer cannot take the picture, with the reason
    static ChannelPicture of(ExplorerState state, Tensor picture, Compute compute)
            throws PictureProblems.TooManyOutputs {
        var s = state.looking().channels();
        var layer = Channels.layer(state);
        var g = layer.geometry(picture.shape());
        if ((long) g.oh() * g.ow() * (CHANNELS + 1) > PictureJob.MOST_OUTPUTS) {
            throw new PictureProblems.TooManyOutputs(g.oh(), g.ow());
        }
        var one = Layers.of(state.layer().withBias(false, 0), layer.kernel());
        var colours = new ArrayList<Tensor>();
        var partials = new ArrayList<Optional<Tensor>>();
        for (int c = 0; c < CHANNELS; c++) {
            var colour = plane(picture, c);
            colours.add(colour);
            partials.add(
                    s.sees(s.filter(), c)
                            ? Optional.of(Forward.run(compute, one, colour, kernel(state, one, c)))
                            : Optional.empty());
        }
        var sum = s.separable() ? mixed(state, partials, compute) : summed(state, layer, picture, compute);
        if (state.layer().relu()) {
            compute.reluForward(sum.data(), sum.data());
        }
        return new ChannelPicture(state, one, colours, partials, sum, range(partials, sum));
    }

    private static Tensor plane(Tensor stack, int channel) {
        int rows = stack.shape().size(1);
        int columns = stack.shape().size(2);
        float[] values = new float[rows * columns];
        System.arraycopy(stack.data(), channel * values.length, values, 0, values.length);
        return Tensor.wrap(Shape.of(1, rows, columns), values);
    }

    private static Tensor kernel(ExplorerState state, WindowLayer one, int channel) {
        var s = state.looking().channels();
        return Tensor.wrap(
                one.weightShape().orElseThrow(),
                s.values().kernel(s.slot(s.filter(), channel), state.kernel()).toArray());
    }

    /// The engine's own sum over the channels that the filter sees.
    private static Tensor summed(ExplorerState state, Conv2d layer, Tensor picture, Compute compute) {
        var s = state.looking().channels();
        int first = s.firstSeen(s.filter());
        int plane = picture.shape().size(1) * picture.shape().size(2);
        float[] seen = new float[s.seen() * plane];
        System.arraycopy(picture.data(), first * plane, seen, 0, seen.length);
        int taps = layer.kernel().h() * layer.kernel().w();
        float[] weights = new float[s.seen() * taps];
        for (int c = 0; c < s.seen(); c++) {
            float[] kernel = s.values()
                    .kernel(s.slot(s.filter(), first + c), state.kernel())
                    .toArray();
            System.arraycopy(kernel, 0, weights, c * taps, taps);
        }
        var filter = new Conv2d(
                s.seen(),
                1,
                layer.kernel(),
                layer.stride(),
                layer.padding(),
                layer.paddingMode(),
                layer.dilation(),
                1,
                true,
                layer.flipped());
        return Forward.run(
                compute,
                filter,
                Tensor.wrap(
                        Shape.of(
                                s.seen(),
                                picture.shape().size(1),
                                picture.shape().size(2)),
                        seen),
                Tensor.wrap(filter.weightShape().orElseThrow(), weights),
                bias(state));
    }

    private static Tensor mixed(ExplorerState state, List<Optional<Tensor>> maps, Compute compute) {
        var s = state.looking().channels();
        var shape = maps.getFirst().orElseThrow().shape();
        int plane = shape.elements();
        float[] all = new float[CHANNELS * plane];
        for (int c = 0; c < CHANNELS; c++) {
            System.arraycopy(maps.get(c).orElseThrow().data(), 0, all, c * plane, plane);
        }
        float[] weights = new float[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            weights[c] = s.values().mixing(s.filters(), CHANNELS).get(s.filter(), c);
        }
        var mixer = new Conv2d(CHANNELS, 1, ONE, ONE, Padding.NONE, PaddingMode.ZERO, ONE, 1, true, false);
        return Forward.run(
                compute,
                mixer,
                Tensor.wrap(Shape.of(CHANNELS, shape.size(1), shape.size(2)), all),
                Tensor.wrap(mixer.weightShape().orElseThrow(), weights),
                bias(state));
    }

    private static Tensor bias(ExplorerState state) {
        var s = state.looking().channels();
        boolean has = state.layer().hasBias();
        return Tensor.of(
                Shape.of(1), has ? s.values().bias(s.filter(), state.layer().bias()) : 0f);
    }

    private static ValueRange range(List<Optional<Tensor>> partials, Tensor sum) {
        var range = ValueRange.of(sum.data());
        for (var partial : partials) {
            if (partial.isPresent()) {
                var one = ValueRange.of(partial.get().data());
                range = new ValueRange(
                        Math.min(range.lowest(), one.lowest()),
                        Math.max(range.highest(), one.highest()),
                        Math.max(range.usual(), one.usual()));
            }
        }
        return range;
    }

    /// Whether another state comes to the same.
    boolean isOf(ExplorerState other) {
        return state.kernel().equals(other.kernel())
                && state.layer().equals(other.layer())
                && state.source().equals(other.source())
                && state.looking()
                        .channels()
                        .withTurn(Optional.empty())
                        .equals(other.looking().channels().withTurn(Optional.empty()));
    }

    /// How results are coloured: below and above zero, all on one scale.
    Colouring colouring() {
        return Colouring.of(state.withPicture(state.picture().withScale(PictureSettings.Scale.SIGNED)), range);
    }

    /// A colour as brightness.
    Raster colour(int channel) {
        return new Raster(colours.get(channel), Placement.INPUT, ColourMap.brightness(), 0, 1);
    }

    /// A result in the colours of signed values.
    Raster result(Tensor map, ColourMap signed) {
        var colouring = colouring();
        var place = Placement.of(layer, layer.geometry(colours.getFirst().shape()));
        return new Raster(map, place, signed, colouring.low(), colouring.high());
    }
}
