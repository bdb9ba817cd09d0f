package convarium.app.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Runs work away from the window and brings its result back.
public interface TaskRunner {

    /// Runs work; exactly one of the two consumers is called with what became of it, on the thread that owns the
    /// window.
    <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Exception> onFailed);

    /// Ends waiting work. Nothing comes back afterwards.
    void close();
}
