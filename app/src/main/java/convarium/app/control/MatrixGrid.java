package convarium.app.control;

import static convarium.app.l10n.Texts.text;

import convarium.app.control.TensorGrid.Place;
import convarium.app.render.CanvasPainter;
import convarium.app.render.MatrixModel;
import convarium.app.render.MatrixModel.Light;
import convarium.app.render.MatrixPainter;
import convarium.app.theme.Palette;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// A matrix of many cells to look at and point at. What it shows at rest is drawn once; only the light
/// over it is drawn again from frame to frame.
///
/// With the keyboard: Enter begins at the first cell and then picks, arrows move, Escape leaves.
public final class MatrixGrid extends Region {
    private static final Duration TIP_DELAY = Duration.millis(900);

    private final Canvas rest = new Canvas();
    private final Canvas above = new Canvas();
    private final CanvasPainter restPainter = new CanvasPainter(rest.getGraphicsContext2D());
    private final CanvasPainter abovePainter = new CanvasPainter(above.getGraphicsContext2D());
    private final Tooltip tip = new Tooltip();
    private MatrixModel model;
    private Light light = Light.NONE;
    private MatrixPainter painter;
    private Optional<Place> cursor = Optional.empty();
    private Consumer<Optional<Place>> onHover = place -> {};
    private Consumer<Place> onPick = place -> {};

    /// A grid that shows this matrix in these colours.
    public MatrixGrid(MatrixModel model, Palette palette) {
        this.model = model;
        painter = new MatrixPainter(palette, 0, 0, 16, 16);
        getStyleClass().add("matrix-grid");
        getChildren().addAll(rest, above);
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        tip.setShowDelay(TIP_DELAY);
        setOnMouseMoved(this::moved);
        setOnMouseExited(e -> onHover.accept(Optional.empty()));
        setOnMousePressed(e -> requestFocus());
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(this::focusMoved);
        drawRest();
    }

    /// Is told which cell lies under the pointer or the cursor.
    public void setOnHover(Consumer<Optional<Place>> value) {
        onHover = value;
    }

    /// Is told which cell was clicked, or picked with Enter.
    public void setOnPick(Consumer<Place> value) {
        onPick = value;
    }

    /// What is drawn at rest.
    public MatrixModel model() {
        return model;
    }

    /// What lies over it.
    public Light light() {
        return light;
    }

    /// From one column to the next.
    public double pitchX() {
        return painter.pitchX();
    }

    /// From one row to the next.
    public double pitchY() {
        return painter.pitchY();
    }

    /// Whether its cells have room for their numbers; if not, their shades say how large they are.
    public boolean isNumbered() {
        return painter.isNumbered();
    }

    /// Shows a matrix, what lies over it, and the colours.
    public void show(MatrixModel now, Light over, Palette palette) {
        boolean sameRest = now.equals(model) && palette.equals(painter.palette());
        if (sameRest && over.equals(light)) {
            return;
        }
        if (!sameRest) {
            if (now.rows() != model.rows() || now.columns() != model.columns()) {
                cursor = Optional.empty();
                requestParentLayout();
            }
            model = now;
            painter = new MatrixPainter(palette, 0, 0, painter.pitchX(), painter.pitchY());
            drawRest();
        }
        light = over;
        drawAbove();
    }

    /// Sets how large cells are, with the space between them.
    public void setPitch(double across, double down) {
        if (across != painter.pitchX() || down != painter.pitchY()) {
            painter = new MatrixPainter(painter.palette(), 0, 0, across, down);
            drawRest();
            drawAbove();
            requestParentLayout();
        }
    }

    private void drawRest() {
        double width = Math.ceil(computePrefWidth(-1));
        double height = Math.ceil(computePrefHeight(-1));
        for (var canvas : new Canvas[] {rest, above}) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        var gc = rest.getGraphicsContext2D();
        gc.clearRect(0, 0, width, height);
        painter.rest(restPainter, model);
    }

    private void drawAbove() {
        var gc = above.getGraphicsContext2D();
        gc.clearRect(0, 0, above.getWidth(), above.getHeight());
        painter.light(abovePainter, model, light);
        if (isFocused()) {
            cursor.ifPresent(p -> painter.cursor(abovePainter, p.row(), p.column()));
        }
    }

    private Optional<Place> at(double px, double py) {
        int column = (int) Math.floor((px - MatrixPainter.MARGIN) / painter.pitchX());
        int row = (int) Math.floor((py - MatrixPainter.MARGIN) / painter.pitchY());
        return row >= 0 && column >= 0 && row < model.rows() && column < model.columns()
                ? Optional.of(new Place(row, column))
                : Optional.empty();
    }

    private void moved(MouseEvent e) {
        var place = at(e.getX(), e.getY());
        setCursor(place.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        onHover.accept(place);
        place.ifPresentOrElse(
                p -> {
                    tip.setText(words(p));
                    Tooltip.install(this, tip);
                },
                () -> Tooltip.uninstall(this, tip));
    }

    private String words(Place p) {
        String value = model.look(p.row(), p.column()).text();
        String where = text("grid.tip", p.row() + 1, p.column() + 1, p.row(), p.column());
        return where + "\n" + text("grid.tip.value", value.isEmpty() ? "0" : value);
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
            at(e.getX(), e.getY()).ifPresent(p -> {
                cursor = Optional.of(p);
                onPick.accept(p);
                drawAbove();
            });
        }
    }

    private void focusMoved() {
        if (!isFocused()) {
            onHover.accept(Optional.empty());
        }
        drawAbove();
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case UP -> move(-1, 0, e);
            case DOWN -> move(1, 0, e);
            case LEFT -> move(0, -1, e);
            case RIGHT -> move(0, 1, e);
            case ENTER -> {
                cursor.ifPresentOrElse(onPick, () -> go(new Place(0, 0)));
                e.consume();
            }
            case ESCAPE -> {
                cursor = Optional.empty();
                onHover.accept(Optional.empty());
                drawAbove();
            }
            default -> {}
        }
    }

    private void move(int down, int right, KeyEvent e) {
        cursor.ifPresent(p -> {
            go(new Place(
                    Math.clamp((long) p.row() + down, 0, model.rows() - 1),
                    Math.clamp((long) p.column() + right, 0, model.columns() - 1)));
            e.consume();
        });
    }

    private void go(Place place) {
        cursor = Optional.of(place);
        onHover.accept(cursor);
        setAccessibleHelp(words(place));
        drawAbove();
    }

    @Override
    protected double computePrefWidth(double height) {
        return model.columns() * painter.pitchX() + 2 * MatrixPainter.MARGIN;
    }

    @Override
    protected double computePrefHeight(double width) {
        return model.rows() * painter.pitchY() + 2 * MatrixPainter.MARGIN;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
