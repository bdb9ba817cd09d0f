package convarium.engine.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Convention;
import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
import convarium.engine.arithmetic.Size;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.tensor.Shape;
import java.util.Optional;

/// Short words for the tests of layer lines.
final class Lines {
    static final Shape GREY_5 = Shape.of(1, 5, 5);

    private Lines() {}

    static LayerLine read(String line) {
        return read(line, GREY_5);
    }

    static LayerLine read(String line, Shape input) {
        return LayerLines.parse(line, input, Optional.empty());
    }

    static LayerLine read(String line, Shape input, Convention convention) {
        return LayerLines.parse(line, input, Optional.of(convention));
    }

    static WindowLayer layer(String line) {
        return read(line).layer();
    }

    static WindowLayer layer(String line, Shape input) {
        return read(line, input).layer();
    }

    static Size size(int h, int w) {
        return new Size(h, w);
    }

    static Size size(int both) {
        return Size.square(both);
    }

    static Conv2d conv(int in, int out, int kernel, int stride, Padding padding) {
        return new Conv2d(in, out, size(kernel), size(stride), padding, PaddingMode.ZERO, size(1), 1, true, false);
    }

    static Conv2d conv(int in, int out, int kernel, int stride, int padding) {
        return conv(in, out, kernel, stride, Padding.symmetric(padding, padding));
    }

    static Conv2d conv(PaddingMode mode, Padding padding) {
        return new Conv2d(1, 1, size(3), size(1), padding, mode, size(1), 1, true, false);
    }

    static ConvTranspose2d transposed(int kernel, int stride, Padding.Explicit padding, int outputPadding) {
        return new ConvTranspose2d(1, 1, size(kernel), size(stride), padding, size(outputPadding), size(1), 1, true);
    }

    static MaxPool2d max(int kernel, int stride, Padding padding) {
        return new MaxPool2d(size(kernel), size(stride), padding, size(1), Rounding.FLOOR);
    }

    static AvgPool2d average(int kernel, int stride, Padding padding, boolean counts) {
        return new AvgPool2d(size(kernel), size(stride), padding, Rounding.FLOOR, counts, 0);
    }

    static Padding.Explicit sides(int top, int bottom, int left, int right) {
        return new Padding.Explicit(top, bottom, left, right);
    }

    static String write(WindowLayer layer, Dialect dialect, Shape input) {
        var text = assertInstanceOf(Rendering.Text.class, LayerLines.write(layer, false, dialect, input));
        assertEquals("", text.note());
        return text.line();
    }

    static String torch(WindowLayer layer, Shape input) {
        return write(layer, Dialect.PYTORCH, input);
    }

    static String keras(WindowLayer layer, Shape input) {
        return write(layer, Dialect.KERAS, input);
    }

    static String withRelu(WindowLayer layer, Dialect dialect) {
        return assertInstanceOf(Rendering.Text.class, LayerLines.write(layer, true, dialect, GREY_5))
                .line();
    }

    static void assertImpossible(WindowLayer layer, Dialect dialect, Shape input, String reason) {
        var rendering = assertInstanceOf(Rendering.Impossible.class, LayerLines.write(layer, false, dialect, input));
        assertTrue(rendering.reason().contains(reason), rendering.reason());
    }

    /// Asserts that a line is refused, that the error underlines `marked` and says `message`.
    static void assertRefused(
            String line, Shape input, Optional<Convention> convention, String marked, String message) {
        var error = assertThrows(NotationException.class, () -> LayerLines.parse(line, input, convention), line);
        String text = String.valueOf(error.getMessage());
        assertEquals(marked, line.substring(error.start(), error.end()), text);
        assertTrue(text.contains(message), text);
    }

    static void assertRefused(String line, String marked, String message) {
        assertRefused(line, GREY_5, Optional.empty(), marked, message);
    }
}
