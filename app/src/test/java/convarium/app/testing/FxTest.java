package convarium.app.testing;

import convarium.app.theme.Fonts;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Runs parts of tests on the JavaFX thread of the headless toolkit, which starts with the first of them.
public final class FxTest {
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private FxTest() {}

    /// Something to be done that may fail.
    @FunctionalInterface
    public interface Action {
        /// Does it.
        void run() throws Exception;
    }

    /// Starts the toolkit, if it has not started yet.
    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            var ready = new CompletableFuture<Boolean>();
            try {
                Platform.startup(() -> ready.complete(true));
                ready.join();
            } catch (IllegalStateException running) {
                // another test helper was first
                STARTED.set(true);
            }
            Platform.setImplicitExit(false);
            run(Fonts::load);
        }
    }

    /// Runs something on the JavaFX thread and waits for it; what it throws comes out here.
    public static void run(Action action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    /// Works something out on the JavaFX thread and waits for it; what it throws comes out here.
    public static <T> T get(Callable<T> work) {
        start();
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case AssertionError assertion -> throw assertion;
                case RuntimeException runtime -> throw runtime;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
