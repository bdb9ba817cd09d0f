package convarium.app.train;

import convarium.engine.data.Split;
import convarium.engine.train.RunFolder;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.io.IOException;
import java.util.Optional;

/// Keeps one run in its folder, from epoch to epoch. The folder is made when there is something to keep.
final class RunKeeper {
    private Optional<RunFolder> folder = Optional.empty();
    private String data = "";
    private long keptStep;

    /// Goes on in the folder of a run that was kept.
    void takeUp(RunStore.Kept kept, TrainSetup setup, Split split) {
        folder = Optional.of(kept.folder());
        data = RunStore.data(setup, split);
        keptStep = kept.checkpoint().state().progress().step();
    }

    /// Keeps where the run stands, if it has moved since.
    ///
    /// @param state set-up and stop conditions
    /// @param last what was told of the last epoch; none before its end
    /// @param second where the second network of a comparison stands
    /// @throws IOException if it cannot be written
    void keep(
            RunStore store,
            TrainState state,
            Split split,
            RunCurves curves,
            RunBest best,
            Optional<TrainingEvent.EpochDone> last,
            TrainingState training,
            Optional<CompareKept> second)
            throws IOException {
        long step = training.progress().step();
        if (step == keptStep) {
            return;
        }
        if (folder.isEmpty()) {
            folder = Optional.of(store.begin());
            data = RunStore.data(state.setup(), split);
        }
        var first = RunStore.checkpoint(state, data, curves, best.loss(), best.epoch(), last, training);
        folder.get().keep(second.map(kept -> kept.in(first)).orElse(first));
        keptStep = step;
    }
}
