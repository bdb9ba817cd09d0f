package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.testing.FxTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `animate` over the shifts of a picture: black, 160 × 120, with a white stripe in its columns 70 to 89.
class AnimateShiftTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int FIRST = 70;
    private static final int LAST = 89;

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void toolkit() {
        FxTest.start();
    }

    private String link() throws IOException {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = FIRST; column <= LAST; column++) {
                picture.setRGB(column, row, 0xffffff);
            }
        }
        Path file = folder.resolve("stripe.png");
        ImageIO.write(picture, "png", file.toFile());
        return "convarium:explore?view=shift&k=1,1;1,1&s=2&file="
                + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
    }

    /// The pictures of a drawing, in their order: the input, the shifted input, what the layer makes of them, …
    private static BufferedImage picture(String svg, String id) throws IOException {
        var group = Pattern.compile("<g id=\"" + id + "\".*?base64,([^\"]+)\"", Pattern.DOTALL)
                .matcher(svg);
        assertTrue(group.find(), id);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(group.group(1))));
    }

    /// Where the first and the last white pixel of the middle row are, in pixels of the picture that is drawn.
    private static int[] stripe(BufferedImage drawn) {
        int first = -1;
        int last = -1;
        for (int x = 0; x < drawn.getWidth(); x++) {
            if ((drawn.getRGB(x, drawn.getHeight() / 2) & 0xff) > 128) {
                first = first < 0 ? x : first;
                last = x;
            }
        }
        double scale = (double) WIDTH / drawn.getWidth();
        return new int[] {(int) Math.round(first * scale), (int) Math.round((last + 1) * scale) - 1};
    }

    /// Step 65 of 129 shifts by nothing, and each other one by as much as it is away from it.
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 65, 70, 129})
    void aStillShiftsThePicture(int step) throws IOException {
        Path file = folder.resolve("a.svg");
        Run.of("animate", link(), "--output", file.toString(), "--step", Integer.toString(step))
                .succeeds();
        String svg = Files.readString(file);
        int right = step - 65;
        assertEquals(FIRST, stripe(picture(svg, "input"))[0], 1);
        assertEquals(FIRST + right, stripe(picture(svg, "shifted"))[0], 1);
        assertEquals(LAST + right, stripe(picture(svg, "shifted"))[1], 1);
        assertTrue(svg.contains("Output of the shifted") && svg.contains("</text>"));
        // by an odd number of pixels the map of a stride of 2 cannot follow
        assertEquals(right % 2 != 0, svg.contains("≠"));
    }

    @Test
    void aFilmHasAFrameForEachShift() throws IOException {
        Path gif = folder.resolve("a.gif");
        Run.of("animate", link(), "--output", gif.toString(), "--speed", "16", "--size", "480x360")
                .succeeds();
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            assertEquals(129, reader.getNumImages(true));
        }
    }
}
