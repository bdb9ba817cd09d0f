package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.compute.Chosen;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Dense;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.Parameter;
import convarium.engine.tensor.RandomStream;
import convarium.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescentTest {
    private static final WorkerPool POOL = new WorkerPool(2);

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// Two Dense layers side by side after a first training pass, so that there is room for gradients.
    private static Network network(int in, int out) {
        var graph = new Graph();
        graph.input("x", Shape.of(in));
        graph.add("a", new Dense(in, out, false), "x");
        graph.add("b", new Dense(in, out, false), "x");
        var network = new Network(graph, Chosen.on(POOL));
        network.forwardTraining(1, new float[in]);
        network.backward(new float[out], new float[out]);
        return network;
    }

    private static void setGradients(Network network, float[] a, float[] b) {
        System.arraycopy(a, 0, network.parameters().getFirst().gradient(), 0, a.length);
        System.arraycopy(b, 0, network.parameters().getLast().gradient(), 0, b.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void clippingByNormAsPyTorch(int limit) {
        float[] all = Golden.floats("gradients");
        var network = network(7, 1);
        setGradients(network, Arrays.copyOf(all, 7), Arrays.copyOfRange(all, 7, 14));
        var descent = new Descent(new Optimiser.Sgd(), new Clipping.ByNorm(limit), 1, POOL);
        descent.apply(network.trainable());
        float[] clipped = new float[14];
        for (int i = 0; i < 14; i++) {
            // from 0 with the rate 1, each weight is its clipped gradient's negative
            clipped[i] = -network.parameters().get(i / 7).values()[i % 7];
        }
        Golden.assertClose(Golden.floats("clip.norm." + limit), clipped, 1e-6, "limit " + limit);
    }

    @Test
    @Tag("bits")
    void longArraysInPartsForAnyThreads() {
        int in = 301;
        int out = 201;
        float[] a = new float[in * out];
        float[] b = new float[in * out];
        new RandomStream(1, 1).fillNormal(1, a);
        new RandomStream(1, 2).fillNormal(1, b);
        float[] expected = {};
        for (int threads = 1; threads <= 3; threads++) {
            try (var pool = new WorkerPool(threads)) {
                var network = network(in, out);
                var descent = new Descent(new Optimiser.AdamW(), new Clipping.ByNorm(3), 0.1, pool);
                for (int step = 0; step < 3; step++) {
                    setGradients(network, a, b);
                    descent.apply(network.trainable());
                }
                float[] found = network.parameters().getLast().values();
                expected = threads == 1 ? found : expected;
                assertArrayEquals(expected, found);
            }
        }
        float[] plain = new float[in * out];
        float[][] memory = new float[2][in * out];
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (double) a[i] * a[i] + (double) b[i] * b[i];
        }
        float scale = (float) (3 / (Math.sqrt(squares) + 1e-6));
        for (int step = 1; step <= 3; step++) {
            UpdateRule.apply(
                    new Optimiser.AdamW(),
                    0.1,
                    step,
                    scale,
                    Float.POSITIVE_INFINITY,
                    plain,
                    b.clone(),
                    memory,
                    0,
                    plain.length);
        }
        Golden.assertClose(plain, expected, 1e-5, "parts");
    }

    @Test
    void whatIsFrozenStaysAndStartsAnewLater() {
        var network = network(7, 1);
        var descent = new Descent(new Optimiser.Adam(), new Clipping.None(), 0.1, POOL);
        network.freeze("a");
        network.forwardTraining(1, new float[7]);
        network.backward(new float[1], new float[1]);
        Arrays.fill(network.parameters().getLast().gradient(), 1);
        descent.apply(network.trainable());
        Parameter a = network.parameters().getFirst();
        Parameter b = network.parameters().getLast();
        assertEquals(0, a.values()[0]);
        // Adam's first step is the rate, whatever the gradient
        assertEquals(-0.1f, b.values()[0], 1e-6f);
        assertEquals(0, descent.remembered(a).steps());
        assertEquals(1, descent.remembered(b).steps());
    }

    @Test
    void remembersOnlyWhatFits() {
        var parameter = network(7, 1).parameters().getFirst();
        var other = network(5, 1).parameters().getFirst();
        var adam = new Descent(new Optimiser.Adam(), new Clipping.None(), 0.1, POOL);
        var sgd = new Descent(new Optimiser.Sgd(), new Clipping.None(), 0.1, POOL);
        var remembered = adam.remembered(parameter);
        assertEquals(
                List.of(0f, 0f),
                remembered.arrays().stream().map(t -> t.get(0, 6)).toList());
        var e = assertThrows(IllegalArgumentException.class, () -> sgd.remember(parameter, remembered));
        assertEquals("the optimiser remembers 0 numbers for each weight, found 2", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> adam.remember(other, remembered));
        assertEquals("a.weight has the shape 1×5, found a memory of 1×7", e.getMessage());
    }
}
