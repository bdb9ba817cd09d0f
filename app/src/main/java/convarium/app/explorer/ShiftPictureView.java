package convarium.app.explorer;

import convarium.app.control.RasterView;
import convarium.app.render.CanvasPainter;
import convarium.app.render.Raster;
import convarium.app.render.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;

/// A picture or a map of a shifted picture under its caption, with marks on it: what came in over its
/// edge, and the cell or window that is looked at.
final class ShiftPictureView extends Pane {
    /// Room around the picture for the ring of the focus.
    static final double MARGIN = 4;

    private static final double BEHIND = 8;

    private final Label name = new Label();
    private final Label size = new Label();
    private final RasterView view = new RasterView();
    private final Canvas marks = new Canvas();
    private final Pane picture = new Surface();
    private final CanvasPainter painter = new CanvasPainter(marks.getGraphicsContext2D());
    private Rectangle2D world = new Rectangle2D(0, 0, 1, 1);
    private Optional<Raster> shown = Optional.empty();
    private Marks marked = Marks.NONE;
    private double pictureWidth;
    private double pictureHeight;
    private double captionHeight;
    private double captionRoom;

    /// What is drawn over the picture, in its world's unit.
    ///
    /// @param over what is marked
    /// @param colour of the marks
    /// @param halo around the ring
    /// @param edge around the picture
    record Marks(ShiftPictureMarks over, Color colour, Color halo, Color edge) {
        static final Marks NONE = new Marks(
                new ShiftPictureMarks(List.of(), Optional.empty()),
                Color.TRANSPARENT,
                Color.TRANSPARENT,
                Color.TRANSPARENT);
    }

    ShiftPictureView(String id, String style, String words, String tip) {
        view.setId(id);
        name.setText(words);
        name.setTooltip(new Tooltip(tip));
        name.getStyleClass().addAll("grid-name", style);
        size.getStyleClass().add("grid-size");
        marks.setMouseTransparent(true);
        picture.getStyleClass().add("shift-picture");
        getChildren().addAll(name, size, picture);
        picture.setAccessibleText(words + ". " + tip);
    }

    /// What takes the focus and the mouse.
    Pane picture() {
        return picture;
    }

    /// What stands behind the name.
    void setSize(String words) {
        size.setText(words);
    }

    /// Lets each pixel of the screen show the value furthest from zero of those under it.
    void showStrongest() {
        view.showStrongest();
    }

    /// What is said of a cell, by its row and column from 0.
    void setReadout(BiFunction<Integer, Integer, String> readout) {
        view.setReadout(readout);
    }

    /// Shows a map.
    ///
    /// @param seen the part of the input's plane that is seen
    void show(Raster raster, Rectangle2D seen) {
        shown = Optional.of(raster);
        world = seen;
        view.show(List.of(raster), seen);
    }

    /// Draws other marks.
    void mark(Marks value) {
        if (!value.equals(marked)) {
            marked = value;
            draw();
        }
    }

    /// Tells of the cell under the pointer, and of the one that is clicked.
    void setOnCell(Consumer<Optional<ShiftPictureWindow.Cell>> hover, BiConsumer<Integer, Integer> pick) {
        picture.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover.accept(cell(e)));
        picture.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover.accept(Optional.empty()));
        picture.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.isStillSincePress()) {
                cell(e).ifPresent(cell -> pick.accept(cell.row(), cell.column()));
            }
        });
    }

    private Optional<ShiftPictureWindow.Cell> cell(MouseEvent e) {
        double x = world.getMinX() + (e.getX() - MARGIN) / pictureWidth * world.getWidth();
        double y = world.getMinY() + (e.getY() - MARGIN) / pictureHeight * world.getHeight();
        return shown.map(r ->
                        new ShiftPictureWindow.Cell(r.place().row(y), r.place().column(x)))
                .filter(c -> shown.filter(r -> r.has(c.row(), c.column())).isPresent());
    }

    /// Pixels of the screen for each of the picture.
    double pitch() {
        return pictureWidth / world.getWidth();
    }

    /// How wide the caption is with something behind the name.
    double captionWidth(String words) {
        return name.prefWidth(-1) + BEHIND + Type.width(words, size.getFont().getSize(), false);
    }

    /// Where the picture lies in the stage.
    ShiftArrows.Box box() {
        return new ShiftArrows.Box(getLayoutX() + MARGIN, getLayoutY() + captionHeight, pictureWidth, pictureHeight);
    }

    /// Puts the picture's top left corner somewhere, the caption above it.
    ///
    /// @param room for the caption
    void put(double x, double y, double width, double height, double caption, double room) {
        captionRoom = room;
        pictureWidth = width;
        pictureHeight = height;
        captionHeight = caption;
        resizeRelocate(Math.rint(x) - MARGIN, Math.rint(y), width + 2 * MARGIN, height + caption + 2 * MARGIN);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double nameWidth = Math.min(name.prefWidth(-1), captionRoom);
        name.resizeRelocate(MARGIN, 0, nameWidth, captionHeight);
        size.resizeRelocate(
                MARGIN + nameWidth + BEHIND, 0, Math.max(0, captionRoom - nameWidth - BEHIND), captionHeight);
        picture.resizeRelocate(0, captionHeight - MARGIN, pictureWidth + 2 * MARGIN, pictureHeight + 2 * MARGIN);
    }

    /// The picture, and the marks over it.
    private final class Surface extends Pane {
        Surface() {
            getChildren().addAll(view, marks);
        }

        @Override
        protected void layoutChildren() {
            view.resizeRelocate(MARGIN, MARGIN, pictureWidth, pictureHeight);
            if (marks.getWidth() != pictureWidth || marks.getHeight() != pictureHeight) {
                marks.relocate(MARGIN, MARGIN);
                marks.setWidth(pictureWidth);
                marks.setHeight(pictureHeight);
                draw();
            }
        }
    }

    private void draw() {
        var gc = marks.getGraphicsContext2D();
        gc.clearRect(0, 0, marks.getWidth(), marks.getHeight());
        var box = new Rectangle2D(0, 0, marks.getWidth(), marks.getHeight());
        for (var area : marked.over().entered()) {
            var band = ShiftPictureMarks.onScreen(area, world, box);
            if (band.getWidth() >= 1 && band.getHeight() >= 1) {
                ShiftPictureMarks.hatch(painter, band, marked.colour());
            }
        }
        painter.stroke(0.5, 0.5, marks.getWidth() - 1, marks.getHeight() - 1, 0, marked.edge(), 1, false);
        marked.over()
                .mark()
                .ifPresent(area -> ShiftPictureMarks.ring(
                        painter, ShiftPictureMarks.onScreen(area, world, box), box, marked.colour(), marked.halo()));
    }
}
