package convarium.app.render;

import java.util.List;
import javafx.scene.paint.Color;

/// Paints nothing: for finding out how much room a drawing takes.
public final class NoPainter implements Painter {

    /// A painter that leaves no mark.
    public NoPainter() {}

    @Override
    public void fill(double x, double y, double width, double height, double arc, Color colour, double opacity) {}

    @Override
    public void stroke(
            double x, double y, double width, double height, double arc, Color colour, double line, boolean dashed) {}

    @Override
    public void fillShape(double[] corners, Color colour, double opacity) {}

    @Override
    public void strokeShape(double[] corners, Color colour, double line) {}

    @Override
    public void line(double x1, double y1, double x2, double y2, Color colour) {}

    @Override
    public void text(
            String text,
            double x,
            double y,
            Anchor anchor,
            double size,
            boolean strong,
            Color colour,
            double opacity) {}

    @Override
    public void image(int[] pixels, int columns, double x, double y, double width, double height) {}

    @Override
    public void runs(List<Run> runs, double x, double y, double size) {}
}
