package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import convarium.app.explorer.ExplorerLink;
import convarium.app.explorer.StartState;
import convarium.app.place.PlaceState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `draw` and `open`, as far as they go without a toolkit.
class LinkCommandsTest {
    private static final String LINK = ExplorerLink.write(StartState.worked());

    @TempDir
    Path folder = Path.of("");

    @Test
    void openHandsTheStateToTheWindow() {
        var opened = new ArrayList<PlaceState>();
        int status = Cli.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                state -> {
                    opened.add(state);
                    return Cli.OK;
                },
                "open",
                LINK);
        assertEquals(Cli.OK, status);
        assertEquals(List.of(StartState.worked()), opened);
    }

    @Test
    void openPassesOnThatThereIsNoDisplay() {
        assertEquals(Cli.USAGE, Run.of("open", LINK).status());
    }

    @ParameterizedTest
    @CsvSource({
        "hello, A link begins with",
        "convarium:explore?k=1;2;, k",
        "convarium:explore?colour=red, colour",
        "convarium:explore?k=1&s=0, s is",
        "convarium:explore?in=1&k=1;2, cannot be shown",
        "convarium:explore?step=9, step",
        "convarium:explore?p=1000, 128 × 128",
        "convarium:explore?file=%zz, file",
        "convarium:explore?file=, file",
        "convarium:explore?pic=nope, lighthouse",
        "convarium:explore?note=nope, note"
    })
    void brokenLinksAreNamed(String link, String words) {
        Run.of("open", link).fails(Cli.VALUE, "link", words);
        var file = folder.resolve("x.png");
        Run.of("draw", link, "--output", file.toString()).fails(Cli.VALUE, "link", words);
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @CsvSource({"--size, 12, --size", "--size, 10x10, 640x480", "--size, 99999x900, 8192", "--theme, pink, projector"})
    void wrongValuesOfDrawAreNamed(String option, String value, String words) {
        var file = folder.resolve("x.png");
        Run.of("draw", LINK, "--output", file.toString(), option, value).fails(Cli.VALUE, words);
        assertFalse(Files.exists(file));
    }

    @Test
    void drawNeedsAnOutput() {
        Run.of("draw", LINK).fails(Cli.USAGE, "--output");
        Run.of("draw", LINK, "--output", "").fails(Cli.VALUE, "--output");
    }
}
