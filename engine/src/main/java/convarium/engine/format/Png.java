package convarium.engine.format;

import convarium.engine.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes PNG pictures with 8 bits a channel, with alpha only where some pixel is not opaque.
///
/// Source: Portable Network Graphics (PNG) Specification, third edition, W3C 2025.
public final class Png {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Png() {}

    /// Writes a picture, whole or not at all.
    ///
    /// @param argb the pixels row by row, each `0xAARRGGBB`, colours not multiplied by alpha
    /// @throws FormatException if it cannot be written, with the reason for a person
    /// @throws IllegalArgumentException if the number of pixels is not width times height
    public static void write(Path file, int width, int height, int[] argb) throws FormatException {
        byte[] bytes = encode(width, height, argb);
        AtomicFiles.write(file, bytes);
    }

    /// Writes a picture `(3, h, w)` or a grey one `(1, h, w)` of values from 0 to 1, whole or not at all.
    /// Values
    /// outside are cut off, NaN becomes 0.
    ///
    /// @throws FormatException if it cannot be written, with the reason for a person
    /// @throws IllegalArgumentException if the shape is another
    public static void write(Path file, Tensor picture) throws FormatException {
        int[] argb = argb(picture);
        write(file, picture.shape().size(2), picture.shape().size(1), argb);
    }

    /// The pixels of a picture `(3, h, w)` or `(1, h, w)` of values from 0 to 1, each `0xFFRRGGBB`, rounded
    /// to nearest.
    ///
    /// @throws IllegalArgumentException if the shape is another
    public static int[] argb(Tensor picture) {
        var shape = picture.shape();
        if (shape.rank() != 3 || (shape.size(0) != 1 && shape.size(0) != 3)) {
            throw new IllegalArgumentException("expected a picture of shape 3×h×w or 1×h×w, found " + shape);
        }
        int pixels = shape.size(1) * shape.size(2);
        int step = shape.size(0) == 1 ? 0 : pixels;
        float[] values = picture.data();
        var argb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            argb[i] = 0xFF00_0000
                    | (level(values[i]) << 16)
                    | (level(values[step + i]) << 8)
                    | level(values[2 * step + i]);
        }
        return argb;
    }

    private static int level(float value) {
        return Math.round(Math.clamp(value, 0f, 1f) * 255);
    }

    /// The bytes of the file.
    ///
    /// @throws IllegalArgumentException if the number of pixels is not width times height
    public static byte[] encode(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || (long) width * height != argb.length) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height + " pixels takes "
                    + (long) width * height + ", found " + argb.length);
        }
        boolean alpha = hasAlpha(argb);
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        out.writeBytes(header(width, height, alpha));
        out.writeBytes(chunk("IDAT", pixels(width, height, argb, alpha ? 4 : 3)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    /// The chunk that says how large the picture is, and of which kind.
    static byte[] header(int width, int height, boolean alpha) {
        var content = ByteBuffer.allocate(13).putInt(width).putInt(height);
        content.put((byte) 8).put((byte) (alpha ? 6 : 2));
        return chunk("IHDR", content.array());
    }

    private static boolean hasAlpha(int[] argb) {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xFF) {
                return true;
            }
        }
        return false;
    }

    /// A chunk: length, name, content, check sum.
    static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    /// The pixels, filtered row by row and deflated.
    ///
    /// @param pixelBytes 3 without alpha, 4 with it
    static byte[] pixels(int width, int height, int[] argb, int pixelBytes) {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater();
        try (var out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
            var row = new byte[width * pixelBytes];
            var above = new byte[row.length];
            var tried = new byte[row.length];
            var best = new byte[row.length];
            for (int y = 0; y < height; y++) {
                fill(row, argb, y * width, pixelBytes);
                long least = Long.MAX_VALUE;
                int filter = 0;
                for (int f = 0; f < PngFilters.COUNT; f++) {
                    long sum = PngFilters.apply(f, row, above, pixelBytes, tried);
                    if (sum < least) {
                        least = sum;
                        filter = f;
                        var swap = best;
                        best = tried;
                        tried = swap;
                    }
                }
                out.write(filter);
                out.write(best);
                var swap = above;
                above = row;
                row = swap;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void fill(byte[] row, int[] argb, int from, int pixelBytes) {
        for (int at = 0, i = from; at < row.length; at += pixelBytes, i++) {
            int pixel = argb[i];
            row[at] = (byte) (pixel >> 16);
            row[at + 1] = (byte) (pixel >> 8);
            row[at + 2] = (byte) pixel;
            if (pixelBytes == 4) {
                row[at + 3] = (byte) (pixel >>> 24);
            }
        }
    }
}
