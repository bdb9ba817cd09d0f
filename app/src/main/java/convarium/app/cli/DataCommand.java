package convarium.app.cli;

import convarium.app.data.Cancellation;
import convarium.app.data.DataLibrary;
import convarium.app.data.Download;
import convarium.app.data.DownloadException;
import convarium.app.data.Downloadable;
import convarium.engine.arithmetic.Counts;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `convarium data`: downloads data sets when asked to, and tells which are here.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "get NAME | list",
        description = "Downloads data sets, and tells which are on this machine. Nothing else in this program reaches "
                + "out to the network.")
final class DataCommand implements Runnable {
    private final DataLibrary library;
    private final List<Downloadable> sets;
    private final Supplier<Download> download;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// @param download made when it is needed
    DataCommand(DataLibrary library, Supplier<Download> download) {
        this.library = library;
        sets = library.sets();
        this.download = download;
    }

    /// The command with its two parts.
    CommandLine commandLine() {
        var command = new CommandLine(this);
        var get = new CommandLine(new Get());
        get.getCommandSpec()
                .usageMessage()
                .footer(
                        "",
                        "Names:",
                        sets.stream().map(DataCommand::line).collect(Collectors.joining("%n")),
                        "",
                        "Then 'convarium train lecture-convnet --data NAME' learns from it.");
        return command.addSubcommand(get).addSubcommand(new CommandLine(new Listing()));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static String line(Downloadable set) {
        return String.format(
                Locale.ROOT,
                "  %-8s  %-13s  %9s  %s",
                set.name(),
                set.title(),
                DataLibrary.megabytes(set.bytes()),
                set.sources().getFirst());
    }

    private Downloadable set(String name) {
        return library.named(name)
                .orElseThrow(() -> new ValueException("expected "
                        + sets.stream().map(Downloadable::name).collect(Collectors.joining(", ")) + ", found '" + name
                        + "'"));
    }

    /// `convarium data get`.
    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            versionProvider = RootCommand.Version.class,
            description = {
                "Downloads a data set into this user's data folder, and says first from where and how much.",
                "Files are kept only whole and with the right SHA-256. A download that broke off goes on from where it "
                        + "stood."
            })
    private final class Get implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "NAME", description = "Which data set; see below.")
        private String name = "";

        /// Some Javas have no console where there is no terminal, others one that is none.
        @SuppressWarnings("SystemConsoleNull")
        private static boolean onTerminal() {
            @Nullable Console console = System.console();
            return console != null && console.isTerminal();
        }

        @Override
        public Integer call() throws InterruptedException {
            var set = set(name);
            var out = spec.commandLine().getOut();
            var folder = library.folder(set);
            int files = set.files().size();
            out.println(set.title() + ": " + files + (files == 1 ? " file, " : " files, ") + Counts.grouped(set.bytes())
                    + " bytes (" + DataLibrary.megabytes(set.bytes()) + ")");
            out.println("from " + set.sources().getFirst());
            out.println("to   " + folder);
            out.flush();
            var cancellation = new Cancellation();
            var bar = new DownloadBar(out, onTerminal());
            try {
                download.get()
                        .run(
                                set,
                                folder,
                                progress -> {
                                    bar.show(progress);
                                    if (out.checkError()) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation);
            } catch (DownloadException e) {
                bar.end();
                throw new ValueException(Failures.message(e), e);
            }
            bar.end();
            out.println("All is here, and every SHA-256 is right: use it as --data " + set.name());
            return Cli.OK;
        }
    }

    /// `convarium data list`.
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = RootCommand.Version.class,
            description = "Tells which data sets can be downloaded, and where those are that were.")
    private final class Listing implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (var set : sets) {
                @Nullable String where = library.holds(set) ? "here: " + library.folder(set) : null;
                out.println(line(set).strip());
                out.println(
                        "          " + (where == null ? "not here: 'convarium data get " + set.name() + "'" : where));
            }
            return Cli.OK;
        }
    }
}
