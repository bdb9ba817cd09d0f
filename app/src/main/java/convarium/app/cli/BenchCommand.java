package convarium.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.Speed;
import convarium.engine.compute.SpeedRow;
import convarium.engine.compute.SpeedTest;
import convarium.engine.compute.WorkerPool;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `convarium bench`: how fast this machine runs a few layers.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description =
                "Measures this machine's speed on well-known layers, on one thread and on two; takes half a minute.",
        footer = {
            "",
            "GF/s: thousands of millions of floating-point operations a second; one MAC is two of them, and those of",
            "direct convolution count, also where Winograd's algorithm gets by with fewer. n16: a batch of 16."
        })
final class BenchCommand implements Callable<Integer> {
    private static final Duration ALL = Duration.ofSeconds(27);
    private static final Duration LEAST = Duration.ofMillis(50);
    private static final int NAME_WIDTH = 28;
    private static final int FEW = 1;
    private static final int MANY = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print an array of objects, one for each row and number of threads.")
    private boolean json;

    @Override
    public Integer call() {
        var line = spec.commandLine();
        run(line.getOut(), line.getErr(), json, SpeedRow.ALL, ALL, System::nanoTime);
        return Cli.OK;
    }

    /// Measures rows and prints them as they come, or as JSON at the end.
    ///
    /// @param limit how long all of them may take
    /// @param nanos by which that is told
    static void run(
            PrintWriter out, PrintWriter err, boolean json, List<SpeedRow> rows, Duration limit, LongSupplier nanos) {
        try (var one = new WorkerPool(FEW);
                var two = new WorkerPool(MANY)) {
            var bench = new Bench(rows, Computes.best(one), Computes.best(two), limit, nanos);
            Notice.of(err, bench.together);
            if (json) {
                var array = new JsonArray();
                rows.forEach(row -> bench.measure(row).forEach(speed -> array.add(json(speed))));
                out.println(array);
                return;
            }
            out.println(bench.together.description());
            out.println();
            out.println(left("forward") + heading("1 thread") + heading("2 threads") + "  algorithm");
            for (var row : rows) {
                var speeds = bench.measure(row);
                out.println(left(row.name()) + cell(speeds, FEW) + cell(speeds, MANY) + "  "
                        + row.algorithm(bench.together));
                out.flush();
                if (out.checkError()) {
                    return;
                }
            }
        }
    }

    /// Rows measured one after the other within a time.
    private static final class Bench {
        private final SpeedTest test;
        private Compute alone;
        private Compute together;
        private final LongSupplier nanos;
        private final long deadline;
        private int left;
        private double slowest = Double.MAX_VALUE;

        Bench(List<SpeedRow> rows, Compute alone, Compute together, Duration limit, LongSupplier nanos) {
            test = new SpeedTest(
                    Stream.concat(rows.stream(), SpeedRow.WARM_UP.stream()).toList());
            this.alone = alone;
            this.together = together;
            this.nanos = nanos;
            deadline = nanos.getAsLong() + limit.toNanos();
            left = 2 * rows.size();
            var warmUp = limit.dividedBy(60);
            for (var row : SpeedRow.WARM_UP) {
                test.measure(row, alone, warmUp);
                test.measure(row, together, warmUp);
            }
            // only now does a self-test test what the JIT compiler made
            this.alone = Computes.testedAgain(alone);
            this.together = Computes.testedAgain(together);
        }

        /// A row on one thread and on two, as far as there is time.
        List<Speed> measure(SpeedRow row) {
            var speeds = new ArrayList<Speed>();
            for (var compute : List.of(alone, together)) {
                var budget = Duration.ofNanos((deadline - nanos.getAsLong()) / left--);
                if (budget.compareTo(LEAST) >= 0 && expected(row) < deadline - nanos.getAsLong()) {
                    var speed = test.measure(row, compute, budget);
                    slowest = Math.min(slowest, speed.gflops());
                    speeds.add(speed);
                }
            }
            return speeds;
        }

        /// About how many nanoseconds one run takes, at the slowest speed seen so far.
        private double expected(SpeedRow row) {
            return row.operations() / slowest;
        }
    }

    private static JsonObject json(Speed speed) {
        var object = new JsonObject();
        object.addProperty("name", speed.name());
        object.addProperty("gflops", speed.gflops());
        object.addProperty("milliseconds", speed.milliseconds());
        object.addProperty("threads", speed.threads());
        object.addProperty("algorithm", speed.algorithm());
        return object;
    }

    private static String cell(List<Speed> speeds, int threads) {
        Optional<Speed> found =
                speeds.stream().filter(speed -> speed.threads() == threads).findFirst();
        return found.map(speed ->
                        String.format(Locale.ROOT, "%8.2f ms%9s", speed.milliseconds(), gflops(speed.gflops())))
                .orElseGet(() -> heading("no time left"));
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
