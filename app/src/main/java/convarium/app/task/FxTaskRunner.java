package convarium.app.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs work one piece after another on a thread of its own and brings results back to the JavaFX thread.
public final class FxTaskRunner implements TaskRunner {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var t = new Thread(work, "convarium-work");
        t.setDaemon(true);
        return t;
    });

    /// A runner with one waiting thread.
    public FxTaskRunner() {}

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Exception> onFailed) {
        try {
            thread.execute(() -> {
                try {
                    T result = work.call();
                    Platform.runLater(() -> onDone.accept(result));
                } catch (Exception e) {
                    Platform.runLater(() -> onFailed.accept(e));
                }
            });
        } catch (RejectedExecutionException e) {
            onFailed.accept(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
