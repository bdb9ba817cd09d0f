package convarium.app.headless;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.app.testing.FxTest;
import convarium.app.theme.Theme;
import convarium.app.train.SmallDigits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The picture of a training: drawn after the steps that its link asks for, always the same.
class TrainPictureTest {
    private static final int WIDTH = 1280;
    private static final int ACCENT = 0xff3457d5;

    @TempDir
    Path folder = Path.of("");

    private int[] draw(int steps) throws IOException {
        var state = Links.read("convarium:train?net=lecture-mlp&batch=9&epochs=2&steps=" + steps + "&data="
                + SmallDigits.write(folder));
        int[] window = FxTest.get(() -> WindowPicture.draw(state, Theme.LIGHT, WIDTH, 800));
        // the column of curves and confusions, between the rail and the stage
        var column = IntStream.builder();
        for (int i = 0; i < window.length; i++) {
            if (i / WIDTH >= 60 && i % WIDTH >= 80 && i % WIDTH < 405) {
                column.add(window[i]);
            }
        }
        return column.build().toArray();
    }

    private static long accents(int[] pixels) {
        return Arrays.stream(pixels).filter(pixel -> pixel == ACCENT).count();
    }

    @Test
    void itIsAlwaysTheSameAndHasTheCurvesOfItsSteps() throws IOException {
        int[] first = draw(8);
        assertArrayEquals(first, draw(8));
        long curves = accents(first) - accents(draw(0));
        assertTrue(curves > 100, "pixels of the curves: " + curves);
    }
}
