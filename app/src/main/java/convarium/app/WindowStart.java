package convarium.app;

import convarium.app.cli.Cli;
import java.io.PrintWriter;

/// What happens when the program is started without arguments.
final class WindowStart {
    private WindowStart() {}

    static int open(PrintWriter out, PrintWriter err) {
        return Cli.run(out, err, "--help");
    }
}
