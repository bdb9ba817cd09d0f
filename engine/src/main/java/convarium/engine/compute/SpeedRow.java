package convarium.engine.compute;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.Counts;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.WindowGeometry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/// A convolution whose speed is worth knowing, forward, one picture at a time.
///
/// @param name the layer as a table shows it
/// @param geometry its sizes
public record SpeedRow(String name, WindowGeometry geometry) {

    /// Layers of well-known networks: heavy 3×3 ones at three sizes (VGG), a 1×1 (ResNet), a large kernel with a
    /// stride (AlexNet), a depthwise one (MobileNet v2).
    public static final List<SpeedRow> ALL = List.of(
            row("3×3, 64 → 64, 224×224", 64, 224, 64, 1, 3, 1, 1),
            row("3×3, 256 → 256, 56×56", 256, 56, 256, 1, 3, 1, 1),
            row("3×3, 512 → 512, 28×28", 512, 28, 512, 1, 3, 1, 1),
            row("1×1, 256 → 64, 56×56", 256, 56, 64, 1, 1, 1, 0),
            row("11×11 stride 4, 3 → 96, 227×227", 3, 227, 96, 1, 11, 4, 0),
            row("3×3 depthwise, 144, 56×56", 144, 56, 144, 144, 3, 1, 1));

    /// Runs the layer again and again: first to warm up, for half of the time, then to measure; the median counts.
    ///
    /// A machine so slow that the first run alone takes half of the time is measured by that run.
    ///
    /// @param compute what runs it
    /// @param threads how many threads that uses, for the record
    /// @param budget about how long this may take; before the routines have been compiled, up to twice as long
    public Speed measure(Compute compute, int threads, Duration budget) {
        var g = geometry;
        var random = new SplittableRandom(1);
        float[] x = values(random, g.inputElements());
        float[] weights = values(random, g.oc() * (g.c() / g.groups()) * g.kh() * g.kw());
        float[] bias = values(random, g.oc());
        float[] y = new float[g.outputElements()];
        Runnable run = () -> compute.conv2dForward(g, PaddingMode.ZERO, false, x, weights, bias, y);

        // a first run of this size before the JIT compiler has been there would take seconds and tell nothing
        WarmUp.run(compute, budget);
        long total = budget.toNanos();
        long begin = System.nanoTime();
        double first = nanos(run);
        if (first >= total / 2.0) {
            return speed(first, threads);
        }
        while (System.nanoTime() - begin < total / 2) {
            run.run();
        }
        var times = DoubleStream.builder();
        for (int i = 0; i == 0 || System.nanoTime() - begin < total; i++) {
            times.add(nanos(run));
        }
        return speed(median(times.build().toArray()), threads);
    }

    private Speed speed(double nanos, int threads) {
        long operations = 2 * Counts.forwardMacs(geometry).value();
        return new Speed(name, operations / nanos, nanos / 1e6, threads, "direct");
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

    private static float[] values(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private static SpeedRow row(
            String name, int channels, int size, int outputs, int groups, int kernel, int stride, int padding) {
        var window = new AxisWindow(kernel, stride, 1, padding, padding);
        int out = window.output(size, Rounding.FLOOR);
        return new SpeedRow(
                name, new WindowGeometry(1, channels, size, size, outputs, groups, window, window, out, out));
    }
}
