package convarium.engine.bench;

import convarium.engine.compute.Computes;
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

/// Steps of training the lecture's ConvNet. With `-prof gc` it shows what a step allocates.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainingBenchmark {
    @Param({"64", "128"})
    public int batch;

    @Param({"1", "2"})
    public int threads;

    private WorkerPool pool;
    private Training training;

    /// Counts pictures.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        public double images;
    }

    @Setup(Level.Trial)
    public void open() {
        pool = new WorkerPool(threads);
        training = new Training("lecture-convnet", Computes.simd(pool), batch);
    }

    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }

    @Benchmark
    public void step(Work work) {
        training.run();
        work.images += batch;
    }
}
