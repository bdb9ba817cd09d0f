package convarium.app.render;

import convarium.engine.arithmetic.AxisWindow;
import convarium.engine.arithmetic.WindowGeometry;
import convarium.engine.layer.AvgPool2d;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.ConvTranspose2d;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.layer.WindowLayer;

/// Where the cells of a map lie over the input it was made from: the unit is one input cell, the origin the input's
/// top left corner.
///
/// Each output lies around the middle of its window and takes up as much room as the window moves.
///
/// @param left the left edge of the first column
/// @param top the top edge of the first row
/// @param cellWidth the width of a column
/// @param cellHeight the height of a row
public record Placement(double left, double top, double cellWidth, double cellHeight) {

    /// The input's own cells.
    public static final Placement INPUT = new Placement(0, 0, 1, 1);

    /// Where a layer's outputs lie.
    public static Placement of(WindowLayer layer, WindowGeometry g) {
        return switch (layer) {
            case Conv2d conv -> forward(g);
            case MaxPool2d pool -> forward(g);
            case AvgPool2d pool -> forward(g);
            case ConvTranspose2d transposed -> transposed(g);
        };
    }

    private static Placement forward(WindowGeometry g) {
        return new Placement(
                forwardStart(g.width()),
                forwardStart(g.height()),
                g.width().stride(),
                g.height().stride());
    }

    /// The first window begins at −p and its middle is half its extent further.
    private static double forwardStart(AxisWindow w) {
        return -w.before() + (w.extent() - w.stride()) / 2.0;
    }

    private static Placement transposed(WindowGeometry g) {
        return new Placement(
                transposedStart(g.width()),
                transposedStart(g.height()),
                1.0 / g.width().stride(),
                1.0 / g.height().stride());
    }

    /// Input 0 spreads over the outputs −p to −p + extent − 1, and its own middle is at 0.5.
    private static double transposedStart(AxisWindow w) {
        double outputAtInput = -w.before() + w.extent() / 2.0;
        return 0.5 - outputAtInput / w.stride();
    }

    /// The column of the map at a place, counted from 0; it may lie outside the map.
    public int column(double x) {
        return (int) Math.floor((x - left) / cellWidth);
    }

    /// The row of the map at a place, counted from 0; it may lie outside the map.
    public int row(double y) {
        return (int) Math.floor((y - top) / cellHeight);
    }
}
