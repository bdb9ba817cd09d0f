package convarium.engine.explain;

import convarium.engine.compute.Compute;
import convarium.engine.network.Network;

/// A second network with the values of a first one, which may be looked at on another thread while the
/// first goes on learning.
public final class NetworkCopy {
    private NetworkCopy() {}

    /// Copies a network's values into a new one.
    ///
    /// @param compute what the copy is run with; of its own where it runs on another thread
    public static Network of(Network network, Compute compute) {
        var copy = new Network(network.graph(), compute, network.options());
        refresh(network, copy);
        return copy;
    }

    /// Brings a copy up to date.
    ///
    /// @throws IllegalArgumentException if the two have different parameters
    public static void refresh(Network network, Network copy) {
        var from = network.parameters();
        var to = copy.parameters();
        boolean same = from.size() == to.size();
        for (int i = 0; same && i < from.size(); i++) {
            same = from.get(i).shape().equals(to.get(i).shape());
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "a copy takes the values of a network with the same parameters, found " + from + " and " + to);
        }
        for (int i = 0; i < from.size(); i++) {
            float[] values = from.get(i).values();
            System.arraycopy(values, 0, to.get(i).values(), 0, values.length);
        }
        copy.parametersChanged();
    }
}
