package convarium.app.train;

import convarium.app.theme.Palette;
import convarium.app.theme.PaletteProbe;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// One canvas that fills its region and is drawn as a whole: when its figures, its size or the look change.
abstract class AnswerCanvas extends Region {
    private static final Duration TIP_DELAY = Duration.millis(600);

    private final Canvas canvas = new Canvas();
    private final PaletteProbe probe = new PaletteProbe();
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final Tooltip tip = new Tooltip();
    private boolean tipped;

    AnswerCanvas(String styleClass) {
        getStyleClass().addAll("answer-canvas", styleClass);
        canvas.setManaged(false);
        getChildren().addAll(canvas, probe);
        tip.setShowDelay(TIP_DELAY);
        probe.paletteProperty().subscribe(this::redraw);
        scale.subscribe(() -> {
            requestLayout();
            redraw();
        });
        focusedProperty().subscribe(this::redraw);
    }

    /// Draws everything on a clean canvas.
    ///
    /// @param k how much larger than usual type is
    abstract void paint(GraphicsContext gc, double width, double height, Palette palette, double k);

    /// How much larger than usual type is, for the projector.
    final DoubleProperty scaleProperty() {
        return scale;
    }

    final Palette palette() {
        return probe.paletteProperty().get();
    }

    final double scale() {
        return scale.get();
    }

    /// Draws again with what there is now.
    final void redraw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width >= 1 && height >= 1) {
            var gc = canvas.getGraphicsContext2D();
            gc.clearRect(0, 0, width, height);
            paint(gc, width, height, palette(), scale.get());
        }
    }

    /// Says something at the pointer; nothing if the words are empty.
    final void tell(String words) {
        if (words.isEmpty()) {
            if (tipped) {
                Tooltip.uninstall(this, tip);
                tipped = false;
            }
            return;
        }
        tip.setText(words);
        if (!tipped) {
            Tooltip.install(this, tip);
            tipped = true;
        }
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(getWidth());
        double height = snapSizeY(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            redraw();
        }
    }
}
