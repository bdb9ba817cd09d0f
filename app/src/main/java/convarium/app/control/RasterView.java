package convarium.app.control;

import convarium.app.render.PixelImage;
import convarium.app.render.Raster;
import convarium.app.render.RasterPainter;
import java.nio.IntBuffer;
import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A map of values as a picture; three maps of brightness, as the red, green and blue of a picture in colour. Pointing
/// at
/// it tells the value there.
public final class RasterView extends Region {
    private final Canvas canvas = new Canvas();
    private final PixelImage image = new PixelImage();
    private RasterPainter painter = new RasterPainter();
    private final Tooltip tip = new Tooltip();
    private List<Raster> shown = List.of();
    private Rectangle2D world = new Rectangle2D(0, 0, 1, 1);
    private BiFunction<Integer, Integer, String> readout = (row, column) -> "";

    /// An empty view.
    public RasterView() {
        getStyleClass().add("raster-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
    }

    /// Shows one map, or three of a picture in colour.
    ///
    /// @param view the part of the input's plane that is seen
    public void show(List<Raster> rasters, Rectangle2D view) {
        if (!rasters.equals(shown) || !view.equals(world)) {
            shown = List.copyOf(rasters);
            world = view;
            draw();
        }
    }

    /// Lets each pixel of the screen show the value furthest from zero of those under it, instead of
    /// their mean.
    public void showStrongest() {
        painter = RasterPainter.ofStrongest();
        draw();
    }

    /// What is said of a cell, by its row and column from 0.
    public void setReadout(BiFunction<Integer, Integer, String> value) {
        readout = value;
    }

    private void point(MouseEvent e) {
        if (shown.isEmpty() || getWidth() < 1) {
            return;
        }
        var raster = shown.getFirst();
        double x = world.getMinX() + e.getX() / getWidth() * world.getWidth();
        double y = world.getMinY() + e.getY() / getHeight() * world.getHeight();
        int row = raster.place().row(y);
        int column = raster.place().column(x);
        String words = raster.has(row, column) ? readout.apply(row, column) : "";
        if (words.isEmpty()) {
            Tooltip.uninstall(this, tip);
        } else {
            tip.setText(words);
            Tooltip.install(this, tip);
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        int width = (int) Math.round(canvas.getWidth() * scale);
        int height = (int) Math.round(canvas.getHeight() * scale);
        if (shown.isEmpty() || width < 1 || height < 1) {
            return;
        }
        image.resize(width, height);
        painter.paint(shown.getFirst(), world, width, height, image.pixels());
        if (shown.size() == 3) {
            addColours(width, height);
        }
        image.updated();
        gc.setImageSmoothing(false);
        gc.drawImage(image.image(), 0, 0, canvas.getWidth(), canvas.getHeight());
    }

    /// Red is there as grey; green and blue take their places in its pixels.
    private void addColours(int width, int height) {
        var green = IntBuffer.allocate(width * height);
        var blue = IntBuffer.allocate(width * height);
        painter.paint(shown.get(1), world, width, height, green);
        painter.paint(shown.get(2), world, width, height, blue);
        var pixels = image.pixels();
        for (int i = 0; i < width * height; i++) {
            pixels.put(i, (pixels.get(i) & 0xffff0000) | (green.get(i) & 0xff00) | (blue.get(i) & 0xff));
        }
    }
}
