package convarium.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import convarium.engine.compute.scalar.ScalarCompute;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Forward;
import convarium.engine.tensor.CounterRandom;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is shown is what was summed: also where a network would take Winograd's algorithm, layers run
/// by themselves and traces take the products one by one.
final class DirectSumsTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Size ONE = Size.square(1);
    private static final Conv2d LAYER =
            new Conv2d(32, 33, Size.square(3), ONE, Padding.symmetric(1, 1), PaddingMode.ZERO, ONE, 1, true, false);
    private static final Tensor INPUT = numbers(1, Shape.of(32, 5, 6));
    private static final Tensor WEIGHTS = numbers(2, Shape.of(33, 32, 3, 3));
    private static final Tensor BIAS = numbers(3, Shape.of(33));

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static Tensor numbers(int seed, Shape shape) {
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < shape.elements(); i++) {
            tensor.data()[i] = 2 * CounterRandom.uniform(seed, 0, i) - 1;
        }
        return tensor;
    }

    /// Refuses to plan anything but direct convolutions.
    private static final class DirectAlone extends ScalarCompute {
        DirectAlone() {
            super(POOL, "");
        }

        @Override
        public Convolution convolution(WindowGeometry g, PaddingMode mode, boolean flipped, Algorithm algorithm) {
            assertEquals(Algorithm.DIRECT, algorithm);
            return super.convolution(g, mode, flipped, algorithm);
        }

        @Override
        public Algorithm algorithmFor(WindowGeometry g, PaddingMode mode, boolean flipped) {
            throw new AssertionError("a layer by itself has no choice of algorithms");
        }
    }

    @Test
    void theSumsShownAreTheSumsMade() {
        var alone = new DirectAlone();
        var plain = new ScalarCompute(POOL, "");
        var g = LAYER.geometry(INPUT.shape());
        assertEquals(Algorithm.WINOGRAD, plain.algorithmFor(g, PaddingMode.ZERO, false));

        var applied = Forward.run(alone, LAYER, INPUT, WEIGHTS, BIAS);
        var trace = WindowTrace.of(LAYER, INPUT, WEIGHTS, BIAS);
        for (int oc = 0; oc < 33; oc++) {
            for (int place = 0; place < 30; place++) {
                float shown = trace.step(oc, place / 6, place % 6).value();
                assertEquals(applied.data()[oc * 30 + place], shown);
            }
        }
        float[] transformed = new float[33 * 30];
        var plan = plain.convolution(g, PaddingMode.ZERO, false, Algorithm.WINOGRAD);
        plan.setWeights(WEIGHTS.data());
        plan.forward(1, INPUT.data(), Epilogue.bias(BIAS.data()), transformed);
        assertFalse(Arrays.equals(transformed, applied.data()), "these numbers tell the two algorithms apart");
    }

    @Test
    void soAreTheSumsOfGradients() {
        var dy = numbers(4, Shape.of(33, 5, 6));
        var trace = GradientTrace.of(WindowTrace.of(LAYER, INPUT, WEIGHTS, BIAS), dy, new DirectAlone());
        float[] dx = new float[INPUT.data().length];
        var plan = new ScalarCompute(POOL, "")
                .convolution(LAYER.geometry(INPUT.shape()), PaddingMode.ZERO, false, Algorithm.DIRECT);
        plan.setWeights(WEIGHTS.data());
        plan.backwardInput(1, dy.data(), dx);
        assertEquals(Tensor.of(INPUT.shape(), dx), trace.inputGradient());
    }
}
