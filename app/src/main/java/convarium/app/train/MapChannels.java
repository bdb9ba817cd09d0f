package convarium.app.train;

import convarium.app.explorer.ChannelSettings;
import convarium.app.explorer.ChannelValues;
import convarium.app.explorer.Matrix;
import convarium.engine.layer.Conv2d;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The channels that the explorer shows of a unit: all, or the strongest with what all others add as
/// one more.
///
/// @param inputs a part of each channel
/// @param kernels what each meets
/// @param numbers the layer's own channels that they are, from 0; those of the unit's group
/// @param others how many channels the last one adds up; 0 where all are shown
record MapChannels(List<Matrix> inputs, List<Matrix> kernels, List<Integer> numbers, int others) {
    /// The most channels in numbers.
    static final int MOST = ChannelSettings.MOST;

    MapChannels {
        inputs = List.copyOf(inputs);
        kernels = List.copyOf(kernels);
        numbers = List.copyOf(numbers);
    }

    /// How many channels there are to see.
    int count() {
        return inputs.size();
    }

    /// A pooling sees one channel by itself.
    static MapChannels pooled(OpenedMap map, MapCut cut) {
        var size = cut.layer().kernel();
        return new MapChannels(
                List.of(cut.input(0)), List.of(Matrix.filled(size.h(), size.w(), 1)), List.of(map.unit()), 0);
    }

    /// The channels of a convolution at a cell of its map.
    ///
    /// @return empty if they are too many and there is no place in the padded window for what the
    /// others add
    static Optional<MapChannels> of(OpenedMap map, Conv2d layer, MapCut cut, int row, int column) {
        int seen = map.weights().shape().size(0);
        int first = map.unit() / (layer.outChannels() / layer.groups()) * seen;
        var all = IntStream.range(0, seen).boxed().toList();
        if (seen <= MOST) {
            return Optional.of(taken(map, cut, all, first, List.of(), List.of()));
        }
        var tap = MapTap.of(cut);
        if (tap.isEmpty()) {
            return Optional.empty();
        }
        int r = row - cut.down().first();
        int c = column - cut.across().first();
        var shown = all.stream()
                .sorted(Comparator.comparingDouble((Integer channel) ->
                                -Math.abs(partial(map, layer, cut, channel).get(r, c)))
                        .thenComparing(channel -> channel))
                .limit(MOST - 1)
                .toList();
        var known = taken(map, cut, shown, first, List.of(), List.of());
        var rest = tap.get().rest(map, layer, cut, known);
        return Optional.of(
                taken(map, cut, shown, first, List.of(rest), List.of(tap.get().kernel())));
    }

    private static MapChannels taken(
            OpenedMap map, MapCut cut, List<Integer> shown, int first, List<Matrix> rest, List<Matrix> restKernel) {
        var inputs = new ArrayList<Matrix>();
        var kernels = new ArrayList<Matrix>();
        for (int channel : shown) {
            inputs.add(cut.input(channel));
            kernels.add(MapCut.kernel(map.weights(), channel));
        }
        inputs.addAll(rest);
        kernels.addAll(restKernel);
        int others = rest.isEmpty() ? 0 : map.weights().shape().size(0) - shown.size();
        return new MapChannels(
                inputs, kernels, shown.stream().map(channel -> first + channel).toList(), others);
    }

    /// What one channel gives by itself.
    private static Matrix partial(OpenedMap map, Conv2d layer, MapCut cut, int channel) {
        return MapSums.of(cut, layer, List.of(cut.input(channel)), List.of(MapCut.kernel(map.weights(), channel)), 0);
    }

    /// The channels as settings of the explorer: a single filter over them.
    ChannelSettings settings() {
        if (count() == 1) {
            return ChannelSettings.PLAIN;
        }
        var further = new TreeMap<Integer, Matrix>();
        var slots = new TreeMap<Integer, Matrix>();
        for (int c = 1; c < count(); c++) {
            further.put(c, inputs.get(c));
            // the first filter's kernels come first
            slots.put(c, kernels.get(c));
        }
        var values = new ChannelValues(further, slots, Map.of(), Optional.empty());
        return new ChannelSettings(count(), 1, 1, false, 0, Optional.empty(), values);
    }
}
