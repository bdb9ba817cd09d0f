package convarium.engine.format;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/// One reading of one npy file, from front to back.
final class NpyStream {
    private static final int MOST_HEADER = 65_536;
    private static final int CHUNK = 1 << 16;

    private final String name;
    private final ReadableByteChannel channel;
    private final long size;
    private long position;

    /// @param name the file's name, for what is said of it
    /// @param size how many bytes the channel gives
    NpyStream(String name, ReadableByteChannel channel, long size) {
        this.name = name;
        this.channel = channel;
        this.size = size;
    }

    /// The array as float32, last axis fastest.
    Tensor tensor() throws IOException {
        var header = header();
        MemoryCheck.floats(name, header.shape().elements());
        return header.fortran() ? columnMajor(header) : rowMajor(header);
    }

    /// The array as it lies in the file: bytes stay bytes, everything else becomes float32.
    NpyArray array() throws IOException {
        var header = header();
        int elements = header.shape().elements();
        if (header.element().type() == NpyType.UINT8) {
            MemoryCheck.bytes(name, elements);
            byte[] values = new byte[elements];
            decode(header.element(), elements, (chunk, at, count) -> chunk.get(values, at, count));
            return NpyArray.ofBytes(name, header.shape(), header.fortran(), values);
        }
        MemoryCheck.floats(name, elements);
        return NpyArray.ofFloats(name, header.shape(), header.fortran(), values(header));
    }

    private NpyHeader header() throws IOException {
        var start = bytes(8, "expected an npy file");
        for (int b : Npy.MAGIC) {
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
        long declared =
                (long) header.shape().elements() * header.element().type().bytes();
        long found = size - position;
        if (found != declared) {
            throw broken(
                    "declares " + declared + " bytes of data for its shape " + header.shape() + ", found " + found);
        }
        return header;
    }

    private NpyHeader header(int major) throws IOException {
        var sizeBytes = bytes(major == 1 ? 2 : 4, "its header is cut off");
        long length = major == 1 ? sizeBytes.getShort() & 0xFFFF : sizeBytes.getInt() & 0xFFFF_FFFFL;
        if (length > MOST_HEADER) {
            throw broken("declares a header of " + length + " bytes, expected at most " + MOST_HEADER);
        }
        var text = StandardCharsets.ISO_8859_1.decode(bytes((int) length, "its header is cut off"));
        return NpyHeader.parse(name, text.toString());
    }

    private Tensor rowMajor(NpyHeader header) throws IOException {
        return Tensor.wrap(header.shape(), values(header));
    }

    private float[] values(NpyHeader header) throws IOException {
        var values = new float[header.shape().elements()];
        decode(
                header.element(),
                values.length,
                (chunk, at, count) -> header.element().type().decode(chunk, values, at, count));
        return values;
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
            int got = channel.read(bytes);
            if (got < 0) {
                throw broken(problem + ": the file has only " + position + " bytes");
            }
            position += got;
        }
        return bytes.flip();
    }

    private FormatException broken(String reason) {
        return new FormatException(name, reason);
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
