package convarium.app.render;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Paints on a canvas.
public final class CanvasPainter implements Painter {
    /// Rounder than this can be seen; square corners are drawn much faster.
    private static final double LEAST_ARC = 2;

    private final GraphicsContext gc;

    /// A painter for a canvas; it leaves the context's alpha, dashes and transform as they were.
    public CanvasPainter(GraphicsContext gc) {
        this.gc = gc;
    }

    @Override
    public void fill(double x, double y, double width, double height, double arc, Color colour, double opacity) {
        gc.setGlobalAlpha(opacity);
        gc.setFill(colour);
        if (arc < LEAST_ARC) {
            gc.fillRect(x, y, width, height);
        } else {
            gc.fillRoundRect(x, y, width, height, arc, arc);
        }
        gc.setGlobalAlpha(1);
    }

    @Override
    public void stroke(
            double x, double y, double width, double height, double arc, Color colour, double line, boolean dashed) {
        gc.setStroke(colour);
        gc.setLineWidth(line);
        if (dashed) {
            gc.setLineDashes(3, 3);
        }
        if (arc < LEAST_ARC) {
            gc.strokeRect(x, y, width, height);
        } else {
            gc.strokeRoundRect(x, y, width, height, arc, arc);
        }
        if (dashed) {
            gc.setLineDashes();
        }
    }

    @Override
    public void fillShape(double[] corners, Color colour, double opacity) {
        gc.setGlobalAlpha(opacity);
        gc.setFill(colour);
        trace(corners);
        gc.fill();
        gc.setGlobalAlpha(1);
    }

    @Override
    public void strokeShape(double[] corners, Color colour, double line) {
        gc.setStroke(colour);
        gc.setLineWidth(line);
        trace(corners);
        gc.stroke();
    }

    private void trace(double[] corners) {
        gc.beginPath();
        gc.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            gc.lineTo(corners[i], corners[i + 1]);
        }
        gc.closePath();
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Color colour) {
        gc.setStroke(colour);
        gc.setLineWidth(1);
        gc.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void text(
            String text, double x, double y, Anchor anchor, double size, boolean strong, Color colour, double opacity) {
        gc.setGlobalAlpha(opacity);
        gc.setFill(colour);
        gc.setFont(Type.face(size, strong));
        gc.setTextBaseline(VPos.CENTER);
        gc.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        gc.fillText(text, x, y);
        gc.setGlobalAlpha(1);
    }

    @Override
    public void image(int[] pixels, int columns, double x, double y, double width, double height) {
        var image = new PixelImage();
        image.resize(columns, pixels.length / columns);
        image.pixels().put(0, pixels);
        image.updated();
        gc.setImageSmoothing(width < columns);
        gc.drawImage(image.image(), x, y, width, height);
    }

    @Override
    public void runs(List<Run> runs, double x, double y, double size) {
        double at = x;
        for (var run : runs) {
            text(run.text(), at, y, Anchor.START, size, run.strong(), run.colour(), run.opacity());
            at += Type.width(run.text(), size, run.strong());
        }
    }
}
