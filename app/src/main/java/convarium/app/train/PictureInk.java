package convarium.app.train;

import convarium.app.theme.Palette;
import convarium.engine.tensor.Shape;
import java.nio.IntBuffer;
import javafx.scene.paint.Color;

/// How pictures of a data set are coloured: grey ones as ink on the surface, so that 0 is the surface and 1 the ink;
/// those of three channels as red, green and blue.
final class PictureInk {
    private static final int LEVELS = 256;

    private final int[] table = new int[LEVELS];

    PictureInk(Palette palette) {
        for (int i = 0; i < LEVELS; i++) {
            table[i] = argb(palette.inset().interpolate(palette.ink(), i / (LEVELS - 1.0)));
        }
    }

    private static int argb(Color colour) {
        return 0xff000000 | level(colour.getRed()) << 16 | level(colour.getGreen()) << 8 | level(colour.getBlue());
    }

    private static int level(double value) {
        // what is not a number becomes 0
        return Math.clamp(Math.round(value * (LEVELS - 1)), 0, LEVELS - 1);
    }

    /// Colours a picture.
    ///
    /// @param values of `shape`, beginning at `at`, from 0 to 1
    /// @param stride pixels in a row of all pixels
    void paint(float[] values, int at, Shape shape, IntBuffer pixels, int left, int top, int stride) {
        int h = shape.size(1);
        int w = shape.size(2);
        boolean colour = shape.size(0) == 3;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = at + y * w + x;
                int argb = colour
                        ? 0xff000000
                                | level(values[i]) << 16
                                | level(values[i + h * w]) << 8
                                | level(values[i + 2 * h * w])
                        : table[level(values[i])];
                pixels.put((top + y) * stride + left + x, argb);
            }
        }
    }
}
