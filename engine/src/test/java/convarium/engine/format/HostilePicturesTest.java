package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePicturesTest {
    static List<String> pictures() {
        return Samples.named(".*\\.(png|gif|bmp|jpg)");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void refusesEveryTruncation(String name) {
        byte[] whole = Samples.bytes(name);
        // An animation is read to the end of its first frame, and some BMP writers pad the file's end.
        int least = name.equals("animated.gif") ? 145 : name.endsWith("gif") ? whole.length - 1 : whole.length;
        int step = Math.max(1, whole.length / 500);
        for (int length = 0; length < least - 2; length += step) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(FormatException.class, () -> Pictures.read(name, cut), "cut to " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void survivesDamage(String name) {
        byte[] whole = Samples.bytes(name);
        for (int seed = 0; seed < 300; seed++) {
            Hostile.survives(Hostile.damaged(whole, seed), bytes -> Pictures.read(name, bytes));
        }
    }

    /// With its checksums put right again the damage reaches the code behind them.
    @ParameterizedTest
    @ValueSource(strings = {"palette4.png", "palette8_alpha.png", "rgba16_interlaced.png", "grey4_key.png"})
    void survivesDamageBehindValidChecksums(String name) {
        byte[] whole = Samples.bytes(name);
        int taken = 0;
        for (int seed = 0; seed < 1000; seed++) {
            byte[] damaged = withChecksums(Hostile.damaged(whole, seed));
            taken += Hostile.survives(damaged, bytes -> Pictures.read(name, bytes)) ? 1 : 0;
        }
        assertTrue(taken > 50 && taken < 950, "the damage is neither harmless nor total: " + taken);
    }

    @Test
    void refusesAPngWhoseChecksumIsWrong() {
        byte[] bytes = Samples.bytes("rgb8.png");
        bytes[bytes.length - 20] ^= 1;
        assertTrue(refusal(bytes).contains("the checksum of its IDAT chunk does not match"), refusal(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, holds no picture",
        "16385, 1, expected at most 16384 a side",
        "1, 16385, expected at most 16384 a side",
        "8193, 8193, 67108864 in all",
        "2147483647, 2147483647, expected at most 16384 a side",
        "-1, -1, expected at most 16384 a side"
    })
    void refusesSizesBeforePixels(int width, int height, String reason) {
        assertTrue(refusal(png(width, height, 8, 2, new byte[20])).contains(reason));
        if (width > 0 && width <= 16_385 && height <= 16_385) {
            assertTrue(refusal(gif(width, height)).contains(reason));
            assertTrue(refusal(bmp(width, height, 24, 0)).contains(reason));
            assertTrue(refusal(jpeg(0xC0, 8, width, height, 3)).contains(reason));
        }
    }

    @Test
    void refusesSmallFilesThatDeclareHugePictures() {
        assertTrue(refusal(png(8000, 8000, 8, 6, new byte[100])).contains("can hold"));
        assertTrue(refusal(gif(8000, 8000)).contains("can hold"));
        assertTrue(refusal(bmp(8000, 8000, 24, 0)).contains("ends early"));
        assertTrue(refusal(jpeg(0xC0, 8, 8000, 8000, 3)).contains("can hold"));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 8, rare kind",
        "9, 8, rare kind",
        "1, 12, 12 bits",
    })
    void refusesRareJpegsByName(int frame, int depth, String reason) {
        assertTrue(refusal(jpeg(0xC0 + frame, depth, 8, 8, 3)).contains(reason));
    }

    @Test
    void refusesOtherChannelsOfAJpegByName() {
        assertTrue(refusal(jpeg(0xC0, 8, 8, 8, 4)).contains("CMYK"));
        assertTrue(refusal(jpeg(0xC0, 8, 8, 8, 2)).contains("2 channels"));
    }

    @Test
    void refusesAJpegOfScansWithoutEnd() {
        var bytes = ByteBuffer.allocate(10_000).put(jpeg(0xC2, 8, 8, 8, 1));
        bytes.position(bytes.position() - 2);
        for (int i = 0; i < 300; i++) {
            bytes.put(HexFormat.of().parseHex("ffda00080101000000000000"));
        }
        bytes.put(HexFormat.of().parseHex("ffd9"));
        assertTrue(refusal(Arrays.copyOf(bytes.array(), bytes.position())).contains("scans"));
    }

    @ParameterizedTest
    @CsvSource({
        "24, 4, a JPEG inside of a BMP",
        "24, 5, a PNG inside of a BMP",
        "24, 9, no compression 9",
        "7, 0, no pixels of 7 bits",
        "24, 1, no pixels of 24 bits with compression 1"
    })
    void refusesOtherBitmapsByName(int depth, int compression, String reason) {
        String found = refusal(bmp(2, 2, depth, compression));
        assertTrue(found.contains(reason), found);
    }

    @ParameterizedTest
    @CsvSource({
        "52494646000000005745425056503820, WebP",
        "49492a0008000000, TIFF",
        "0000001c6674797068656963, HEIC",
        "3c7376673e, SVG",
        "504b0304, npz",
        "00, unknown kind"
    })
    void namesWhatItDoesNotRead(String hex, String named) {
        String found = refusal(HexFormat.of().parseHex(hex));
        assertTrue(found.contains(named), found);
        assertTrue(found.contains("expected a PNG, JPEG, GIF or BMP picture"), found);
    }

    @Test
    void refusesDamageThatImageIoOnlyWarnsOf() {
        byte[] bytes = Samples.bytes("rgb444.jpg");
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 40);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        assertTrue(refusal(cut).contains("part of its pixels is missing"), refusal(cut));
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(FormatException.class, () -> Pictures.read("x", bytes))
                .getReason();
    }

    private static byte[] png(int width, int height, int depth, int colour, byte[] data) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour);
        return ByteBuffer.allocate(57 + data.length)
                .putLong(0x89504E470D0A1A0AL)
                .put(chunk("IHDR", header.array()))
                .put(chunk("IDAT", data))
                .put(chunk("IEND", new byte[0]))
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
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

    private static byte[] withChecksums(byte[] png) {
        var bytes = ByteBuffer.wrap(png);
        for (int at = 8; at + 12 <= png.length; ) {
            long length = bytes.getInt(at) & 0xFFFF_FFFFL;
            if (length > png.length - at - 12) {
                break;
            }
            var sum = new CRC32();
            sum.update(png, at + 4, (int) length + 4);
            bytes.putInt(at + 8 + (int) length, (int) sum.getValue());
            at += (int) length + 12;
        }
        return png;
    }

    private static byte[] gif(int width, int height) {
        return ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'G', 'I', 'F', '8', '9', 'a'})
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[3])
                .put((byte) 0x2C)
                .putInt(0)
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, 2, 2, 0x44, 1, 0, 0x3B})
                .array();
    }

    private static byte[] bmp(int width, int height, int depth, int compression) {
        return ByteBuffer.allocate(60)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'B', 'M'})
                .putInt(60)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) depth)
                .putInt(compression)
                .array();
    }

    private static byte[] jpeg(int frame, int depth, int width, int height, int channels) {
        var out = ByteBuffer.allocate(14 + 3 * channels);
        out.putShort((short) 0xFFD8).put((byte) 0xFF).put((byte) frame);
        out.putShort((short) (8 + 3 * channels)).put((byte) depth);
        out.putShort((short) height).putShort((short) width).put((byte) channels);
        out.position(out.capacity() - 2);
        return out.putShort((short) 0xFFD9).array();
    }
}
