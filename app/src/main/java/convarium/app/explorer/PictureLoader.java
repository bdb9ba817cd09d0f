package convarium.app.explorer;

import convarium.engine.tensor.Tensor;
import java.io.IOException;

/// Fetches the brightness of a picture.
@FunctionalInterface
public interface PictureLoader {

    /// Reads a picture as one channel `(1, h, w)` of brightness from 0, black, to 1, white.
    ///
    /// @throws IOException if it cannot be read; the message is a sentence for a person
    Tensor load(Source source) throws IOException;
}
