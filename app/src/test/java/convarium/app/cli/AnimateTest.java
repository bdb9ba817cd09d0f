package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.testing.FxTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `animate`, and the layer lines that `draw` and `open` take.
class AnimateTest {
    private static final String WORKED = "nn.Conv2d(1, 1, 3, stride=2, padding=1, bias=False)";

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void toolkit() {
        FxTest.start();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static int frames(String file) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(Path.of(file).toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'nn.Conv2d(1, 1, 3, stride=2, padding=1)', 9",
        "'nn.ConvTranspose2d(1, 1, 2)', 36",
        "'nn.MaxPool2d(2)', 4",
        "'AveragePooling2D(2, strides=1)', 16",
        "'convarium:explore?in=1,2;3,4&k=1', 4",
        "'nn.Conv1d(1, 1, 3, stride=4)', 8",
        "'convarium:signal?in=1,2,3,4,5,6,7,8&k=1,2&s=3', 3"
    })
    void everyOperationWalksOverEachOutput(String shown, int outputs) throws IOException {
        String gif = file("a.gif");
        Run.of("animate", shown, "--output", gif, "--speed", "16", "--size", "480x320")
                .succeeds();
        assertEquals(outputs, frames(gif));
    }

    @Test
    void theKindOfFileGoesByItsEnding() throws IOException {
        String png = file("a.png");
        Run.of("animate", WORKED, "--output", png, "--speed", "16", "--size", "480x320", "--once")
                .succeeds();
        String bytes = Files.readString(Path.of(png), StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("acTL") && bytes.contains("fdAT"));
        String svg = file("a.SVG");
        Run.of("animate", WORKED, "--output", svg, "--theme", "dark").succeeds();
        String text = Files.readString(Path.of(svg));
        assertTrue(text.contains("<svg") && text.contains(">10</text>"), "the last step shows the whole output");
        Run.of("animate", WORKED, "--output", svg, "--step", "1").succeeds();
        assertFalse(Files.readString(Path.of(svg)).contains(">10</text>"));
    }

    /// The layer as a matrix product is animated as such.
    @ParameterizedTest
    @CsvSource({"im2col, Windows as columns", "toeplitz, Dense layer"})
    void matricesAreAnimated(String form, String words) throws IOException {
        String link = "convarium:explore?in=1,2,3;4,5,6;7,8,9&k=1,2;3,4&view=matrices&form=" + form;
        String gif = file("a.gif");
        Run.of("animate", link, "--output", gif, "--speed", "16", "--size", "640x480")
                .succeeds();
        assertEquals(4, frames(gif));
        String svg = file("a.svg");
        Run.of("animate", link, "--output", svg).succeeds();
        assertTrue(Files.readString(Path.of(svg)).contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "'nn.Conv2d(3, 8, 3)', up to 4 channels",
        "'nn.ConvTranspose2d(3, 2, 3)', one channel",
        "'nn.Conv2d(1, 1, 9)', 7 × 7",
        "'nn.Conv1d(2, 1, 3)', 2 in and 1 out",
        "'nn.Conv1d(1, 1, 3, pading=1)', at character 20",
        "'Conv1D(1, 33)', 15 taps",
        "'convarium:calculate?', of a signal",
        "'convarium:field?', convarium draw",
        "'nn.Conv2d(1, 1, 3', character",
        "'nn.Conv2d(1, 1, 7)', 5",
        "hello, link",
        "convarium:explore?pic=cat&k=1, picture"
    })
    void whatCannotWalkIsSaid(String shown, String words) {
        String gif = file("a.gif");
        Run.of("animate", shown, "--output", gif).fails(Cli.VALUE, words);
        assertFalse(Files.exists(Path.of(gif)));
    }

    @ParameterizedTest
    @CsvSource({
        "--speed, 0, --speed",
        "--speed, 17, 0.25 to 16",
        "--speed, fast, --speed",
        "--size, 10x10, 480x320",
        "--size, big, --size",
        "--theme, pink, projector",
        "--input, 3x5x5, one channel",
        "--input, 5x5x5, up to 4 channels",
        "--input, 1x99x5, 16 × 16",
        "--input, 5x5, --input",
        "--step, 1, .svg"
    })
    void wrongValuesAreNamed(String option, String value, String words) throws IOException {
        String gif = file("a.gif");
        Run.of("animate", "nn.MaxPool2d(2)", "--output", gif, option, value).fails(Cli.VALUE, words);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aLinkHoldsItsInput() {
        Run.of("animate", "convarium:explore?in=1,2;3,4&k=1", "--input", "1x5x5", "--output", file("a.gif"))
                .fails(Cli.VALUE, "--input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "x"})
    void stepsAreThoseOfTheWalk(String step) {
        Run.of("animate", WORKED, "--output", file("a.svg"), "--step", step).fails(Cli.VALUE, "--step", "from 1 to 9");
    }

    @Test
    void theOutputMustBeAFileOfAKnownKind() {
        Run.of("animate", WORKED, "--output", file("a.bmp")).fails(Cli.VALUE, ".gif");
        Run.of("animate", WORKED, "--output", file("a")).fails(Cli.VALUE, ".svg");
        Run.of("animate", WORKED, "--output", file("no/such/a.gif"), "--speed", "16")
                .fails(Cli.VALUE, "folder");
        Run.of("animate", WORKED).fails(Cli.USAGE, "--output");
        Run.of("animate", "--output", file("a.gif")).fails(Cli.USAGE, "LAYER");
    }

    @Test
    void drawTakesALayerLine() {
        String png = file("a.png");
        Run.of("draw", WORKED, "--input", "1x7x7", "--output", png, "--size", "800x600")
                .succeeds();
        assertTrue(Files.exists(Path.of(png)));
        Run.of("draw", "nn.Conv2d(3, 8, 3)", "--output", file("b.png")).fails(Cli.VALUE, "up to 4 channels");
        Run.of("draw", "SeparableConv2D(4, 3)", "--input", "3x5x5", "--output", png)
                .succeeds();
        Run.of("open", "nn.Conv2d(1, 1, 3").fails(Cli.VALUE, "character");
    }
}
