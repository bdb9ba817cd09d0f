package convarium.engine.network;

import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of layer, forward and backward, against PyTorch.
class LayerGoldensTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final int N = 3;
    private static final Set<String> ACTIVATIONS =
            Set.of("relu", "leakyrelu", "elu", "silu", "gelu", "hardswish", "sigmoid", "tanh");

    @AfterAll
    static void close() {
        POOL.close();
    }

    static Stream<String> names() {
        return LayerCases.all().keySet().stream();
    }

    /// The goldens stretch the inputs of activations by a factor.
    static float stretch(String name) {
        return ACTIVATIONS.contains(name) ? (float) (Values.of(100, 1, 0.5)[0] * 20.0) : 1;
    }

    @ParameterizedTest
    @MethodSource("names")
    void outputsAndGradientsArePytorchs(String name) {
        var inputs = LayerCases.named(name).inputs();
        var graph = LayerCases.named(name).graph();
        var network = new Network(graph, COMPUTE, NetworkOptions.DEFAULT.withFoldedSoftmax(false));
        Values.fill(network, 0.5);
        float[][] x = new float[inputs.size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Values.of(1 + i, N * inputs.get(i).elements(), 1);
            network.wantInputGradient("x" + i, true);
        }
        float stretch = stretch(name);
        if (stretch != 1) {
            for (int i = 0; i < x[0].length; i++) {
                x[0][i] *= stretch;
            }
        }
        // twice: the second time all memory is used again
        for (int pass = 0; pass < 2; pass++) {
            network.resumeAt(0);
            network.forwardTraining(N, x);
            Goldens.check(name + " y0", network.output("layer"), 3e-5);
            network.backward(Values.of(50, N * graph.node("layer").shape().elements(), 1));
        }
        for (int i = 0; i < x.length; i++) {
            float[] dx = network.gradient("x" + i).clone();
            for (int j = 0; j < dx.length; j++) {
                dx[j] *= stretch;
            }
            Goldens.check(name + " dx" + i, dx, 1e-4);
        }
        List<Parameter> trainable = network.trainable();
        for (int j = 0; j < trainable.size(); j++) {
            Goldens.check(name + " dp" + j, trainable.get(j).gradient(), 1e-4);
        }
    }
}
