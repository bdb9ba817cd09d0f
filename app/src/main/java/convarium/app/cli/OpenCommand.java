package convarium.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `convarium open`: the window with the state of a link.
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Opens the window with what a link holds.",
        footer = {"", "Example:", "  convarium open \"convarium:explore?in=1,2;3,4&k=1&s=1\""})
final class OpenCommand implements Callable<Integer> {
    private final WindowOpener windows;

    @Parameters(paramLabel = "LINK", description = "What 'Copy link' in the window copies.")
    private String link = "";

    OpenCommand(WindowOpener windows) {
        this.windows = windows;
    }

    @Override
    public Integer call() {
        return windows.open(Values.link(link));
    }
}
