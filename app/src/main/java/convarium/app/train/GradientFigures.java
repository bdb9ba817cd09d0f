package convarium.app.train;

import convarium.engine.network.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How large the gradients of each layer are, and how weights, activations and gradients are spread.
///
/// @param step how many batches had been learnt from
/// @param layers those that learn, in graph order
/// @param spreadOver how many validation pictures the spread of activations is taken from
public record GradientFigures(long step, List<OfLayer> layers, int spreadOver) {

    public GradientFigures {
        layers = List.copyOf(layers);
    }

    /// One layer that learns.
    ///
    /// @param name its name in the graph
    /// @param title what it is called on screen
    /// @param norm the root of the sum of the squares of its gradients in the last batch, weights and
    /// biases together; empty before the first batch and for moments of the past
    /// @param weights how its weights are spread
    /// @param activations how what it gives is spread
    /// @param gradients how the sizes of its weights' gradients are spread; empty as the norm
    public record OfLayer(
            String name,
            String title,
            Optional<Double> norm,
            Histogram weights,
            Histogram activations,
            Optional<Histogram> gradients) {}

    /// Takes the figures of a moment.
    ///
    /// @param seen what validation pictures come to at that moment
    /// @param before figures from shortly before, whose spreads of weights and gradients are good
    /// enough; empty to count anew
    static GradientFigures of(Moment moment, MapSurvey.Seen seen, Optional<GradientFigures> before) {
        var layers = new ArrayList<OfLayer>();
        var blocks = MapPlan.of(moment.network().graph());
        for (var block : blocks) {
            var parameters = moment.network().parameters(block.name()).stream()
                    .filter(parameter -> parameter.spec().role().learnt())
                    .toList();
            var spread = seen.spread().get(block.name());
            if (!parameters.isEmpty() && spread != null) {
                int at = layers.size();
                var last = before.filter(b -> at < b.layers().size())
                        .map(b -> b.layers().get(at));
                layers.add(of(
                        moment,
                        block,
                        title(block, blocks),
                        parameters,
                        spread,
                        last.filter(l -> l.name().equals(block.name()))));
            }
        }
        return new GradientFigures(moment.step(), layers, seen.spreadOver());
    }

    /// What a layer is called: by what it is where no other is alike, else by its name.
    private static String title(MapBlock block, List<MapBlock> all) {
        String title = MapWords.name(block);
        return all.stream().filter(other -> MapWords.name(other).equals(title)).count() > 1 ? block.name() : title;
    }

    private static OfLayer of(
            Moment moment,
            MapBlock block,
            String title,
            List<Parameter> parameters,
            Histogram activations,
            Optional<OfLayer> last) {
        var weights = parameters.getFirst();
        var gradient = moment.gradient(weights.name());
        return new OfLayer(
                block.name(),
                title,
                gradient.isEmpty() ? Optional.empty() : Optional.of(norm(moment, parameters)),
                last.map(OfLayer::weights)
                        .orElseGet(() -> Histogram.around0(weights.values(), 0, weights.values().length)),
                activations,
                gradient.map(g -> last.flatMap(OfLayer::gradients).orElseGet(() -> Histogram.sizes(g, 0, g.length))));
    }

    private static double norm(Moment moment, List<Parameter> parameters) {
        double sum = 0;
        for (var parameter : parameters) {
            for (float g : moment.gradient(parameter.name()).orElse(new float[0])) {
                sum += (double) g * g;
            }
        }
        return Math.sqrt(sum);
    }

    /// What the layers' gradients say of the training.
    public GradientHealth health() {
        var norms = new ArrayList<Double>();
        for (var layer : layers) {
            if (layer.norm().isEmpty()) {
                return GradientHealth.UNKNOWN;
            }
            norms.add(layer.norm().get());
        }
        return GradientHealth.of(norms);
    }
}
