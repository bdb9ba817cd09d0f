package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
    @TempDir
    Path folder = Path.of("");

    private static byte[] idx(int magic, int[] sizes, int values) {
        var bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values).putInt(magic);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        for (int i = 0; i < values; i++) {
            bytes.put((byte) (7 * i));
        }
        return bytes.array();
    }

    private static byte[] pictures() {
        return idx(0x803, new int[] {5, 3, 2}, 30);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x"), bytes);
    }

    private void refused(byte[] bytes, String reason) throws IOException {
        var file = file(bytes);
        var e = assertThrows(FormatException.class, () -> Idx.pictures(file));
        assertEquals(file + ": " + reason, e.getMessage());
    }

    private void holdsPictures(byte[] bytes) throws IOException {
        var read = Idx.pictures(file(bytes));
        assertEquals(List.of(5, 3, 2), read.sizes());
        assertEquals(30, read.length());
        for (int i = 0; i < 30; i++) {
            assertEquals((7 * i) & 0xFF, read.value(i));
        }
    }

    @Test
    void readsPicturesAndLabels() throws IOException {
        holdsPictures(pictures());
        holdsPictures(packed(pictures()));
        var labels = Idx.labels(file(idx(0x801, new int[] {3}, 3)));
        assertEquals(3, labels.count());
        assertEquals(14, labels.value(2));
    }

    @Test
    void gzipHeadersMayHoldMore() throws IOException {
        byte[] gzip = packed(pictures());
        gzip[3] = 2 | 4 | 8 | 16;
        byte[] more = {2, 0, 'a', 'b', 'n', 0, 'c', 0, 1, 2};
        var head = joined(Arrays.copyOf(gzip, 10), more);
        holdsPictures(joined(head, Arrays.copyOfRange(gzip, 10, gzip.length)));
    }

    @Test
    void gzipFilesMayHaveSeveralMembers() throws IOException {
        byte[] plain = pictures();
        holdsPictures(joined(packed(Arrays.copyOf(plain, 20)), packed(Arrays.copyOfRange(plain, 20, plain.length))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x801 | expected an IDX file with pictures (3 axes), found one with 1 axis",
                "0x802 | expected an IDX file with pictures (3 axes), found one with 2 axes",
                "0xD03 | expected an IDX file with bytes (type 8), found the type 13",
                "0x1000803 | expected an IDX file with pictures, found other first bytes",
            })
    void otherFirstBytes(String magic, String reason) throws IOException {
        refused(idx(Integer.decode(magic), new int[] {5, 3, 2}, 30), reason);
    }

    @Test
    void wrongSizes() throws IOException {
        refused(idx(0x803, new int[] {0, 28, 28}, 0), "holds no pictures, expected at least one");
        refused(idx(0x803, new int[] {1, 0, 28}, 0), "declares 1×0×28 pictures, expected no size of 0");
        for (var sizes : List.of(List.of(65536, 65536, 2), List.of(-1, -1, -1), List.of(1, 1, -1))) {
            String declared = sizes.stream().map(Integer::toUnsignedString).collect(Collectors.joining("×"));
            refused(
                    idx(0x803, sizes.stream().mapToInt(i -> i).toArray(), 30),
                    "declares " + declared + " pictures, expected at most 2147483639 values: its header is damaged");
        }
        refused(
                idx(0x803, new int[] {5, 3, 3}, 30),
                "declares 45 bytes for its 5×3×3 pictures, and its length allows 30");
    }

    @Test
    void tooFewAndTooMany() throws IOException {
        refused(packed(idx(0x803, new int[] {5, 3, 3}, 30)), "declares 45 bytes for its 5×3×3 pictures, found 30");
        String goesOn = "goes on after the 30 bytes of its 5×3×2 pictures";
        refused(joined(pictures(), new byte[1]), goesOn);
        refused(packed(joined(pictures(), new byte[1])), goesOn);
        refused(
                joined(packed(pictures()), new byte[] {1}),
                "has other bytes behind its compressed data, expected none");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        // 100 MiB of zeros behind 30 promised bytes, and a promise that no packed file of this length can keep
        byte[] bomb = packed(joined(pictures(), new byte[100 << 20]));
        assertTrue(bomb.length < 200_000);
        refused(bomb, "goes on after the 30 bytes of its 5×3×2 pictures");
        byte[] promise = packed(idx(0x803, new int[] {60_000, 28, 28}, 0));
        var e = assertThrows(FormatException.class, () -> Idx.pictures(file(promise)));
        assertTrue(e.getMessage().contains("declares 47040000 bytes"), e::getMessage);
    }

    @Test
    void notAFile() throws IOException {
        var e = assertThrows(FormatException.class, () -> Idx.pictures(folder));
        assertEquals(folder + ": is a folder, expected a file", e.getMessage());
        e = assertThrows(FormatException.class, () -> Idx.labels(folder.resolve("none")));
        assertEquals(folder.resolve("none") + ": there is no such file", e.getMessage());
        refused(new byte[0], "is empty, expected an IDX file with pictures");
        refused(new byte[3], "ends early inside its header: expected 16 bytes, found 3");
        refused(Arrays.copyOf(pictures(), 14), "ends early inside its header: expected 16 bytes, found 14");
        refused(packed(new byte[0]), "ends early inside its header: expected 16 bytes, found 0");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (byte[] whole : List.of(pictures(), packed(pictures()))) {
            for (int length = 0; length < whole.length; length++) {
                assertFalse(Hostile.survives(Arrays.copyOf(whole, length), bytes -> Idx.pictures(write(bytes))));
            }
        }
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        byte[] plain = pictures();
        byte[] gzip = packed(plain);
        for (int seed = 0; seed < 1500; seed++) {
            Hostile.survives(Hostile.damaged(plain, seed), bytes -> Idx.pictures(write(bytes)));
            Hostile.survives(Hostile.damaged(gzip, seed), bytes -> Idx.pictures(write(bytes)));
        }
    }

    @Test
    void damagedDataInsideGzipIsNoticed() throws IOException {
        byte[] gzip = packed(pictures());
        for (int at = 10; at < gzip.length; at++) {
            byte[] damaged = gzip.clone();
            damaged[at] ^= 0x10;
            // a few bits of the last packed byte mean nothing
            if (Hostile.survives(damaged, bytes -> Idx.pictures(write(bytes)))) {
                holdsPictures(damaged);
            }
        }
    }

    private Path write(byte[] bytes) {
        try {
            return file(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
