package convarium.app.train;

import convarium.engine.explain.Features;
import convarium.engine.explain.NetworkCopy;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/// Takes the penultimate layer's values for the first validation pictures and lays them out by their components.
///
/// The network that it watches is a copy of its own, so that no other panel pays for that.
final class ProjectionProbe implements Probe<ProjectionFigures> {
    /// So many pictures: more would lie over each other, and t-SNE takes the square of their time.
    static final int MOST = 500;

    private Optional<Network> watched = Optional.empty();

    @Override
    public ProjectionFigures look(Moment moment) {
        var network = moment.network();
        var copy = watched.filter(w -> w.graph() == network.graph())
                .orElseGet(() -> NetworkCopy.of(network, network.compute()));
        watched = Optional.of(copy);
        NetworkCopy.refresh(network, copy);
        var pictures = moment.validation();
        int n = Math.min(MOST, pictures.count());
        int[] chosen = Features.first(n);
        var features = new Features(copy);
        float[] rows = features.of(pictures, chosen);
        var numbers = Arrays.stream(chosen).boxed().toList();
        String layer = Features.penultimate(network.graph(), network.heads().getFirst());
        return new ProjectionFigures(
                pictures,
                pictures.classNames(),
                layer,
                Tensor.wrap(Shape.of(n, features.size()), rows),
                ProjectionPoints.ofComponents(numbers, rows, features.size()),
                moment.step());
    }
}
