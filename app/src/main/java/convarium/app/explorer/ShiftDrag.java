package convarium.app.explorer;

import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Lets what a node shows be dragged to another place, cell by cell, and moved with the arrow keys.
final class ShiftDrag {
    private final Node node;
    private final Supplier<ShiftSettings> now;
    private final BiConsumer<Integer, Integer> move;
    private final DoubleSupplier pitch;
    private final int leap;
    private double pressedX;
    private double pressedY;
    private ShiftSettings pressed = ShiftSettings.PLAIN;

    /// @param now how far it is shifted
    /// @param move is told where to: rows down and columns right
    /// @param pitch from one cell to the next, in pixels
    /// @param leap how far an arrow key goes with Shift
    ShiftDrag(
            Node node, Supplier<ShiftSettings> now, BiConsumer<Integer, Integer> move, DoubleSupplier pitch, int leap) {
        this.node = node;
        this.now = now;
        this.move = move;
        this.pitch = pitch;
        this.leap = leap;
        node.setFocusTraversable(true);
        node.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        node.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void pressed(MouseEvent e) {
        pressedX = e.getX();
        pressedY = e.getY();
        pressed = now.get();
        node.requestFocus();
    }

    private void dragged(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        node.setCursor(Cursor.CLOSED_HAND);
        move.accept(
                pressed.down() + (int) Math.round((e.getY() - pressedY) / pitch.getAsDouble()),
                pressed.right() + (int) Math.round((e.getX() - pressedX) / pitch.getAsDouble()));
        e.consume();
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        int far = e.isShiftDown() ? leap : 1;
        switch (e.getCode()) {
            case UP -> by(-far, 0, e);
            case DOWN -> by(far, 0, e);
            case LEFT -> by(0, -far, e);
            case RIGHT -> by(0, far, e);
            default -> {}
        }
    }

    private void by(int down, int right, KeyEvent e) {
        move.accept(now.get().down() + down, now.get().right() + right);
        e.consume();
    }
}
