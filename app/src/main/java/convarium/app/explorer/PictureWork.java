package convarium.app.explorer;

import convarium.app.task.Latest;
import convarium.app.task.TaskRunner;
import convarium.engine.compute.Compute;
import convarium.engine.tensor.Tensor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Runs a state's layer over its picture, away from the window.
///
/// At most one piece of work runs and at most one state waits: while a kernel is dragged, a newer state takes the
/// place of one that waits, so nothing queues up and every result shown is of a state at most one piece of work
/// old. A state that only looks otherwise (the handle, the pixel, the scale) is answered at once. The last picture
/// is kept.
///
/// To be used on the thread on which the task runner reports.
public final class PictureWork {
    private final TaskRunner runner;
    private PictureJob job;
    private final ReadOnlyObjectWrapper<@Nullable PictureResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Latest<ExplorerState> waiting = new Latest<>();
    private @Nullable ExplorerState wanted;
    private @Nullable Picture picture;

    /// The picture read last.
    record Picture(Source source, Tensor values) {}

    /// Work that nothing has been asked of yet.
    ///
    /// @param runner takes the work away from the window
    /// @param compute does it
    /// @param threads how many threads `compute` takes, to be told with the result
    /// @param loader fetches pictures
    /// @param nanos a clock in nanoseconds
    public PictureWork(TaskRunner runner, Compute compute, int threads, PictureLoader loader, LongSupplier nanos) {
        this.runner = runner;
        this.job = new PictureJob(compute, threads, loader, nanos);
    }

    /// What came out last, or null before the first result and after an error.
    public ReadOnlyObjectProperty<@Nullable PictureResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Why there is no result, as a sentence; empty if nothing went wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether work runs.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Takes another compute from now on and does again what is wanted, since the one before may have been wrong.
    public void use(Compute compute) {
        job = new PictureJob(compute, job.threads(), job.loader(), job.nanos());
        result.set(null);
        var again = wanted;
        if (again != null) {
            waiting.put(again);
            startNext();
        }
    }

    /// What does the work.
    public Compute compute() {
        return job.compute();
    }

    /// What takes the work away from the window.
    TaskRunner runner() {
        return runner;
    }

    /// What fetches the pictures.
    PictureLoader loader() {
        return job.loader();
    }

    /// Why the work takes longer than it could, as a clause; empty if it does not.
    public String notice() {
        return job.compute().notice();
    }

    /// Asks for the result of a state; a state without a picture is passed over.
    public void show(ExplorerState state) {
        if (!state.source().isPicture()) {
            wanted = null;
            waiting.take();
            return;
        }
        wanted = state;
        var shown = result.get();
        if (shown != null && isShown(state)) {
            waiting.take();
            result.set(shown.seenAs(state));
            return;
        }
        if (shown != null) {
            result.set(shown.seenAs(shown.state().withPicture(state.picture())));
        }
        waiting.put(state);
        startNext();
    }

    private void startNext() {
        if (busy.get()) {
            return;
        }
        waiting.take().ifPresent(state -> {
            busy.set(true);
            var known = picture;
            var by = job;
            runner.run(() -> by.run(state, known), finished -> done(by, finished), failure -> failed(state, failure));
        });
    }

    private void done(PictureJob by, PictureResult finished) {
        var source = finished.state().source();
        picture = new Picture(source, finished.input());
        busy.set(false);
        var now = wanted;
        if (by.equals(job) && now != null && now.source().equals(source) && !isShown(now)) {
            error.set("");
            result.set(finished.seenAs(
                    sameOutputs(finished.state(), now) ? now : finished.state().withPicture(now.picture())));
        }
        startNext();
    }

    private void failed(ExplorerState state, Exception failure) {
        busy.set(false);
        var now = wanted;
        if (now != null && sameOutputs(state, now)) {
            result.set(null);
            error.set(PictureProblems.sentence(failure));
        }
        startNext();
    }

    private boolean isShown(ExplorerState state) {
        var shown = result.get();
        return shown != null && sameOutputs(shown.state(), state);
    }

    /// Whether two states come to the same outputs.
    static boolean sameOutputs(ExplorerState a, ExplorerState b) {
        return a.kernel().equals(b.kernel())
                && a.layer().equals(b.layer())
                && a.source().equals(b.source());
    }
}
