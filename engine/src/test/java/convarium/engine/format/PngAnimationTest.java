package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Animated PNGs: their chunks in order, and every frame read back as a picture of its own.
class PngAnimationTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 12;

    private record Chunk(String name, ByteBuffer data) {
        ByteBuffer numbers() {
            return data.duplicate();
        }

        byte[] content() {
            var bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            return bytes;
        }
    }

    private static List<Chunk> chunks(byte[] file) {
        var in = ByteBuffer.wrap(file);
        in.position(8);
        var chunks = new ArrayList<Chunk>();
        while (in.hasRemaining()) {
            var content = new byte[in.getInt()];
            var name = new byte[4];
            in.get(name).get(content);
            var sum = new CRC32();
            sum.update(name);
            sum.update(content);
            assertEquals((int) sum.getValue(), in.getInt());
            chunks.add(new Chunk(new String(name, StandardCharsets.US_ASCII), ByteBuffer.wrap(content)));
        }
        return chunks;
    }

    private static byte[] written(boolean loops, List<int[]> frames, int time) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var png = new PngAnimation(out, WIDTH, HEIGHT, frames.size(), loops)) {
            for (var frame : frames) {
                png.add(frame, time);
            }
        }
        return out.toByteArray();
    }

    private static List<int[]> frames() {
        var frames = new ArrayList<int[]>();
        var frame = new int[WIDTH * HEIGHT];
        Arrays.fill(frame, 0xFFF6_F7F9);
        for (int f = 0; f < 4; f++) {
            for (int i = 0; i < 3; i++) {
                frame[(f + i) * WIDTH + 3 * f + i] = 0xFF00_0000 | (f * 0x123456 + i * 0x778899);
            }
            frames.add(frame.clone());
        }
        frames.add(frame.clone());
        return frames;
    }

    /// A frame's pixels, read as a PNG of its own.
    private static int[] pixels(int width, int height, byte[] packed) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(Png.SIGNATURE);
        out.write(Png.header(width, height, false));
        out.write(Png.chunk("IDAT", packed));
        out.write(Png.chunk("IEND", new byte[0]));
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray())).getRGB(0, 0, width, height, null, 0, width);
    }

    @Test
    void everyFrameComesBackToTheBit() throws IOException {
        var frames = frames();
        var chunks = chunks(written(true, frames, 7));
        assertEquals(
                List.of("IHDR", "acTL", "fcTL", "IDAT"),
                chunks.stream().limit(4).map(Chunk::name).toList());
        assertEquals("IEND", chunks.getLast().name());
        assertEquals(frames.size(), chunks.get(1).numbers().getInt());
        var canvas = new int[WIDTH * HEIGHT];
        int sequence = 0;
        int shown = 0;
        for (int i = 2; i < chunks.size() - 1; i += 2) {
            var control = chunks.get(i).numbers();
            assertEquals("fcTL", chunks.get(i).name());
            assertEquals(sequence++, control.getInt());
            int w = control.getInt();
            int h = control.getInt();
            int x = control.getInt();
            int y = control.getInt();
            assertEquals(7, control.getShort());
            assertEquals(100, control.getShort());
            assertEquals(0, control.getShort(), "stays, and replaces what it covers");
            var data = chunks.get(i + 1);
            byte[] packed = data.content();
            if (shown > 0) {
                assertEquals("fdAT", data.name());
                assertEquals(sequence++, data.numbers().getInt());
                packed = Arrays.copyOfRange(packed, 4, packed.length);
                assertTrue(w * h <= 36, "only what changed is written");
            }
            int[] part = pixels(w, h, packed);
            for (int r = 0; r < h; r++) {
                System.arraycopy(part, r * w, canvas, (y + r) * WIDTH + x, w);
            }
            assertArrayEquals(frames.get(shown++), canvas);
        }
        assertEquals(frames.size(), shown);
    }

    @Test
    void programsWithoutAnimationShowTheFirstFrame() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(written(true, frames(), 7)));
        assertArrayEquals(frames().getFirst(), image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
    }

    @Test
    void itLoopsForEverOrShowsOnce() throws IOException {
        assertEquals(0, chunks(written(true, frames(), 7)).get(1).numbers().getInt(4));
        assertEquals(1, chunks(written(false, frames(), 7)).get(1).numbers().getInt(4));
    }

    @Test
    void theNumberOfFramesMustBeKept() throws IOException {
        var out = new ByteArrayOutputStream();
        var png = new PngAnimation(out, 1, 1, 1, true);
        assertThrows(IllegalStateException.class, png::close);
        png.add(new int[1], 1);
        assertThrows(IllegalStateException.class, () -> png.add(new int[1], 1));
        png.close();
    }
}
