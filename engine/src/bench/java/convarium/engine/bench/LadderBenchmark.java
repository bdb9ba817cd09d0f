package convarium.engine.bench;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.compute.Algorithm;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The ladder of `docs/engine.md`: one convolution, from plain loops to the engine's fast path, a rung a method.
///
/// The layer is 3×3, 64 → 64 channels, at 56×56 with padding 1: 64·56·56 outputs × 576 taps = 115,605,504 MACs, or 231
/// million operations. Those are what is counted, so that operations a millisecond are GFLOP/s. Every rung is checked
/// against the first before it is measured.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LadderBenchmark {
    private static final int MEGAFLOP = 231;
    private static final int C = 64;
    private static final int SIZE = 56;
    private static final int PADDED = SIZE + 2;
    private static final int TAPS = C * 9;
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Param({"1", "2", "3", "4", "5", "6", "7", "8"})
    public int rung;

    private final AxisWindow window = new AxisWindow(3, 1, 1, 1, 1);
    private final WindowGeometry g = new WindowGeometry(1, C, SIZE, SIZE, C, 1, window, window, SIZE, SIZE);
    private final float[] x = values(1, C * SIZE * SIZE);
    private final float[] weights = values(2, C * TAPS);
    private final float[] bias = values(3, C);
    private final float[] y = new float[C * SIZE * SIZE];
    private final float[] padded = new float[C * PADDED * PADDED];
    private final float[] packed = new float[C * TAPS];
    private final float[] pixel = new float[C];
    private WorkerPool pool;
    private Compute scalar;
    private Convolution planned;

    @Setup(Level.Trial)
    public void open() {
        pool = new WorkerPool(rung == 6 || rung == 8 ? 2 : 1);
        scalar = Computes.scalar(pool);
        var algorithm = rung >= 7 ? Algorithm.WINOGRAD : Algorithm.DIRECT;
        planned = Computes.simd(pool).convolution(g, PaddingMode.ZERO, false, algorithm);
        planned.setWeights(weights);
        for (int k = 0; k < TAPS; k++) {
            for (int oc = 0; oc < C; oc++) {
                packed[k * C + oc] = weights[oc * TAPS + k];
            }
        }
        plainLoops();
        float[] expected = y.clone();
        Arrays.fill(y, 0);
        run();
        for (int i = 0; i < y.length; i++) {
            if (!(Math.abs(y[i] - expected[i]) < 1e-3)) {
                throw new IllegalStateException("rung " + rung + " gives " + y[i] + " for " + expected[i] + " at " + i);
            }
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    @Benchmark
    @OperationsPerInvocation(MEGAFLOP)
    public float[] run() {
        switch (rung) {
            case 1 -> plainLoops();
            case 2 -> scalar.conv2dForward(g, PaddingMode.ZERO, false, x, weights, bias, y);
            case 3 -> oneVector();
            case 4 -> fourPixels();
            // one thread and two; direct, then Winograd
            default -> planned.forward(1, x, Epilogue.bias(bias), y);
        }
        return y;
    }

    /// Rung 1: six loops, output by output. Each sum waits for its own last addition.
    private void plainLoops() {
        for (int oc = 0; oc < C; oc++) {
            for (int oh = 0; oh < SIZE; oh++) {
                for (int ow = 0; ow < SIZE; ow++) {
                    float sum = 0;
                    for (int c = 0; c < C; c++) {
                        for (int kh = 0; kh < 3; kh++) {
                            for (int kw = 0; kw < 3; kw++) {
                                int h = oh + kh - 1;
                                int w = ow + kw - 1;
                                if (h >= 0 && h < SIZE && w >= 0 && w < SIZE) {
                                    sum = Math.fma(
                                            x[(c * SIZE + h) * SIZE + w],
                                            weights[((oc * C + c) * 3 + kh) * 3 + kw],
                                            sum);
                                }
                            }
                        }
                    }
                    y[(oc * SIZE + oh) * SIZE + ow] = sum + bias[oc];
                }
            }
        }
    }

    /// Rung 3: a vector of output channels for one pixel, weights in the order in which they are read, padding stored.
    private void oneVector() {
        pad();
        for (int oh = 0; oh < SIZE; oh++) {
            for (int ow = 0; ow < SIZE; ow++) {
                for (int oc = 0; oc < C; oc += LANES) {
                    var sum = FloatVector.zero(SPECIES);
                    int k = oc;
                    for (int c = 0; c < C; c++) {
                        for (int kh = 0; kh < 3; kh++) {
                            int at = (c * PADDED + oh + kh) * PADDED + ow;
                            for (int kw = 0; kw < 3; kw++, k += C) {
                                sum = FloatVector.broadcast(SPECIES, padded[at + kw])
                                        .fma(FloatVector.fromArray(SPECIES, packed, k), sum);
                            }
                        }
                    }
                    sum.add(FloatVector.fromArray(SPECIES, bias, oc)).intoArray(pixel, oc);
                }
                for (int oc = 0; oc < C; oc++) {
                    y[(oc * SIZE + oh) * SIZE + ow] = pixel[oc];
                }
            }
        }
    }

    /// Rung 4: four pixels at once, so that four sums are under way and each weight loaded serves four times.
    private void fourPixels() {
        pad();
        for (int oh = 0; oh < SIZE; oh++) {
            for (int oc = 0; oc < C; oc += LANES) {
                for (int ow = 0; ow < SIZE; ow += 4) {
                    var s0 = FloatVector.zero(SPECIES);
                    var s1 = FloatVector.zero(SPECIES);
                    var s2 = FloatVector.zero(SPECIES);
                    var s3 = FloatVector.zero(SPECIES);
                    int k = oc;
                    for (int c = 0; c < C; c++) {
                        for (int kh = 0; kh < 3; kh++) {
                            int at = (c * PADDED + oh + kh) * PADDED + ow;
                            for (int kw = 0; kw < 3; kw++, k += C) {
                                var weight = FloatVector.fromArray(SPECIES, packed, k);
                                s0 = FloatVector.broadcast(SPECIES, padded[at + kw]).fma(weight, s0);
                                s1 = FloatVector.broadcast(SPECIES, padded[at + kw + 1]).fma(weight, s1);
                                s2 = FloatVector.broadcast(SPECIES, padded[at + kw + 2]).fma(weight, s2);
                                s3 = FloatVector.broadcast(SPECIES, padded[at + kw + 3]).fma(weight, s3);
                            }
                        }
                    }
                    var b = FloatVector.fromArray(SPECIES, bias, oc);
                    store(s0.add(b), oc, oh, ow);
                    store(s1.add(b), oc, oh, ow + 1);
                    store(s2.add(b), oc, oh, ow + 2);
                    store(s3.add(b), oc, oh, ow + 3);
                }
            }
        }
    }

    private void store(FloatVector sums, int oc, int oh, int ow) {
        sums.intoArray(pixel, 0);
        for (int i = 0; i < LANES; i++) {
            y[((oc + i) * SIZE + oh) * SIZE + ow] = pixel[i];
        }
    }

    private void pad() {
        for (int row = 0; row < C * SIZE; row++) {
            int to = (row / SIZE * PADDED + row % SIZE + 1) * PADDED + 1;
            System.arraycopy(x, row * SIZE, padded, to, SIZE);
        }
    }

    private static float[] values(long seed, int count) {
        var random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
