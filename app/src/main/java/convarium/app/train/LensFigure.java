package convarium.app.train;

import convarium.app.explorer.Matrix;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What an enlarged map shows beside itself: an input channel with the window of the cell that is
/// pointed at, and the weights that meet it.
///
/// @param input one input channel `(1, rows, columns)`; empty where the input has no rows and columns
/// @param weights the unit's weights, a picture a channel; empty where it has none that could be seen
/// @param map the unit's map `(1, rows, columns)`
/// @param channel which of the channels that the unit sees is shown, from 0
/// @param channels how many it sees
/// @param window which cells of the input the cell comes of; empty where it comes of all
record LensFigure(
        Optional<Tiles> input, Optional<Tiles> weights, Tiles map, int channel, int channels, Optional<Window> window) {

    /// A rectangle of input cells; parts may lie in the padding.
    ///
    /// @param top the first row, from 0; negative in the padding
    /// @param left the first column
    record Window(int top, int left, int rows, int columns) {}

    /// The figure of a unit at a cell of its map.
    ///
    /// @param wanted the channel to show; −1 for the one that adds most at that cell
    static LensFigure of(OpenedMap map, int row, int column, int wanted) {
        var window = window(map, row, column);
        int channels = map.input().shape().size(0);
        boolean spatial = map.input().shape().size(1) * map.input().shape().size(2) > 1;
        int channel = wanted >= 0 && wanted < channels ? wanted : spatial ? strongest(map, window) : 0;
        var weights = hasWeights(map) && spatial ? Optional.of(weightTiles(map)) : Optional.<Tiles>empty();
        return new LensFigure(
                spatial ? Optional.of(tiles(plane(map.input(), channel))) : Optional.empty(),
                weights,
                tiles(map.map()),
                channel,
                channels,
                window);
    }

    private static boolean hasWeights(OpenedMap map) {
        return map.block().layer() instanceof Conv2d || map.block().layer() instanceof Dense;
    }

    private static Optional<Window> window(OpenedMap map, int row, int column) {
        return map.block().layer() instanceof WindowLayer layer && !(layer instanceof ConvTranspose2d)
                ? Optional.of(window(layer.geometry(map.block().sourceShape()), row, column))
                : Optional.empty();
    }

    private static Window window(WindowGeometry g, int row, int column) {
        return new Window(
                row * g.height().stride() - g.height().before(),
                column * g.width().stride() - g.width().before(),
                (int) g.height().extent(),
                (int) g.width().extent());
    }

    private static Tensor plane(Tensor stack, int channel) {
        return Tensor.of(
                Shape.of(1, stack.shape().size(1), stack.shape().size(2)),
                MapCut.kernel(stack, channel).toArray());
    }

    private static Tiles tiles(Tensor plane) {
        float low = 0;
        float most = 0;
        for (float v : plane.data()) {
            low = Math.min(low, v);
            most = Float.isFinite(v) ? Math.max(most, Math.abs(v)) : most;
        }
        float high = most > 0 ? most : 1;
        return new Tiles(plane, List.of(0), Set.of(), low < 0 ? -high : 0, high, low < 0);
    }

    private static Tiles weightTiles(OpenedMap map) {
        float limit = 1e-12f;
        for (float w : map.weights().data()) {
            limit = Math.max(limit, Math.abs(w));
        }
        var order = IntStream.range(0, map.weights().shape().size(0)).boxed().toList();
        return new Tiles(map.weights(), order, Set.of(), -limit, limit, true);
    }

    /// The channel whose products add up to most, by size, at a cell.
    private static int strongest(OpenedMap map, Optional<Window> window) {
        int channels = map.input().shape().size(0);
        if (channels == 1 || !hasWeights(map)) {
            return 0;
        }
        int best = 0;
        double most = -1;
        for (int channel = 0; channel < channels; channel++) {
            double sum = Math.abs(sum(map, channel, window));
            if (sum > most) {
                most = sum;
                best = channel;
            }
        }
        return best;
    }

    private static double sum(OpenedMap map, int channel, Optional<Window> window) {
        Matrix weights = MapCut.kernel(map.weights(), channel);
        var shape = map.input().shape();
        int top = window.map(Window::top).orElse(0);
        int left = window.map(Window::left).orElse(0);
        int down = map.block().layer() instanceof Conv2d conv ? conv.dilation().h() : 1;
        int across =
                map.block().layer() instanceof Conv2d conv ? conv.dilation().w() : 1;
        double sum = 0;
        for (int r = 0; r < weights.rows(); r++) {
            for (int c = 0; c < weights.columns(); c++) {
                int y = top + r * down;
                int x = left + c * across;
                if (y >= 0 && x >= 0 && y < shape.size(1) && x < shape.size(2)) {
                    sum += weights.get(r, c) * map.input().get(channel, y, x);
                }
            }
        }
        return sum;
    }
}
