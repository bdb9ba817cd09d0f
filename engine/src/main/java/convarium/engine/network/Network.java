package convarium.engine.network;

import java.util.List;

/// A graph with its parameters and its planned memory.
public final class Network {
    private final List<Parameter> parameters;

    Network(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /// All parameters and running statistics in graph order.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// Tells the network that values of its parameters were written from outside.
    public void parametersChanged() {}
}
