package convarium.app.train;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks the probes of panels about a training, one after the other.
///
/// While it trains all together get a thirtieth of the time at most, so those that take long are asked more seldom;
/// at rest all are asked at once, unless a command waits.
final class ProbeRound {
    private static final long LEAST_PAUSE = 1_000_000_000L / 6;
    private static final int SHARE = 30;

    private final LongSupplier nanos;
    private final List<ProbeSlot<?>> slots = new CopyOnWriteArrayList<>();
    private BooleanSupplier hurry = () -> false;
    private long stamp;
    private @Nullable Moment moment;

    /// @param nanos a clock: `System::nanoTime`
    ProbeRound(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Lets a panel look on; any thread may ask for it.
    void add(ProbeSlot<?> slot) {
        slots.add(slot);
    }

    /// Says whether a command waits: then probes that have not looked yet come after it.
    void hurryWhen(BooleanSupplier commandWaits) {
        hurry = commandWaits;
    }

    /// What was seen before is out of date.
    void touch() {
        stamp++;
        moment = null;
    }

    /// Whether there are probes that have not looked at this moment, at rest.
    boolean isAnyDue() {
        return slots.stream().anyMatch(slot -> slot.isDue(stamp, 0, true));
    }

    /// Asks those whose time has come.
    ///
    /// @param atRest whether all may take their time
    /// @param now makes the moment, if any probe looks at it
    void ask(boolean atRest, Supplier<Moment> now) {
        long began = nanos.getAsLong();
        long wanted = slots.stream().filter(ProbeSlot::isWanted).count();
        for (var slot : slots) {
            if (hurry.getAsBoolean()) {
                return;
            }
            if (slot.isDue(stamp, began, atRest)) {
                if (moment == null) {
                    moment = now.get();
                }
                slot.look(
                        moment,
                        stamp,
                        took -> atRest ? LEAST_PAUSE : Math.max(LEAST_PAUSE, took * SHARE * wanted),
                        nanos);
            }
        }
    }
}
