package convarium.engine.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.network.Network;
import convarium.engine.notation.WrittenGraph.Origin;
import java.util.Map;

/// A network that can be built to learn pictures, with a recipe that suits it: a preset, or one that
/// somebody wrote.
public sealed interface Blueprint permits TrainingPreset, WrittenNetwork, WeightedNetwork {

    /// What it is called.
    String name();

    /// What it is, in a line for people.
    String heading();

    /// How it is taught, unless somebody wants otherwise.
    Recipe recipe();

    /// Pictures as the network takes them.
    ///
    /// @throws IllegalArgumentException if it cannot take such pictures, with both shapes
    Split fit(Split pictures);

    /// Builds the network with its first weights, to be taught by a recipe.
    ///
    /// @param pictures what it is to learn
    /// @throws IllegalArgumentException if it does not fit them
    Network network(Recipe chosen, Compute compute, DataSet pictures);

    /// What a Keras text says of the nodes with weights; empty for every other network.
    default Map<String, Origin> origins(DataSet pictures) {
        return Map.of();
    }

    /// What tells it from other networks, by name: two that agree in all of it are one.
    Map<String, String> about();
}
