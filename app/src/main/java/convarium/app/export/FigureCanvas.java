package convarium.app.export;

import convarium.app.render.CanvasPainter;
import convarium.app.render.Dimensions;
import convarium.app.render.Figure;
import convarium.app.theme.Look;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Turns drawings into pixels, one after another on the same canvas; on the JavaFX thread.
public final class FigureCanvas {
    private final Look look;
    private final Dimensions size;
    private final Canvas canvas;
    private final CanvasPainter painter;
    private final WritableImage image;

    /// A canvas for drawings of a size.
    ///
    /// @param scale pixels for each of the drawing's
    public FigureCanvas(Look look, Dimensions size, int scale) {
        this.look = look;
        this.size = size;
        var pixels = size.times(scale);
        canvas = new Canvas(pixels.width(), pixels.height());
        image = new WritableImage(pixels.width(), pixels.height());
        canvas.getGraphicsContext2D().scale(scale, scale);
        painter = new CanvasPainter(canvas.getGraphicsContext2D());
    }

    /// The drawing as an image, which the next drawing changes.
    public WritableImage image(Figure figure) {
        figure.paint(painter, look, size.width(), size.height());
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        canvas.snapshot(parameters, image);
        return image;
    }

    /// The drawing as one ARGB pixel after another, row by row.
    public int[] argb(Figure figure) {
        return argb(image(figure));
    }

    /// An image as one ARGB pixel after another, row by row.
    public static int[] argb(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
