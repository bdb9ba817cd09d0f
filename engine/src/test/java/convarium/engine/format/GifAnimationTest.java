package convarium.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Animated GIFs, read back by the reader of the JDK.
class GifAnimationTest {
    /// A file's frames as they show one over the other, and how long each does.
    private record Shown(List<int[]> frames, List<Integer> times, int largest) {}

    private static byte[] written(int width, int height, boolean loops, List<int[]> frames, List<Integer> times)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gif = new GifAnimation(out, width, height, loops)) {
            for (int i = 0; i < frames.size(); i++) {
                gif.add(frames.get(i), times.get(i));
            }
        }
        return out.toByteArray();
    }

    private static Shown shown(byte[] file, int width, int height) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        var canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var frames = new ArrayList<int[]>();
        var times = new ArrayList<Integer>();
        int largest = 0;
        for (int i = 0; i < reader.getNumImages(true); i++) {
            var root = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
            int left = 0;
            int top = 0;
            for (var n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
                if (n instanceof IIOMetadataNode e && e.getNodeName().equals("ImageDescriptor")) {
                    left = Integer.parseInt(e.getAttribute("imageLeftPosition"));
                    top = Integer.parseInt(e.getAttribute("imageTopPosition"));
                }
                if (n instanceof IIOMetadataNode e && e.getNodeName().equals("GraphicControlExtension")) {
                    times.add(Integer.valueOf(e.getAttribute("delayTime")));
                    assertEquals("doNotDispose", e.getAttribute("disposalMethod"));
                }
            }
            var image = reader.read(i);
            largest = i == 0 ? 0 : Math.max(largest, image.getWidth() * image.getHeight());
            canvas.createGraphics().drawImage(image, left, top, null);
            frames.add(canvas.getRGB(0, 0, width, height, null, 0, width));
        }
        return new Shown(frames, times, largest);
    }

    private static int[] plain(int pixels, int rgb) {
        var frame = new int[pixels];
        java.util.Arrays.fill(frame, 0xFF00_0000 | rgb);
        return frame;
    }

    private static void square(int[] frame, int width, int x, int y, int side, int rgb) {
        for (int r = y; r < y + side; r++) {
            for (int c = x; c < x + side; c++) {
                frame[r * width + c] = 0xFF00_0000 | rgb;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 200})
    void everyFrameComesBackToTheBit(int side) throws IOException {
        var random = new Random(side);
        var frames = new ArrayList<int[]>();
        var times = new ArrayList<Integer>();
        for (int f = 0; f < 6; f++) {
            var frame = frames.isEmpty()
                    ? plain(side * side, 0x14181F)
                    : frames.getLast().clone();
            int part = random.nextInt(side) / 2 + 1;
            int at = random.nextInt(side - part + 1);
            square(frame, side, at, at, part, random.nextInt(1 << 24));
            frames.add(frame);
            times.add(2 + f);
        }
        var shown = shown(written(side, side, true, frames, times), side, side);
        assertEquals(times, shown.times());
        assertEquals(frames.size(), shown.frames().size());
        for (int f = 0; f < frames.size(); f++) {
            assertArrayEquals(frames.get(f), shown.frames().get(f), "frame " + f);
        }
    }

    @Test
    void onlyWhatChangedIsWritten() throws IOException {
        var first = plain(100 * 80, 0xFFFFFF);
        var second = first.clone();
        square(second, 100, 90, 70, 5, 0x123456);
        var shown = shown(written(100, 80, true, List.of(first, second, second), List.of(4, 4, 4)), 100, 80);
        assertEquals(25, shown.largest());
        assertArrayEquals(second, shown.frames().getLast());
    }

    @Test
    void itLoopsForEverOrNotAtAll() throws IOException {
        var frames = List.of(plain(4, 1), plain(4, 2));
        for (boolean loops : new boolean[] {true, false}) {
            String file = new String(written(2, 2, loops, frames, List.of(9, 9)), StandardCharsets.ISO_8859_1);
            assertEquals(loops, file.contains("NETSCAPE2.0\3\1\0\0\0"));
        }
    }

    @Test
    void withTooManyColoursTheFrequentStayAndTheOthersComeNear() throws IOException {
        int side = 64;
        var frame = plain(side * side, 0x0F8A72);
        for (int i = 0; i < 1024; i++) {
            frame[i] = 0xFF00_0000 | ((i / 4) << 16) | ((255 - i / 4) << 8) | ((i % 4) * 80);
        }
        var back = shown(written(side, side, true, List.of(frame), List.of(5)), side, side)
                .frames()
                .getFirst();
        assertEquals(frame[side * side - 1], back[side * side - 1]);
        for (int i = 0; i < 1024; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int apart = Math.abs(((frame[i] >> shift) & 0xFF) - ((back[i] >> shift) & 0xFF));
                assertTrue(apart < 255, i + " is " + apart + " away");
            }
        }
    }

    @Test
    void whatCannotBeSaidIsRefused() throws IOException {
        try (var gif = new GifAnimation(new ByteArrayOutputStream(), 2, 2, true)) {
            var size = assertThrows(IllegalArgumentException.class, () -> gif.add(new int[3], 5));
            assertTrue(String.valueOf(size.getMessage()).contains("4, found 3"), size.getMessage());
            assertThrows(IllegalArgumentException.class, () -> gif.add(new int[4], 0));
            assertThrows(IllegalArgumentException.class, () -> gif.add(new int[4], 65_536));
            gif.add(new int[4], 65_535);
        }
        assertThrows(
                IllegalArgumentException.class, () -> new GifAnimation(new ByteArrayOutputStream(), 70_000, 1, true));
    }
}
