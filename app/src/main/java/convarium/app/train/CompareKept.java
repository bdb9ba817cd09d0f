package convarium.app.train;

import convarium.engine.tensor.Tensor;
import convarium.engine.train.Checkpoint;
import convarium.engine.train.Descent;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the second network of a comparison stands, kept in the same file as the first: both or none. Its arrays
/// and texts carry a prefix, so that the first one is read as if it were alone.
///
/// @param about its curves, as text
record CompareKept(TrainingState state, Optional<TrainingEvent.EpochDone> epoch, Map<String, String> about) {
    private static final String MARK = "second:";
    private static final String PASSES = MARK + "passes";
    private static final String PROGRESS = MARK + "progress";
    private static final String EPOCH = MARK + "epoch";

    CompareKept {
        about = Map.copyOf(about);
    }

    static CompareKept of(TrainingState state, Optional<TrainingEvent.EpochDone> epoch, RunCurves curves) {
        var about = new HashMap<String, String>();
        CurveText.write(curves, about);
        return new CompareKept(state, epoch, about);
    }

    RunCurves curves(TrainSetup setup) {
        return CurveText.read(setup, about);
    }

    /// The first network's checkpoint with this in it.
    Checkpoint in(Checkpoint first) {
        var texts = new HashMap<>(first.about());
        about.forEach((key, value) -> texts.put(MARK + key, value));
        texts.put(PASSES, Long.toString(state.passes()));
        var p = state.progress();
        texts.put(
                PROGRESS,
                p.epoch() + " " + p.batch() + " " + p.step() + " " + p.firstLoss() + " " + p.lossSum() + " " + p.right()
                        + " " + p.seen());
        epoch.ifPresent(e -> texts.put(
                EPOCH,
                e.epoch() + " " + e.trainLoss() + " " + e.trainAccuracy() + " " + e.validationLoss() + " "
                        + e.validationAccuracy() + " " + e.imagesPerSecond()));
        var values = new HashMap<>(first.state().values());
        state.values().forEach((name, value) -> values.put(MARK + name, value));
        var memories = new HashMap<>(first.state().memories());
        state.memories().forEach((name, memory) -> memories.put(MARK + name, memory));
        return new Checkpoint(
                texts,
                first.epoch(),
                new TrainingState(
                        values, memories, first.state().passes(), first.state().progress()));
    }

    /// The second network of a checkpoint.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    static CompareKept from(Checkpoint both) {
        var values = new HashMap<String, Tensor>();
        var memories = new HashMap<String, Descent.Remembered>();
        var about = new HashMap<String, String>();
        both.state().values().forEach((name, value) -> mine(name).ifPresent(own -> values.put(own, value)));
        both.state().memories().forEach((name, memory) -> mine(name).ifPresent(own -> memories.put(own, memory)));
        both.about().forEach((key, value) -> mine(key).ifPresent(own -> about.put(own, value)));
        String[] p = parts(both, PROGRESS, 7);
        var progress = new TrainingState.Progress(
                Integer.parseInt(p[0]),
                Integer.parseInt(p[1]),
                Long.parseLong(p[2]),
                Double.parseDouble(p[3]),
                Double.parseDouble(p[4]),
                Long.parseLong(p[5]),
                Long.parseLong(p[6]));
        var state = new TrainingState(values, memories, Long.parseLong(parts(both, PASSES, 1)[0]), progress);
        var epoch = Optional.<TrainingEvent.EpochDone>empty();
        if (both.about().containsKey(EPOCH)) {
            String[] e = parts(both, EPOCH, 6);
            epoch = Optional.of(new TrainingEvent.EpochDone(
                    Integer.parseInt(e[0]),
                    Double.parseDouble(e[1]),
                    Double.parseDouble(e[2]),
                    Double.parseDouble(e[3]),
                    Double.parseDouble(e[4]),
                    Double.parseDouble(e[5])));
        }
        return new CompareKept(state, epoch, about);
    }

    private static Optional<String> mine(String name) {
        return name.startsWith(MARK) ? Optional.of(name.substring(MARK.length())) : Optional.empty();
    }

    private static String[] parts(Checkpoint both, String key, int count) {
        String[] parts = both.about().getOrDefault(key, "").split(" ", -1);
        if (parts.length != count || parts[0].isEmpty()) {
            throw new IllegalArgumentException(
                    "the second network's " + key.substring(MARK.length()) + " is missing from what was kept");
        }
        return parts;
    }
}
