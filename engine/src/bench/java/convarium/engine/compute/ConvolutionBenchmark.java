package convarium.engine.compute;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.WindowGeometry;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/// The convolution 3×3, 64 → 64 channels, at 224×224: the second layer of VGG-16.
///
/// One run is 64·224·224 outputs × 576 taps = 1,849,688,064 MACs, or 3,699 million operations. Those are what is
/// counted, so that operations a millisecond are GFLOP/s.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ConvolutionBenchmark {
    private static final int MEGAFLOP = 3699;

    @Param({"simd", "scalar"})
    public String compute;

    @Param({"1", "2"})
    public int threads;

    private final WindowGeometry geometry = SpeedRow.ALL.getFirst().geometry();
    private final float[] x = new float[geometry.inputElements()];
    private final float[] weights = new float[64 * 64 * 9];
    private final float[] bias = new float[64];
    private final float[] y = new float[geometry.outputElements()];
    private WorkerPool pool;
    private Compute implementation;

    @Setup(Level.Trial)
    public void open() {
        pool = new WorkerPool(threads);
        implementation = switch (compute) {
            case "simd" -> Computes.simd(pool);
            case "scalar" -> Computes.scalar(pool);
            default -> throw new IllegalArgumentException("compute is simd or scalar, found " + compute);
        };
        var random = new SplittableRandom(1);
        for (float[] values : new float[][] {x, weights, bias}) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-1, 1);
            }
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    @Benchmark
    @OperationsPerInvocation(MEGAFLOP)
    public float[] convolution() {
        implementation.conv2dForward(geometry, PaddingMode.ZERO, false, x, weights, bias, y);
        return y;
    }
}
