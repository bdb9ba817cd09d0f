package convarium.app.explorer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The states that undo and redo go back to.
///
/// @param <S> a whole state
public final class History<S> {
    private static final int MOST = 500;

    private final Deque<S> past = new ArrayDeque<>();
    private final Deque<S> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    /// A history without a past.
    public History() {}

    /// Whether there is an edit to undo.
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /// Whether there is an edit to do again.
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /// Keeps what an edit left behind; what was undone before it is given up.
    public void remember(S before) {
        past.push(before);
        if (past.size() > MOST) {
            past.removeLast();
        }
        future.clear();
        update();
    }

    /// The state before the last edit, if there is one.
    public Optional<S> undo(S now) {
        return move(past, future, now);
    }

    /// The state that was undone last, if there is one.
    public Optional<S> redo(S now) {
        return move(future, past, now);
    }

    private Optional<S> move(Deque<S> from, Deque<S> to, S now) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        var state = from.pop();
        update();
        return Optional.of(state);
    }

    private void update() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
