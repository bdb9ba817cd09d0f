package convarium.engine.format;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads pictures as tensors `(3, h, w)`: red, green and blue from 0 to 1.
///
/// PNG, JPEG, GIF (its first frame) and BMP are told apart by their first bytes. Values are those of the file, taken as
/// sRGB: 8-bit values are divided by 255, 16-bit ones by 65535, smaller ones by their largest value; no gamma, colour
/// profile or Exif rotation is applied. Grey becomes three equal channels, alpha is laid over white. A file that is
/// damaged or ends early is refused rather than shown in part, and the size it declares is checked before its pixels
/// are read.
public final class Pictures {
    /// The most rows or columns of a picture.
    public static final int MAX_SIDE = 16_384;

    /// The most pixels of a picture: 64 megapixels of 1,048,576.
    public static final int MAX_PIXELS = 64 << 20;

    private static final long MAX_BYTES = 512L << 20;

    private Pictures() {}

    /// Reads a picture.
    ///
    /// @throws FormatException if the file cannot be read, is damaged or too large, or is no picture of these kinds
    public static Tensor read(Path file) throws FormatException {
        String name = file.toString();
        long size = FileProblems.readableSize(file);
        if (size > MAX_BYTES) {
            throw new FormatException(name, "has " + size + " bytes, expected a picture of at most " + MAX_BYTES);
        }
        MemoryCheck.bytes(name, size);
        try {
            return read(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// Reads a picture from the bytes of its file.
    ///
    /// @param name what the bytes are called in a message
    /// @throws FormatException if they are damaged, too large, or no picture of these kinds
    public static Tensor read(String name, byte[] bytes) throws FormatException {
        var in = new ByteReader(name, bytes);
        var kind = FileKind.of(bytes);
        return switch (kind) {
            case PNG -> new PngReader(in).picture();
            case JPEG -> JpegReader.picture(name, bytes);
            case GIF -> new GifReader(in).picture();
            case BMP -> new BmpReader(in).picture();
            case NPY, NPZ, WEBP, TIFF, HEIF, XML, UNKNOWN ->
                throw in.broken(
                        bytes.length == 0
                                ? "is empty, expected a PNG, JPEG, GIF or BMP picture"
                                : "is a " + kind.title() + ", expected a PNG, JPEG, GIF or BMP picture");
        };
    }

    /// The luminance of a picture as one channel `(1, h, w)`: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), of
    /// the values as they are. A grey picture keeps its values.
    ///
    /// @throws IllegalArgumentException if the shape is not `(3, h, w)`
    public static Tensor grey(Tensor picture) {
        var shape = picture.shape();
        if (shape.rank() != 3 || shape.size(0) != 3) {
            throw new IllegalArgumentException("expected a picture of shape 3×h×w, found " + shape);
        }
        int pixels = shape.size(1) * shape.size(2);
        float[] rgb = picture.data();
        var grey = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            // In double, so that three equal values come out as that value.
            grey[i] = (float) (0.299 * rgb[i] + 0.587 * rgb[pixels + i] + 0.114 * rgb[2 * pixels + i]);
        }
        return Tensor.wrap(Shape.of(1, shape.size(1), shape.size(2)), grey);
    }
}
