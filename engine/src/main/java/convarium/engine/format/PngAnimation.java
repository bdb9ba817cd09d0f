package convarium.engine.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes an animated PNG: the first frame whole, of every other one only the rectangle that changed.
/// Programs that
/// know
/// no animation show the first frame.
///
/// Source: Portable Network Graphics (PNG) Specification, third edition, W3C 2025, "APNG: frame-based
/// animation".
public final class PngAnimation implements AnimationWriter {
    private static final int PIXEL_BYTES = 3;
    private static final short CENTISECONDS = 100;

    private final OutputStream out;
    private final int width;
    private final int height;
    private final int frames;
    private int[] before = {};
    private int written;
    private int sequence;

    /// Begins a file.
    ///
    /// @param frames how many frames will come
    /// @param loops whether it begins again at its end, for ever
    public PngAnimation(OutputStream out, int width, int height, int frames, boolean loops) throws IOException {
        this.out = out;
        this.width = width;
        this.height = height;
        this.frames = frames;
        out.write(Png.SIGNATURE);
        out.write(Png.header(width, height, false));
        out.write(Png.chunk(
                "acTL",
                ByteBuffer.allocate(8).putInt(frames).putInt(loops ? 0 : 1).array()));
    }

    @Override
    public void add(int[] argb, int centiseconds) throws IOException {
        ChangedArea.check(argb, centiseconds, width, height);
        if (written == frames) {
            throw new IllegalStateException("all " + frames + " frames are written");
        }
        var area = written == 0 ? ChangedArea.whole(width, height) : ChangedArea.of(before, argb, width, height);
        out.write(Png.chunk("fcTL", control(area, centiseconds)));
        byte[] pixels = Png.pixels(area.width(), area.height(), area.cut(argb, width), PIXEL_BYTES);
        if (written == 0) {
            out.write(Png.chunk("IDAT", pixels));
        } else {
            out.write(Png.chunk(
                    "fdAT",
                    ByteBuffer.allocate(Integer.BYTES + pixels.length)
                            .putInt(sequence++)
                            .put(pixels)
                            .array()));
        }
        before = argb.clone();
        written++;
    }

    /// Place, time, and that the frame stays and replaces what it covers.
    private byte[] control(ChangedArea area, int centiseconds) {
        return ByteBuffer.allocate(26)
                .putInt(sequence++)
                .putInt(area.width())
                .putInt(area.height())
                .putInt(area.x())
                .putInt(area.y())
                .putShort((short) centiseconds)
                .putShort(CENTISECONDS)
                .array();
    }

    @Override
    public void close() throws IOException {
        if (written != frames) {
            throw new IllegalStateException("expected " + frames + " frames, found " + written);
        }
        out.write(Png.chunk("IEND", new byte[0]));
        out.flush();
    }
}
