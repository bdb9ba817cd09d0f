package convarium.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `convarium open`: the window with the state of a link or a layer.
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Opens the window with what a link holds, or with a layer.",
        footer = {"", "Example:", "  convarium open \"convarium:explore?in=1,2;3,4&k=1&s=1\""})
final class OpenCommand implements Callable<Integer> {
    private final WindowOpener windows;

    @Parameters(paramLabel = Shown.LABEL, description = Shown.WHAT)
    private String link = "";

    @Option(names = "--input", paramLabel = "CxHxW", description = Shown.INPUT_WHAT)
    private @Nullable String input;

    OpenCommand(WindowOpener windows) {
        this.windows = windows;
    }

    @Override
    public Integer call() {
        return windows.open(Shown.state(link, input));
    }
}
