package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.explorer.Aspect;
import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.Focus;
import convarium.app.explorer.GradientSettings;
import convarium.app.explorer.LayerSettings;
import convarium.app.explorer.Looking;
import convarium.app.explorer.Matrix;
import convarium.app.explorer.Origin;
import convarium.app.place.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A unit of a Dense layer as a state of the explorer: its strongest products as one window, the sum of
/// all others as the last cell, weighed by 1.
final class MapDense {
    /// Cells on a side of the window.
    private static final int SIDE = 5;

    private static final int TRIES = 8;

    private final OpenedMap map;
    private final boolean back;
    private final float[] inputs;
    private final float[] weights;

    MapDense(OpenedMap map, boolean back) {
        this.map = map;
        this.back = back;
        inputs = map.input().data();
        weights = map.weights().data();
    }

    Offer offer() {
        int most = SIDE * SIDE;
        boolean all = inputs.length <= most;
        var shown = IntStream.range(0, inputs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(inputs[i] * weights[i]))
                        .thenComparing(i -> i))
                .limit(all ? inputs.length : most - 1L)
                .toList();
        int columns = Math.min(SIDE, shown.size());
        int rows = Math.ceilDiv(all ? shown.size() : most, columns);
        float[] x = new float[rows * columns];
        float[] w = new float[rows * columns];
        for (int i = 0; i < shown.size(); i++) {
            x[i] = inputs[shown.get(i)];
            w[i] = weights[shown.get(i)];
        }
        if (!all) {
            w[x.length - 1] = 1;
            for (int i = 0; i < TRIES; i++) {
                x[x.length - 1] += map.sums().data()[0] - sum(rows, columns, x, w);
            }
        }
        return Offer.of(
                state(rows, columns, x, w, shown, inputs.length - shown.size()),
                text(back ? "train.maps.back.tip" : "train.maps.unit.tip"));
    }

    private float sum(int rows, int columns, float[] x, float[] w) {
        return MapSums.whole(Matrix.of(rows, columns, x), Matrix.of(rows, columns, w), map.bias());
    }

    private ExplorerState state(int rows, int columns, float[] x, float[] w, List<Integer> shown, int others) {
        var one = new MapCrop(0, 1, 0, 1, 0, 0);
        var gradient = new MapGradient(map, one, one, false);
        var looking = Looking.PLAIN
                .withAspect(back ? Aspect.BACKWARD : Aspect.FORWARD)
                .withGradient(GradientSettings.PLAIN.withGradient(Optional.of(gradient.scaled())))
                .withOrigin(Optional.of(new Origin(
                        map.block().name(),
                        map.unit(),
                        0,
                        0,
                        Origin.Kind.LIST,
                        new ArrayList<>(shown),
                        others,
                        gradient.power(),
                        map.step())));
        return MapWindow.start(
                        Matrix.of(rows, columns, x),
                        Matrix.of(rows, columns, w),
                        LayerSettings.PLAIN
                                .withBias(map.hasBias(), map.bias())
                                .withRelu(map.block().endsInRelu()),
                        looking)
                .withPin(new Focus.Output(0, 0));
    }
}
