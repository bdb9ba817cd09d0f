package convarium.app.signal;

import java.util.OptionalInt;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// What can be pointed at, dragged and walked through with the keys in one row of bars. It draws nothing itself.
final class SignalPlot extends Region {
    private static final double CLICK = 3;

    private final Behaviour behaviour;
    private int cursor = -1;
    private boolean dragged;
    private double pressedX;
    private double pressedY;
    private int lastIndex = -1;
    private double lastValue;

    /// What a row can do.
    interface Behaviour {

        /// How many values there are.
        int count();

        /// The value nearest to a point of the row; empty where there is none.
        OptionalInt at(double x);

        /// What a height of the row means, rounded to a step.
        double value(double y);

        /// Points at a value; −1 for none.
        void point(int index);

        /// Keeps a value in view.
        void keep(int index);

        /// Whether values can be changed.
        boolean isEditable();

        /// Whether a drag goes on to the neighbours.
        boolean isDrawn();

        /// Sets a value.
        void set(int index, double value);

        /// Turns a value up or down by so many steps.
        void nudge(int index, double steps);

        /// Begins and ends what is undone as one.
        void gesture(boolean begins);

        /// Lets a value be typed, which begins with some characters.
        void type(int index, String first);

        /// What is said of a value.
        String spoken(int index);
    }

    SignalPlot(String id, String name, Behaviour behaviour) {
        this.behaviour = behaviour;
        setId(id);
        getStyleClass().add("signal-plot");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText(name);
        addEventHandler(
                MouseEvent.MOUSE_MOVED,
                e -> behaviour.point(behaviour.at(e.getX()).orElse(-1)));
        addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            if (!dragged) {
                behaviour.point(-1);
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                behaviour.point(-1);
                setAccessibleText(name);
            } else if (cursor >= 0) {
                // back from the number that was typed, or by Tab: the keys stand where they stood
                moveTo(cursor);
            }
        });
    }

    private void press(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        pressedX = e.getX();
        pressedY = e.getY();
        dragged = false;
        lastIndex = behaviour.at(e.getX()).orElse(-1);
        lastValue = behaviour.value(e.getY());
        cursor = lastIndex;
        e.consume();
    }

    private void drag(MouseEvent e) {
        boolean far = Math.hypot(e.getX() - pressedX, e.getY() - pressedY) > CLICK;
        if (!behaviour.isEditable() || lastIndex < 0 || !(dragged || far)) {
            return;
        }
        if (!dragged) {
            dragged = true;
            behaviour.gesture(true);
        }
        double value = behaviour.value(e.getY());
        int index = behaviour.isDrawn() ? behaviour.at(e.getX()).orElse(lastIndex) : lastIndex;
        draw(index, value);
        e.consume();
    }

    /// Sets a value, and those that a quick pointer has jumped over.
    private void draw(int index, double value) {
        int way = Integer.signum(index - lastIndex);
        for (int i = lastIndex + way; i != index + way && way != 0; i += way) {
            double along = (double) (i - lastIndex) / (index - lastIndex);
            behaviour.set(i, lastValue + (value - lastValue) * along);
        }
        if (way == 0) {
            behaviour.set(index, value);
        }
        lastIndex = index;
        lastValue = value;
        cursor = index;
        behaviour.point(index);
    }

    private void release(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        drag(e); // a quick pointer comes to its end at once
        if (dragged) {
            behaviour.gesture(false);
        } else if (e.getClickCount() == 2 && behaviour.isEditable() && lastIndex >= 0) {
            behaviour.type(lastIndex, "");
        } else if (lastIndex >= 0) {
            behaviour.keep(lastIndex);
        }
        dragged = false;
        e.consume();
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        int last = behaviour.count() - 1;
        double steps = e.isShiftDown() ? 0.2 : 1;
        boolean used = true;
        switch (e.getCode()) {
            case LEFT -> moveTo(cursor < 0 ? last : Math.max(0, cursor - 1));
            case RIGHT -> moveTo(Math.min(last, cursor + 1));
            case HOME -> moveTo(0);
            case END -> moveTo(last);
            case UP -> nudge(steps);
            case DOWN -> nudge(-steps);
            case ENTER -> {
                if (cursor >= 0) {
                    behaviour.keep(cursor);
                }
            }
            case F2 -> begin("");
            default -> used = false;
        }
        if (used) {
            e.consume();
        }
    }

    private void typed(KeyEvent e) {
        String text = e.getCharacter();
        boolean starts = text.matches("[0-9.,−-]") && !e.isShortcutDown() && !e.isAltDown();
        if (starts && cursor >= 0 && behaviour.isEditable()) {
            begin(text);
            e.consume();
        }
    }

    private void begin(String first) {
        if (cursor >= 0 && behaviour.isEditable()) {
            behaviour.type(cursor, first);
        }
    }

    private void nudge(double steps) {
        if (behaviour.isEditable() && cursor >= 0) {
            behaviour.nudge(cursor, steps);
            setAccessibleText(behaviour.spoken(cursor));
        }
    }

    private void moveTo(int index) {
        cursor = Math.clamp(index, 0, behaviour.count() - 1);
        behaviour.point(cursor);
        setAccessibleText(behaviour.spoken(cursor));
    }

    /// Where the keys are, from 0; 0 where they are nowhere yet.
    int cursor() {
        return Math.max(0, cursor);
    }

    /// Whether the keys stand on a value, so that a minus sign begins a number.
    boolean hasCursor() {
        return cursor >= 0 && behaviour.isEditable();
    }
}
