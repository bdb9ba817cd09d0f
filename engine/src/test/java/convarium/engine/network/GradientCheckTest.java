package convarium.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import convarium.engine.compute.Compute;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Outputs and gradients of every kind of layer against [PlainLayers], whose gradients are central
/// differences in float64: value by value, and along a direction in which all values take part.
class GradientCheckTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Compute COMPUTE = Chosen.on(POOL);
    private static final double STEP = 1e-6;
    private static final int SINGLE = 5;

    @AfterAll
    static void close() {
        POOL.close();
    }

    static Stream<String> names() {
        return LayerCases.all().keySet().stream();
    }

    static IntStream sizes() {
        return SizedLayers.sizes();
    }

    @ParameterizedTest
    @MethodSource("names")
    void layers(String name) {
        check(LayerCases.named(name));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void layersOfOddSizes(int size) {
        SizedLayers.of(size).forEach(GradientCheckTest::check);
    }

    private static void check(LayerCases c) {
        var network = LayerRuns.network(c, COMPUTE, NetworkOptions.DEFAULT);
        float[][] inputs = LayerRuns.inputs(c);
        float[] dy = LayerRuns.gradient(c);
        double[][] x = doubles(Arrays.asList(inputs));
        var learnt = network.trainable();
        double[][] p = doubles(learnt.stream().map(Parameter::values).toList());
        network.forwardTraining(LayerRuns.N, inputs);
        double[] expected = PlainLayers.forward(c, LayerRuns.N, x, p);
        assertClose(expected, Arrays.copyOf(network.output("layer"), expected.length), 5e-5, c + ", output");
        network.backward(dy);
        var along = new Differences(c, x, p, dy);
        for (int i = 0; i < x.length; i++) {
            along.check(x[i], network.gradient("x" + i), "input " + i);
        }
        for (int i = 0; i < p.length; i++) {
            along.check(p[i], learnt.get(i).gradient(), learnt.get(i).name());
        }
    }

    private static double[][] doubles(List<float[]> arrays) {
        double[][] doubles = new double[arrays.size()][];
        for (int i = 0; i < doubles.length; i++) {
            float[] array = arrays.get(i);
            doubles[i] =
                    IntStream.range(0, array.length).mapToDouble(j -> array[j]).toArray();
        }
        return doubles;
    }

    private static void assertClose(double[] expected, float[] found, double tolerance, String what) {
        double largest = 1e-3;
        for (double v : expected) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], tolerance * largest, what + " at " + i);
        }
    }

    /// The loss Σ dy·y of a layer, and how it changes with values of one of its arrays.
    private static final class Differences {
        private final LayerCases c;
        private final double[][] x;
        private final double[][] p;
        private final float[] dy;

        Differences(LayerCases c, double[][] x, double[][] p, float[] dy) {
            this.c = c;
            this.x = x;
            this.p = p;
            this.dy = dy;
        }

        private double loss() {
            double[] y = PlainLayers.forward(c, LayerRuns.N, x, p);
            double loss = 0;
            for (int i = 0; i < y.length; i++) {
                loss += y[i] * dy[i];
            }
            return loss;
        }

        private double slope(double[] values, float[] direction) {
            double[] before = values.clone();
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = before[i] + (side == 0 ? -STEP : STEP) * direction[i];
                }
                losses[side] = loss();
            }
            System.arraycopy(before, 0, values, 0, values.length);
            return (losses[1] - losses[0]) / (2 * STEP);
        }

        void check(double[] values, float[] gradient, String what) {
            float[] all = Values.of(31, values.length, 1);
            double expected = 0;
            double size = 0;
            double largest = 1e-3;
            for (int i = 0; i < values.length; i++) {
                expected += (double) all[i] * gradient[i];
                size += Math.abs((double) all[i] * gradient[i]);
                largest = Math.max(largest, Math.abs((double) gradient[i]));
            }
            String name = c + ", gradient at " + what;
            assertEquals(slope(values, all), expected, 2e-5 * (size + 0.01), name);
            int step = Math.max(1, values.length / SINGLE);
            for (int i = 0; i < values.length; i += step) {
                float[] one = new float[values.length];
                one[i] = 1;
                assertEquals(slope(values, one), gradient[i], 1e-4 * largest, name + ", place " + i);
            }
        }
    }
}
