package convarium.engine.explain;

import convarium.engine.compute.FloatMath;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Network;
import convarium.engine.network.Node;

/// Asks a network for probabilities, picture by picture of a batch.
///
/// Where the network ends in a softmax its values are taken; where it ends in logits, the softmax is
/// worked out here: with the largest logit taken away, exponentials of [FloatMath], added with the
/// class ascending. Nothing of the network changes but its workspace. Not for several threads at once.
public final class Predictor {
    private final Network network;
    private final String head;
    private final boolean finished;
    private final int classes;

    /// Looks for the network's answer.
    ///
    /// @throws IllegalArgumentException if the network has not exactly one input and one output
    public Predictor(Network network) {
        var graph = network.graph();
        if (graph.inputs().size() != 1 || network.heads().size() != 1) {
            throw new IllegalArgumentException("predictions need a network with one input and one output, found "
                    + graph.inputs().size() + " and " + network.heads().size());
        }
        this.network = network;
        head = network.heads().getFirst();
        var node = graph.node(head);
        finished = node instanceof Node.Applied applied && applied.layer() instanceof Softmax;
        classes = node.shape().elements();
    }

    /// How many classes it tells apart.
    public int classes() {
        return classes;
    }

    /// What it is asked.
    public Network network() {
        return network;
    }

    /// The probabilities of a batch.
    ///
    /// @param n pictures
    /// @param x their values, one behind the other
    /// @param into takes `(n, classes)` probabilities; NaN where the network gives it
    /// @param at where they begin there
    public void predict(int n, float[] x, float[] into, int at) {
        network.infer(n, x);
        float[] given = network.output(head);
        if (finished) {
            System.arraycopy(given, 0, into, at, n * classes);
        } else {
            for (int i = 0; i < n; i++) {
                softmax(given, i * classes, classes, into, at + i * classes);
            }
        }
    }

    /// exp(x) over the sum of all exp(x), for a row of logits.
    static void softmax(float[] logits, int from, int count, float[] into, int at) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            max = Math.max(max, logits[from + j]);
        }
        float sum = 0;
        for (int j = 0; j < count; j++) {
            into[at + j] = FloatMath.exp(logits[from + j] - max);
            sum += into[at + j];
        }
        for (int j = 0; j < count; j++) {
            into[at + j] /= sum;
        }
    }
}
