package convarium.app.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Runs work at once, where it is asked for: for tests and for drawing without a window.
public final class SameThreadTaskRunner implements TaskRunner {

    /// A runner without threads.
    public SameThreadTaskRunner() {}

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Exception> onFailed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            onFailed.accept(e);
            return;
        }
        onDone.accept(result);
    }

    @Override
    public void close() {}
}
