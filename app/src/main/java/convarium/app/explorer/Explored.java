package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.WindowTrace;

/// What a state comes to on its input of numbers: the layer, its sizes, its trace and its outputs.
///
/// @param layer the engine's layer
/// @param input the shape that goes in: `(1, h, w)` of the numbers
/// @param geometry the resolved sizes
/// @param trace every output opened up
/// @param output the outputs, after the ReLU if there is one
public record Explored(WindowLayer layer, Shape input, WindowGeometry geometry, WindowTrace trace, Matrix output) {

    /// Works a state out.
    ///
    /// @throws IllegalArgumentException if the layer cannot take the input, with the reason
    public static Explored of(ExplorerState state) {
        var layer = Layers.of(
                state.layer(), new Size(state.kernel().rows(), state.kernel().columns()));
        var trace = trace(state, layer);
        return new Explored(
                layer,
                shape(state),
                trace.geometry(),
                trace,
                outputs(trace, state.layer().relu()));
    }

    /// Every output of the first channel.
    ///
    /// @param relu whether negative ones become zero
    static Matrix outputs(WindowTrace trace, boolean relu) {
        var geometry = trace.geometry();
        float[] values = new float[geometry.oh() * geometry.ow()];
        for (int r = 0; r < geometry.oh(); r++) {
            for (int c = 0; c < geometry.ow(); c++) {
                float value = trace.step(0, r, c).value();
                values[r * geometry.ow() + c] = relu ? Math.max(value, 0f) : value;
            }
        }
        return Matrix.of(geometry.oh(), geometry.ow(), values);
    }

    private static Shape shape(ExplorerState state) {
        return Shape.of(1, state.input().rows(), state.input().columns());
    }

    /// The trace of a state's layer over its input of numbers.
    ///
    /// @throws IllegalArgumentException if the layer cannot take the input, or the grids outgrow the screen
    static WindowTrace trace(ExplorerState state, WindowLayer layer) {
        var trace = trace(state, layer, Tensor.wrap(shape(state), state.input().toArray()));
        int rows = Math.max(trace.field().rows(), trace.geometry().oh());
        int columns = Math.max(trace.field().columns(), trace.geometry().ow());
        int most = ExplorerState.MAX_GRID;
        if (rows > most || columns > most) {
            throw new IllegalArgumentException(text("grid.large", most, rows, columns));
        }
        return trace;
    }

    /// The trace of a state's layer over any picture of one channel.
    ///
    /// @param picture `(1, h, w)`
    public static WindowTrace trace(ExplorerState state, WindowLayer layer, Tensor picture) {
        return layer.weightShape().isPresent()
                ? WindowTrace.of(layer, picture, weights(state, layer), bias(state))
                : WindowTrace.of(layer, picture);
    }

    /// The kernel as the engine takes it.
    public static Tensor weights(ExplorerState state, WindowLayer layer) {
        return Tensor.wrap(layer.weightShape().orElseThrow(), state.kernel().toArray());
    }

    /// The bias as the engine takes it: zero where the layer has none.
    public static Tensor bias(ExplorerState state) {
        return Tensor.of(Shape.of(1), state.layer().hasBias() ? state.layer().bias() : 0f);
    }

    /// How many outputs the walk visits.
    public int steps() {
        return geometry.oh() * geometry.ow();
    }
}
