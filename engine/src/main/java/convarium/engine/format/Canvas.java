package convarium.engine.format;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.Arrays;

/// The picture that a reader fills in pixel by pixel, checked in size before it takes memory.
final class Canvas {
    private final int width;
    private final int pixels;
    private final Shape shape;
    private final float[] values;

    /// A white canvas.
    Canvas(ByteReader in, long width, long height) throws FormatException {
        check(in, width, height);
        this.width = (int) width;
        this.pixels = (int) (width * height);
        this.shape = Shape.of(3, (int) height, (int) width);
        this.values = new float[3 * pixels];
        Arrays.fill(values, 1);
    }

    static void check(ByteReader in, long width, long height) throws FormatException {
        if (width < 1 || height < 1) {
            throw in.broken("declares a size of " + width + " × " + height + " pixels, so it holds no picture");
        }
        if (width > Pictures.MAX_SIDE || height > Pictures.MAX_SIDE || width * height > Pictures.MAX_PIXELS) {
            throw in.broken("declares a size of " + width + " × " + height + " pixels, expected at most "
                    + Pictures.MAX_SIDE + " a side and " + Pictures.MAX_PIXELS + " in all");
        }
        MemoryCheck.floats(in.name(), 3 * width * height);
    }

    void set(int x, int y, float r, float g, float b) {
        int at = y * width + x;
        values[at] = r;
        values[pixels + at] = g;
        values[2 * pixels + at] = b;
    }

    /// Sets a pixel whose colour is laid over white.
    void set(int x, int y, float r, float g, float b, float alpha) {
        float white = 1 - alpha;
        set(x, y, r * alpha + white, g * alpha + white, b * alpha + white);
    }

    Tensor picture() {
        return Tensor.wrap(shape, values);
    }
}
