package convarium.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        assertFalse(SelfTest.agree(new OffByOne(), scalar));
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

    /// An implementation with a fault.
    private static final class OffByOne extends ScalarCompute {
        OffByOne() {
            super(POOL, "wrong");
        }

        @Override
        public void conv2dForward(
                WindowGeometry g,
                PaddingMode mode,
                boolean flipped,
                float[] x,
                float[] weights,
                float[] bias,
                float[] y) {
            super.conv2dForward(g, mode, flipped, x, weights, bias, y);
            y[y.length - 1]++;
        }
    }
}
