package convarium.engine.format;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
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
/// Read are versions 1.0, 2.0 and 3.0 with float16, float32, float64 and integers of 8 to 64 bits, signed or not, of
/// either byte order and either element order; all become float32, rounded to nearest. Written is version 1.0 with
/// float32, little-endian, last axis fastest. Source: NEP 1, "A Simple File Format for NumPy Arrays".
public final class Npy {
    private static final int[] MAGIC = {0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER = 65_536;
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /// Reads an array.
    ///
    /// The sizes that the file declares are held against its length before memory is asked for.
    ///
    /// @throws FormatException if the file cannot be read, is damaged, or holds something else than numbers
    public static Tensor read(Path file) throws FormatException {
        FileProblems.readableSize(file);
        try (var channel = FileChannel.open(file)) {
            return new Reading(file.toString(), channel).tensor();
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// Writes an array, whole or not at all.
    ///
    /// @throws FormatException if it cannot be written, with the reason for a person
    public static void write(Path file, Tensor tensor) throws FormatException {
        AtomicFiles.write(file, out -> {
            out.write(header(tensor.shape()));
            writeValues(tensor.data(), Channels.newChannel(out));
        });
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

    /// One reading of one file.
    private static final class Reading {
        private final String name;
        private final FileChannel channel;

        Reading(String name, FileChannel channel) {
            this.name = name;
            this.channel = channel;
        }

        Tensor tensor() throws IOException {
            long fileSize = channel.size();
            var start = bytes(8, "expected an npy file");
            for (int b : MAGIC) {
                if ((start.get() & 0xFF) != b) {
                    throw broken("expected an npy file, found other first bytes");
                }
            }
            int major = start.get() & 0xFF;
            int minor = start.get() & 0xFF;
            if (major < 1 || major > 3 || minor != 0) {
                throw broken("is npy version " + major + "." + minor + ", expected 1.0, 2.0 or 3.0");
            }
            var header = header(major);
            int elements = header.shape().elements();
            long declared = (long) elements * header.element().type().bytes();
            long found = fileSize - channel.position();
            if (found != declared) {
                throw broken(
                        "declares " + declared + " bytes of data for its shape " + header.shape() + ", found " + found);
            }
            MemoryCheck.floats(name, elements);
            return header.fortran() ? columnMajor(header) : rowMajor(header);
        }

        private NpyHeader header(int major) throws IOException {
            var sizeBytes = bytes(major == 1 ? 2 : 4, "its header is cut off");
            long size = major == 1 ? sizeBytes.getShort() & 0xFFFF : sizeBytes.getInt() & 0xFFFF_FFFFL;
            if (size > MOST_HEADER) {
                throw broken("declares a header of " + size + " bytes, expected at most " + MOST_HEADER);
            }
            var text = StandardCharsets.ISO_8859_1.decode(bytes((int) size, "its header is cut off"));
            return NpyHeader.parse(name, text.toString());
        }

        private Tensor rowMajor(NpyHeader header) throws IOException {
            var values = new float[header.shape().elements()];
            decode(
                    header.element(),
                    values.length,
                    (chunk, at, count) -> header.element().type().decode(chunk, values, at, count));
            return Tensor.wrap(header.shape(), values);
        }

        private Tensor columnMajor(NpyHeader header) throws IOException {
            var values = new float[header.shape().elements()];
            var walk = new ColumnWalk(header.shape());
            var some = new float[CHUNK];
            decode(header.element(), values.length, (chunk, at, count) -> {
                header.element().type().decode(chunk, some, 0, count);
                for (int i = 0; i < count; i++) {
                    values[walk.next()] = some[i];
                }
            });
            return Tensor.wrap(header.shape(), values);
        }

        private void decode(NpyType.Element element, int elements, Sink sink) throws IOException {
            int most = CHUNK / element.type().bytes();
            for (int at = 0; at < elements; at += Math.min(most, elements - at)) {
                int count = Math.min(most, elements - at);
                var chunk = bytes(count * element.type().bytes(), "ends early");
                sink.accept(chunk.order(element.order()), at, count);
            }
        }

        private ByteBuffer bytes(int count, String problem) throws IOException {
            var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw broken(problem + ": the file has only " + channel.size() + " bytes");
                }
            }
            return bytes.flip();
        }

        private FormatException broken(String reason) {
            return new FormatException(name, reason);
        }
    }

    @FunctionalInterface
    private interface Sink {
        void accept(ByteBuffer chunk, int at, int count);
    }

    /// Walks through a row-major array in column-major order: the first axis fastest.
    private static final class ColumnWalk {
        private final int[] sizes;
        private final int[] strides;
        private final int[] index;
        private int offset;

        ColumnWalk(Shape shape) {
            sizes = shape.toArray();
            strides = new int[sizes.length];
            index = new int[sizes.length];
            int stride = 1;
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= sizes[axis];
            }
        }

        int next() {
            int here = offset;
            for (int axis = 0; axis < sizes.length; axis++) {
                offset += strides[axis];
                if (++index[axis] < sizes[axis]) {
                    break;
                }
                offset -= strides[axis] * sizes[axis];
                index[axis] = 0;
            }
            return here;
        }
    }
}
