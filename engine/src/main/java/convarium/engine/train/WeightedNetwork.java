package convarium.engine.train;

import convarium.engine.compute.Compute;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.notation.WrittenGraph.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A network that begins with given weights instead of drawn ones.
///
/// @param network what is built
/// @param values by the parameters' names
/// @param fingerprint the weights' SHA-256
public record WeightedNetwork(Blueprint network, Map<String, float[]> values, String fingerprint) implements Blueprint {

    public WeightedNetwork {
        values = Map.copyOf(values);
    }

    /// A network with the weights of a file.
    ///
    /// @param compute what the network is built with to see what it needs
    /// @throws convarium.engine.format.FormatException if the file does not hold this network's weights
    public static WeightedNetwork of(Blueprint network, WeightFile file, Compute compute, DataSet pictures)
            throws convarium.engine.format.FormatException {
        var built = network.network(network.recipe(), compute, pictures);
        var values = file.read(built);
        set(built, values);
        return new WeightedNetwork(network, values, Fingerprint.sha256(built.parameters()));
    }

    private static void set(Network network, Map<String, float[]> values) {
        for (Parameter parameter : network.parameters()) {
            float[] own = parameter.values();
            Optional.ofNullable(values.get(parameter.name()))
                    .ifPresent(given -> System.arraycopy(given, 0, own, 0, own.length));
        }
        network.parametersChanged();
    }

    @Override
    public String name() {
        return network.name();
    }

    @Override
    public String heading() {
        return network.heading() + ", beginning with given weights";
    }

    @Override
    public Recipe recipe() {
        return network.recipe();
    }

    @Override
    public Split fit(Split pictures) {
        return network.fit(pictures);
    }

    @Override
    public Network network(Recipe chosen, Compute compute, DataSet pictures) {
        var built = network.network(chosen, compute, pictures);
        set(built, values);
        return built;
    }

    @Override
    public Map<String, Origin> origins(DataSet pictures) {
        return network.origins(pictures);
    }

    @Override
    public Map<String, String> about() {
        var about = new LinkedHashMap<>(network.about());
        about.put("first weights", fingerprint);
        return about;
    }
}
