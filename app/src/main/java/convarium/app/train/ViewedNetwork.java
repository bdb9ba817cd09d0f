package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.network.Node;
import convarium.engine.network.Parameter;
import convarium.engine.tensor.Tensor;
import convarium.engine.trace.NetworkTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Copies of a network to be looked at while it trains: one for plain answers, one whose every node is
/// kept. The training itself is never watched, so that it takes its fast way and keeps its memory.
///
/// Belongs to one thread.
public final class ViewedNetwork {
    private final Network plain;
    private final Network opened;
    private final NetworkTrace trace;
    private final Map<String, Tensor> seen = new HashMap<>();
    private boolean openedIsOld = true;

    /// Copies without weights yet.
    ViewedNetwork(Graph graph, Compute compute) {
        plain = new Network(graph, compute);
        // without folding, each layer gives what it says it gives
        opened = new Network(graph, compute, NetworkOptions.DEFAULT.withFolding(false));
        trace = new NetworkTrace(
                opened,
                graph.nodes().stream()
                        .filter(Node.Applied.class::isInstance)
                        .map(Node::name)
                        .toArray(String[]::new));
    }

    /// Takes over weights and running statistics.
    void copy(List<Parameter> from) {
        var to = plain.parameters();
        for (int i = 0; i < to.size(); i++) {
            write(from.get(i).values(), to.get(i));
        }
        changed();
    }

    /// Takes over recorded weights and running statistics, by name.
    void copy(Map<String, Tensor> from) {
        for (var parameter : plain.parameters()) {
            var value = from.get(parameter.name());
            if (value != null) {
                write(value.data(), parameter);
            }
        }
        changed();
    }

    private static void write(float[] values, Parameter to) {
        System.arraycopy(values, 0, to.values(), 0, values.length);
    }

    private void changed() {
        plain.parametersChanged();
        openedIsOld = true;
        seen.clear();
    }

    /// Forgets what the nodes gave: another picture is looked at.
    void forget() {
        seen.clear();
    }

    Network network() {
        return plain;
    }

    Tensor activation(Tensor picture, String node) {
        if (seen.isEmpty()) {
            if (openedIsOld) {
                var from = plain.parameters();
                var to = opened.parameters();
                for (int i = 0; i < to.size(); i++) {
                    write(from.get(i).values(), to.get(i));
                }
                opened.parametersChanged();
                openedIsOld = false;
            }
            opened.infer(1, picture.data());
            for (var each : opened.graph().nodes()) {
                seen.put(each.name(), each instanceof Node.Input ? picture : trace.activation(each.name(), 0));
            }
        }
        var found = seen.get(node);
        if (found == null) {
            // names the nodes that there are
            opened.graph().node(node);
            throw new IllegalStateException("node " + node + " gave nothing");
        }
        return found;
    }

    float[] outputs(int n, float[] pictures) {
        plain.infer(n, pictures);
        return plain.output(plain.graph().outputs().getFirst());
    }
}
