package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder = Path.of("");

    private Path file(String header, int data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        return Files.write(folder.resolve("x.safetensors"), bytes.array());
    }

    /// The values are those that safetensors 0.8.0 itself reads from the file, as float32.
    @Test
    void readsWhatTheOriginalLibraryWrote() throws FormatException {
        var content = Safetensors.read(Samples.of("pytorch.safetensors"));
        assertEquals(Map.of("made", "by safetensors 0.8.0"), content.metadata());
        var tensors = content.tensors();
        assertEquals(8, tensors.size());
        assertEquals(Tensor.of(Shape.of(2, 3), 1.5f, -2.25f, 3, 4, 5, -0f), tensors.get("a.f32"));
        assertEquals(Tensor.of(Shape.of(2), 0x1.998p-4f, 65504), tensors.get("b.f16"));
        assertEquals(Tensor.of(Shape.of(2), 0x1.92p1f, -0x1.94p99f), tensors.get("c.bf16"));
        assertEquals(Tensor.of(Shape.of(1), 7), tensors.get("d.i64"));
        assertEquals(Tensor.of(Shape.of(2), 0, 255), tensors.get("e.u8"));
        assertEquals(Tensor.of(Shape.of(2), 1, 0), tensors.get("f.bool"));
        assertEquals(Tensor.of(Shape.of(1, 1), 0x1.555556p-2f), tensors.get("g.f64"));
        assertEquals(Tensor.of(Shape.of(1), -5), tensors.get("h.i32"));
    }

    @Test
    void writesTheBytesThatTheFormatAsksFor() throws IOException {
        var file = folder.resolve("y.safetensors");
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("b\"", Tensor.of(Shape.of(1, 2), 1, -2));
        tensors.put("a", Tensor.of(Shape.of(1), 0.5f));
        Safetensors.write(file, Map.of("k", "line\nüber"), tensors);
        String header = "{\"__metadata__\":{\"k\":\"line\\nüber\"},"
                + "\"b\\\"\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        var expected = ByteBuffer.allocate(8 + padded + 12).order(ByteOrder.LITTLE_ENDIAN);
        expected.putLong(padded).put(text);
        while (expected.position() < 8 + padded) {
            expected.put((byte) ' ');
        }
        expected.putFloat(1).putFloat(-2).putFloat(0.5f);
        assertArrayEquals(expected.array(), Files.readAllBytes(file));
        var read = Safetensors.read(file);
        assertEquals(tensors, read.tensors());
        assertEquals(List.of("b\"", "a"), List.copyOf(read.tensors().keySet()));
        assertEquals("line\nüber", read.metadata().get("k"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | 0 | expected '{', found '['",
                "{ | 0 | found its end",
                "{}x | 0 | expected nothing more, found 'x'",
                "{} | 4 | declares 0 bytes of numbers, found 4",
                "{\"a\":1} | 0 | says of 'a' no dtype, shape and data_offsets",
                "{\"a\":{\"dtype\":\"F8\",\"shape\":[1],\"data_offsets\":[0,1]}} | 1 | holds 'a' as F8, expected one of F64",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}} | 0 | the shape [0], expected sizes of at least 1",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 4 | says of 'a' -1, expected a whole number",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536,65536,65536],\"data_offsets\":[0,4]}} | 4 | the shape",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4 | gives 'a' 4 bytes, expected 8",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | 8 | begin at byte 4, expected 0",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 2 | declares 4 bytes of numbers, found 2",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}} | 4 | 3 data_offsets, expected 2",
                "{\"a\":{},\"a\":{}} | 0 | names 'a' twice",
                "{\"__metadata__\":{\"k\":1}} | 0 | whose 'k' is no text",
                "{\"a\":[[[[[[[[[[1]]]]]]]]]]} | 0 | at most 8 deep",
                "{\"a\":\"\\q\"} | 0 | expected an escape",
                "{\"a\":01} | 0 | expected a value"
            })
    void damagedHeadersAreRefused(String header, int data, String reason) throws IOException {
        var file = file(header, data);
        var e = assertThrows(FormatException.class, () -> Safetensors.read(file));
        assertTrue(e.getReason().contains(reason), e.getReason());
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() throws IOException {
        for (long length : new long[] {3, 1L << 40, -1}) {
            var bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            var file = Files.write(folder.resolve("z"), bytes.array());
            var e = assertThrows(FormatException.class, () -> Safetensors.read(file));
            assertTrue(e.getReason().contains("expected a safetensors file"), e.getReason());
        }
        var empty = Files.write(folder.resolve("z"), new byte[3]);
        assertThrows(FormatException.class, () -> Safetensors.read(empty));
        assertThrows(FormatException.class, () -> Safetensors.read(folder.resolve("none")));
    }

    @Test
    void whateverIsDamagedIsReadOrRefusedInWords() throws IOException {
        byte[] whole = Samples.bytes("pytorch.safetensors");
        var file = folder.resolve("damaged");
        int taken = 0;
        for (int seed = 0; seed < 1500; seed++) {
            Files.write(file, Hostile.damaged(whole, seed));
            taken += Hostile.survives(whole, bytes -> Safetensors.read(file)) ? 1 : 0;
        }
        assertFalse(taken == 0 || taken == 1500, "taken: " + taken);
    }
}
