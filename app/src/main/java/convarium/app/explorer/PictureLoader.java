package convarium.app.explorer;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;

/// Fetches the brightness of a picture, or its colours.
@FunctionalInterface
public interface PictureLoader {

    /// Reads a picture as one channel `(1, h, w)` of brightness from 0, black, to 1, white.
    ///
    /// @throws IOException if it cannot be read; the message is a sentence for a person
    Tensor load(Source source) throws IOException;

    /// Reads a picture as red, green and blue `(3, h, w)`, from 0 to 1; a loader that knows brightness alone gives it
    /// three times.
    ///
    /// @throws IOException if it cannot be read; the message is a sentence for a person
    default Tensor loadColours(Source source) throws IOException {
        var grey = load(source);
        int pixels = grey.shape().elements();
        float[] colours = new float[3 * pixels];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(grey.data(), 0, colours, c * pixels, pixels);
        }
        return Tensor.wrap(Shape.of(3, grey.shape().size(1), grey.shape().size(2)), colours);
    }
}
