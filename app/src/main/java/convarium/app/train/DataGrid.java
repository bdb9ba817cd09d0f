package convarium.app.train;

import convarium.engine.arithmetic.Counts;
import convarium.engine.data.DataPreview;
import convarium.engine.tensor.Tensor;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A row a class: its name, how many pictures it has, and the first of them.
final class DataGrid extends VBox {
    private static final int GAP = 4;
    /// What small pictures come up to, in whole steps, and large ones down to.
    private static final double CELL = 36;
    /// As many as fit beside the names.
    private static final double MOST_WIDE = 440;

    DataGrid() {
        super(GAP);
        getStyleClass().add("data-grid");
    }

    void show(DataPreview preview) {
        getChildren().clear();
        int most = preview.counts().stream().mapToInt(Integer::intValue).max().orElse(1);
        for (int i = 0; i < preview.classNames().size(); i++) {
            getChildren().add(row(preview, i, most));
        }
    }

    private static HBox row(DataPreview preview, int label, int most) {
        String className = preview.classNames().get(label);
        int count = preview.counts().get(label);
        var name = new Label(className);
        name.getStyleClass().add("data-name");
        var number = new Label(Counts.grouped(count));
        number.getStyleClass().add("data-count");
        number.setAlignment(Pos.CENTER_RIGHT);
        var share = new ProgressBar((double) count / most);
        share.getStyleClass().add("data-share");
        var row = new HBox(12, name, number, share, pictures(preview.examples().get(label)));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText(DataWords.row(className, count));
        return row;
    }

    private static Canvas pictures(List<DataPreview.Example> examples) {
        if (examples.isEmpty()) {
            return new Canvas(1, CELL);
        }
        var shape = examples.getFirst().picture().shape();
        int h = shape.size(1);
        int w = shape.size(2);
        double scale = CELL / Math.max(h, w);
        // small pictures keep square pixels of one size
        double k = scale >= 1 ? Math.max(1, Math.rint(scale)) : scale;
        double wide = w * k;
        int count = (int) Math.min(examples.size(), Math.max(1, Math.floor(MOST_WIDE / (wide + GAP))));
        var canvas = new Canvas(count * (wide + GAP), h * k);
        var g = canvas.getGraphicsContext2D();
        g.setImageSmoothing(k < 1);
        for (int i = 0; i < count; i++) {
            g.drawImage(image(examples.get(i).picture(), h, w), i * (wide + GAP), 0, wide, h * k);
        }
        return canvas;
    }

    private static WritableImage image(Tensor picture, int h, int w) {
        float[] values = picture.data();
        int channels = picture.shape().size(0);
        int[] argb = new int[h * w];
        for (int i = 0; i < argb.length; i++) {
            int red = level(values[i]);
            int green = channels == 1 ? red : level(values[h * w + i]);
            int blue = channels == 1 ? red : level(values[2 * h * w + i]);
            argb[i] = 0xFF << 24 | red << 16 | green << 8 | blue;
        }
        var image = new WritableImage(w, h);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        return image;
    }

    private static int level(float value) {
        return Math.round(255 * Math.clamp(value, 0f, 1f));
    }
}
