package convarium.app.cli;

import convarium.app.explorer.ExplorerState;
import convarium.app.explorer.ShiftPictureWalk;
import convarium.app.export.FilmFile;
import convarium.app.headless.WalkFiles;
import convarium.app.headless.Walked;
import convarium.app.render.Dimensions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `convarium animate`: the walk of the window over the numbers, for slides and handouts.
@Command(
        name = "animate",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description =
                "Writes the walk of the window over the numbers as an animated GIF or PNG, or one step of it as SVG.",
        footer = {
            "",
            "Each output cell has at least one frame; where there are few, the window glides between them.",
            "",
            "Example:",
            "  convarium animate \"nn.Conv2d(1, 1, 3, stride=2, padding=1)\" --output stride.gif"
        })
final class AnimateCommand implements Callable<Integer> {
    private static final PixelSize LEAST = new PixelSize(Dimensions.LEAST_WIDTH, Dimensions.LEAST_HEIGHT);
    private static final PixelSize MOST = new PixelSize(4096, 4096);
    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 16;

    @Parameters(paramLabel = Shown.LABEL, description = Shown.WHAT)
    private String shown = "";

    @Option(names = "--input", paramLabel = "CxHxW", description = Shown.INPUT_WHAT)
    private @Nullable String input;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "The file to write: a.gif, a.png (an animated PNG), or a.svg (one step as vectors).")
    private String output = "";

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "0.25 to 16; 1 takes 0.6 seconds a step. By default the link's, or 1.")
    private @Nullable String speed;

    @Option(names = "--once", description = "Ends at the last step; otherwise it begins again, for ever.")
    private boolean once;

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "For SVG: the step to draw, counted from 1 as in the window; by default the last.")
    private @Nullable String step;

    @Option(names = "--size", paramLabel = "WxH", description = "Its size in pixels; by default what the grids need.")
    private @Nullable String size;

    @Option(names = "--theme", paramLabel = "NAME", description = "light (the default), dark or projector.")
    private String theme = "light";

    @Override
    public Integer call() throws IOException {
        var state = Shown.state(shown, input);
        if (state instanceof ExplorerState explored
                && explored.source().isPicture()
                && !ShiftPictureWalk.isOf(explored)) {
            throw new ValueException(
                    "The link shows a picture: animate walks over numbers, or over the shifts of a picture"
                            + " (view=shift). Choose Numbers or Shift in the window, or take the picture out of the link;"
                            + " 'convarium draw' draws it.");
        }
        var walk = Walked.of(state)
                .orElseThrow(() -> new ValueException(
                        "animate writes a walk: that of a layer (convarium:explore?…, all that it shows on numbers, and"
                                + " a picture that is shifted) or of a signal (convarium:signal?…). What has none is"
                                + " drawn with 'convarium draw'; found '" + shown + "'"));
        var look = Shown.theme(theme);
        Path file = Values.path("--output", output);
        Optional<Dimensions> pixels = Optional.ofNullable(size)
                .map(text -> PixelSize.of(text, LEAST, MOST))
                .map(s -> new Dimensions(s.width(), s.height()));
        switch (extension()) {
            case "gif" -> WalkFiles.film(film(walk), FilmFile.Kind.GIF, pace(walk), !once, look, pixels, file);
            case "png", "apng" -> WalkFiles.film(film(walk), FilmFile.Kind.APNG, pace(walk), !once, look, pixels, file);
            case "svg" -> WalkFiles.drawing(walk, step(walk), look, pixels, file);
            default ->
                throw new ValueException(
                        "--output: expected a file that ends in .gif, .png or .svg, found '" + output + "'");
        }
        return Cli.OK;
    }

    private String extension() {
        int dot = output.lastIndexOf('.');
        return dot < 0 ? "" : output.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// A film has no single step.
    private Walked film(Walked walk) {
        if (step != null) {
            throw new ValueException(
                    "--step goes with a .svg file, which holds one step; found '" + step + "' with " + output);
        }
        return walk;
    }

    private double pace(Walked walk) {
        if (speed == null) {
            return walk.speed();
        }
        double value = Values.positive("--speed", speed);
        if (value < SLOWEST || value > FASTEST) {
            throw new ValueException("--speed is from 0.25 to 16, found '" + speed + "'");
        }
        return value;
    }

    /// Counted from 0.
    private int step(Walked walk) {
        int steps = walk.steps();
        return step == null ? steps - 1 : Values.whole("--step", step, 1, steps) - 1;
    }
}
