package convarium.app.train;

import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moments of a run, each whole enough to go on from, in bounded memory: where there are too many, every
/// second one is let go, and from then on they are twice as far apart.
final class Recorder {
    private static final int FIRST_INTERVAL = 8;
    private static final int LEAST = 4;
    private static final int MOST = 64;

    private final long budget;
    private final List<Recorded> moments = new ArrayList<>();
    private int capacity = MOST;
    private long interval = FIRST_INTERVAL;

    /// A recorded moment.
    ///
    /// @param second where the second network of a comparison stood
    /// @param recipe by which they were taught then
    /// @param loss of the batch before it; NaN where the run began or was taken up
    record Recorded(TrainingState state, Optional<TrainingState> second, Recipe recipe, double loss) {
        long step() {
            return state.progress().step();
        }

        long bytes() {
            return Recorder.bytes(state) + second.map(Recorder::bytes).orElse(0L);
        }
    }

    /// @param budget bytes that the moments may take, as far as four of them fit
    Recorder(long budget) {
        this.budget = budget;
    }

    /// Whether a moment after so many steps is to be recorded.
    boolean wants(long step) {
        return step % interval == 0 && (moments.isEmpty() || moments.getLast().step() < step);
    }

    void add(Recorded moment) {
        if (moments.isEmpty()) {
            capacity = Math.clamp(budget / Math.max(1, moment.bytes()), LEAST, MOST);
        }
        if (moments.size() >= capacity) {
            thin();
        }
        if (wants(moment.step())) {
            moments.add(moment);
        }
    }

    /// Begins anew with one moment, whatever its step: where a run was taken up.
    void beginWith(Recorded moment) {
        moments.clear();
        interval = FIRST_INTERVAL;
        capacity = Math.clamp(budget / Math.max(1, moment.bytes()), LEAST, MOST);
        moments.add(moment);
    }

    private void thin() {
        interval *= 2;
        moments.removeIf(moment -> moment.step() % interval != 0);
    }

    /// Forgets the second network.
    void alone() {
        moments.replaceAll(moment -> new Recorded(moment.state(), Optional.empty(), moment.recipe(), moment.loss()));
    }

    /// Lets go what lies behind a step.
    void cut(long step) {
        moments.removeIf(moment -> moment.step() > step);
    }

    /// The steps after which there is a moment, ascending.
    List<Long> steps() {
        return moments.stream().map(Recorded::step).toList();
    }

    /// The moment after a step.
    Optional<Recorded> at(long step) {
        return moments.stream().filter(moment -> moment.step() == step).findFirst();
    }

    /// The newest moment at which the loss was not far above the lowest.
    Optional<Recorded> lastGood() {
        double lowest = moments.stream()
                .mapToDouble(Recorded::loss)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        return moments.reversed().stream()
                .filter(moment -> Double.isNaN(moment.loss()) || moment.loss() <= 1.5 * lowest)
                .findFirst();
    }

    /// Bytes that all moments take.
    long bytes() {
        return moments.stream().mapToLong(Recorded::bytes).sum();
    }

    private static long bytes(TrainingState state) {
        long floats = state.values().values().stream()
                .mapToLong(value -> value.shape().elements())
                .sum();
        for (var memory : state.memories().values()) {
            floats += memory.arrays().stream()
                    .mapToLong(array -> array.shape().elements())
                    .sum();
        }
        return Float.BYTES * floats;
    }
}
