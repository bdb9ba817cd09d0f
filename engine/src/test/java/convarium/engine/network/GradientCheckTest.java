package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gradients against central differences of the forward pass, summed in float64: along a random direction of each
/// input and each parameter, the loss must change by direction times gradient.
///
/// The forward pass rounds to float32, so a step of 1/64 leaves an error of about 1e-4 of the terms that cancel.
/// The goldens check the same gradients more sharply against float64; this holds them for other sizes and for
/// layers in each other's company.
class GradientCheckTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final float STEP = 1 / 64f;

    @AfterAll
    static void close() {
        POOL.close();
    }

    static Stream<String> names() {
        // a step along a kink or past another maximum is no derivative
        return LayerCases.all().keySet().stream().filter(name -> !name.contains("max-pool") && !name.contains("-max"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void layers(String name) {
        check(LayerCases.named(name).graph(), 2, 0.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void residualBlock(int n) {
        check(NetworkGoldensTest.residual(), n, 0.05);
    }

    private void check(Graph graph, int n, double tolerance) {
        var network = new Network(graph, COMPUTE, NetworkOptions.DEFAULT.withFoldedSoftmax(false));
        Values.fill(network, 0.5);
        var inputs = graph.inputs();
        float[][] x = new float[inputs.size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Values.of(11 + i, n * inputs.get(i).shape().elements(), 1);
            network.wantInputGradient(inputs.get(i).name(), true);
        }
        List<String> heads = network.heads();
        float[][] dy = new float[heads.size()][];
        for (int h = 0; h < dy.length; h++) {
            dy[h] = Values.of(21 + h, n * graph.node(heads.get(h)).shape().elements(), 1);
        }
        network.forwardTraining(n, x);
        network.backward(dy);
        for (int i = 0; i < x.length; i++) {
            float[] gradient = network.gradient(inputs.get(i).name()).clone();
            along(network, n, x, dy, x[i], gradient, tolerance);
            network.forwardTraining(n, x);
            network.backward(dy);
        }
        for (var parameter : network.trainable()) {
            along(network, n, x, dy, parameter.values(), parameter.gradient().clone(), tolerance);
        }
    }

    private static void along(
            Network network, int n, float[][] x, float[][] dy, float[] changed, float[] gradient, double tolerance) {
        float[] direction = Values.of(31, changed.length, 1);
        float[] before = changed.clone();
        double expected = 0;
        double size = 0;
        for (int i = 0; i < changed.length; i++) {
            expected += (double) direction[i] * gradient[i];
            size += Math.abs((double) gradient[i]);
        }
        double above = loss(network, n, x, dy, changed, before, direction, STEP);
        double below = loss(network, n, x, dy, changed, before, direction, -STEP);
        System.arraycopy(before, 0, changed, 0, before.length);
        network.parametersChanged();
        double found = (above - below) / (2 * STEP);
        assertEquals(expected, found, tolerance * (size / Math.sqrt(changed.length) + 0.05));
    }

    private static double loss(
            Network network,
            int n,
            float[][] x,
            float[][] dy,
            float[] changed,
            float[] before,
            float[] direction,
            float step) {
        for (int i = 0; i < changed.length; i++) {
            changed[i] = before[i] + step * direction[i];
        }
        network.parametersChanged();
        network.forwardTraining(n, x);
        double loss = 0;
        for (int h = 0; h < dy.length; h++) {
            float[] y = network.output(network.heads().get(h));
            for (int i = 0; i < dy[h].length; i++) {
                loss += (double) y[i] * dy[h][i];
            }
        }
        return loss;
    }
}
