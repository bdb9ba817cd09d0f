package convarium.engine.peers;

import convarium.engine.bench.LayerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The tables, in Markdown. A cell holds the figures of one and of two threads.
final class Report {
    private static final String NONE = "–";

    private final Figures figures;
    private final StringBuilder text = new StringBuilder();

    Report(Figures figures) {
        this.figures = figures;
    }

    String text() throws IOException {
        text.setLength(0);
        text.append("Measured on ").append(processor()).append(", ");
        text.append(Runtime.getRuntime().availableProcessors()).append(" cores, JDK ");
        text.append(System.getProperty("java.version")).append(", ").append(LocalDate.now());
        text.append(". Cells: one thread / two threads.\n");
        layers("layers", "Single layers, forward (GFLOP/s)", List.of("oneDNN", "ORT"));
        layers("backward input", "Gradient at the input (GFLOP/s)", List.of("oneDNN"));
        layers("backward weights", "Gradient at the weights (GFLOP/s)", List.of("oneDNN"));
        networks();
        training();
        products();
        warmUp();
        memory();
        return text.toString();
    }

    private void layers(String table, String title, List<String> peers) {
        if (!begin(table, title)) {
            return;
        }
        var columns = new ArrayList<String>();
        columns.addAll(List.of("layer", "algorithm", "ours"));
        columns.addAll(peers);
        columns.addAll(List.of("peak", "ours : oneDNN", "two threads : one"));
        line(columns);
        line(columns.stream().map(column -> "---").toList());
        for (String row : inOrder(table)) {
            var cells = new ArrayList<String>();
            cells.addAll(List.of(row, figures.text(table, row, 1, "algorithm")));
            cells.add(pair("%.0f", threads -> speed(table, row, threads, "operations", "ours")));
            for (String peer : peers) {
                cells.add(pair("%.0f", threads -> speed(table, row, threads, "operations", peer)));
            }
            cells.add(pair("%.0f", threads -> speed(table, row, threads, "peak operations", "peak")));
            cells.add(pair("%.2f", threads -> ratio(table, row, threads, "oneDNN")));
            cells.add(one("%.2f", scaling(table, row)));
            line(cells);
        }
        text.append('\n');
        for (int threads = 1; threads <= 2; threads++) {
            summary(table, threads);
        }
        double[] scalings = figures.rows(table).stream()
                .map(row -> scaling(table, row))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (scalings.length > 0) {
            say("Two threads : one over %d rows: geometric mean %.2f, least %.2f", scalings);
        }
    }

    /// Those of the layers that have been measured, in whatever order.
    private List<String> inOrder(String table) {
        var measured = figures.rows(table);
        return LayerRow.ALL.stream()
                .map(LayerRow::name)
                .filter(measured::contains)
                .toList();
    }

    private void summary(String table, int threads) {
        double[] all = ratios(table, threads, figures.rows(table));
        double[] dense = ratios(
                table,
                threads,
                figures.rows(table).stream()
                        .filter(row -> row.startsWith("3×3") && !row.contains("@12"))
                        .toList());
        String on = " on " + (threads == 1 ? "one thread" : "two threads");
        if (all.length > 0) {
            say("Ours : oneDNN" + on + " over %d rows: geometric mean %.2f, least %.2f", all);
        }
        if (dense.length > 0) {
            say("The 3×3 rows at 224, 56 and 28" + on + ", %d rows: geometric mean %.2f, least %.2f", dense);
        }
    }

    private double[] ratios(String table, int threads, List<String> rows) {
        return rows.stream()
                .map(row -> ratio(table, row, threads, "oneDNN"))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private void say(String format, double[] values) {
        double logarithms = 0;
        double least = Double.MAX_VALUE;
        for (double value : values) {
            logarithms += Math.log(value);
            least = Math.min(least, value);
        }
        text.append("- ")
                .append(String.format(Locale.ROOT, format, values.length, Math.exp(logarithms / values.length), least))
                .append("\n");
    }

    private void networks() {
        String table = "networks";
        if (!begin(table, "Whole networks, forward, 224×224 (milliseconds a batch)")) {
            return;
        }
        line(List.of("network", "ours", "ONNX Runtime", "ONNX Runtime : ours", "two threads : one"));
        line(List.of("---", "---", "---", "---", "---"));
        for (String row : figures.rows(table)) {
            line(List.of(
                    row,
                    pair("%.0f", threads -> figures.number(table, row, threads, "ours")),
                    pair("%.0f", threads -> figures.number(table, row, threads, "ORT")),
                    pair("%.2f", threads -> ratio(table, row, threads, "ORT")),
                    one("%.2f", scaling(table, row))));
        }
    }

    private void training() {
        String table = "training";
        if (!begin(table, "Training the lecture's ConvNet (images a second)")) {
            return;
        }
        line(List.of("", "ours", "PyTorch, tuned", "ours : PyTorch", "two threads : one"));
        line(List.of("---", "---", "---", "---", "---"));
        for (String row : figures.rows(table)) {
            line(List.of(
                    row,
                    pair("%.0f", threads -> images(table, row, threads, "ours")),
                    pair("%.0f", threads -> images(table, row, threads, "PyTorch")),
                    pair("%.2f", threads -> ratio(table, row, threads, "PyTorch")),
                    one("%.2f", scaling(table, row))));
        }
    }

    private void products() {
        String table = "gemm";
        if (!begin(table, "Products of square matrices (GFLOP/s)")) {
            return;
        }
        line(List.of("size", "ours", "oneDNN", "peak", "ours : peak", "two threads : one"));
        line(List.of("---", "---", "---", "---", "---", "---"));
        for (String row : figures.rows(table)) {
            IntFunction<OptionalDouble> ours = threads -> speed(table, row, threads, "operations", "ours");
            IntFunction<OptionalDouble> peak = threads -> speed(table, row, threads, "peak operations", "peak");
            line(List.of(
                    row,
                    pair("%.0f", ours),
                    pair("%.0f", threads -> speed(table, row, threads, "operations", "oneDNN")),
                    pair("%.0f", peak),
                    pair("%.2f", threads -> quotient(ours.apply(threads), peak.apply(threads))),
                    one("%.2f", scaling(table, row))));
        }
    }

    private void warmUp() {
        String table = "warm-up";
        if (!begin(table, "Training from the start of a fresh Java")) {
            return;
        }
        line(List.of("", "images/s in the end", "80 % of that after (s)", "first step done (s)", "slowest step (ms)"));
        line(List.of("---", "---", "---", "---", "---"));
        for (String row : figures.rows(table)) {
            line(List.of(
                    row,
                    pair("%.0f", threads -> figures.number(table, row, threads, "final")),
                    pair("%.1f", threads -> figures.number(table, row, threads, "warm")),
                    pair("%.1f", threads -> figures.number(table, row, threads, "first")),
                    pair("%.0f", threads -> figures.number(table, row, threads, "slowest"))));
        }
        text.append('\n');
        for (String row : figures.rows(table)) {
            for (int threads = 1; threads <= 2; threads++) {
                String course = figures.text(table, row, threads, "course");
                if (!course.equals(NONE)) {
                    text.append("- ").append(row).append(threads == 1 ? ", one thread" : ", two threads");
                    text.append(", seconds: images/s: ").append(course).append('\n');
                }
            }
        }
    }

    private void memory() {
        String table = "memory";
        if (!begin(table, "Memory")) {
            return;
        }
        line(List.of(
                "", "held (MB)", "by the formula (MB)", "held : formula", "heap (MB)", "allocated a step (bytes)"));
        line(List.of("---", "---", "---", "---", "---", "---"));
        for (String row : figures.rows(table)) {
            line(List.of(
                    row,
                    pair("%.1f", threads -> megabytes(table, row, threads, "held")),
                    pair("%.1f", threads -> megabytes(table, row, threads, "formula")),
                    pair(
                            "%.2f",
                            threads -> quotient(
                                    figures.number(table, row, threads, "held"),
                                    figures.number(table, row, threads, "formula"))),
                    pair("%.1f", threads -> megabytes(table, row, threads, "heap")),
                    pair("%.0f", threads -> figures.number(table, row, threads, "allocated"))));
        }
    }

    private boolean begin(String table, String title) {
        if (!figures.has(table)) {
            return false;
        }
        text.append("\n### ").append(title).append("\n\n");
        return true;
    }

    private void line(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /// Thousands of millions of operations a second.
    private OptionalDouble speed(String table, String row, int threads, String operations, String who) {
        var perMillisecond =
                quotient(figures.number(table, row, threads, operations), figures.number(table, row, threads, who));
        return perMillisecond.isEmpty() ? perMillisecond : OptionalDouble.of(perMillisecond.getAsDouble() / 1e6);
    }

    private OptionalDouble images(String table, String row, int threads, String who) {
        var perMillisecond =
                quotient(figures.number(table, row, threads, "images"), figures.number(table, row, threads, who));
        return perMillisecond.isEmpty() ? perMillisecond : OptionalDouble.of(perMillisecond.getAsDouble() * 1e3);
    }

    private OptionalDouble megabytes(String table, String row, int threads, String what) {
        var bytes = figures.number(table, row, threads, what);
        return bytes.isEmpty() ? bytes : OptionalDouble.of(bytes.getAsDouble() / 1e6);
    }

    /// How many times as fast ours is.
    private OptionalDouble ratio(String table, String row, int threads, String peer) {
        return quotient(figures.number(table, row, threads, peer), figures.number(table, row, threads, "ours"));
    }

    private OptionalDouble scaling(String table, String row) {
        return quotient(figures.number(table, row, 1, "ours"), figures.number(table, row, 2, "ours"));
    }

    private static OptionalDouble quotient(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static String pair(String format, IntFunction<OptionalDouble> value) {
        return one(format, value.apply(1)) + " / " + one(format, value.apply(2));
    }

    private static String one(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
