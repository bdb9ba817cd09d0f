package convarium.app.signal;

import convarium.app.explorer.ExplorerViewModel.LineError;
import convarium.app.explorer.History;
import convarium.app.explorer.LineSource;
import convarium.app.explorer.Walk;
import convarium.app.explorer.Walk.Frame;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.NotationException;
import convarium.engine.notation.Rendering;
import convarium.engine.notation.SequenceLines;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the signal place does: holds the state, works it out, walks, undoes. It knows no window.
public final class SignalViewModel implements LineSource {
    private final ReadOnlyObjectWrapper<SignalState> state;
    private final ReadOnlyObjectWrapper<Frame> frame;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<LineError>> lineError = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<SignalFocus> hover = new SimpleObjectProperty<>(SignalFocus.NOTHING);
    private final Walk walk = new Walk();
    private final History<SignalState> history = new History<>();
    private SignalWork work;
    private Optional<SignalState> gesture = Optional.empty();
    private boolean reducedMotion;

    /// Begins with a state.
    ///
    /// @throws IllegalArgumentException if it cannot be worked out, with the reason
    public SignalViewModel(SignalState start) {
        work = SignalWork.of(start);
        walk.jump(start.step(), work.steps());
        state = new ReadOnlyObjectWrapper<>(start.withStep(walk.frame().step()));
        frame = new ReadOnlyObjectWrapper<>(walk.frame());
    }

    /// Everything shown.
    public ReadOnlyObjectProperty<SignalState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Everything shown.
    public SignalState state() {
        return state.get();
    }

    /// What the state comes to.
    SignalWork work() {
        return work;
    }

    /// Where the walk is.
    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Whether the walk goes on by itself.
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Whether there is an edit to undo.
    public ReadOnlyBooleanProperty canUndoProperty() {
        return history.canUndoProperty();
    }

    /// Whether there is an edit to do again.
    public ReadOnlyBooleanProperty canRedoProperty() {
        return history.canRedoProperty();
    }

    /// What lies under the pointer.
    public ObjectProperty<SignalFocus> hoverProperty() {
        return hover;
    }

    /// What is looked at: what lies under the pointer, else what is kept, else nothing and the walk shows.
    public SignalFocus focus() {
        return hover.get() instanceof SignalFocus.Nothing ? state().pin() : hover.get();
    }

    /// Whether movement is left out.
    public void setReducedMotion(boolean reduced) {
        reducedMotion = reduced;
    }

    /// Changes the state. What cannot be worked out is refused and nothing changes.
    ///
    /// @return whether the change was taken
    public boolean edit(UnaryOperator<SignalState> change) {
        var before = state();
        SignalState after;
        try {
            after = change.apply(before);
            if (!after.equals(before)) {
                show(after);
                lineError.set(Optional.empty());
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
        if (gesture.isEmpty() && !before.sameWork(state())) {
            history.remember(before);
        }
        return true;
    }

    private void show(SignalState wanted) {
        var result = wanted.sameNumbers(state()) ? work : SignalWork.of(wanted);
        int step = Math.min(wanted.step(), result.steps() - 1);
        boolean moved = step != state().step();
        hover.set(fit(hover.get(), wanted, result));
        work = result;
        if (moved) {
            walk.jump(step, result.steps());
        } else {
            walk.resize(result.steps());
        }
        state.set(wanted.withStep(step).withPin(fit(wanted.pin(), wanted, result)));
        publishWalk();
    }

    private static SignalFocus fit(SignalFocus focus, SignalState state, SignalWork result) {
        boolean fits = switch (focus) {
            case SignalFocus.Nothing nothing -> true;
            case SignalFocus.Input input -> input.index() < state.input().size();
            case SignalFocus.Weight weight -> weight.index() < state.kernel().size();
            case SignalFocus.Output output -> output.index() < result.steps();
        };
        return fits ? focus : SignalFocus.NOTHING;
    }

    /// From here until [#endGesture()] all edits are undone as one.
    public void beginGesture() {
        if (gesture.isEmpty()) {
            gesture = Optional.of(state());
        }
    }

    /// Ends what [#beginGesture()] began.
    public void endGesture() {
        var before = gesture;
        gesture = Optional.empty();
        before.filter(b -> !b.sameWork(state())).ifPresent(history::remember);
    }

    /// Takes the last edit back.
    public void undo() {
        history.undo(state()).ifPresent(this::restore);
    }

    /// Does the edit taken back last again.
    public void redo() {
        history.redo(state()).ifPresent(this::restore);
    }

    private void restore(SignalState before) {
        lineError.set(Optional.empty());
        show(before);
    }

    /// Goes back to what the place first shows; can be undone.
    public void reset() {
        open(SignalState.first());
    }

    /// Shows a whole state; can be undone.
    ///
    /// @throws IllegalArgumentException if it cannot be worked out, with the reason
    public void open(SignalState next) {
        var before = state();
        show(next);
        if (!before.sameWork(next)) {
            history.remember(before);
        }
        lineError.set(Optional.empty());
    }

    /// Turns one number.
    void turn(SignalKnob knob, int value) {
        edit(s -> {
            boolean same = knob != SignalKnob.BEFORE && knob != SignalKnob.AFTER && SignalPadding.isSame(s);
            var next = knob.set(s, value);
            return same ? SignalPadding.same(next) : next;
        });
    }

    /// Keeps a thing in view, or lets go of it if it is kept already.
    void keep(SignalFocus focus) {
        pause();
        edit(s -> s.withPin(s.pin().equals(focus) ? SignalFocus.NOTHING : focus));
    }

    /// Lets go of what is kept.
    ///
    /// @return whether there was anything to let go of
    boolean release() {
        hover.set(SignalFocus.NOTHING);
        boolean kept = !(state().pin() instanceof SignalFocus.Nothing);
        edit(s -> s.withPin(SignalFocus.NOTHING));
        return kept;
    }

    @Override
    public Dialect dialect() {
        return state().dialect();
    }

    @Override
    public Rendering line(Dialect dialect) {
        var layer = state().layer();
        return SequenceLines.write(work.layer(), layer.relu(), layer.flipped(), dialect, work.shape());
    }

    @Override
    public boolean enterLine(String line) {
        try {
            var parsed = SequenceLines.parse(line, work.shape());
            var next = EnteredSignal.taken(state(), parsed);
            SignalWork.of(next);
            edit(s -> next);
            lineError.set(Optional.empty());
            return true;
        } catch (NotationException e) {
            lineError.set(Optional.of(new LineError(String.valueOf(e.getMessage()), e.start(), e.end())));
        } catch (IllegalArgumentException | ArithmeticException e) {
            lineError.set(Optional.of(new LineError(String.valueOf(e.getMessage()), 0, line.length())));
        }
        return false;
    }

    @Override
    public ReadOnlyObjectProperty<Optional<LineError>> lineErrorProperty() {
        return lineError.getReadOnlyProperty();
    }

    @Override
    public void forgetLineError() {
        lineError.set(Optional.empty());
    }

    @Override
    public void onLineChanged(Runnable listener) {
        state.subscribe(listener);
    }

    /// Starts or stops the walk.
    public void togglePlay() {
        if (walk.isPlaying()) {
            walk.pause();
        } else {
            letGo();
            walk.play();
        }
        publishWalk();
    }

    /// Stops the walk where it is.
    public void pause() {
        if (walk.isPlaying()) {
            walk.pause();
            publishWalk();
        }
    }

    /// One step on.
    public void stepForward() {
        letGo();
        walk.forward();
        if (reducedMotion && !walk.isPlaying()) {
            walk.pause();
        }
        publishWalk();
    }

    /// One step back.
    public void stepBack() {
        letGo();
        walk.back();
        if (reducedMotion && walk.isMoving()) {
            walk.jump(walk.frame().step() - 1, work.steps());
        }
        publishWalk();
    }

    /// To a step at once.
    public void scrub(int step) {
        letGo();
        walk.jump(step, work.steps());
        publishWalk();
    }

    private void letGo() {
        edit(s -> s.withPin(SignalFocus.NOTHING));
    }

    /// Lets time pass.
    ///
    /// @param seconds since the last call
    public void advance(double seconds) {
        if (walk.isMoving()) {
            walk.advance(seconds, state().speed(), state().loop());
            publishWalk();
        }
    }

    private void publishWalk() {
        int step = walk.frame().step();
        if (state().step() != step) {
            state.set(state().withStep(step));
        }
        playing.set(walk.isPlaying());
        frame.set(reducedMotion ? new Frame(step, 1) : walk.frame());
    }
}
