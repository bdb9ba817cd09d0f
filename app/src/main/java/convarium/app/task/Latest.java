package convarium.app.task;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A place for one waiting value, in which a newer one takes the place of an older: what nobody has fetched yet is
/// out of date and never needed.
///
/// Any thread may put and take.
///
/// @param <T> what waits
public final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /// An empty place.
    public Latest() {}

    /// Puts a value there instead of what waits.
    public void put(T value) {
        waiting.set(value);
    }

    /// Fetches what waits and leaves the place empty.
    public Optional<T> take() {
        return Optional.ofNullable(waiting.getAndSet(null));
    }
}
