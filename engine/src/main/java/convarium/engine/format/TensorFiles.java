package convarium.engine.format;

import convarium.engine.tensor.Tensor;
import java.nio.file.Path;

/// Reads whatever holds numbers that a layer can take: an npy file or a picture, told apart by the first bytes.
public final class TensorFiles {
    private TensorFiles() {}

    /// Reads an npy file with its own shape, or a picture as `(3, h, w)`.
    ///
    /// @throws FormatException if the file cannot be read, is damaged, or is neither
    public static Tensor read(Path file) throws FormatException {
        var kind = FileKind.of(file);
        if (kind == FileKind.NPY) {
            return Npy.read(file);
        }
        if (kind.isPicture()) {
            return Pictures.read(file);
        }
        throw new FormatException(
                file.toString(), "is a " + kind.title() + ", expected an npy file or a PNG, JPEG, GIF or BMP picture");
    }
}
