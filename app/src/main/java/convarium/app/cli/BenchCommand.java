package convarium.app.cli;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.SpeedRow;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Conv2d;
import convarium.engine.tensor.Shape;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `convarium bench`: how fast this machine runs a few layers.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Measures this machine's speed on a few layers; takes half a minute at most.",
        footer = {"", "GF/s: thousands of millions of floating-point operations a second; one MAC is two of them."})
final class BenchCommand implements Callable<Integer> {
    private static final Duration ALL = Duration.ofSeconds(25);
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final int NAME_WIDTH = 32;

    /// Small layers of each kind, run first: vector code is hundreds of times slower until it has been compiled.
    private static final List<SpeedRow> WARM_UP =
            List.of(small(64, 64, 3, 1), small(3, 32, 11, 1), small(16, 16, 3, 16));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var one = new WorkerPool(1);
                var all = WorkerPool.ofAllProcessors()) {
            table(out, one, all, ALL);
        }
        return Cli.OK;
    }

    static void table(PrintWriter out, WorkerPool one, WorkerPool all, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        var alone = Computes.best(one);
        var together = Computes.best(all);
        boolean both = all.threads() > 1;
        out.println(together.description());
        var warmUp = limit.dividedBy(24);
        for (var row : WARM_UP) {
            row.measure(alone, 1, warmUp);
            row.measure(together, all.threads(), warmUp);
        }
        out.println();
        out.println(left("forward, one picture")
                + (both ? heading("1 thread") + heading(all.threads() + " threads") : heading("1 thread")));
        int left = SpeedRow.ALL.size() * (both ? 2 : 1);
        for (var row : SpeedRow.ALL) {
            out.print(left(row.name()) + cell(row, alone, 1, deadline, left--));
            out.println(both ? cell(row, together, all.threads(), deadline, left--) : "");
            out.flush();
        }
    }

    private static SpeedRow small(int in, int out, int kernel, int groups) {
        int size = 24;
        var one = Size.square(1);
        var layer =
                new Conv2d(in, out, Size.square(kernel), one, Padding.NONE, PaddingMode.ZERO, one, groups, true, false);
        return new SpeedRow("warm-up", layer.geometry(Shape.of(in, size, size)));
    }

    private static String cell(SpeedRow row, Compute compute, int threads, long deadline, int left) {
        var budget = Duration.ofNanos((deadline - System.nanoTime()) / left);
        if (budget.compareTo(LEAST) < 0) {
            return String.format(Locale.ROOT, "%20s", "no time left");
        }
        var speed = row.measure(compute, threads, budget);
        return String.format(Locale.ROOT, "%8.2f ms%9s", speed.milliseconds(), gflops(speed.gflops()));
    }

    private static String gflops(double value) {
        return String.format(Locale.ROOT, "%.0f GF/s", value);
    }

    private static String heading(String text) {
        return String.format(Locale.ROOT, "%20s", text);
    }

    private static String left(String text) {
        return text + " ".repeat(Math.max(1, NAME_WIDTH - text.length()));
    }
}
