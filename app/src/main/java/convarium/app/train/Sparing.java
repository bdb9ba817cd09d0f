package convarium.app.train;

import java.util.function.LongSupplier;

/// Work that is to take a small part of the time: how long it waits for the next time goes by how long it took.
final class Sparing {
    private final int part;
    private final LongSupplier nanos;
    private long next;

    /// @param part it takes one part of so many at most
    /// @param nanos a clock: `System::nanoTime`
    Sparing(int part, LongSupplier nanos) {
        this.part = part;
        this.nanos = nanos;
        next = nanos.getAsLong();
    }

    /// Whether it may be done again.
    boolean isTime() {
        return nanos.getAsLong() - next >= 0;
    }

    /// Does it.
    void run(Runnable work) {
        long begin = nanos.getAsLong();
        work.run();
        long end = nanos.getAsLong();
        next = end + (part - 1) * (end - begin);
    }
}
