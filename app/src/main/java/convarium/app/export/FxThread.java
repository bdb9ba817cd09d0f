package convarium.app.export;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/// Has small pieces of work done on the JavaFX thread for another one that waits for them: between two
/// pieces the window
/// goes on.
public final class FxThread {
    private FxThread() {}

    /// Works something out there; what it throws comes out here.
    ///
    /// @throws CancellationException if the waiting thread is interrupted
    public static <T> T call(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Runnable task = () -> {
            try {
                result.complete(work.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        };
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
