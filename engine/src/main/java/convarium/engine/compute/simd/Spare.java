package convarium.engine.compute.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Small working objects that tasks hand on to each other, so that there are as many as threads and not as tasks.
final class Spare<T> {
    private final Supplier<T> maker;
    private final List<T> free = new ArrayList<>();

    Spare(Supplier<T> maker) {
        this.maker = maker;
    }

    /// One with anything in it.
    synchronized T take() {
        return free.isEmpty() ? maker.get() : free.removeLast();
    }

    synchronized void giveBack(T object) {
        free.add(object);
    }
}
