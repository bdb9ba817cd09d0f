package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.scalar.ScalarCompute;
import convarium.engine.compute.simd.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ComputesTest {
    private static final WorkerPool POOL = new WorkerPool(2);

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void descriptions() {
        try (var one = new WorkerPool(1)) {
            assertEquals("scalar, 1 thread", Computes.scalar(one).description());
        }
        assertEquals("scalar, 2 threads", Computes.scalar(POOL).description());
    }

    @Test
    void onlyAReferenceThatNobodyAskedForGivesNotice() {
        assertEquals("", Computes.scalar(POOL).notice());
        assertEquals("", Computes.simd(POOL).notice());
        assertEquals("why", new ScalarCompute(POOL, "why").notice());
    }

    @Test
    @Tag("bits")
    void theForcedLanesAreUsed() {
        int lanes = Integer.getInteger(Lanes.PROPERTY, Math.min(16, FloatVector.SPECIES_PREFERRED.length()));
        assertEquals("SIMD, " + lanes + " lanes, 2 threads", Computes.simd(POOL).description());
    }

    @Test
    void theBestIsSimdWhereItCanBeHad() {
        assertEquals(Computes.simd(POOL).description(), Computes.best(POOL).description());
    }

    @Test
    void warmingUpEndsAtOnceIfItHasNoTime() {
        var compute = Chosen.on(POOL);
        WarmUp.run(compute, Duration.ZERO);
        assertTrue(SelfTest.agree(compute, Computes.scalar(POOL)));
    }

    @Test
    void theSelfTestTellsRightFromWrong() {
        var scalar = Computes.scalar(POOL);
        assertTrue(SelfTest.agree(Computes.simd(POOL), scalar));
        assertTrue(SelfTest.agreeThroughout(Computes.simd(POOL), scalar));
        for (var fault : Fault.values()) {
            assertFalse(SelfTest.agreeThroughout(new Faulty(fault), scalar), fault.name());
        }
    }

    @Test
    void theReferenceTakesOverFromWrongSums() {
        for (var compute : List.of(
                Computes.tested(new Faulty(Fault.PRODUCT)),
                Computes.warmUp(new Faulty(Fault.WEIGHTS), Duration.ZERO))) {
            String reason = "SIMD gave wrong sums in its self-test on this machine";
            assertEquals(reason, compute.notice());
            assertEquals("scalar, 2 threads: " + reason, compute.description());
            assertTrue(SelfTest.agree(compute, Computes.scalar(POOL)));
        }
    }

    @Test
    void rightSumsAreKept() {
        var compute = Chosen.on(POOL);
        assertSame(compute, Computes.tested(compute));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0", "-4", "32", "four", ""})
    void lanesThatDoNotExist(String forced) {
        var e = assertThrows(IllegalStateException.class, () -> Lanes.choose(Optional.of(forced)));
        assertEquals("-Dconvarium.lanes takes 4, 8 or 16, found " + forced, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "8", "16"})
    void lanesThatThisMachineMayHave(String forced) {
        int widest =
                jdk.incubator.vector.VectorSpecies.ofLargestShape(float.class).length();
        if (Integer.parseInt(forced) <= widest) {
            assertEquals(
                    Integer.parseInt(forced), Lanes.choose(Optional.of(forced)).length());
        } else {
            var e = assertThrows(IllegalStateException.class, () -> Lanes.choose(Optional.of(forced)));
            assertEquals(
                    "-Dconvarium.lanes=" + forced + " cannot be had: the widest vectors of this machine hold " + widest
                            + " floats",
                    e.getMessage());
        }
    }

    @Test
    void speedIsMeasured() {
        assertEquals(16, SpeedRow.ALL.size());
        var row = SpeedRow.ALL.stream()
                .filter(r -> r.name().equals("depthwise 3×3 144 @56, n1"))
                .findFirst()
                .orElseThrow();
        var speed = new SpeedTest(List.of(row)).measure(row, Chosen.on(POOL), Duration.ZERO);
        assertEquals(row.name(), speed.name());
        assertEquals(2, speed.threads());
        assertEquals("depthwise", speed.algorithm());
        // 144 channels · 56 · 56 outputs · 9 taps · 2
        assertEquals(8_128_512 / 1e6 / speed.milliseconds(), speed.gflops(), 1e-9);
    }

    /// Where one value is wrong.
    private enum Fault {
        FORWARD,
        INPUT,
        WEIGHTS,
        DEPTHWISE,
        WINOGRAD,
        PRODUCT,
        RIGHT,
        LEFT,
        DENSE
    }

    /// An implementation with a fault.
    private static final class Faulty extends ScalarCompute {
        private final Fault fault;

        Faulty(Fault fault) {
            super(POOL, "");
            this.fault = fault;
        }

        @Override
        public Convolution convolution(WindowGeometry g, PaddingMode mode, boolean flipped, Algorithm algorithm) {
            var right = super.convolution(g, mode, flipped, algorithm);
            return switch (fault) {
                case FORWARD, INPUT, WEIGHTS -> new FaultyPlan(right, fault);
                case DEPTHWISE -> g.groups() > 1 ? new FaultyPlan(right, Fault.FORWARD) : right;
                case WINOGRAD -> algorithm == Algorithm.WINOGRAD ? new FaultyPlan(right, Fault.INPUT) : right;
                case PRODUCT, RIGHT, LEFT, DENSE -> right;
            };
        }

        @Override
        public void matmul(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
            super.matmul(batch, m, n, k, a, b, c);
            spoil(c, fault == Fault.PRODUCT);
        }

        @Override
        public void matmulTransposedRight(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
            super.matmulTransposedRight(batch, m, n, k, a, b, c);
            spoil(c, fault == Fault.RIGHT);
        }

        @Override
        public void matmulTransposedLeft(int batch, int m, int n, int k, float[] a, float[] b, float[] c) {
            super.matmulTransposedLeft(batch, m, n, k, a, b, c);
            spoil(c, fault == Fault.LEFT);
        }

        @Override
        public void dense(int rows, int out, int in, float[] x, float[] weights, Epilogue epilogue, float[] y) {
            super.dense(rows, out, in, x, weights, epilogue, y);
            spoil(y, fault == Fault.DENSE);
        }

        private static void spoil(float[] values, boolean wrong) {
            if (wrong) {
                values[values.length - 1]++;
            }
        }
    }

    /// A plan of which one pass gets one value wrong.
    private record FaultyPlan(Convolution right, Fault fault) implements Convolution {
        @Override
        public WindowGeometry geometry() {
            return right.geometry();
        }

        @Override
        public Algorithm algorithm() {
            return right.algorithm();
        }

        @Override
        public void setWeights(float[] weights) {
            right.setWeights(weights);
        }

        @Override
        public void forward(int n, float[] x, Epilogue epilogue, float[] y) {
            right.forward(n, x, epilogue, y);
            Faulty.spoil(y, fault == Fault.FORWARD);
        }

        @Override
        public void backwardInput(int n, float[] dy, float[] dx) {
            right.backwardInput(n, dy, dx);
            Faulty.spoil(dx, fault == Fault.INPUT);
        }

        @Override
        public void backwardWeights(int n, float[] x, float[] dy, float[] dw) {
            right.backwardWeights(n, x, dy, dw);
            Faulty.spoil(dw, fault == Fault.WEIGHTS);
        }

        @Override
        public long heldFloats() {
            return right.heldFloats();
        }
    }
}
