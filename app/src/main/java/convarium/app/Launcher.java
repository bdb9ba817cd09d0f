package convarium.app;

import convarium.app.cli.Cli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the program starts: without arguments the window opens, otherwise the command line runs.
public final class Launcher {
    private Launcher() {}

    /// Starts the program.
    public static void main(String[] args) {
        var out = stream(FileDescriptor.out, List.of(args).contains("--json"));
        var err = stream(FileDescriptor.err, false);
        int status = JavaVersion.problem(Runtime.version())
                .map(problem -> {
                    err.println("convarium: " + problem);
                    return Cli.USAGE;
                })
                .orElseGet(() -> args.length == 0
                        ? WindowStart.open(err, Optional.empty())
                        : Cli.run(out, err, state -> WindowStart.open(err, Optional.of(state)), args));
        out.flush();
        err.flush();
        System.exit(status);
    }

    /// JSON is UTF-8 everywhere. Words are too, except on a Windows console, which has a character set of its own.
    private static PrintWriter stream(FileDescriptor to, boolean json) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String console = System.getProperty("stdout.encoding");
        var charset = windows && !json && console != null ? Charset.forName(console) : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), charset), false);
    }
}
