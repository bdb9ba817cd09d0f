package convarium.app.control;

import convarium.app.control.CompareView.Side;
import convarium.app.render.Raster;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/// Draws a [CompareView] and takes its gestures.
final class CompareViewSkin extends SkinBase<CompareView> {
    private static final double CORNER = 12;
    private static final double GRIP = 14;
    private static final double LEAST_FRAME = 14;
    private static final PseudoClass GRIPPED = PseudoClass.getPseudoClass("gripped");

    private final CompareCanvas canvas = new CompareCanvas();
    private final Pane picture = new Pane(canvas);
    private final Rectangle corners = new Rectangle();
    private final Region edge = styled(new Region(), "edge");
    private final Region line = styled(new Region(), "line");
    private final StackPane knob = styled(new StackPane(), "knob");
    private final Region frame = styled(new Region(), "frame");
    private final Label readout = styled(new Label(), "readout");
    private final EventHandler<MouseEvent> mouse = this::onMouse;
    private final EventHandler<KeyEvent> keys = this::onKey;
    private @Nullable Point2D pointer;
    private boolean dragging;

    /// Where the picture lies within the control.
    private Rectangle2D area = Rectangle2D.EMPTY;

    CompareViewSkin(CompareView view) {
        super(view);
        corners.setArcWidth(2 * CORNER);
        corners.setArcHeight(2 * CORNER);
        picture.getStyleClass().add("picture");
        picture.setClip(corners);
        picture.getChildren().add(line);
        knob.getChildren().add(new Group(chevron("M -4 -4 L -8 0 L -4 4"), chevron("M 4 -4 L 8 0 L 4 4")));
        for (Node passive : new Node[] {picture, line, edge, frame, knob, readout}) {
            passive.setMouseTransparent(true);
            passive.setManaged(false);
        }
        getChildren().setAll(picture, edge, frame, knob, readout);

        registerChangeListener(view.beforeProperty(), change -> {
            canvas.invalidateBefore();
            view.requestLayout();
        });
        registerChangeListener(view.afterProperty(), change -> {
            canvas.invalidateAfter();
            view.requestLayout();
        });
        registerChangeListener(view.handleProperty(), change -> view.requestLayout());
        registerChangeListener(view.frameProperty(), change -> view.requestLayout());
        view.addEventHandler(MouseEvent.ANY, mouse);
        view.addEventHandler(KeyEvent.KEY_PRESSED, keys);
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    private static SVGPath chevron(String path) {
        var shape = styled(new SVGPath(), "chevron");
        shape.setContent(path);
        return shape;
    }

    @Override
    public void dispose() {
        getSkinnable().removeEventHandler(MouseEvent.ANY, mouse);
        getSkinnable().removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        super.dispose();
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        var world = getSkinnable().world();
        double scale = Math.min(width / world.getWidth(), height / world.getHeight());
        double w = Math.max(1, snapSizeX(world.getWidth() * scale));
        double h = Math.max(1, snapSizeY(world.getHeight() * scale));
        area = new Rectangle2D(x + snapPositionX((width - w) / 2), y + snapPositionY((height - h) / 2), w, h);
        picture.resizeRelocate(area.getMinX(), area.getMinY(), w, h);
        corners.setWidth(w);
        corners.setHeight(h);
        edge.resizeRelocate(area.getMinX(), area.getMinY(), w, h);

        double at = snapPositionX(getSkinnable().handleProperty().get() * w);
        canvas.draw(getSkinnable(), w, h, at);
        double thickness = line.prefWidth(-1);
        line.resizeRelocate(at - thickness / 2, 0, thickness, h);
        double size = knob.prefWidth(-1);
        knob.resizeRelocate(area.getMinX() + at - size / 2, area.getMinY() + (h - size) / 2, size, size);
        layoutFrame();
        layoutReadout();
    }

    private void layoutFrame() {
        var marked = getSkinnable().frameProperty().get();
        frame.setVisible(marked != null);
        if (marked == null) {
            return;
        }
        var world = getSkinnable().world();
        double scale = area.getWidth() / world.getWidth();
        double w = Math.max(LEAST_FRAME, marked.getWidth() * scale);
        double h = Math.max(LEAST_FRAME, marked.getHeight() * scale);
        double centreX = area.getMinX() + (marked.getMinX() + marked.getWidth() / 2 - world.getMinX()) * scale;
        double centreY = area.getMinY() + (marked.getMinY() + marked.getHeight() / 2 - world.getMinY()) * scale;
        double x = within(centreX - w / 2, w, area.getMinX(), area.getMaxX());
        double y = within(centreY - h / 2, h, area.getMinY(), area.getMaxY());
        frame.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(w), snapSizeY(h));
    }

    private static double within(double start, double size, double least, double most) {
        return Math.clamp(start, least, Math.max(least, most - size));
    }

    private void layoutReadout() {
        String words = pointer == null || dragging ? "" : words(pointer);
        readout.setVisible(!words.isEmpty());
        if (words.isEmpty() || pointer == null) {
            return;
        }
        readout.setText(words);
        double w = snapSizeX(readout.prefWidth(-1));
        double h = snapSizeY(readout.prefHeight(-1));
        double x = Math.min(pointer.getX() + 16, area.getMaxX() - w - 8);
        double below = pointer.getY() + 20;
        double y = below + h > area.getMaxY() - 8 ? pointer.getY() - h - 12 : below;
        readout.resizeRelocate(snapPositionX(Math.max(area.getMinX() + 8, x)), snapPositionY(y), w, h);
    }

    private String words(Point2D at) {
        var view = getSkinnable();
        boolean isBefore = at.getX() < handleX();
        Raster map =
                isBefore ? view.beforeProperty().get() : view.afterProperty().get();
        if (map == null || !area.contains(at)) {
            return "";
        }
        var place = place(at);
        int row = map.place().row(place.getY());
        int column = map.place().column(place.getX());
        return map.has(row, column) ? view.words(isBefore ? Side.BEFORE : Side.AFTER, row, column) : "";
    }

    private double handleX() {
        return area.getMinX() + getSkinnable().handleProperty().get() * area.getWidth();
    }

    /// A point of the control in the unit of the maps' placement.
    private Point2D place(Point2D at) {
        var world = getSkinnable().world();
        double scale = world.getWidth() / area.getWidth();
        return new Point2D(
                world.getMinX() + (at.getX() - area.getMinX()) * scale,
                world.getMinY() + (at.getY() - area.getMinY()) * scale);
    }

    private void onMouse(MouseEvent event) {
        var at = new Point2D(event.getX(), event.getY());
        var type = event.getEventType();
        if (type == MouseEvent.MOUSE_PRESSED && event.isPrimaryButtonDown()) {
            getSkinnable().requestFocus();
            dragging = isGrip(at);
            act(at);
            event.consume();
        } else if (type == MouseEvent.MOUSE_DRAGGED && event.isPrimaryButtonDown()) {
            act(at);
            event.consume();
        } else if (type == MouseEvent.MOUSE_RELEASED) {
            dragging = false;
        }
        if (type == MouseEvent.MOUSE_EXITED) {
            pointer = null;
            getSkinnable().requestLayout();
        } else if (type == MouseEvent.MOUSE_MOVED || type == MouseEvent.MOUSE_DRAGGED) {
            pointer = at;
            getSkinnable().pseudoClassStateChanged(GRIPPED, dragging || isGrip(at));
            getSkinnable().requestLayout();
        }
    }

    private boolean isGrip(Point2D at) {
        return Math.abs(at.getX() - handleX()) <= GRIP;
    }

    private void act(Point2D at) {
        if (dragging) {
            double part = (at.getX() - area.getMinX()) / area.getWidth();
            getSkinnable().handleProperty().set(Math.clamp(part, 0, 1));
        } else if (area.contains(at)) {
            var place = place(at);
            getSkinnable().openAt(place.getX(), place.getY());
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        var view = getSkinnable();
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> leftOrRight(event, -1);
            case RIGHT -> leftOrRight(event, 1);
            case HOME -> view.handleProperty().set(0);
            case END -> view.handleProperty().set(1);
            case ENTER -> view.openBeside(0, 0);
            case ESCAPE -> used = view.close();
            case UP, DOWN -> {
                used = event.isShiftDown();
                if (used) {
                    view.openBeside(event.getCode() == KeyCode.UP ? -1 : 1, 0);
                }
            }
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void leftOrRight(KeyEvent event, int step) {
        if (event.isShiftDown()) {
            getSkinnable().openBeside(0, step);
        } else {
            getSkinnable().moveHandle(step);
        }
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + 96 + right;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return top + 64 + bottom;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 512 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + 512 + bottom;
    }

    @Override
    protected double computeMaxWidth(double height, double top, double right, double bottom, double left) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
        return Double.MAX_VALUE;
    }
}
