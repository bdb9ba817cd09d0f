package convarium.engine.bench;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.Convolution;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The layers of [LayerRow], planned as a network plans them, in all three passes. `gflop` counts the
/// operations of direct convolution, whatever the algorithm.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ConvolutionBenchmark {
    @Param({
        "AlexNet conv1, n1",
        "3×3 64→64 @224, n1",
        "3×3 256→256 @56, n1",
        "3×3 512→512 @28, n1",
        "1×1 256→64 @56, n1",
        "1×1 512→2048 @7, n1",
        "depthwise 3×3 144 @56, n1",
        "5×5 1→32 @28, n64",
        "3×3 32→64 @12, n64"
    })
    public String row;

    @Param("simd")
    public String compute;

    @Param({"1", "2"})
    public int threads;

    private WorkerPool pool;
    private Convolution plan;
    private Epilogue epilogue;
    private int n;
    private long operations;
    private float[] x;
    private float[] dx;
    private float[] y;
    private float[] dw;

    /// Counts operations, in thousands of millions.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        public double gflop;
    }

    @Setup(Level.Trial)
    public void open() {
        pool = new WorkerPool(threads);
        Compute implementation = switch (compute) {
            case "simd" -> Computes.simd(pool);
            case "scalar" -> Computes.scalar(pool);
            default -> throw new IllegalArgumentException("compute is simd or scalar, found " + compute);
        };
        var layer = LayerRow.of(row);
        var g = layer.geometry();
        n = g.n();
        operations = layer.operations();
        x = LayerRow.values(1, g.inputElements());
        dx = new float[x.length];
        y = new float[g.outputElements()];
        dw = new float[layer.weights()];
        epilogue = Epilogue.bias(LayerRow.values(3, g.oc()));
        plan = implementation.convolution(
                g, PaddingMode.ZERO, false, implementation.algorithmFor(g, PaddingMode.ZERO, false));
        plan.setWeights(LayerRow.values(2, layer.weights()));
        plan.forward(n, x, epilogue, y);
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    @Benchmark
    public float[] forward(Work work) {
        plan.forward(n, x, epilogue, y);
        work.gflop += operations / 1e9;
        return y;
    }

    @Benchmark
    public float[] backwardInput(Work work) {
        plan.backwardInput(n, y, dx);
        work.gflop += operations / 1e9;
        return dx;
    }

    @Benchmark
    public float[] backwardWeights(Work work) {
        plan.backwardWeights(n, x, y, dw);
        work.gflop += operations / 1e9;
        return dw;
    }
}
