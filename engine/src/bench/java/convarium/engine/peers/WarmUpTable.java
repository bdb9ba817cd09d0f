package convarium.engine.peers;

import convarium.engine.bench.Training;
import convarium.engine.compute.Compute;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.StringJoiner;

/// Training the lecture's ConvNet in a Java that has just started, step by step.
final class WarmUpTable {
    private static final int BATCH = 64;
    private static final int MOST_STEPS = 100_000;
    private static final double SECONDS = 8;
    private static final double WARM = 0.8;
    private static final double BIN = 0.5;

    private final Bench bench;
    private final double[] ends = new double[MOST_STEPS];
    private int steps;

    WarmUpTable(Bench bench) {
        this.bench = bench;
    }

    /// @param compute what runs it
    void measure(String row, Compute compute) {
        // not the process handle's, which reckons from a boot time in whole seconds
        var start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        double offset = Duration.between(start, Instant.now()).toNanos() / 1e9 - System.nanoTime() / 1e9;
        var training = new Training("lecture-convnet", compute, BATCH);
        double slowest = 0;
        double before = System.nanoTime() / 1e9 + offset;
        do {
            training.run();
            ends[steps] = System.nanoTime() / 1e9 + offset;
            slowest = Math.max(slowest, ends[steps] - before);
            before = ends[steps++];
        } while (before < SECONDS && steps < MOST_STEPS);
        double last = imagesPerSecond(SECONDS - 2, SECONDS);
        bench.report("warm-up", row, "first", ends[0]);
        bench.report("warm-up", row, "slowest", 1e3 * slowest);
        bench.report("warm-up", row, "final", last);
        bench.report("warm-up", row, "warm", firstSecondAbove(WARM * last));
        bench.report("warm-up", row, "course", course());
    }

    /// When the first second begins in which that many images are trained.
    private double firstSecondAbove(double images) {
        for (double from = 0; from < SECONDS - 1; from += 0.05) {
            if (imagesPerSecond(from, from + 1) >= images) {
                return from;
            }
        }
        return SECONDS;
    }

    private String course() {
        var text = new StringJoiner(", ");
        for (double from = 0; from < SECONDS / 2; from += BIN) {
            text.add("%.1f: %.0f".formatted(from + BIN, imagesPerSecond(from, from + BIN)));
        }
        return text.toString();
    }

    private double imagesPerSecond(double from, double to) {
        long within = Arrays.stream(ends, 0, steps)
                .filter(end -> end > from && end <= to)
                .count();
        return BATCH * within / (to - from);
    }
}
