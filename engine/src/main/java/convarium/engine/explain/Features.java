package convarium.engine.explain;

import convarium.engine.data.DataSet;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.Node;
import java.util.Arrays;
import java.util.Set;

/// What a network's last layer is given for each of some pictures: the values of the penultimate layer,
/// a row a picture. Pictures whose rows lie near each other look alike to the network.
///
/// @param network a network that nobody else runs meanwhile: its penultimate layer is watched, which
/// plans its memory anew; take a [NetworkCopy] of one that is being trained
public record Features(Network network) {

    /// The node that the layer with the logits reads; the input itself where there is no layer between.
    ///
    /// @throws IllegalArgumentException if the network has not exactly one head that is a layer
    public static String penultimate(Graph graph, String head) {
        if (!(graph.node(head) instanceof Node.Applied applied)) {
            throw new IllegalArgumentException("a penultimate layer needs a last one, found the input " + head);
        }
        return applied.inputs().getFirst();
    }

    /// How many values a row has.
    public int size() {
        return network.graph().node(node()).shape().elements();
    }

    private String node() {
        return penultimate(network.graph(), network.heads().getFirst());
    }

    /// The rows of some pictures, one behind the other.
    ///
    /// @param chosen which pictures
    public float[] of(DataSet pictures, int[] chosen) {
        String node = node();
        network.watch(Set.of(node));
        int width = size();
        int input = pictures.shape().elements();
        int batch = Math.min(BATCH, chosen.length);
        float[] x = new float[batch * input];
        float[] rows = new float[Math.multiplyExact(chosen.length, width)];
        for (int from = 0; from < chosen.length; from += batch) {
            int n = Math.min(batch, chosen.length - from);
            for (int i = 0; i < n; i++) {
                pictures.copy(chosen[from + i], x, i * input);
            }
            network.infer(n, x);
            System.arraycopy(network.output(node), 0, rows, from * width, n * width);
        }
        return rows;
    }

    /// The first so many numbers, to choose pictures with.
    public static int[] first(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private static final int BATCH = 64;
}
