package convarium.app.render;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// An image whose pixels are written again and again; it is made anew only when its size changes.
///
/// To be used on the JavaFX thread. What was drawn with the image on a canvas must be drawn again after
/// [#updated()].
public final class PixelImage {
    private PixelBuffer<IntBuffer> pixels;
    private Image image;

    /// An image of a single transparent pixel.
    public PixelImage() {
        pixels = buffer(1, 1);
        image = new WritableImage(pixels);
    }

    private static PixelBuffer<IntBuffer> buffer(int width, int height) {
        return new PixelBuffer<>(
                width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
    }

    /// Makes room for so many pixels.
    public void resize(int width, int height) {
        if (pixels.getWidth() != width || pixels.getHeight() != height) {
            pixels = buffer(width, height);
            image = new WritableImage(pixels);
        }
    }

    /// The pixels, row by row, as premultiplied ARGB.
    public IntBuffer pixels() {
        return pixels.getBuffer();
    }

    /// Pixels in a row.
    public int width() {
        return pixels.getWidth();
    }

    /// Rows of pixels.
    public int height() {
        return pixels.getHeight();
    }

    /// Makes all pixels transparent.
    public void clear() {
        Arrays.fill(pixels.getBuffer().array(), 0);
    }

    /// Tells the image that all its pixels were written.
    public void updated() {
        pixels.updateBuffer(all -> null);
    }

    /// What to draw; another one after a resize.
    public Image image() {
        return image;
    }
}
