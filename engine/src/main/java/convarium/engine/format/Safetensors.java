package convarium.engine.format;

import static convarium.engine.format.HeaderJson.shown;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Named arrays in safetensors files: a header in JSON that says where each array lies, then nothing
/// but numbers.
///
/// Read are F64, F32, F16, BF16 and whole numbers of 8 to 64 bits, all turned into float32, rounded to
/// nearest. Written is F32. Source: the format's description in huggingface/safetensors ("Format"):
/// eight bytes with the header's length, the header, then the arrays one after the other without holes,
/// little-endian, last axis fastest.
public final class Safetensors {
    private static final int MOST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 16;
    private static final int ALIGNMENT = 8;
    private static final String METADATA = "__metadata__";

    private Safetensors() {}

    /// What a file holds.
    ///
    /// @param metadata texts by name
    /// @param tensors arrays by name, as they lie in the file; a single number counts as an array of one
    public record Content(Map<String, String> metadata, SequencedMap<String, Tensor> tensors) {}

    /// Writes arrays, whole or not at all, in their order.
    ///
    /// @throws FormatException if the file cannot be written, with the reason for a person
    public static void write(Path file, Map<String, String> metadata, SequencedMap<String, Tensor> tensors)
            throws FormatException {
        byte[] header = header(metadata, tensors);
        AtomicFiles.write(file, out -> {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (var tensor : tensors.values()) {
                writeValues(tensor.data(), out);
            }
        });
    }

    private static byte[] header(Map<String, String> metadata, SequencedMap<String, Tensor> tensors) {
        var json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append(HeaderJson.quoted(METADATA)).append(":{");
            new TreeMap<>(metadata)
                    .forEach((key, value) -> json.append(HeaderJson.quoted(key))
                            .append(':')
                            .append(HeaderJson.quoted(value))
                            .append(','));
            json.setCharAt(json.length() - 1, '}');
            json.append(',');
        }
        long at = 0;
        for (var entry : tensors.entrySet()) {
            var shape = entry.getValue().shape();
            long end = at + (long) shape.elements() * Float.BYTES;
            json.append(HeaderJson.quoted(entry.getKey()))
                    .append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(shape.dimensions().toString().replace(" ", ""))
                    .append(",\"data_offsets\":[")
                    .append(at)
                    .append(',')
                    .append(end)
                    .append("]},");
            at = end;
        }
        if (json.charAt(json.length() - 1) == ',') {
            json.setLength(json.length() - 1);
        }
        json.append('}');
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-text.length, ALIGNMENT);
        return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeValues(float[] values, OutputStream out) throws IOException {
        var chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < values.length; at += CHUNK / Float.BYTES) {
            int count = Math.min(CHUNK / Float.BYTES, values.length - at);
            chunk.asFloatBuffer().put(values, at, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }

    /// Reads all arrays of a file. What the header declares is held against the file's length before
    /// memory is asked for.
    ///
    /// @throws FormatException if the file cannot be read, is damaged, or holds something else than
    /// numbers
    public static Content read(Path file) throws FormatException {
        FileProblems.readableSize(file);
        try (var channel = FileChannel.open(file)) {
            return new Reading(file.toString(), channel).content();
        } catch (IOException e) {
            throw FileProblems.reading(file, e);
        }
    }

    /// Where one array lies.
    private record Entry(String name, SafetensorsType type, Shape shape, long begin, long end) {}

    /// One reading of one file.
    private static final class Reading {
        private final String name;
        private final FileChannel channel;

        Reading(String name, FileChannel channel) {
            this.name = name;
            this.channel = channel;
        }

        Content content() throws IOException {
            long size = channel.size();
            if (size < Long.BYTES) {
                throw broken("expected a safetensors file, found " + size + " bytes");
            }
            long length = bytes(Long.BYTES).getLong();
            if (length < 0 || length > MOST_HEADER || length > size - Long.BYTES) {
                throw broken("expected a safetensors file, but it declares a header of " + Long.toUnsignedString(length)
                        + " bytes in a file of " + size);
            }
            String text = StandardCharsets.UTF_8.decode(bytes((int) length)).toString();
            var header = HeaderJson.object(name, text);
            var metadata = new LinkedHashMap<String, String>();
            var entries = new ArrayList<Entry>();
            for (var member : header.entrySet()) {
                if (member.getKey().equals(METADATA)) {
                    readMetadata(member.getValue(), metadata);
                } else {
                    entries.add(entry(member.getKey(), member.getValue()));
                }
            }
            return new Content(metadata, tensors(entries, size - Long.BYTES - length));
        }

        private void readMetadata(Object value, Map<String, String> into) throws FormatException {
            if (!(value instanceof Map<?, ?> map)) {
                throw broken("has a " + METADATA + " that is no object");
            }
            for (var member : map.entrySet()) {
                if (!(member.getValue() instanceof String text)) {
                    throw broken(
                            "has a " + METADATA + " whose '" + shown(String.valueOf(member.getKey())) + "' is no text");
                }
                into.put((String) member.getKey(), text);
            }
        }

        private Entry entry(String array, Object value) throws FormatException {
            if (!(value instanceof Map<?, ?> map)
                    || !(map.get("dtype") instanceof String dtype)
                    || !(map.get("shape") instanceof List<?> sizes)
                    || !(map.get("data_offsets") instanceof List<?> offsets)) {
                throw broken("says of '" + shown(array) + "' no dtype, shape and data_offsets");
            }
            var type = SafetensorsType.named(dtype);
            if (type.isEmpty()) {
                throw broken(
                        "holds '" + shown(array) + "' as " + dtype + ", expected one of " + SafetensorsType.names());
            }
            long elements = 1;
            int[] dimensions = new int[Math.max(1, sizes.size())];
            dimensions[0] = 1;
            for (int i = 0; i < sizes.size(); i++) {
                long dimension = whole(array, sizes.get(i));
                if (dimension < 1 || dimension > Shape.MAX_ELEMENTS || elements * dimension > Shape.MAX_ELEMENTS) {
                    throw broken("gives '" + shown(array) + "' the shape " + sizes
                            + ", expected sizes of at least 1 with at most " + Shape.MAX_ELEMENTS + " numbers");
                }
                dimensions[i] = (int) dimension;
                elements *= dimension;
            }
            if (offsets.size() != 2) {
                throw broken("says of '" + shown(array) + "' " + offsets.size() + " data_offsets, expected 2");
            }
            long begin = whole(array, offsets.get(0));
            long end = whole(array, offsets.get(1));
            if (end - begin != elements * type.get().bytes()) {
                throw broken("gives '" + shown(array) + "' " + (end - begin) + " bytes, expected "
                        + elements * type.get().bytes() + " for its shape " + shown(sizes.toString()));
            }
            return new Entry(array, type.get(), Shape.of(dimensions), begin, end);
        }

        private long whole(String array, Object value) throws FormatException {
            if (!(value instanceof Long number) || number < 0) {
                throw broken("says of '" + shown(array) + "' " + shown(String.valueOf(value))
                        + ", expected a whole number of at least 0");
            }
            return number;
        }

        private SequencedMap<String, Tensor> tensors(List<Entry> entries, long data) throws IOException {
            entries.sort(Comparator.comparingLong(Entry::begin));
            long at = 0;
            long floats = 0;
            for (var entry : entries) {
                if (entry.begin() != at) {
                    throw broken("has '" + shown(entry.name()) + "' begin at byte " + entry.begin() + ", expected " + at
                            + ", where the one before ends");
                }
                at = entry.end();
                floats += entry.shape().elements();
            }
            if (at != data) {
                throw broken("declares " + at + " bytes of numbers, found " + data);
            }
            MemoryCheck.floats(name, floats);
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var entry : entries) {
                tensors.put(entry.name(), tensor(entry));
            }
            return tensors;
        }

        private Tensor tensor(Entry entry) throws IOException {
            float[] values = new float[entry.shape().elements()];
            int most = CHUNK / entry.type().bytes();
            for (int at = 0; at < values.length; at += most) {
                int count = Math.min(most, values.length - at);
                entry.type().decode(bytes(count * entry.type().bytes()), values, at, count);
            }
            return Tensor.wrap(entry.shape(), values);
        }

        private ByteBuffer bytes(int count) throws IOException {
            var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw broken("ends early: it has only " + channel.size() + " bytes");
                }
            }
            return bytes.flip();
        }

        private FormatException broken(String reason) {
            return new FormatException(name, reason);
        }
    }
}
