package convarium.engine.compute;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.tensor.RandomStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Measures how fast layers run, all of them on the same piece of memory.
public final class SpeedTest {
    private static final int VALUES = 1 << 16;
    private static final int MOST_RUNS = 10_000;

    private final float[] x;
    private final float[] weights;
    private final float[] bias;
    private final float[] y;

    /// @param rows what will be measured
    public SpeedTest(List<SpeedRow> rows) {
        var random = new RandomStream(1, 0);
        x = values(random, rows.stream().mapToInt(r -> r.geometry().inputElements()));
        weights = values(random, rows.stream().mapToInt(SpeedRow::weights));
        bias = values(random, rows.stream().mapToInt(r -> r.geometry().oc()));
        y = new float
                [rows.stream()
                        .mapToInt(r -> r.geometry().outputElements())
                        .max()
                        .orElse(0)];
    }

    /// Runs a layer again and again: first to warm up, for a third of the time, then to measure; the median
    /// counts. Its weights are set once, before.
    ///
    /// A machine so slow that the first run alone takes half of the time is measured by that run.
    ///
    /// @param row one of those that the test was made for
    /// @param budget about how long this may take
    public Speed measure(SpeedRow row, Compute compute, Duration budget) {
        long begin = System.nanoTime();
        long total = budget.toNanos();
        var g = row.geometry();
        var plan = compute.convolution(g, PaddingMode.ZERO, false, compute.algorithmFor(g, PaddingMode.ZERO, false));
        plan.setWeights(Arrays.copyOf(weights, row.weights()));
        var epilogue = Epilogue.bias(Arrays.copyOf(bias, g.oc()));
        Runnable run = () -> plan.forward(g.n(), x, epilogue, y);

        double first = nanos(run);
        if (first >= total / 2.0) {
            return speed(row, compute, first);
        }
        while (System.nanoTime() - begin < total / 3) {
            run.run();
        }
        var times = DoubleStream.builder();
        for (int i = 0; i == 0 || (i < MOST_RUNS && System.nanoTime() - begin < total); i++) {
            times.add(nanos(run));
        }
        return speed(row, compute, median(times.build().toArray()));
    }

    private static Speed speed(SpeedRow row, Compute compute, double nanos) {
        return new Speed(
                row.name(),
                row.operations() / nanos,
                nanos / 1e6,
                compute.pool().threads(),
                row.algorithm(compute));
    }

    private static double nanos(Runnable run) {
        long begin = System.nanoTime();
        run.run();
        return Math.max(1, System.nanoTime() - begin);
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /// As many numbers as the largest row needs, the same ones again and again: drawing hundreds of
    /// millions would take longer than measuring.
    private static float[] values(RandomStream random, IntStream counts) {
        float[] values = new float[counts.max().orElse(0)];
        float[] some = new float[Math.min(VALUES, values.length)];
        random.fillUniform(1, some);
        for (int at = 0; at < values.length; at += some.length) {
            System.arraycopy(some, 0, values, at, Math.min(some.length, values.length - at));
        }
        return values;
    }
}
