package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.PixelImage;
import convarium.app.theme.Palette;
import convarium.engine.data.PenDrawing;
import convarium.engine.data.PenDrawing.Spot;
import convarium.engine.data.PenDrawing.Stroke;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// A pad to draw on with the mouse, or with the keyboard: the arrows move a pen, Space puts it down and lifts it again,
/// with Shift it moves in small steps.
final class PadCanvas extends AnswerCanvas {
    private static final double STEP = 1 / 14.0;
    private static final double SMALL_STEP = 1 / 56.0;
    /// Spots nearer than this add nothing but length to a link.
    private static final double LEAST_WAY = 0.008;

    private final PixelImage image = new PixelImage();
    private PenDrawing drawing = PenDrawing.EMPTY;
    private Optional<PastedInk> pasted = Optional.empty();
    private Optional<Stroke> stroke = Optional.empty();
    private Spot pen = new Spot(0.5, 0.5);
    private boolean down;
    private boolean byKeys;
    private double thickness = 0.09;
    private Consumer<PenDrawing> onStroke = drawn -> {};
    private Consumer<PenDrawing> onDrawn = drawn -> {};

    PadCanvas() {
        super("pad");
        setId("pad");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(text("train.pad.role"));
        setFocusTraversable(true);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(focused -> {
            // the mouse holds its pen without the keyboard
            if (!focused && byKeys) {
                lift();
            }
        });
    }

    /// Is told what is on the pad while the pen moves.
    void setOnStroke(Consumer<PenDrawing> listener) {
        onStroke = listener;
    }

    /// Is told what is on the pad when the pen was lifted.
    void setOnDrawn(Consumer<PenDrawing> listener) {
        onDrawn = listener;
    }

    /// The pen's width for strokes to come, in parts of the pad.
    void setThickness(double value) {
        thickness = PadCode.rounded(value);
        redraw();
    }

    /// Whether the pen is on the pad.
    boolean isDrawing() {
        return stroke.isPresent();
    }

    void show(PenDrawing drawn, Optional<PastedInk> picture) {
        if (!drawn.equals(drawing) || !picture.equals(pasted)) {
            drawing = drawn;
            pasted = picture;
            stroke = Optional.empty();
            down = false;
            redraw();
        }
    }

    private Spot spot(double x, double y) {
        return new Spot(PadCode.rounded(x / getWidth()), PadCode.rounded(y / getHeight()));
    }

    private void press(MouseEvent e) {
        requestFocus();
        if (e.getButton() == MouseButton.PRIMARY) {
            lift();
            pen = spot(e.getX(), e.getY());
            byKeys = false;
            begin();
        }
    }

    private void drag(MouseEvent e) {
        if (stroke.isPresent()) {
            moveTo(spot(e.getX(), e.getY()));
        }
    }

    private void release(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY) {
            lift();
        }
    }

    private void begin() {
        stroke = Optional.of(new Stroke(thickness, List.of(pen)));
        down = true;
        changed();
    }

    private void moveTo(Spot to) {
        boolean far = Math.hypot(to.x() - pen.x(), to.y() - pen.y()) >= LEAST_WAY;
        if (far) {
            pen = to;
            stroke = stroke.map(drawn -> drawn.to(to));
            if (stroke.isPresent()) {
                changed();
            } else {
                redraw();
            }
        }
    }

    private void changed() {
        redraw();
        onStroke.accept(stroke.map(drawing::with).orElse(drawing));
    }

    /// Ends the stroke that is being drawn.
    private void lift() {
        down = false;
        if (stroke.isPresent()) {
            drawing = drawing.with(stroke.get());
            stroke = Optional.empty();
            redraw();
            onDrawn.accept(drawing);
        }
    }

    private void key(KeyEvent e) {
        double step = e.isShiftDown() ? SMALL_STEP : STEP;
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> by(-step, 0);
            case RIGHT -> by(step, 0);
            case UP -> by(0, -step);
            case DOWN -> by(0, step);
            case SPACE -> {
                if (down) {
                    lift();
                } else {
                    byKeys = true;
                    begin();
                }
            }
            case ESCAPE -> {
                if (!down) {
                    return;
                }
                lift();
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void by(double x, double y) {
        moveTo(new Spot(PadCode.rounded(pen.x() + x), PadCode.rounded(pen.y() + y)));
    }

    @Override
    void paint(GraphicsContext gc, double width, double height, Palette palette, double k) {
        gc.setFill(palette.inset());
        gc.fillRect(0, 0, width, height);
        pasted.ifPresent(ink -> {
            image.resize(ink.size(), ink.size());
            new PictureInk(palette).paint(ink.values(), 0, ink.shape(), image.pixels(), 0, 0, ink.size());
            image.updated();
            gc.setImageSmoothing(true);
            gc.drawImage(image.image(), 0, 0, width, height);
        });
        gc.setStroke(palette.ink());
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setLineJoin(StrokeLineJoin.ROUND);
        drawing.strokes().forEach(drawn -> stroke(gc, drawn, width, height));
        stroke.ifPresent(drawn -> stroke(gc, drawn, width, height));
        gc.setLineCap(StrokeLineCap.SQUARE);
        gc.setLineJoin(StrokeLineJoin.MITER);
        if (isFocused()) {
            double side = Math.max(6, thickness * width);
            gc.setStroke(palette.accent());
            gc.setLineWidth(down ? 3 : 1.5);
            gc.strokeOval(pen.x() * width - side / 2, pen.y() * height - side / 2, side, side);
        }
    }

    private static void stroke(GraphicsContext gc, Stroke drawn, double width, double height) {
        gc.setLineWidth(drawn.width() * width);
        var from = drawn.spots().getFirst();
        if (drawn.spots().size() == 1) {
            gc.strokeLine(from.x() * width, from.y() * height, from.x() * width, from.y() * height);
            return;
        }
        gc.beginPath();
        gc.moveTo(from.x() * width, from.y() * height);
        drawn.spots().forEach(spot -> gc.lineTo(spot.x() * width, spot.y() * height));
        gc.stroke();
    }
}
