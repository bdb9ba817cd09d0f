package convarium.app.explorer;

import convarium.app.explorer.Walk.Frame;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.WindowLayer;
import convarium.engine.notation.Dialect;
import convarium.engine.notation.LayerLines;
import convarium.engine.notation.NotationException;
import convarium.engine.notation.Rendering;
import convarium.engine.tensor.Shape;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the explorer does: holds the state, works it out, walks, undoes. It knows no window.
public final class ExplorerViewModel implements LineSource {
    private final ReadOnlyObjectWrapper<ExplorerState> state;
    private final ReadOnlyObjectWrapper<Frame> frame;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<LineError>> lineError = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Focus> hover = new SimpleObjectProperty<>(Focus.NOTHING);
    private final ReadOnlyObjectWrapper<Shape> pictureShape = new ReadOnlyObjectWrapper<>(Shape.of(1, 512, 512));
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final Walk walk = new Walk(step -> Steps.isSkipped(state(), explored(), step));
    private final History<ExplorerState> history = new History<>();
    private Explored explored;
    private Optional<ExplorerState> gesture = Optional.empty();
    private boolean reducedMotion;
    private Source lastPicture = PictureStates.FIRST;
    private Matrix lastWideKernel;

    /// What is wrong with a layer line, and which characters to underline.
    public record LineError(String message, int start, int end) {}

    /// Begins with a state.
    public ExplorerViewModel(ExplorerState start) {
        state = new ReadOnlyObjectWrapper<>(start);
        explored = Explored.of(start);
        lastWideKernel = start.kernel();
        walk.jump(start.step(), Steps.of(start, explored));
        frame = new ReadOnlyObjectWrapper<>(walk.frame());
    }

    /// Everything shown.
    public ReadOnlyObjectProperty<ExplorerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Everything shown.
    public ExplorerState state() {
        return state.get();
    }

    /// What the state comes to on the input of numbers.
    public Explored explored() {
        return explored;
    }

    /// How many steps the walk has.
    public int steps() {
        return Steps.of(state(), explored);
    }

    /// Whether what is shown has a walk: on a picture only its shift has.
    public boolean canWalk() {
        return !state().source().isPicture() || ShiftSettings.walks(state());
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

    /// What is wrong with the layer line last entered.
    @Override
    public ReadOnlyObjectProperty<Optional<LineError>> lineErrorProperty() {
        return lineError.getReadOnlyProperty();
    }

    /// The cell under the pointer.
    public ObjectProperty<Focus> hoverProperty() {
        return hover;
    }

    /// The cell that is looked at: the one under the pointer, else the pinned one, else none and the walk
    /// shows.
    public Focus focus() {
        if (!(hover.get() instanceof Focus.Nothing)) {
            return hover.get();
        }
        return state().pin();
    }

    /// Tells the size of the picture, which the layer line and the sliders then go by.
    public void setPictureShape(Shape shape) {
        pictureShape.set(shape);
    }

    /// The size of the picture last shown.
    public ReadOnlyObjectProperty<Shape> pictureShapeProperty() {
        return pictureShape.getReadOnlyProperty();
    }

    /// What the kernel runs over: the numbers or the picture, `(c, h, w)` with as many channels as are shown.
    public Shape inputShape() {
        var plane = plane();
        return showsChannels() ? Shape.of(state().looking().channels().inputs(), plane.size(1), plane.size(2)) : plane;
    }

    /// One channel of it, `(1, h, w)`.
    private Shape plane() {
        return state().source().isPicture() ? pictureShape.get() : explored().input();
    }

    private boolean showsChannels() {
        return state().looking().aspect() == Aspect.CHANNELS;
    }

    /// The layer that is shown; of a separable pair the first.
    public WindowLayer layer() {
        return showsChannels() ? Channels.layer(state()) : explored().layer();
    }

    /// Whether movement is left out.
    boolean hasReducedMotion() {
        return reducedMotion;
    }

    /// Whether movement is left out.
    public void setReducedMotion(boolean reduced) {
        reducedMotion = reduced;
    }

    /// Changes the state. What cannot be worked out is refused and nothing changes.
    ///
    /// @return whether the change was taken
    public boolean edit(UnaryOperator<ExplorerState> change) {
        var before = state();
        var after = withoutOldOrigin(before, withoutOldAnswers(before, change.apply(before)));
        if (after.equals(before)) {
            return true;
        }
        var error = lineError.get();
        lineError.set(Optional.empty());
        if (!show(after)) {
            lineError.set(error);
            return false;
        }
        if (gesture.isEmpty() && !before.sameWork(after)) {
            history.remember(before);
        }
        return true;
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

    private void restore(ExplorerState before) {
        lineError.set(Optional.empty());
        show(before);
    }

    /// Goes back to what the window first shows; can be undone.
    public void reset() {
        open(StartState.worked());
    }

    /// Shows a whole state; can be undone.
    ///
    /// @throws IllegalArgumentException if it cannot be worked out, with the reason
    public void open(ExplorerState next) {
        Explored.of(next);
        var before = state();
        if (show(next) && !before.sameWork(next)) {
            history.remember(before);
        }
        lineError.set(Optional.empty());
    }

    private boolean show(ExplorerState wanted) {
        var next = wanted;
        Explored result;
        try {
            next = ShiftSettings.withStepOfShift(withFittingAspect(PictureStates.withFittingNumbers(next)));
            result = next.sameForward(state()) ? explored() : Explored.of(next);
            next = next.withLooking(next.looking().fitted(next, result.output()));
            if (next.source().isPicture() && next.source().equals(state().source())) {
                result.layer().geometry(pictureShape.get());
            }
        } catch (IllegalArgumentException e) {
            return false;
        }
        int steps = Steps.of(next, result);
        int step = Math.min(next.step(), steps - 1);
        var fitting = next.withStep(step).withPin(fit(next.pin(), next, result));
        boolean stepMoved = step != state().step();
        if (next.source().isPicture()) {
            lastPicture = next.source();
        }
        if (next.kernel().values().size() > 1) {
            lastWideKernel = next.kernel();
        }
        // What listens draws at once: whatever it is told first must fit both what was and what comes.
        hover.set(fit(hover.get(), next, result));
        if (stepMoved) {
            walk.jump(step, steps);
        } else {
            walk.resize(steps);
        }
        if (walk.frame().step() < steps()) {
            frame.set(shownFrame());
        }
        explored = result;
        state.set(fitting);
        publishWalk();
        return true;
    }

    /// Answers are about the layer and its numbers: where these change, they no longer mean anything.
    private static ExplorerState withoutOldAnswers(ExplorerState before, ExplorerState after) {
        var predict = after.looking().predict();
        boolean old = predict.equals(before.looking().predict()) && !after.sameForward(before);
        if (!old) {
            return after;
        }
        var fresh = after.withLooking(after.looking().withPredict(predict.unanswered()));
        return after.looking().aspect() == Aspect.PREDICT ? fresh.withStep(0) : fresh;
    }

    /// Numbers that were changed are no longer those of the network that they were taken from.
    private static ExplorerState withoutOldOrigin(ExplorerState before, ExplorerState after) {
        boolean changed = !after.sameForward(before)
                || !after.looking().channels().sameWork(before.looking().channels());
        return changed && after.looking().origin().equals(before.looking().origin())
                ? after.withLooking(after.looking().withOrigin(Optional.empty()))
                : after;
    }

    private static ExplorerState withFittingAspect(ExplorerState state) {
        var looking = state.looking();
        return looking.aspect().fits(state) ? state : state.withLooking(looking.withAspect(Aspect.FORWARD));
    }

    private static Focus fit(Focus focus, ExplorerState state, Explored result) {
        boolean fits = switch (focus) {
            case Focus.Nothing nothing -> true;
            case Focus.Output o ->
                o.row() < result.output().rows() && o.column() < result.output().columns();
            case Focus.Input i ->
                i.row() < state.input().rows() && i.column() < state.input().columns();
            case Focus.Weight w ->
                w.row() < state.kernel().rows() && w.column() < state.kernel().columns();
            case Focus.Entry entry ->
                state.looking().aspect() == Aspect.MATRICES
                        && MatrixSize.of(state, result).holds(entry);
            case Focus.Plane plane ->
                state.looking().aspect() == Aspect.CHANNELS && ChannelPlaces.holds(state, result, plane);
        };
        return fits ? focus : Focus.NOTHING;
    }

    /// Looks at another aspect of the layer.
    public void look(Aspect aspect) {
        if (aspect != state().looking().aspect()) {
            pause();
            edit(s -> s.withLooking(s.looking().withAspect(aspect)).withStep(0).withPin(Focus.NOTHING));
        }
    }

    /// Looks at the gradient somewhere else.
    public void lookAtGradient(GradientSettings.Target target) {
        if (target != state().looking().gradient().target()) {
            pause();
            edit(s -> s.withLooking(
                            s.looking().withGradient(s.looking().gradient().withTarget(target)))
                    .withStep(0)
                    .withPin(Focus.NOTHING));
        }
    }

    /// Changes the channels and filters, or looks at another.
    ///
    /// @return whether the change was taken
    public boolean editChannels(UnaryOperator<ChannelSettings> change) {
        return edit(s ->
                s.withLooking(s.looking().withChannels(change.apply(s.looking().channels()))));
    }

    /// The state with its layer as another kind, going back to the last kernel wider than 1 × 1 where it must.
    ExplorerState asKind(ChannelKind kind) {
        return ChannelKinds.chosen(state(), kind, lastWideKernel);
    }

    /// Makes the layer another kind.
    public void chooseKind(ChannelKind kind) {
        edit(s -> asKind(kind));
    }

    /// Looks at another filter.
    public void lookAtFilter(int filter) {
        if (filter < state().looking().channels().filters()) {
            editChannels(c -> c.withFilter(filter));
        }
    }

    /// Changes the gradient at the output; empty for ones.
    public void setGradient(Optional<Matrix> gradient) {
        edit(s -> s.withLooking(s.looking().withGradient(s.looking().gradient().withGradient(gradient))));
    }

    /// Shifts the input to another place, as far as it goes.
    public void shiftTo(int down, int right) {
        pause();
        edit(s -> s.withLooking(s.looking().withShift(s.looking().shift().to(down, right))));
    }

    /// Lets something else come in where the input was shifted from.
    public void shiftWith(ShiftSettings.Edge edge) {
        edit(s -> s.withLooking(s.looking().withShift(s.looking().shift().withEdge(edge))));
    }

    /// Writes the layer as another matrix.
    public void writeAs(MatrixForm form) {
        if (form != state().looking().form()) {
            boolean entry = state().pin() instanceof Focus.Entry;
            edit(s -> s.withLooking(s.looking().withForm(form)).withPin(entry ? Focus.NOTHING : s.pin()));
        }
    }

    /// Goes to the picture or back to the numbers.
    public void showPicture(boolean picture) {
        if (picture != state().source().isPicture()) {
            pause();
            var last = lastPicture;
            edit(s -> picture ? PictureStates.enter(s, last) : s.withSource(new Source.Numbers()));
        }
    }

    /// Turns one number.
    ///
    /// @return whether it could be turned there
    public boolean turn(Knob knob, int value) {
        return edit(s -> knob.set(s, value));
    }

    /// How far a number may go.
    public Limits limits(Knob knob) {
        return Limits.of(state(), knob, plane());
    }

    /// Takes a layer line. What cannot be read or shown leaves the state alone and says why.
    ///
    /// @return whether the line was taken
    @Override
    public boolean enterLine(String line) {
        try {
            var input = inputShape();
            var parsed = ChannelLines.read(line, input);
            var next = parsed.change().apply(state());
            int channels = parsed.layer() instanceof Conv2d conv ? conv.inChannels() : 1;
            parsed.layer().geometry(Shape.of(channels, input.size(1), input.size(2)));
            Explored.of(PictureStates.withFittingNumbers(next));
            boolean taken = edit(parsed.change());
            lineError.set(Optional.empty());
            return taken;
        } catch (NotationException e) {
            lineError.set(Optional.of(new LineError(String.valueOf(e.getMessage()), e.start(), e.end())));
        } catch (IllegalArgumentException e) {
            lineError.set(Optional.of(new LineError(String.valueOf(e.getMessage()), 0, line.length())));
        }
        return false;
    }

    /// Lets go of a layer line that could not be taken.
    @Override
    public void forgetLineError() {
        lineError.set(Optional.empty());
    }

    /// What went wrong last with something that has no place of its own on screen; empty if nothing.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Says what went wrong.
    public void complain(String sentence) {
        notice.set("");
        notice.set(sentence);
    }

    @Override
    public Dialect dialect() {
        return state().dialect();
    }

    @Override
    public void onLineChanged(Runnable listener) {
        state.subscribe(listener);
        pictureShape.subscribe(listener);
    }

    /// The layer in a dialect.
    @Override
    public Rendering line(Dialect dialect) {
        return showsChannels()
                ? ChannelLines.write(state(), dialect, inputShape())
                : LayerLines.write(layer(), state().layer().relu(), dialect, inputShape());
    }

    /// Starts or stops the walk.
    public void togglePlay() {
        if (walk.isPlaying()) {
            walk.pause();
        } else {
            edit(s -> s.withPin(Focus.NOTHING));
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
        edit(s -> s.withPin(Focus.NOTHING));
        walk.forward();
        settle();
    }

    /// One step back.
    public void stepBack() {
        edit(s -> s.withPin(Focus.NOTHING));
        walk.back();
        if (reducedMotion && walk.isMoving()) {
            walk.jump(walk.before(), steps());
        }
        publishWalk();
    }

    /// To a step at once.
    public void scrub(int step) {
        edit(s -> s.withPin(Focus.NOTHING));
        walk.jump(step, steps());
        publishWalk();
    }

    private void settle() {
        if (reducedMotion && !walk.isPlaying()) {
            walk.pause();
        }
        publishWalk();
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
            state.set(ShiftSettings.walked(state(), step));
        }
        playing.set(walk.isPlaying());
        frame.set(shownFrame());
    }

    private Frame shownFrame() {
        var now = walk.frame();
        return reducedMotion ? new Frame(now.step(), 1) : now;
    }
}
