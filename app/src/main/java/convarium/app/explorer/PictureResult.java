package convarium.app.explorer;

import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Tensor;

/// What a state comes to on its picture.
///
/// @param state the state, as it is looked at now
/// @param layer the engine's layer
/// @param input the picture's brightness `(1, h, w)`
/// @param output the outputs `(1, oh, ow)`, after the ReLU if there is one
/// @param range how far the outputs reach
/// @param milliseconds how long the engine took for the outputs
/// @param threads how many threads it took
public record PictureResult(
        ExplorerState state,
        WindowLayer layer,
        Tensor input,
        Tensor output,
        ValueRange range,
        double milliseconds,
        int threads) {

    /// The same outputs, looked at as another state says.
    PictureResult seenAs(ExplorerState other) {
        return new PictureResult(other, layer, input, output, range, milliseconds, threads);
    }

    /// Output rows.
    public int rows() {
        return output.shape().size(1);
    }

    /// Output columns.
    public int columns() {
        return output.shape().size(2);
    }

    /// How the outputs are coloured.
    public Colouring colouring() {
        return Colouring.of(state, range);
    }
}
