package convarium.app.train;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Work that takes seconds, on a thread of its own, of which one piece at a time matters: it tells how far it is, can
/// be
/// cancelled, and what it says after that is not heard.
///
/// @param <T> what it tells
final class AnswerWork<T> {
    private final Executor threads;
    private final Executor window;
    private AtomicBoolean goOn = new AtomicBoolean();

    /// @param threads runs the work
    /// @param window runs what belongs on the window's thread
    private AnswerWork(Executor threads, Executor window) {
        this.threads = threads;
        this.window = window;
    }

    /// On a daemon thread.
    ///
    /// @param name of the thread
    static <T> AnswerWork<T> background(String name) {
        return new AnswerWork<>(work -> Thread.ofPlatform().daemon().name(name).start(work), Platform::runLater);
    }

    /// At once, for drawing without a window and for tests.
    static <T> AnswerWork<T> atOnce() {
        return new AnswerWork<>(Runnable::run, Runnable::run);
    }

    /// What work is given.
    interface Teller<T> {
        /// Whether it is still wanted.
        boolean goOn();

        /// Tells how far it is; only the newest is heard.
        void tell(T news);
    }

    /// Begins work, and cancels what there was.
    ///
    /// @param onNews hears what it tells, on the window's thread
    /// @param onEnd hears that it is over, unless it was cancelled, with what went wrong, or nothing
    void start(Consumer<Teller<T>> work, Consumer<T> onNews, Consumer<String> onEnd) {
        cancel();
        var mine = new AtomicBoolean(true);
        goOn = mine;
        var latest = new AtomicReference<@Nullable T>();
        threads.execute(() -> {
            String trouble = "";
            try {
                work.accept(new Teller<>() {
                    @Override
                    public boolean goOn() {
                        return mine.get();
                    }

                    @Override
                    public void tell(T news) {
                        // one piece of news waits at most, and the newest takes its place
                        if (latest.getAndSet(news) == null) {
                            window.execute(() -> hear(mine, latest, onNews));
                        }
                    }
                });
            } catch (RuntimeException | OutOfMemoryError e) {
                trouble = String.valueOf(e.getMessage());
            }
            String words = trouble;
            window.execute(() -> {
                hear(mine, latest, onNews);
                if (mine.getAndSet(false)) {
                    onEnd.accept(words);
                }
            });
        });
    }

    private static <T> void hear(AtomicBoolean mine, AtomicReference<@Nullable T> latest, Consumer<T> onNews) {
        T news = latest.getAndSet(null);
        if (news != null && mine.get()) {
            onNews.accept(news);
        }
    }

    /// Whether work is going on.
    boolean isGoing() {
        return goOn.get();
    }

    /// Lets the work end soon; it says nothing more.
    void cancel() {
        goOn.set(false);
    }
}
