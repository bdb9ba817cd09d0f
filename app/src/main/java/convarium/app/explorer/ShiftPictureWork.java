package convarium.app.explorer;

import convarium.app.task.Latest;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Runs a state's layer over its shifted picture, away from the window, once [PictureWork] has run it
/// over the unshifted one. As that does, it lets one piece of work run and one state wait: a drag never
/// queues up.
final class ShiftPictureWork {
    private final PictureWork work;
    private final ReadOnlyObjectWrapper<@Nullable ShiftPicture> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final Latest<Wanted> waiting = new Latest<>();
    private boolean busy;

    private record Wanted(ExplorerState state, PictureResult before) {}

    /// @param work runs the layer over the unshifted picture, and says by what and on which thread
    ShiftPictureWork(PictureWork work) {
        this.work = work;
        work.errorProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                result.set(null);
            }
            error.set(words);
        });
    }

    /// What came out last, or null before the first result and after an error.
    ReadOnlyObjectProperty<@Nullable ShiftPicture> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Why there is no result; empty if nothing went wrong.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Asks for the result of a state that is shifted on a picture. Nothing happens while the unshifted
    /// picture's result is not there: then it has to be asked again.
    void show(ExplorerState state) {
        var before = work.resultProperty().get();
        var shown = result.get();
        if (before == null || !PictureWork.sameOutputs(before.state(), state)) {
            return;
        }
        if (shown != null && shown.isOf(state, before)) {
            waiting.take();
            return;
        }
        waiting.put(new Wanted(state, before));
        startNext();
    }

    /// The walk of a state over its picture.
    ShiftPictureWalk walk(ExplorerState state, ShiftPicture shown) {
        return new ShiftPictureWalk(shown.before().seenAs(state), work.compute());
    }

    private void startNext() {
        if (busy) {
            return;
        }
        waiting.take().ifPresent(wanted -> {
            busy = true;
            work.runner().run(() -> run(wanted), this::done, this::failed);
        });
    }

    private ShiftPicture run(Wanted wanted) throws java.io.IOException {
        try {
            return ShiftPicture.of(wanted.state(), wanted.before(), work.compute());
        } catch (OutOfMemoryError e) {
            throw new PictureProblems.TooBig(e);
        }
    }

    private void done(ShiftPicture finished) {
        busy = false;
        error.set("");
        result.set(finished);
        startNext();
    }

    private void failed(Exception failure) {
        busy = false;
        result.set(null);
        error.set(PictureProblems.sentence(failure));
        startNext();
    }
}
