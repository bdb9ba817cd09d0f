package convarium.app.train;

import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Optional;

/// The weights of a layer as pictures, one for each unit.
///
/// A filter over up to three channels is shown whole, its slices below each other. One over more
/// channels is shown by the slice for one of them, the same for all filters: the one with the largest
/// weights. A Dense layer that reads a picture has a picture of weights for each unit.
///
/// @param tiles the pictures `(units, rows, columns)`; rows are those of all slices
/// @param slice which input channel the pictures are for, from 0; −1 where they show all
/// @param slices how many input channels each filter has
/// @param limit the largest weight of the layer by its size, at least a very small number
public record FilterFigures(Tensor tiles, int slice, int slices, float limit) {
    /// The most channels whose slices stand below each other.
    static final int WHOLE = 3;

    private static final float LEAST = 1e-12f;

    /// The pictures of a block's weights; empty where it has none, or none that could be seen as a
    /// picture.
    public static Optional<FilterFigures> of(MapBlock block, Network network) {
        return switch (block.layer()) {
            case Conv2d conv -> {
                var shape = conv.weightShape().orElseThrow();
                yield Optional.of(of(weights(block, network), shape));
            }
            case Dense dense
            when isPicture(block) -> {
                var source = block.sourceShape();
                var shape = Shape.of(dense.out(), source.size(0), source.size(1), source.size(2));
                yield Optional.of(of(weights(block, network), shape));
            }
            default -> Optional.empty();
        };
    }

    /// Whether the block reads a flattened picture of a few channels.
    private static boolean isPicture(MapBlock block) {
        var source = block.sourceShape();
        return source.rank() == 3
                && source.size(0) <= WHOLE
                && source.size(1) > 1
                && block.inputShape().rank() == 1;
    }

    private static float[] weights(MapBlock block, Network network) {
        return network.parameters(block.name()).getFirst().values();
    }

    /// The pictures of weights `(units, channels, rows, columns)`.
    static FilterFigures of(float[] weights, Shape shape) {
        int units = shape.size(0);
        int slices = shape.size(1);
        int each = shape.size(2) * shape.size(3);
        double[] sums = new double[slices];
        float limit = LEAST;
        for (int i = 0; i < weights.length; i++) {
            float w = weights[i];
            sums[i / each % slices] += (double) w * w;
            limit = Math.max(limit, Math.abs(w));
        }
        if (slices <= WHOLE) {
            return new FilterFigures(
                    Tensor.of(Shape.of(units, slices * shape.size(2), shape.size(3)), weights), -1, slices, limit);
        }
        int largest = 0;
        for (int s = 1; s < slices; s++) {
            largest = sums[s] > sums[largest] ? s : largest;
        }
        float[] tiles = new float[units * each];
        for (int u = 0; u < units; u++) {
            System.arraycopy(weights, (u * slices + largest) * each, tiles, u * each, each);
        }
        return new FilterFigures(
                Tensor.wrap(Shape.of(units, shape.size(2), shape.size(3)), tiles), largest, slices, limit);
    }
}
