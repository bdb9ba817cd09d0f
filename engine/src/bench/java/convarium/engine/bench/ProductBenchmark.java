package convarium.engine.bench;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
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

/// Products of square matrices, and the processor's peak beside them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ProductBenchmark {
    @Param({"1024", "2048"})
    public int size;

    @Param({"1", "2"})
    public int threads;

    private WorkerPool pool;
    private Compute compute;
    private FmaPeak peak;
    private float[] a;
    private float[] b;
    private float[] c;

    @Setup(Level.Trial)
    public void open() {
        pool = new WorkerPool(threads);
        compute = Computes.simd(pool);
        peak = new FmaPeak(pool);
        a = LayerRow.values(1, size * size);
        b = LayerRow.values(2, size * size);
        c = new float[size * size];
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    @Benchmark
    public float[] product(ConvolutionBenchmark.Work work) {
        compute.matmul(1, size, size, size, a, b, c);
        work.gflop += 2e-9 * size * size * size;
        return c;
    }

    @Benchmark
    public void peak(ConvolutionBenchmark.Work work) {
        peak.run();
        work.gflop += peak.operations() / 1e9;
    }
}
