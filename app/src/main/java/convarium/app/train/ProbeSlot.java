package convarium.app.train;

import convarium.app.task.Latest;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/// A panel's probe with where its last figures wait for the window's thread.
///
/// @param <T> the figures
final class ProbeSlot<T> {
    private final TrainPanel<T> panel;
    private final Latest<T> figures = new Latest<>();
    private volatile boolean wanted;
    private volatile boolean again;
    private volatile boolean answered;
    private long seen = -1;
    private long due;
    private long took;

    ProbeSlot(TrainPanel<T> panel) {
        this.panel = panel;
    }

    /// Whether the panel is to be kept up to date.
    ///
    /// @return whether it has just come to be
    boolean want(boolean now) {
        boolean before = wanted;
        wanted = now;
        return now && !before;
    }

    /// The panel asks for something else: the same moment is looked at once more.
    void askAgain() {
        again = true;
    }

    boolean isWanted() {
        return wanted;
    }

    /// Whether the probe should look, on the training's thread.
    ///
    /// @param stamp of the moment
    boolean isDue(long stamp, long nanos, boolean atOnce) {
        return wanted && (again || (seen != stamp && (atOnce || nanos - due >= 0)));
    }

    /// Asks the probe, on the training's thread.
    ///
    /// @param nextAfter when it may be asked again, by what it takes: the shorter of the last two looks, since
    /// one alone may have waited for a core, or have been the first
    void look(Moment moment, long stamp, LongUnaryOperator nextAfter, LongSupplier nanos) {
        long begin = nanos.getAsLong();
        // a probe that fails is not asked about the same moment again
        seen = stamp;
        boolean asked = again;
        again = false;
        figures.put(panel.probe().look(moment));
        if (asked) {
            answered = true;
        }
        long end = nanos.getAsLong();
        long before = took;
        // at rest it looks at more
        took = moment.isGoing() ? end - begin : 0;
        due = end + nextAfter.applyAsLong(Math.min(before, end - begin));
    }

    /// Shows what waits, on the window's thread, if the panel has asked for it.
    void showAnswer() {
        if (answered) {
            show();
        }
    }

    /// Shows what waits, on the window's thread.
    void show() {
        answered = false;
        Consumer<T> show = panel::show;
        figures.take().ifPresent(show);
    }

    TrainPanel<T> panel() {
        return panel;
    }
}
