package convarium.app.cli;

import convarium.app.headless.WindowPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `convarium draw`: the window's picture of a link or a layer, for slides and handouts.
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Draws the window's picture of a link or a layer, without a display.",
        footer = {
            "",
            "Example:",
            "  convarium draw \"convarium:explore?in=1,2;3,4&k=1\" --output stride.png --theme dark"
        })
final class DrawCommand implements Callable<Integer> {
    private static final PixelSize LEAST = new PixelSize(640, 480);
    private static final PixelSize MOST = new PixelSize(8192, 8192);

    @Parameters(paramLabel = Shown.LABEL, description = Shown.WHAT)
    private String link = "";

    @Option(names = "--input", paramLabel = "CxHxW", description = Shown.INPUT_WHAT)
    private @Nullable String input;

    @Option(names = "--output", required = true, paramLabel = "FILE.png", description = "The picture to write.")
    private String output = "";

    @Option(names = "--size", paramLabel = "WxH", description = "Its size in pixels, by default 1440x900.")
    private String size = "1440x900";

    @Option(names = "--theme", paramLabel = "NAME", description = "light (the default), dark or projector.")
    private String theme = "light";

    @Override
    public Integer call() throws IOException {
        var state = Shown.state(link, input);
        var pixels = PixelSize.of(size, LEAST, MOST);
        var look = Shown.theme(theme);
        Path file = Values.path("--output", output);
        try {
            WindowPicture.write(state, look, pixels.width(), pixels.height(), file);
        } catch (IllegalArgumentException e) {
            throw new ValueException("The link cannot be drawn: " + Failures.message(e));
        }
        return Cli.OK;
    }
}
