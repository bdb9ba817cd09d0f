package convarium.app.explorer;

import convarium.engine.arithmetic.AxisWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where on a shifted picture the cells lie that are looked at.
final class ShiftPictureWindow {
    private ShiftPictureWindow() {}

    /// A cell of a map, counted from 0.
    record Cell(int row, int column) {}

    /// The cells of the map before the shift that a cell of the shifted map is; empty if it came in
    /// over the edge.
    static Optional<Cell> before(ShiftPicture picture, Cell cell) {
        return picture.reasons().carries(cell.row(), cell.column())
                ? Optional.of(new Cell(
                        cell.row() - picture.down().steps(),
                        cell.column() - picture.right().steps()))
                : Optional.empty();
    }

    /// The part of the picture that an output lies over.
    static Rectangle2D cell(ShiftPicture picture, Cell cell) {
        var place = picture.place();
        return new Rectangle2D(
                place.left() + cell.column() * place.cellWidth(),
                place.top() + cell.row() * place.cellHeight(),
                place.cellWidth(),
                place.cellHeight());
    }

    /// The part of the picture that an output's window covers, with what hangs over its edge.
    static Rectangle2D window(ShiftPicture picture, Cell cell) {
        var layer = picture.before().layer();
        var g = layer.geometry(picture.before().input().shape());
        boolean stretched = picture.down().stretched();
        var rows = span(g.height(), cell.row(), stretched);
        var columns = span(g.width(), cell.column(), stretched);
        return new Rectangle2D(columns.from(), rows.from(), columns.length(), rows.length());
    }

    private record Span(double from, double length) {}

    /// A transposed convolution's window lies over the stretched input: o + p − d·(k−1) to o + p, in
    /// steps of s.
    private static Span span(AxisWindow window, int output, boolean stretched) {
        if (!stretched) {
            return new Span((double) output * window.stride() - window.before(), window.extent());
        }
        double last = (double) output + window.before();
        double first = last - window.extent() + 1;
        double from = Math.ceil(first / window.stride());
        double to = Math.floor(last / window.stride());
        return to < from ? new Span(Math.floor(last / window.stride()), 1) : new Span(from, to - from + 1);
    }

    /// What came in over the edges of a map that was moved: a band across and one down, without
    /// overlap.
    ///
    /// @param left of the map, in the picture's unit
    /// @param top of the map
    /// @param width of the map
    /// @param height of the map
    /// @param down how far it moved, in the picture's unit
    /// @param right how far it moved
    static List<Rectangle2D> entered(double left, double top, double width, double height, double down, double right) {
        double tall = Math.min(Math.abs(down), height);
        double wide = Math.min(Math.abs(right), width);
        var bands = new ArrayList<Rectangle2D>();
        if (tall > 0) {
            bands.add(new Rectangle2D(left, down > 0 ? top : top + height - tall, width, tall));
        }
        if (wide > 0 && tall < height) {
            bands.add(new Rectangle2D(
                    right > 0 ? left : left + width - wide, down > 0 ? top + tall : top, wide, height - tall));
        }
        return bands;
    }
}
