package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.Conv2d;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A convolution of one weight and a ReLU, which would be one step: everything can be worked out by hand.
class NetworkTraceTest {
    private static final WorkerPool POOL = new WorkerPool(1);

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static Network network() {
        var graph = new Graph();
        graph.input("x", Shape.of(1, 1, 3));
        var one = Size.square(1);
        graph.add("conv", new Conv2d(1, 1, one, one, Padding.NONE, PaddingMode.ZERO, one, 1, true, false), "x");
        graph.add("relu", Activate.RELU, "conv");
        graph.add("second", new Conv2d(1, 1, one, one, Padding.NONE, PaddingMode.ZERO, one, 1, false, false), "relu");
        var network = new Network(graph, Computes.scalar(POOL));
        network.parameters("conv").get(0).values()[0] = 2;
        network.parameters("conv").get(1).values()[0] = -1;
        network.parameters("second").get(0).values()[0] = 3;
        network.parametersChanged();
        return network;
    }

    @Test
    void valuesAndGradientsOfASample() {
        var network = network();
        try (var trace = new NetworkTrace(network, "conv", "relu")) {
            network.forwardTraining(2, new float[] {1, 0, 2, 0, 1, -1});
            var conv = trace.activation("conv", 0);
            assertArrayEquals(new float[] {1, -1, 3}, conv.data());
            assertArrayEquals(new float[] {1, 0, 3}, trace.activation("relu", 0).data());
            assertArrayEquals(new float[] {0, 1, 0}, trace.activation("relu", 1).data());
            network.backward(new float[] {1, 1, 1, 1, 2, 1});
            assertArrayEquals(new float[] {3, 3, 3}, trace.gradient("relu", 0).data());
            assertArrayEquals(new float[] {3, 0, 3}, trace.gradient("conv", 0).data());
            assertArrayEquals(new float[] {0, 6, 0}, trace.gradient("conv", 1).data());
            var learning = trace.parameters("conv");
            assertEquals("conv.weight", learning.getFirst().name());
            // 3·1 + 3·2 + 6·1
            assertEquals(15, learning.getFirst().gradient().getFirst().data()[0]);
            assertEquals(12, learning.get(1).gradient().getFirst().data()[0]);
            network.forwardTraining(1, new float[3]);
            assertArrayEquals(new float[] {1, -1, 3}, conv.data());
        }
    }

    @Test
    void whatIsNotWatchedOrNotThere() {
        var network = network();
        var trace = new NetworkTrace(network, "relu");
        var e = assertThrows(IllegalStateException.class, () -> trace.activation("relu", 0));
        assertEquals("there was no pass since the watch began", e.getMessage());
        network.forwardTraining(1, new float[3]);
        var unknown = assertThrows(IllegalArgumentException.class, () -> trace.activation("conv", 0));
        assertEquals("node conv is not watched, only relu", unknown.getMessage());
        var beyond = assertThrows(IllegalArgumentException.class, () -> trace.activation("relu", 1));
        assertEquals("the last batch has samples 0 to 0, found 1", beyond.getMessage());
        trace.close();
        network.freeze("conv");
        assertEquals(List.of(), trace.parameters("conv").getFirst().gradient());
    }
}
