package convarium.app.cli;

import convarium.app.export.WindowPicture;
import convarium.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `convarium draw`: the window's picture of a link, for slides and handouts.
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Draws the window's picture of a link, without a display.",
        footer = {
            "",
            "Example:",
            "  convarium draw \"convarium:explore?in=1,2;3,4&k=1\" --output stride.png --theme dark"
        })
final class DrawCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");
    private static final int LEAST_WIDTH = 640;
    private static final int LEAST_HEIGHT = 480;
    private static final int MOST = 8192;

    @Parameters(paramLabel = "LINK", description = "What 'Copy link' in the window copies.")
    private String link = "";

    @Option(names = "--output", required = true, paramLabel = "FILE.png", description = "The picture to write.")
    private String output = "";

    @Option(names = "--size", paramLabel = "WxH", description = "Its size in pixels, by default 1440x900.")
    private String size = "1440x900";

    @Option(names = "--theme", paramLabel = "NAME", description = "light (the default), dark or projector.")
    private String theme = "light";

    @Override
    public Integer call() throws IOException {
        var state = Values.link(link);
        var matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new ValueException("--size is width x height in pixels, such as 1440x900, found '" + size + "'");
        }
        int width = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        if (width < LEAST_WIDTH || height < LEAST_HEIGHT || width > MOST || height > MOST) {
            throw new ValueException("--size is from " + LEAST_WIDTH + "x" + LEAST_HEIGHT + " to " + MOST + "x" + MOST
                    + ", found '" + size + "'");
        }
        var look = look();
        Path file = Values.path("--output", output);
        try {
            WindowPicture.write(state, look, width, height, file);
        } catch (IllegalArgumentException e) {
            throw new ValueException("The link cannot be drawn: " + Failures.message(e));
        }
        return Cli.OK;
    }

    private Theme look() {
        for (var candidate : Theme.values()) {
            if (candidate.id().equals(theme.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
        throw new ValueException("--theme is "
                + Arrays.stream(Theme.values()).map(Theme::id).collect(Collectors.joining(", ")) + ", found '" + theme
                + "'");
    }
}
