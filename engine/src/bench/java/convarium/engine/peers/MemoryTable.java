package convarium.engine.peers;

import com.sun.management.ThreadMXBean;
import convarium.engine.bench.Training;
import java.lang.management.ManagementFactory;

/// What training holds and what a step allocates.
///
/// Held is what the network says of itself; the heap is what Java says after a garbage collection, input
/// and all. A step allocates a little bookkeeping on each thread, and nothing that grows with the batch.
final class MemoryTable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long WARM_NANOS = 6_000_000_000L;

    private final Bench bench;

    MemoryTable(Bench bench) {
        this.bench = bench;
    }

    void measure() {
        training("lecture-convnet", 64, 50);
        training("lecture-convnet", 128, 50);
        training("vgg-16", 4, 1);
        training("resnet-50", 4, 2);
    }

    private void training(String name, int batch, int steps) {
        String row = name + ", batch " + batch;
        if (!bench.wants(row)) {
            return;
        }
        long before = heap();
        var training = new Training(name, bench.compute(), batch);
        // until the JIT compiler has been there, each vector is an object
        long begin = System.nanoTime();
        do {
            training.run();
        } while (System.nanoTime() - begin < WARM_NANOS);
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            training.run();
        }
        bench.report("memory", row, "allocated", (THREADS.getTotalThreadAllocatedBytes() - allocated) / steps);
        var memory = training.network().memory();
        bench.report("memory", row, "held", memory.total());
        bench.report("memory", row, "formula", memory.necessary());
        bench.report("memory", row, "heap", heap() - before);
        // still in use until here
        training.run();
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
