package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NpyTest {
    @TempDir
    Path folder = Path.of("");

    static List<String> arrays() {
        return Samples.named("a_.*\\.npy");
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void readsWhatNumpyWrote(String name) throws IOException {
        var expected = new float[24];
        for (int i = 0; i < 24; i++) {
            expected[i] = name.startsWith("a_u") ? i : i - 5;
        }
        assertEquals(Tensor.of(Shape.of(2, 3, 4), expected), Npy.read(Samples.of(name)));
    }

    @Test
    void coversEveryTypeOrderAndVersion() {
        assertEquals(24, arrays().size(), "9 types of two orders, 2 of one byte, 2 column-major, 2 newer versions");
    }

    @ParameterizedTest
    @CsvSource({
        "bool, bool",
        "complex64, complex64",
        "text, text",
        "bytes, bytes",
        "datetime64, datetime64",
        "longdouble, float128",
        "objects, Python objects",
        "structured, structured elements",
        "scalar, a single number without an axis",
        "empty, an axis of size 0"
    })
    void refusesByName(String sample, String named) {
        var file = Samples.of("refused_" + sample + ".npy");
        var e = assertThrows(FormatException.class, () -> Npy.read(file));
        assertTrue(e.getReason().contains(named), e.getReason());
        assertEquals(file.toString(), e.getFile());
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        var file = folder.resolve("y.npy");
        Npy.write(file, Tensor.of(Shape.of(3), 1.5f, -2.25f, 1e-40f));
        assertArrayEquals(Samples.bytes("vector.npy"), Files.readAllBytes(file));
        float[] values = new float[24];
        for (int i = 0; i < 24; i++) {
            values[i] = i - 5;
        }
        Npy.write(file, Tensor.of(Shape.of(2, 3, 4), values));
        assertArrayEquals(Samples.bytes("a_f4_little.npy"), Files.readAllBytes(file));
    }

    @Test
    void everyBitSurvivesWritingAndReading() throws IOException {
        var values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(i * 42_949 + 7);
        }
        var tensor = Tensor.of(Shape.of(10, 10_000), values);
        Npy.write(folder.resolve("y.npy"), tensor);
        assertEquals(tensor, Npy.read(folder.resolve("y.npy")));
    }

    @Test
    void integersRoundToTheNearestFloat() throws IOException {
        var data = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(-1)
                .putLong(0x8000_0080_0000_0001L)
                .putLong(0x8000_0080_0000_0000L)
                .putLong(16_777_217);
        var read = read(npy("{'descr': '<u8', 'fortran_order': False, 'shape': (4,), }", data.array()));
        // 2^64, the float above 2^63 (just past the half), 2^63 (half, to even), 2^24 (half, to even)
        assertArrayEquals(new float[] {0x1p64f, 0x1.000002p63f, 0x1p63f, 0x1p24f}, read.data());
    }

    @Test
    void halvesKeepTheirSpecialValues() throws IOException {
        byte[] halves = {0, 0x7C, 1, 0, (byte) 0xFF, 0x7B, 0, (byte) 0x80};
        var read = read(npy("{'descr': '<f2', 'fortran_order': False, 'shape': (4,), }", halves));
        assertArrayEquals(new float[] {Float.POSITIVE_INFINITY, 0x1p-24f, 65_504, -0f}, read.data());
    }

    @Test
    void columnMajorOrderTurnsEveryAxis() throws IOException {
        byte[] data = {11, 21, 12, 22, 13, 23};
        var read = read(npy("{'descr': '|i1', 'fortran_order': True, 'shape': (2, 3), }", data));
        assertEquals(Tensor.of(Shape.of(2, 3), 11, 12, 13, 21, 22, 23), read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"shape\":(2,),\"descr\":\"|u1\",\"fortran_order\":False}",
                "{'descr':'u1','fortran_order':False,'shape':(2L,)}",
                "{ 'shape' : ( 2 , ) , 'fortran_order' : True , 'descr' : '<u1' , }    ",
                "{'descr': '>u1', 'fortran_order': False, 'shape': (2), }"
            })
    void takesHeadersThatOtherProgramsWrite(String header) throws IOException {
        assertEquals(Tensor.of(Shape.of(2), 7, 255), read(npy(header, new byte[] {7, -1})));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "; expected '{'",
                "{; a quoted text",
                "{'descr'; expected ':'",
                "{'descr': '|u1', 'descr': '|u1'; twice",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), 'x': 1}; unknown key 'x'",
                "{'descr': '|u1', 'fortran_order': False}; lacks one of the keys",
                "{'descr': '|u1', 'fortran_order': 0, 'shape': (2,)}; True or False",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (-2,)}; a size in its shape",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2; expected ')'",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2,)} x; the end of the header",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (0,)}; axis of size 0",
                "{'descr': '|u1', 'fortran_order': False, 'shape': ()}; without an axis",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999,)}; more elements",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536)}; more elements",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (2147483647,)}; more elements",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,)}; declares 2000000000 bytes of data",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (3,)}; declares 3 bytes of data",
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1,)}; declares 1 bytes of data",
                "{'descr': '|f4', 'fortran_order': False, 'shape': (2,)}; holds float32 (|f4)",
                "{'descr': '', 'fortran_order': False, 'shape': (2,)}; unknown type",
                "{'descr': '<f', 'fortran_order': False, 'shape': (2,)}; holds float",
                "{'descr': '<f99999999999', 'fortran_order': False, 'shape': (2,)}; holds float"
            })
    void refusesDamagedHeaders(String header, String reason) throws IOException {
        var bytes = npy(header == null ? "" : header, new byte[2]);
        var e = assertThrows(FormatException.class, () -> read(bytes));
        assertTrue(e.getReason().contains(reason), e.getReason());
    }

    @Test
    void refusesOtherVersionsAndHugeHeaders() {
        var version = npy("{}", new byte[0]);
        version[6] = 4;
        assertTrue(refusal(version).contains("npy version 4.0"), refusal(version));
        byte[] huge = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1};
        assertTrue(refusal(huge).contains("a header of 4294967295 bytes"), refusal(huge));
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = Samples.bytes("vector.npy");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThrows(FormatException.class, () -> read(cut), "cut to " + length);
        }
        byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
        assertTrue(refusal(longer).contains("declares 12 bytes of data for its shape 3, found 13"));
    }

    @Test
    void survivesDamage() {
        int taken = 0;
        for (String sample : List.of("a_f2_big.npy", "a_fortran_f4.npy", "a_version2_f4.npy", "vector.npy")) {
            byte[] whole = Samples.bytes(sample);
            for (int seed = 0; seed < 500; seed++) {
                taken += Hostile.survives(Hostile.damaged(whole, seed), this::read) ? 1 : 0;
            }
        }
        assertTrue(taken > 20 && taken < 1900, "the damage is neither harmless nor total: " + taken);
    }

    @Test
    void saysWhyThereIsNothingToRead() {
        var missing = folder.resolve("none.npy");
        assertEquals(
                "there is no such file",
                assertThrows(FormatException.class, () -> Npy.read(missing)).getReason());
        assertEquals(
                "is a folder, expected a file",
                assertThrows(FormatException.class, () -> Npy.read(folder)).getReason());
    }

    private String refusal(byte[] bytes) {
        return assertThrows(FormatException.class, () -> read(bytes)).getReason();
    }

    private Tensor read(byte[] bytes) throws FormatException {
        var file = folder.resolve("x.npy");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Npy.read(file);
    }

    private static byte[] npy(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) text.length)
                .put(text)
                .put(data)
                .array();
    }
}
