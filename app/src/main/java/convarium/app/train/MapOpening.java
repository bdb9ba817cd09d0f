package convarium.app.train;

import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.OptionalInt;

/// Takes a unit of a layer out of a network.
final class MapOpening {
    private MapOpening() {}

    /// What is known of the picture: its number, and what it shows.
    ///
    /// @param index its number in the validation set
    /// @param label the class that the loss is for
    /// @param labelled whether that is its own class, not the network's guess
    record Shown(OptionalInt index, int label, boolean labelled) {}

    /// Opens a unit after a backward pass.
    ///
    /// @param network where the weights are from
    /// @param passed the copy that ran forward and backward
    /// @param picture what the network read
    static OpenedMap open(
            MapBlock block, int unit, Network network, OpenedNetwork passed, Tensor picture, Shown shown, long step) {
        String input = network.graph().inputs().getFirst().name();
        var source = block.source().equals(input) ? picture : passed.value(block.source());
        var weights = weights(block, unit, network);
        float bias = bias(block, unit, network);
        boolean hasBias = hasBias(block);
        var norm = block.after().stream()
                .filter(node -> node.layer() instanceof BatchNorm)
                .findFirst();
        if (norm.isPresent()) {
            var parameters = network.parameters(norm.get().name());
            var layer = (BatchNorm) norm.get().layer();
            int count = parameters.size();
            double variance = parameters.get(count - 1).values()[unit];
            double mean = parameters.get(count - 2).values()[unit];
            double scale = (layer.affine() ? parameters.get(0).values()[unit] : 1) / Math.sqrt(variance + layer.eps());
            double shift = layer.affine() ? parameters.get(1).values()[unit] : 0;
            float[] scaled = weights.data().clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = (float) (scaled[i] * scale);
            }
            weights = Tensor.wrap(weights.shape(), scaled);
            bias = (float) ((bias - mean) * scale + shift);
            hasBias = true;
        }
        return new OpenedMap(
                block,
                unit,
                seen(block, unit, spatial(source)),
                weights,
                bias,
                hasBias,
                norm.isPresent(),
                plane(passed.value(block.summed()), unit),
                plane(passed.value(block.shown()), unit),
                plane(passed.gradient(block.shown()), unit),
                shown.label(),
                shown.labelled(),
                shown.index(),
                step);
    }

    /// The channels that a unit sees: those of its group, or its own one of a pooling.
    private static Tensor seen(MapBlock block, int unit, Tensor source) {
        return switch (block.layer()) {
            case Conv2d conv -> {
                int each = conv.inChannels() / conv.groups();
                yield channels(source, unit / (conv.outChannels() / conv.groups()) * each, each);
            }
            case MaxPool2d pool -> channels(source, unit, 1);
            case AvgPool2d pool -> channels(source, unit, 1);
            default -> source;
        };
    }

    private static Tensor channels(Tensor source, int first, int count) {
        int rows = source.shape().size(1);
        int columns = source.shape().size(2);
        int each = rows * columns;
        return Tensor.wrap(
                Shape.of(count, rows, columns),
                Arrays.copyOfRange(source.data(), first * each, (first + count) * each));
    }

    private static Tensor spatial(Tensor given) {
        return given.shape().rank() == 3
                ? given
                : given.reshaped(Shape.of(given.shape().elements(), 1, 1));
    }

    private static Tensor plane(Tensor all, int unit) {
        return channels(spatial(all), unit, 1);
    }

    private static boolean hasBias(MapBlock block) {
        return switch (block.layer()) {
            case Conv2d conv -> conv.bias();
            case Dense dense -> dense.bias();
            default -> false;
        };
    }

    private static float bias(MapBlock block, int unit, Network network) {
        return hasBias(block) ? network.parameters(block.name()).get(1).values()[unit] : 0;
    }

    private static Tensor weights(MapBlock block, int unit, Network network) {
        return switch (block.layer()) {
            case Conv2d conv -> {
                var shape = conv.weightShape().orElseThrow();
                yield row(network, block, unit, Shape.of(shape.size(1), shape.size(2), shape.size(3)));
            }
            case Dense dense -> {
                var from = block.sourceShape();
                yield row(network, block, unit, from.rank() == 3 ? from : Shape.of(from.elements(), 1, 1));
            }
            default -> Tensor.zeros(Shape.of(1, 1, 1));
        };
    }

    private static Tensor row(Network network, MapBlock block, int unit, Shape shape) {
        float[] all = network.parameters(block.name()).getFirst().values();
        int each = shape.elements();
        return Tensor.wrap(shape, Arrays.copyOfRange(all, unit * each, (unit + 1) * each));
    }
}
