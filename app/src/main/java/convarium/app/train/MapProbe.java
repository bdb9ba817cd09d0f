package convarium.app.train;

import convarium.engine.network.Graph;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes filters and maps of all layers out of a training network.
///
/// While it trains, the order by activity would change with every batch and nobody could follow one
/// map; so it is kept for some looks, as long as the picture stays the same.
public final class MapProbe implements Probe<MapLook> {
    /// How many validation pictures are tried to tell a dead unit.
    public static final int TRIED = 64;

    /// After so many looks at the same picture the order is made anew.
    private static final int KEPT = 16;

    private final MapSurvey survey;
    private volatile Wanted wanted = new Wanted(true, Optional.empty());
    private @Nullable Graph graph;
    private List<MapBlock> blocks = List.of();
    private final Map<String, List<Integer>> orders = new HashMap<>();
    private Tensor orderedFor = Tensor.zeros(Shape.of(1));
    private boolean ordered;
    private int looks;

    /// What is to be looked at.
    ///
    /// @param byActivity whether units stand in the order of their activity rather than their numbers
    /// @param opened the unit that is looked at closely
    public record Wanted(boolean byActivity, Optional<MapChoice> opened) {}

    /// A probe that has seen nothing yet.
    ///
    /// @param survey what validation pictures come to in a network
    public MapProbe(MapSurvey survey) {
        this.survey = survey;
    }

    /// Says what is to be looked at from the next look on; any thread may.
    ///
    /// @return whether that is something else than before
    public boolean want(Wanted value) {
        boolean changed = !value.equals(wanted);
        wanted = value;
        return changed;
    }

    @Override
    public MapLook look(Moment moment) {
        var now = wanted;
        var its = moment.network().graph();
        if (graph != its) {
            graph = its;
            blocks = MapPlan.of(its);
            orders.clear();
        }
        var picture = moment.picture().pixels();
        if (looks++ % KEPT == 0 || !orderedFor.equals(picture) || ordered != now.byActivity()) {
            orders.clear();
            orderedFor = picture;
            ordered = now.byActivity();
            looks = 1;
        }
        var seen = survey.look(moment);
        var layers = new ArrayList<LayerFigures>();
        for (var block : blocks) {
            var maps = MapFigures.of(moment.activation(block.shown()));
            var order = orders.computeIfAbsent(
                    block.name(),
                    key -> now.byActivity()
                            ? maps.byActivity()
                            : IntStream.range(0, maps.units()).boxed().toList());
            layers.add(new LayerFigures(
                    block, FilterFigures.of(block, moment.network()), maps, order, dead(block, seen), seen.tried()));
        }
        return new MapLook(
                moment.step(),
                picture,
                moment.network().parameterCount(),
                layers,
                now.opened().flatMap(choice -> open(moment, choice)));
    }

    private Optional<OpenedMap> open(Moment moment, MapChoice choice) {
        var block = blocks.stream().filter(b -> b.name().equals(choice.layer())).findFirst();
        if (block.isEmpty() || choice.unit() >= block.get().units()) {
            return Optional.empty();
        }
        var looked = moment.picture();
        int label = looked.label().orElseGet(() -> guess(moment));
        var passed = survey.network(moment);
        passed.backward(looked.pixels(), label);
        return Optional.of(MapOpening.open(
                block.get(),
                choice.unit(),
                moment.network(),
                passed,
                looked.pixels(),
                new MapOpening.Shown(looked.index(), label, looked.label().isPresent()),
                moment.step()));
    }

    private static int guess(Moment moment) {
        float[] outputs = moment.outputs(1, moment.picture().pixels().data());
        int best = 0;
        for (int i = 1; i < moment.validation().classes(); i++) {
            best = outputs[i] > outputs[best] ? i : best;
        }
        return best;
    }

    /// The units without a sign of life; only where a ReLU can kill them.
    private static Set<Integer> dead(MapBlock block, MapSurvey.Seen seen) {
        return block.endsInRelu() ? seen.dead().getOrDefault(block.name(), Set.of()) : Set.of();
    }
}
