package convarium.engine.format;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Numbers in NumPy's npy files: one array, its shape and its element type.
///
/// Read are versions 1.0, 2.0 and 3.0 with float16, float32, float64 and integers of 8 to 64 bits,
/// signed or not, of either byte order and either element order; all become float32, rounded to
/// nearest. Written is version 1.0 with float32, little-endian, last axis fastest. Source: NEP 1, "A
/// Simple File Format for NumPy Arrays".
public final class Npy {
    static final int[] MAGIC = {0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /// Reads an array.
    ///
    /// The sizes that the file declares are held against its length before memory is asked for.
    ///
    /// @throws FormatException if the file cannot be read, is damaged, or holds something else than
    /// numbers
    public static Tensor read(Path file) throws FormatException {
        FileProblems.readableSize(file);
        try (var channel = FileChannel.open(file)) {
            return new NpyStream(file.toString(), channel, channel.size()).tensor();
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// Writes an array, whole or not at all.
    ///
    /// @throws FormatException if it cannot be written, with the reason for a person
    public static void write(Path file, Tensor tensor) throws FormatException {
        AtomicFiles.write(file, out -> write(out, tensor));
    }

    /// Writes an array's file to a stream.
    static void write(OutputStream out, Tensor tensor) throws IOException {
        out.write(header(tensor.shape()));
        writeValues(tensor.data(), Channels.newChannel(out));
    }

    private static byte[] header(Shape shape) {
        var sizes = shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + (shape.rank() == 1 ? ",)" : ")")
                + ", }";
        int before = MAGIC.length + 4;
        int padded = Math.ceilDiv(before + text.length() + 1, ALIGNMENT) * ALIGNMENT;
        var bytes = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        for (int b : MAGIC) {
            bytes.put((byte) b);
        }
        bytes.put((byte) 1).put((byte) 0).putShort((short) (padded - before));
        bytes.put((text + " ".repeat(padded - before - 1 - text.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }

    private static void writeValues(float[] values, WritableByteChannel out) throws IOException {
        var chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; at += CHUNK / Float.BYTES) {
            int count = Math.min(CHUNK / Float.BYTES, values.length - at);
            chunk.clear();
            chunk.asFloatBuffer().put(values, at, count);
            chunk.limit(count * Float.BYTES);
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
        }
    }
}
