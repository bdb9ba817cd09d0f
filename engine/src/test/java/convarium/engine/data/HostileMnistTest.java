package convarium.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.format.FormatException;
import convarium.engine.format.Hostile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Folders of which one file is not what it should be: whichever it is, it is named with what was
/// expected and found.
class HostileMnistTest {
    private static final int COUNT = 12;
    private static final List<String> FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void writeAll() throws IOException {
        for (String name : FILES) {
            Files.write(folder.resolve(name), whole(name));
        }
    }

    private static byte[] whole(String name) {
        return name.contains("images") ? idx(0x803, COUNT, COUNT, 4, 3) : idx(0x801, COUNT, COUNT);
    }

    /// A file whose header says this, with so many pictures or labels behind it.
    private static byte[] idx(int magic, int behind, int... sizes) {
        int each = sizes.length == 1 ? 1 : 12;
        var bytes = ByteBuffer.allocate(4 + 4 * sizes.length + behind * each).putInt(magic);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int i = 0; i < behind * each; i++) {
            bytes.put((byte) (i % 10));
        }
        return bytes.array();
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] longer(byte[] bytes, int by) {
        return Arrays.copyOf(bytes, bytes.length + by);
    }

    private void refused(String name, byte[] bytes, String reason) throws IOException {
        refused(name, name, bytes, reason);
        var gz = folder.resolve(name + ".gz");
        Files.move(folder.resolve(name), gz);
        Files.write(gz, packed(bytes));
        var e = assertThrows(FormatException.class, () -> DataSets.read("mnist:" + folder, 1));
        assertEquals(gz.toString(), e.getFile());
        Files.delete(gz);
        Files.write(folder.resolve(name), whole(name));
    }

    private void refused(String name, String told, byte[] bytes, String reason) throws IOException {
        Files.write(folder.resolve(name), bytes);
        var e = assertThrows(FormatException.class, () -> DataSets.read("mnist:" + folder, 1));
        assertEquals(folder.resolve(told) + ": " + reason, e.getMessage());
    }

    @Test
    void allFourFilesAreRead() throws FormatException {
        var split = DataSets.read("mnist:" + folder, 1);
        assertEquals(COUNT, split.training().count());
        assertEquals(COUNT, split.validation().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "t10k"})
    void pictures(String kind) throws IOException {
        String name = kind + "-images-idx3-ubyte";
        refused(name, longer(whole(name), 1), "goes on after the 144 bytes of its 12×4×3 pictures");
        refused(
                name,
                Arrays.copyOf(whole(name), 159),
                "declares 144 bytes for its 12×4×3 pictures, and its length allows 143");
        refused(name, idx(0x803, 0, 0, 4, 3), "holds no pictures, expected at least one");
        refused(name, idx(0x803, COUNT, COUNT, 0, 3), "declares 12×0×3 pictures, expected no size of 0");
        refused(name, idx(0x803, COUNT, COUNT, 4, 0), "declares 12×4×0 pictures, expected no size of 0");
        refused(
                name,
                idx(0x803, COUNT, 65536, 65536, 65536),
                "declares 65536×65536×65536 pictures, expected at most 2147483639 values: its header is damaged");
        refused(name, idx(0x801, COUNT, COUNT), "expected an IDX file with pictures (3 axes), found one with 1 axis");
        refused(name, new byte[40], "expected an IDX file with bytes (type 8), found the type 0");
        refused(
                name,
                "PK not an IDX file at all".getBytes(StandardCharsets.US_ASCII),
                "expected an IDX file with pictures, found other first bytes");
        refused(name, new byte[0], "is empty, expected an IDX file with pictures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "t10k"})
    void labels(String kind) throws IOException {
        String name = kind + "-labels-idx1-ubyte";
        refused(name, longer(whole(name), 3), "goes on after the 12 bytes of its 12 labels");
        refused(name, idx(0x801, 11, 11), "expected 12 labels, one for each picture, found 11");
        refused(name, idx(0x801, 13, 13), "expected 12 labels, one for each picture, found 13");
        refused(name, idx(0x801, 0, 0), "holds no labels, expected at least one");
        refused(
                name,
                idx(0x801, 12, -1),
                "declares 4294967295 labels, expected at most 2147483639 values: its header is damaged");
        byte[] ten = whole(name);
        ten[8 + 5] = 10;
        refused(name, ten, "expected labels from 0 to 9, found 10 at picture 5");
        ten[8 + 5] = -1;
        refused(name, ten, "expected labels from 0 to 9, found 255 at picture 5");
        refused(
                name,
                whole("train-images-idx3-ubyte"),
                "expected an IDX file with labels (1 axis), found one with 3 axes");
    }

    @Test
    void packedFiles() throws IOException {
        Files.delete(folder.resolve(FILES.getFirst()));
        String name = FILES.getFirst() + ".gz";
        byte[] gzip = packed(whole(FILES.getFirst()));
        refused(
                name,
                name,
                Arrays.copyOf(gzip, gzip.length - 9),
                "ends early inside its compressed data: it is truncated");
        refused(
                name,
                name,
                Arrays.copyOf(gzip, gzip.length - 1),
                "ends early inside its compressed data: it is truncated");
        refused(name, name, longer(gzip, 1), "has other bytes behind its compressed data, expected none");
        refused(
                name,
                name,
                packed(longer(whole(FILES.getFirst()), 20_000_000)),
                "goes on after the 144 bytes of its 12×4×3 pictures");
        refused(
                name,
                name,
                packed(Arrays.copyOf(whole(FILES.getFirst()), 100)),
                "declares 144 bytes for its 12×4×3 pictures, found 84");
        byte[] sum = gzip.clone();
        sum[sum.length - 6] ^= 1;
        refused(name, name, sum, "is damaged: its checksum does not fit its data");
    }

    @Test
    void halfAPair() throws IOException {
        for (String name : FILES) {
            Files.delete(folder.resolve(name));
            String partner = name.contains("images")
                    ? name.replace("images-idx3", "labels-idx1")
                    : name.replace("labels-idx1", "images-idx3");
            var e = assertThrows(FormatException.class, () -> DataSets.read("mnist:" + folder, 1));
            assertEquals(
                    folder + ": has " + partner + " without its partner " + name + " (plain or .gz)", e.getMessage());
            Files.write(folder.resolve(name), whole(name));
        }
    }

    @Test
    void damageOfOneFileIsReadOrNamed() throws IOException {
        int taken = 0;
        for (int seed = 0; seed < 300; seed++) {
            String name = FILES.get(seed % FILES.size());
            byte[] bytes = Hostile.damaged(whole(name), seed);
            taken += Hostile.survives(bytes, damaged -> {
                        write(name, damaged);
                        return DataSets.read("mnist:" + folder, 1);
                    })
                    ? 1
                    : 0;
            write(name, whole(name));
        }
        int survived = taken;
        assertTrue(survived > 30 && survived < 270, () -> "neither harmless nor total: " + survived);
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
