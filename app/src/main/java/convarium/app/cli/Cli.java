package convarium.app.cli;

import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import java.io.PrintWriter;
import picocli.CommandLine;

/// The command line: calculates and applies layers for scripts and handouts. Its shapes stay.
///
/// Nothing here loads JavaFX unless it must draw.
public final class Cli {
    /// Everything went well.
    public static final int OK = 0;

    /// A value is wrong: a layer line, a file, a size.
    public static final int VALUE = 1;

    /// The call is wrong: an unknown command or option, a missing one; or there is no display or no
    /// Java to run on.
    public static final int USAGE = 2;

    private static final int HELP_WIDTH = 100;
    private static final long MEBIBYTE = 1 << 20;

    private Cli() {}

    /// Runs a command.
    ///
    /// @param out takes the results
    /// @param err takes one line where something is wrong
    /// @param windows opens the window where a command asks for it
    /// @return [#OK], [#VALUE] or [#USAGE]
    public static int run(PrintWriter out, PrintWriter err, WindowOpener windows, String... args) {
        int status = execute(out, err, windows, args);
        if (out.checkError()) {
            err.println("convarium: standard output cannot be written");
            status = VALUE;
        }
        err.flush();
        return status;
    }

    private static int execute(PrintWriter out, PrintWriter err, WindowOpener windows, String... args) {
        try {
            return new CommandLine(new RootCommand())
                    .addSubcommand(new OpenCommand(windows))
                    .addSubcommand(TrainCommand.commandLine())
                    .addSubcommand(new DataCommand(DataLibrary.here(), Download::overTheInternet).commandLine())
                    .setOut(out)
                    .setErr(err)
                    .setUsageHelpWidth(HELP_WIDTH)
                    .setParameterExceptionHandler(Failures::wrongCall)
                    .setExecutionExceptionHandler(Failures::wrongValue)
                    .execute(args);
        } catch (OutOfMemoryError e) {
            err.println("convarium: this takes more memory than the "
                    + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB that Java may use here");
            return VALUE;
        }
    }
}
