package convarium.app.control;

import convarium.app.render.PixelImage;
import convarium.app.render.Raster;
import convarium.app.render.RasterPainter;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;

/// The picture of a [CompareView]: each map is coloured once into pixels of the screen and then only laid out anew.
final class CompareCanvas extends Canvas {
    private final RasterPainter painter = new RasterPainter();
    private final PixelImage before = new PixelImage();
    private final PixelImage after = new PixelImage();
    private @Nullable Rectangle2D painted;
    private boolean beforeIsStale = true;
    private boolean afterIsStale = true;

    void invalidateBefore() {
        beforeIsStale = true;
    }

    void invalidateAfter() {
        afterIsStale = true;
    }

    /// Draws both maps.
    ///
    /// @param at where the handle stands, in pixels from the left
    void draw(CompareView view, double width, double height, double at) {
        var world = view.world();
        int pixelsAcross = (int) Math.round(width * scaleX());
        int pixelsDown = (int) Math.round(height * scaleY());
        if (!world.equals(painted) || before.width() != pixelsAcross || before.height() != pixelsDown) {
            before.resize(pixelsAcross, pixelsDown);
            after.resize(pixelsAcross, pixelsDown);
            painted = world;
            beforeIsStale = true;
            afterIsStale = true;
        }
        if (beforeIsStale) {
            paint(view.beforeProperty().get(), world, before);
            beforeIsStale = false;
        }
        if (afterIsStale) {
            paint(view.afterProperty().get(), world, after);
            afterIsStale = false;
        }
        setWidth(width);
        setHeight(height);
        var gc = getGraphicsContext2D();
        gc.setImageSmoothing(false);
        gc.clearRect(0, 0, width, height);
        double split = at / width * pixelsAcross;
        if (at > 0) {
            gc.drawImage(before.image(), 0, 0, split, pixelsDown, 0, 0, at, height);
        }
        if (at < width) {
            gc.drawImage(after.image(), split, 0, pixelsAcross - split, pixelsDown, at, 0, width - at, height);
        }
    }

    private void paint(@Nullable Raster raster, Rectangle2D world, PixelImage image) {
        if (raster == null) {
            image.clear();
        } else {
            painter.paint(raster, world, image.width(), image.height(), image.pixels());
        }
        image.updated();
    }

    private double scaleX() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private double scaleY() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleY();
    }
}
