package convarium.app.render;

import java.util.List;
import javafx.scene.paint.Color;

/// What a drawing is made of: a handful of marks. The same drawing code paints to a canvas
/// ([CanvasPainter]) and into
/// a file of vectors ([SvgPainter]).
///
/// Lengths are in pixels of the drawing; what is painted later lies above.
public interface Painter {

    /// Where a text's given x lies in it.
    enum Anchor {
        /// At its left end.
        START,
        /// In its middle.
        MIDDLE,
        /// At its right end.
        END
    }

    /// A piece of a line of text in one colour.
    ///
    /// @param strong whether its weight is 600 rather than 400
    /// @param opacity from 0 to 1
    record Run(String text, Color colour, boolean strong, double opacity) {}

    /// Fills a rectangle with round corners.
    ///
    /// @param arc the diameter of a corner
    /// @param opacity from 0 to 1
    void fill(double x, double y, double width, double height, double arc, Color colour, double opacity);

    /// Strokes the edge of a rectangle with round corners.
    ///
    /// @param arc the diameter of a corner
    /// @param line the stroke's width
    /// @param dashed whether it is a dashed line
    void stroke(double x, double y, double width, double height, double arc, Color colour, double line, boolean dashed);

    /// Fills the shape between some corners.
    ///
    /// @param corners x and y of each in turn
    /// @param opacity from 0 to 1
    void fillShape(double[] corners, Color colour, double opacity);

    /// Strokes the edge of the shape between some corners.
    ///
    /// @param corners x and y of each in turn
    /// @param line the stroke's width
    void strokeShape(double[] corners, Color colour, double line);

    /// Draws a straight line one pixel wide.
    void line(double x1, double y1, double x2, double y2, Color colour);

    /// Writes a text whose digits' middle lies at y.
    ///
    /// @param size of the type
    /// @param strong whether its weight is 600 rather than 400
    /// @param opacity from 0 to 1
    void text(
            String text, double x, double y, Anchor anchor, double size, boolean strong, Color colour, double opacity);

    /// Writes a line of pieces one behind the other, from x on, its digits' middle at y.
    void runs(List<Run> runs, double x, double y, double size);

    /// Draws pixels enlarged or reduced to a rectangle: for what has too many cells to be a mark each.
    ///
    /// @param pixels opaque ARGB or 0, row by row
    /// @param columns pixels in a row
    void image(int[] pixels, int columns, double x, double y, double width, double height);

    /// Begins a part of the drawing, which has a name for those who open the file or have it read to them.
    /// Parts may
    /// lie within parts.
    ///
    /// @param id a short word, unique in the drawing
    /// @param title what the part shows
    default void begin(String id, String title) {}

    /// Ends the part begun last.
    default void end() {}
}
