package convarium.app.explorer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The states that undo and redo go back to.
final class History {
    private static final int MOST = 500;

    private final Deque<ExplorerState> past = new ArrayDeque<>();
    private final Deque<ExplorerState> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /// Keeps what an edit left behind; what was undone before it is given up.
    void remember(ExplorerState before) {
        past.push(before);
        if (past.size() > MOST) {
            past.removeLast();
        }
        future.clear();
        update();
    }

    /// The state before the last edit, if there is one.
    Optional<ExplorerState> undo(ExplorerState now) {
        return move(past, future, now);
    }

    /// The state that was undone last, if there is one.
    Optional<ExplorerState> redo(ExplorerState now) {
        return move(future, past, now);
    }

    private Optional<ExplorerState> move(Deque<ExplorerState> from, Deque<ExplorerState> to, ExplorerState now) {
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
