package convarium.app.train;

import convarium.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// Filters and maps of all layers at a moment.
///
/// @param step how many batches had been learnt from
/// @param picture the picture that was looked at, channels × height × width
/// @param parameters how many weights the network learns
/// @param layers in graph order
/// @param opened the map that is enlarged, with all that its cells come of
public record MapLook(
        long step, Tensor picture, long parameters, List<LayerFigures> layers, Optional<OpenedMap> opened) {

    public MapLook {
        layers = List.copyOf(layers);
    }
}
