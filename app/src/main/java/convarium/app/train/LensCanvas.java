package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.ColourMap;
import convarium.app.render.PixelImage;
import convarium.app.render.Type;
import convarium.app.theme.Palette;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// An input channel, the weights that meet it and the map that comes of it, enlarged side by side.
/// Pointing at a cell of the map shows its window on the input; a click, or Enter, opens it.
final class LensCanvas extends Region {
    private static final double GAP = 28;
    private static final double CAPTION = 24;
    private static final double MOST = 320;

    /// What is done with a cell of the map.
    interface Cells {
        /// Points at a cell.
        void at(int row, int column);

        /// Opens the cell that is pointed at.
        void open(boolean back);
    }

    private final Canvas canvas = new Canvas();
    private final PixelImage[] images = {new PixelImage(), new PixelImage(), new PixelImage()};
    private final Cells cells;
    private @Nullable LensFigure figure;
    private @Nullable Palette palette;
    private double scale = 1;
    private int row;
    private int column;

    LensCanvas(Cells cells) {
        this.cells = cells;
        setId("map-lens");
        getStyleClass().add("map-lens");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        canvas.setManaged(false);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            requestFocus();
            if (point(e)) {
                cells.open(e.isShiftDown());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        focusedProperty().subscribe(this::draw);
    }

    /// @param size how much larger than usual type is
    void show(LensFigure shown, int atRow, int atColumn, Palette look, double size) {
        figure = shown;
        palette = look;
        row = atRow;
        column = atColumn;
        scale = size;
        requestLayout();
        draw();
    }

    private boolean point(MouseEvent e) {
        var its = figure;
        if (its == null) {
            return false;
        }
        var place = place(2);
        int r = (int) Math.floor(
                (e.getY() - place.getMinY()) / place.getHeight() * its.map().rows());
        int c = (int) Math.floor(
                (e.getX() - place.getMinX()) / place.getWidth() * its.map().columns());
        boolean inside =
                r >= 0 && c >= 0 && r < its.map().rows() && c < its.map().columns();
        if (inside) {
            cells.at(r, c);
        }
        return inside;
    }

    private void onKey(KeyEvent e) {
        var its = figure;
        if (its == null || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        if (e.getCode() == KeyCode.ENTER) {
            cells.open(e.isShiftDown());
            e.consume();
            return;
        }
        int r = row + (e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0);
        int c = column + (e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0);
        boolean moved = r != row || c != column;
        if (moved) {
            if (r >= 0 && c >= 0 && r < its.map().rows() && c < its.map().columns()) {
                cells.at(r, c);
            }
            e.consume();
        }
    }

    /// Where a part lies: 0 the input, 1 the weights, 2 the map.
    private Rectangle2D place(int part) {
        var its = figure;
        double side = side();
        double half = side / 2;
        double inputWidth = its != null && its.input().isPresent() ? side + GAP : 0;
        double weightWidth = its != null && its.weights().isPresent() ? half + GAP : 0;
        double top = CAPTION * scale;
        return switch (part) {
            case 0 -> fitted(its == null ? Optional.empty() : its.input(), 0, top, side);
            case 1 -> {
                var small = fitted(its == null ? Optional.empty() : its.weights(), inputWidth, top, half);
                yield new Rectangle2D(
                        small.getMinX(),
                        top + Math.max(0, (side - small.getHeight()) / 2),
                        small.getWidth(),
                        small.getHeight());
            }
            default ->
                fitted(its == null ? Optional.empty() : Optional.of(its.map()), inputWidth + weightWidth, top, side);
        };
    }

    private static Rectangle2D fitted(Optional<Tiles> tiles, double x, double y, double side) {
        int rows = tiles.map(Tiles::rows).orElse(1);
        int columns = tiles.map(Tiles::columns).orElse(1);
        double cell = side / Math.max(rows, columns);
        double whole = cell >= 2 ? Math.floor(cell) : cell;
        return new Rectangle2D(x, y, whole * columns, whole * rows);
    }

    private double side() {
        return side(getWidth());
    }

    private double side(double width) {
        return Math.clamp((width - 2 * GAP) / 2.5, 40, MOST * scale);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return side(width > 0 ? width : getWidth()) + CAPTION * scale + 4;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        var its = figure;
        var look = palette;
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (its == null || look == null || canvas.getWidth() < 1) {
            return;
        }
        its.input().ifPresent(input -> {
            paint(0, input, 0, look);
            caption(
                    place(0),
                    text("train.lens.input", its.channel() + 1, its.channels(), input.rows(), input.columns()),
                    look.inputInk());
        });
        its.weights().ifPresent(weights -> {
            paint(1, weights, its.channel(), look);
            var place = place(1);
            gc.setStroke(look.kernel());
            gc.setLineWidth(1);
            gc.strokeRect(place.getMinX() - 0.5, place.getMinY() - 0.5, place.getWidth() + 1, place.getHeight() + 1);
            caption(place, text("train.lens.weights"), look.kernelInk());
        });
        paint(2, its.map(), 0, look);
        caption(place(2), text("train.lens.map", its.map().rows(), its.map().columns()), look.outputInk());
        its.input().flatMap(input -> its.window()).ifPresent(window -> frame(window, look));
        cell(look);
    }

    private void paint(int part, Tiles tiles, int picture, Palette look) {
        var place = place(part);
        int w = Math.max(1, (int) Math.round(place.getWidth() * renderScale()));
        int h = Math.max(1, (int) Math.round(place.getHeight() * renderScale()));
        var image = images[part];
        image.resize(w, h);
        var colours = tiles.signed() ? ColourMap.diverging(look) : ColourMap.viridis();
        tiles.paint(picture, colours, image.pixels().array(), w, 0, 0, w, h);
        image.updated();
        var gc = canvas.getGraphicsContext2D();
        gc.setImageSmoothing(false);
        gc.drawImage(image.image(), place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    }

    private void caption(Rectangle2D place, String words, Color colour) {
        var gc = canvas.getGraphicsContext2D();
        gc.setFill(colour);
        gc.setFont(Type.face(12 * scale, true));
        gc.fillText(words, place.getMinX(), place.getMinY() - 8);
    }

    /// The window on the input, as far as it lies on it; what lies in the padding is left open.
    private void frame(LensFigure.Window window, Palette look) {
        var its = figure;
        if (its == null || its.input().isEmpty()) {
            return;
        }
        var place = place(0);
        double cell = place.getHeight() / its.input().get().rows();
        double left = place.getMinX() + Math.max(0, window.left()) * cell;
        double top = place.getMinY() + Math.max(0, window.top()) * cell;
        double right = Math.min(place.getMaxX(), place.getMinX() + (window.left() + window.columns()) * cell);
        double bottom = Math.min(place.getMaxY(), place.getMinY() + (window.top() + window.rows()) * cell);
        outline(left, top, right - left, bottom - top, look.input(), look);
    }

    private void cell(Palette look) {
        var its = figure;
        if (its == null || row >= its.map().rows() || column >= its.map().columns()) {
            return;
        }
        var place = place(2);
        double w = place.getWidth() / its.map().columns();
        double h = place.getHeight() / its.map().rows();
        outline(
                place.getMinX() + column * w,
                place.getMinY() + row * h,
                w,
                h,
                isFocused() ? look.accent() : look.output(),
                look);
    }

    /// A frame that can be seen on any ground: the surface's colour around the meaning's.
    private void outline(double x, double y, double w, double h, Color colour, Palette look) {
        var gc = canvas.getGraphicsContext2D();
        gc.setLineWidth(4);
        gc.setStroke(look.panel());
        gc.strokeRect(x, y, w, h);
        gc.setLineWidth(2);
        gc.setStroke(colour);
        gc.strokeRect(x, y, w, h);
    }

    private double renderScale() {
        var scene = getScene();
        return scene == null || scene.getWindow() == null
                ? 1
                : scene.getWindow().getRenderScaleX();
    }
}
