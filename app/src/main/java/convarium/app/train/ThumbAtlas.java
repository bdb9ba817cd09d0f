package convarium.app.train;

import convarium.app.render.PixelImage;
import convarium.app.theme.Palette;
import convarium.engine.data.DataSet;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;

/// The first pictures of a data set, side by side in one image, so that hundreds of them are drawn from one texture.
///
/// To be used on the JavaFX thread.
final class ThumbAtlas {
    /// More pictures than these are not shown.
    static final int MOST = 2000;

    private final DataSet pictures;
    private final int count;
    private final int columns;
    private final PixelImage image = new PixelImage();
    private Optional<Palette> coloured = Optional.empty();

    /// @param pictures of 1 or 3 channels
    ThumbAtlas(DataSet pictures) {
        this.pictures = pictures;
        count = Math.min(MOST, pictures.count());
        columns = (int) Math.ceil(Math.sqrt(count));
    }

    DataSet pictures() {
        return pictures;
    }

    int count() {
        return count;
    }

    /// Draws a picture into a square, its pixels sharp.
    void draw(GraphicsContext gc, int index, double x, double y, double side, Palette palette) {
        colour(palette);
        int h = pictures.shape().size(1);
        int w = pictures.shape().size(2);
        double unit = side / Math.max(h, w);
        int row = index / columns;
        gc.setImageSmoothing(unit < 1);
        gc.drawImage(
                image.image(),
                index % columns * w,
                row * h,
                w,
                h,
                x + (side - unit * w) / 2,
                y + (side - unit * h) / 2,
                unit * w,
                unit * h);
    }

    private void colour(Palette palette) {
        if (coloured.filter(palette::equals).isPresent()) {
            return;
        }
        coloured = Optional.of(palette);
        var ink = new PictureInk(palette);
        var shape = pictures.shape();
        float[] values = new float[shape.elements()];
        int width = columns * shape.size(2);
        image.resize(width, Math.ceilDiv(count, columns) * shape.size(1));
        for (int i = 0; i < count; i++) {
            pictures.copy(i, values, 0);
            ink.paint(
                    values, 0, shape, image.pixels(), i % columns * shape.size(2), i / columns * shape.size(1), width);
        }
        image.updated();
    }
}
