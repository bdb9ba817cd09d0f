package convarium.app.explorer;

import static convarium.app.l10n.Texts.text;

import convarium.app.render.CanvasPainter;
import convarium.app.render.GridModel;
import convarium.app.theme.Look;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The stacks on a canvas. Dragging and the arrow keys turn them, Home turns them back; pointing shows, a click keeps.
final class ChannelDepthView extends Region {
    private static final double CAPTION = 2.6;
    private static final double DEGREES_A_PIXEL = 0.25;
    private static final double DRAG_BEGINS = 4;
    private static final int STEP = 5;

    private final Canvas canvas = new Canvas();
    private final CanvasPainter painter = new CanvasPainter(canvas.getGraphicsContext2D());
    private final ExplorerViewModel model;
    private Consumer<ChannelDepth.Hit> onHover = hit -> {};
    private Consumer<ChannelDepth.Hit> onPick = hit -> {};
    private Optional<Shown> shown = Optional.empty();
    private Optional<ChannelDepth> depth = Optional.empty();
    private double pressedX;
    private double pressedY;
    private ChannelTurn pressedTurn = ChannelTurn.USUAL;
    private boolean dragging;

    /// What is drawn.
    ///
    /// @param kernels of every filter
    /// @param names of the stacks
    record Shown(
            ChannelScene scene,
            ChannelSettings settings,
            List<List<GridModel>> kernels,
            Function<ChannelDepth.Kind, String> names,
            ChannelTurn turn,
            Look look) {}

    ChannelDepthView(ExplorerViewModel model) {
        this.model = model;
        setId("channel-depth");
        getStyleClass().add("channel-depth");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleHelp(text("channels.depth.help"));
        canvas.setManaged(false);
        getChildren().add(canvas);
        setOnMouseMoved(e -> hover(e.getX(), e.getY()));
        setOnMouseExited(e -> onHover.accept(NONE));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(f -> draw());
    }

    private static final ChannelDepth.Hit NONE = new ChannelDepth.Hit(Focus.NOTHING, OptionalInt.empty());

    /// Is told what lies under the pointer.
    void setOnHover(Consumer<ChannelDepth.Hit> value) {
        onHover = value;
    }

    /// Is told what was clicked.
    void setOnPick(Consumer<ChannelDepth.Hit> value) {
        onPick = value;
    }

    void show(Shown now) {
        shown = Optional.of(now);
        setAccessibleText(now.scene().sentence().spoken());
        draw();
    }

    /// The stacks as they are placed now.
    Optional<ChannelDepth> depth() {
        return depth;
    }

    private void draw() {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (shown.isEmpty() || !isVisible() || canvas.getWidth() < 1) {
            return;
        }
        var s = shown.get();
        var now = ChannelDepth.of(
                s.scene(),
                s.settings(),
                s.kernels(),
                s.turn(),
                canvas.getWidth(),
                canvas.getHeight() - 8,
                14 * s.look().scale() * CAPTION,
                s.look().scale());
        depth = Optional.of(now);
        new ChannelDepthPainter(painter, s.look(), s.names()).paint(now, s.scene(), s.turn());
        if (isFocused()) {
            painter.stroke(
                    1,
                    1,
                    canvas.getWidth() - 2,
                    canvas.getHeight() - 2,
                    12,
                    s.look().palette().accent(),
                    1.5,
                    true);
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private ChannelDepth.Hit hit(double x, double y) {
        return shown.flatMap(s -> depth.map(d -> d.at(x, y, s.settings(), model.explored())))
                .orElse(NONE);
    }

    private void hover(double x, double y) {
        var hit = hit(x, y);
        boolean there = !(hit.focus() instanceof Focus.Nothing) || hit.filter().isPresent();
        setCursor(there ? Cursor.HAND : Cursor.OPEN_HAND);
        onHover.accept(hit);
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        pressedX = e.getX();
        pressedY = e.getY();
        pressedTurn = turn();
        dragging = false;
    }

    private ChannelTurn turn() {
        return model.state().looking().channels().turn().orElse(ChannelTurn.USUAL);
    }

    private void dragged(MouseEvent e) {
        double x = e.getX() - pressedX;
        double y = e.getY() - pressedY;
        if (dragging || Math.hypot(x, y) > DRAG_BEGINS) {
            dragging = true;
            onHover.accept(NONE);
            setCursor(Cursor.CLOSED_HAND);
            turnTo(pressedTurn.by((int) Math.round(x * DEGREES_A_PIXEL), (int) Math.round(-y * DEGREES_A_PIXEL)));
        }
    }

    private void released(MouseEvent e) {
        if (!dragging && e.getButton() == MouseButton.PRIMARY) {
            onPick.accept(hit(e.getX(), e.getY()));
        }
        setCursor(Cursor.OPEN_HAND);
    }

    private void key(KeyEvent e) {
        boolean plain = !e.isShortcutDown() && !e.isAltDown();
        Optional<ChannelTurn> next = plain
                ? switch (e.getCode()) {
                    case LEFT -> Optional.of(turn().by(-STEP, 0));
                    case RIGHT -> Optional.of(turn().by(STEP, 0));
                    case UP -> Optional.of(turn().by(0, STEP));
                    case DOWN -> Optional.of(turn().by(0, -STEP));
                    case HOME -> Optional.of(ChannelTurn.USUAL);
                    default -> Optional.empty();
                }
                : Optional.empty();
        next.ifPresent(turn -> {
            turnTo(turn);
            e.consume();
        });
    }

    private void turnTo(ChannelTurn turn) {
        model.editChannels(c -> c.withTurn(Optional.of(turn)));
    }
}
