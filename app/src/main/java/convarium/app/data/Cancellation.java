package convarium.app.data;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells work on another thread that nobody wants it any more.
public final class Cancellation {
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /// Ends the work as soon as it looks.
    public void cancel() {
        cancelled.countDown();
    }

    /// Whether the work is to end.
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /// Waits, but no longer than the work is wanted.
    ///
    /// @return whether it is wanted no more
    boolean pause(Duration time) throws InterruptedException {
        return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
