package convarium.engine.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures the engine against native libraries, and writes the tables of `docs/benchmarks.md`.
///
/// Each table and number of threads is measured by a program of its own. Figures are kept in
/// `target/peers.tsv`, so that a table can be measured in pieces.
public final class Peers {
    private static final List<String> TABLES = List.of(
            "layers",
            "backward",
            "networks",
            "training",
            "gemm",
            "warm-up",
            Child.WARM_UP_LAUNCHED,
            "warm-up scalar",
            "memory");

    /// The options that `app/convarium train` gives Java.
    private static final Path LAUNCHED = Path.of("..", "app", "training.args");

    /// What makes LibTorch fast: it keeps its memory, and only one of its two thread pools works. The
    /// others do not mind.
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "OPENBLAS_NUM_THREADS", "1",
            "MALLOC_TRIM_THRESHOLD_", "1073741824",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TOP_PAD_", "268435456");

    private static final Path FIGURES = Path.of("target", "peers.tsv");
    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- end -->";

    private Peers() {}

    /// @param arguments a table or `all`, then if wanted a regular expression that the rows to be measured
    ///     match somewhere, and numbers of threads with commas; or `report`, which measures nothing, and a
    ///     file to put the tables into, between its two marks
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String table = argument(arguments, 0, "all");
        var figures = new Figures(FIGURES);
        if (table.equals("report")) {
            String text = new Report(figures).text();
            System.out.println(text);
            if (arguments.length > 1) {
                fill(Path.of(arguments[1]), text);
            }
            return;
        }
        var failed = new ArrayList<String>();
        for (String each : tables(table)) {
            for (String threads : argument(arguments, 2, "1,2").split(",")) {
                if (!measured(figures, each, threads, argument(arguments, 1, "."))) {
                    failed.add(each + " on " + threads + " threads");
                }
                figures.save();
            }
        }
        System.out.println(new Report(figures).text());
        if (!failed.isEmpty()) {
            throw new IllegalStateException("not measured to the end: " + failed);
        }
    }

    private static String argument(String[] arguments, int index, String otherwise) {
        return arguments.length > index ? arguments[index] : otherwise;
    }

    private static void fill(Path file, String text) throws IOException {
        String old = Files.readString(file);
        int from = old.indexOf(BEGIN) + BEGIN.length();
        int to = old.indexOf(END);
        if (!old.contains(BEGIN) || to < from) {
            throw new IllegalArgumentException(file + " has no place between " + BEGIN + " and " + END);
        }
        Files.writeString(file, old.substring(0, from) + "\n\n" + text + "\n" + old.substring(to));
    }

    /// The tables that a name stands for.
    private static List<String> tables(String table) {
        return switch (table) {
            case "all" -> TABLES;
            default -> {
                if (!TABLES.contains(table)) {
                    throw new IllegalArgumentException(
                            "a table is one of " + TABLES + ", all or report; found " + table);
                }
                yield List.of(table);
            }
        };
    }

    /// Measures a table and takes its figures; false if that ended early.
    private static boolean measured(Figures figures, String table, String threads, String rows)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        if (table.equals(Child.WARM_UP_LAUNCHED)) {
            command.add("@" + LAUNCHED);
            if (Runtime.getRuntime().availableProcessors() < 4) {
                command.add("-XX:CICompilerCount=3");
            }
        }
        command.addAll(List.of(
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8",
                "-Dorg.bytedeco.javacpp.cachedir=" + Path.of("target", "native").toAbsolutePath(),
                "-classpath",
                System.getProperty("java.class.path")));
        command.addAll(List.of(Child.class.getName(), table, threads, rows));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().put("OMP_NUM_THREADS", threads);
        var process = builder.start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // a native library may have something to say
                if (Figures.isLine(line)) {
                    figures.add(line);
                }
                System.out.println(line);
            }
        }
        return process.waitFor() == 0;
    }
}
