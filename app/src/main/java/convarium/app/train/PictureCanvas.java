package convarium.app.train;

import convarium.app.render.PixelImage;
import convarium.app.theme.Palette;
import convarium.engine.tensor.Tensor;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/// One picture as a network takes it, its pixels sharp.
final class PictureCanvas extends AnswerCanvas {
    private final PixelImage image = new PixelImage();
    private final double side;
    private Optional<Tensor> picture = Optional.empty();

    /// @param side of the square that it takes, before any scale
    PictureCanvas(double side) {
        super("picture-canvas");
        this.side = side;
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(Optional<Tensor> values, String words) {
        setAccessibleText(words);
        if (!values.equals(picture)) {
            picture = values;
            redraw();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return side * scale();
    }

    @Override
    protected double computePrefHeight(double width) {
        return side * scale();
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        gc.setFill(palette.inset());
        gc.fillRect(0, 0, width, height);
        picture.ifPresent(values -> {
            int h = values.shape().size(1);
            int w = values.shape().size(2);
            image.resize(w, h);
            new PictureInk(palette).paint(values.data(), 0, values.shape(), image.pixels(), 0, 0, w);
            image.updated();
            gc.setImageSmoothing(false);
            double unit = Math.min(width / w, height / h);
            gc.drawImage(image.image(), (width - unit * w) / 2, (height - unit * h) / 2, unit * w, unit * h);
        });
    }
}
