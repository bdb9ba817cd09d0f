package convarium.app.explorer;

import convarium.app.explorer.ShiftPicturePlan.Picture;
import convarium.app.explorer.ShiftPictureWindow.Cell;
import convarium.app.render.Painter;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;

/// What is drawn over the pictures of a shifted picture: what came in over the edge, and the cell that is looked at.
///
/// @param entered what came in over the edge, in the picture's unit
/// @param mark the cell or window that is looked at
record ShiftPictureMarks(List<Rectangle2D> entered, Optional<Rectangle2D> mark) {
    private static final double HATCH = 8;
    private static final double LEAST_MARK = 9;
    private static final double RING = 2;

    /// Those over one of the pictures.
    ///
    /// @param cell of the maps that are compared
    static ShiftPictureMarks of(ShiftPicture p, Picture picture, Optional<Cell> cell) {
        var earlier = cell.flatMap(c -> ShiftPictureWindow.before(p, c));
        return switch (picture) {
            case INPUT -> new ShiftPictureMarks(List.of(), earlier.map(c -> ShiftPictureWindow.window(p, c)));
            case SHIFTED -> new ShiftPictureMarks(cameIn(p), cell.map(c -> ShiftPictureWindow.window(p, c)));
            case OUTPUT -> new ShiftPictureMarks(List.of(), earlier.map(c -> ShiftPictureWindow.cell(p, c)));
            case OF_SHIFTED, DIFFERENCE ->
                new ShiftPictureMarks(List.of(), cell.map(c -> ShiftPictureWindow.cell(p, c)));
            case SHIFTED_OUTPUT -> new ShiftPictureMarks(cameOut(p), cell.map(c -> ShiftPictureWindow.cell(p, c)));
        };
    }

    private static List<Rectangle2D> cameIn(ShiftPicture p) {
        var plane = p.before().input().shape();
        return ShiftPictureWindow.entered(
                0, 0, plane.size(2), plane.size(1), p.shift().down(), p.shift().right());
    }

    private static List<Rectangle2D> cameOut(ShiftPicture p) {
        var place = p.place();
        return ShiftPictureWindow.entered(
                place.left(),
                place.top(),
                p.before().columns() * place.cellWidth(),
                p.before().rows() * place.cellHeight(),
                p.down().steps() * place.cellHeight(),
                p.right().steps() * place.cellWidth());
    }

    /// Where a part of the input's plane lies in a picture of it, cut off at its edges.
    static Rectangle2D onScreen(Rectangle2D area, Rectangle2D world, Rectangle2D box) {
        double kx = box.getWidth() / world.getWidth();
        double ky = box.getHeight() / world.getHeight();
        double x = Math.clamp((area.getMinX() - world.getMinX()) * kx, 0, box.getWidth());
        double y = Math.clamp((area.getMinY() - world.getMinY()) * ky, 0, box.getHeight());
        double endX = Math.clamp((area.getMaxX() - world.getMinX()) * kx, x, box.getWidth());
        double endY = Math.clamp((area.getMaxY() - world.getMinY()) * ky, y, box.getHeight());
        return new Rectangle2D(box.getMinX() + x, box.getMinY() + y, endX - x, endY - y);
    }

    /// Lines at 45°, cut off at the edges, and a dashed edge.
    static void hatch(Painter painter, Rectangle2D box, Color colour) {
        for (double d = Math.ceil((box.getMinX() - box.getMaxY()) / HATCH) * HATCH;
                d < box.getMaxX() - box.getMinY();
                d += HATCH) {
            double from = Math.max(box.getMinY(), box.getMinX() - d);
            double to = Math.min(box.getMaxY(), box.getMaxX() - d);
            if (to > from) {
                painter.line(from + d, from, to + d, to, colour);
            }
        }
        painter.stroke(
                box.getMinX() + 0.5,
                box.getMinY() + 0.5,
                Math.max(0, box.getWidth() - 1),
                Math.max(0, box.getHeight() - 1),
                0,
                colour,
                1,
                true);
    }

    /// A ring that is seen on every ground, never too small to be found.
    ///
    /// @param box what it stands around
    /// @param within the picture, which it does not leave
    static void ring(Painter painter, Rectangle2D box, Rectangle2D within, Color colour, Color halo) {
        double width = Math.max(LEAST_MARK, box.getWidth());
        double height = Math.max(LEAST_MARK, box.getHeight());
        double x = inside(box.getMinX() + (box.getWidth() - width) / 2, width, within.getMinX(), within.getMaxX());
        double y = inside(box.getMinY() + (box.getHeight() - height) / 2, height, within.getMinY(), within.getMaxY());
        painter.stroke(x, y, width, height, 0, halo, 2 * RING + 2, false);
        painter.stroke(x, y, width, height, 0, colour, RING, false);
    }

    private static double inside(double start, double length, double from, double to) {
        return Math.clamp(start, from + RING, Math.max(from + RING, to - length - RING));
    }
}
