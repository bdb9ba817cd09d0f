package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.tensor.Tensor;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// One run: a network that learns, its past, and what is looked at.
final class TrainingRun {
    /// Bytes that recorded moments may take.
    private static final long BUDGET = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final long number;
    private final TrainSetup setup;
    private final int index;
    private final Split split;
    private final LongSupplier nanos;
    private final RunCurves curves;
    private final Recorder recorder = new Recorder(BUDGET);
    private final RunKeeper keeper = new RunKeeper();
    private Recipe recipe;
    private TrainState.Stop stop;
    private Compute compute;
    private Trainer trainer;
    private ViewedNetwork viewed;
    private TrainingState epochStart;
    private Optional<TrainingState> past = Optional.empty();
    private Moment.LookedAt picture;
    private Optional<TrainingEvent.EpochDone> lastEpoch = Optional.empty();
    private RunBest best = RunBest.NONE;
    private boolean diverged;

    /// A run before its first step.
    ///
    /// @throws IllegalArgumentException if the network cannot learn these data
    TrainingRun(TrainingCommand.Open open, Split split, Compute compute, LongSupplier nanos) {
        number = open.run();
        setup = open.setup();
        index = open.picture();
        stop = open.stop();
        curves = new RunCurves(setup);
        this.split = split;
        this.compute = compute;
        this.nanos = nanos;
        recipe = fitted(setup.recipe());
        trainer = new Trainer(setup.preset().network(recipe, compute, split.training()), split, recipe, nanos);
        viewed = new ViewedNetwork(trainer.network().graph(), compute);
        epochStart = trainer.state();
        recorder.add(epochStart, Double.NaN);
        picture = picture(index);
    }

    /// A batch is no larger than there are pictures.
    private Recipe fitted(Recipe wanted) {
        return wanted.withBatch(Math.min(wanted.batch(), split.training().count()));
    }

    long number() {
        return number;
    }

    Split split() {
        return split;
    }

    TrainState.Stop stop() {
        return stop;
    }

    void stopWhen(TrainState.Stop other) {
        stop = other;
    }

    TrainingState.Progress progress() {
        return trainer.progress();
    }

    int batches() {
        return trainer.batches();
    }

    RunCurves curves() {
        return curves;
    }

    Optional<TrainingEvent.EpochDone> lastEpoch() {
        return lastEpoch;
    }

    boolean isDiverged() {
        return diverged;
    }

    /// What is told when it has been made.
    TrainingNews.Opened opened() {
        var training = split.training();
        return new TrainingNews.Opened(
                number,
                trainer.network().summary(),
                training.count(),
                split.validation().count(),
                training.shape(),
                training.classes(),
                trainer.batches(),
                recipe.batch());
    }

    /// What is told of its recorded moments.
    TrainingNews.Recorded recorded() {
        return new TrainingNews.Recorded(
                number,
                recorder.steps(),
                recorder.bytes(),
                recorder.lastGood().map(Recorder.Recorded::step).orElse(0L));
    }

    /// Learns from a batch.
    void step(Consumer<TrainingEvent> listener) {
        trainer.step(listener);
        past = Optional.empty();
    }

    /// Records the moment after a batch, if it is time to.
    ///
    /// @return whether it was
    boolean record(TrainingEvent.BatchDone done) {
        // within an epoch alone: at its end it is not known yet whether its sums were right
        boolean wanted = recorder.wants(done.step()) && done.batch() < done.batches();
        if (wanted) {
            recorder.add(trainer.state(), done.loss());
        }
        return wanted;
    }

    /// Tests what calculates; if its sums were wrong, stands again where the epoch began, with what calculates rightly.
    ///
    /// @return why, if so
    Optional<String> testAgain() {
        var tested = Computes.testedAgain(compute);
        if (tested.equals(compute)) {
            return Optional.empty();
        }
        compute = tested;
        trainer = new Trainer(setup.preset().network(recipe, tested, split.training()), split, recipe, nanos);
        trainer.restore(epochStart);
        viewed = new ViewedNetwork(trainer.network().graph(), tested);
        return Optional.of(tested.notice());
    }

    /// An epoch has ended, with right sums.
    void epochDone(TrainingEvent.EpochDone done) {
        epochStart = trainer.state();
        lastEpoch = Optional.of(done);
        best = best.or(done.validationLoss(), done.epoch());
    }

    /// Whether the validation loss has not become lower for as long as was allowed.
    boolean isTired(int epoch) {
        return stop.patience() > 0 && epoch - best.epoch() >= stop.patience();
    }

    void diverge() {
        diverged = true;
    }

    /// Goes on by another recipe.
    ///
    /// @throws IllegalArgumentException if it cannot
    void change(Recipe other) {
        var fitted = fitted(other);
        trainer.change(fitted);
        recipe = fitted;
    }

    /// Stands where a run stood that was kept, and is kept on in its place.
    ///
    /// @throws IllegalArgumentException if that was another network's
    void takeUp(RunStore.Kept kept) {
        trainer.restore(kept.checkpoint().state());
        epochStart = trainer.state();
        recorder.add(epochStart, Double.NaN);
        CurveText.copy(kept.curves(), curves);
        keeper.takeUp(kept, setup, split);
        best = new RunBest(kept.bestLoss(), kept.bestEpoch());
        lastEpoch = Optional.of(kept.checkpoint().epoch()).filter(done -> done.epoch() > 0);
    }

    /// Keeps where it stands, if it has moved.
    ///
    /// @throws IOException if it cannot be written
    void keep(RunStore store) throws IOException {
        var state = new TrainState(
                setup.withRecipe(recipe), stop, 0, index, CurveLook.FIRST, MapLooking.PLAIN, AnswersState.FIRST);
        keeper.keep(store, state, split, curves, best, lastEpoch, trainer.state());
    }

    /// Looks at a recorded moment; at the present if there is none after that step.
    void lookBack(long step) {
        past = step < trainer.progress().step() ? recorder.at(step).map(Recorder.Recorded::state) : Optional.empty();
    }

    /// The moment that was recorded after a step.
    Optional<TrainingState> recordedAt(long step) {
        return recorder.at(step).map(Recorder.Recorded::state);
    }

    /// Stands again where it stood; what came after it is let go.
    void goBack(TrainingState state) {
        past = Optional.empty();
        diverged = false;
        // the moment may be from before the optimiser was changed: then it begins anew
        boolean alike = trainer.recipe().optimiser().memories()
                == state.memories().values().stream()
                        .mapToInt(memory -> memory.arrays().size())
                        .max()
                        .orElse(0);
        trainer.restore(alike ? state : new TrainingState(state.values(), Map.of(), state.passes(), state.progress()));
        epochStart = trainer.state();
        var progress = state.progress();
        recorder.cut(progress.step());
        curves.cut(progress.epoch() + progress.batch() / (double) trainer.batches());
        lastEpoch = lastEpoch.filter(done -> done.epoch() <= progress.epoch());
    }

    /// Looks at another picture of the validation set.
    void lookAt(int other) {
        lookAt(picture(other));
    }

    /// Looks at another picture.
    void lookAt(Moment.LookedAt other) {
        picture = other;
        viewed.forget();
    }

    private Moment.LookedAt picture(int wanted) {
        DataSet set = split.validation();
        int found = Math.min(wanted, set.count() - 1);
        float[] pixels = new float[set.shape().elements()];
        set.copy(found, pixels, 0);
        return new Moment.LookedAt(
                Tensor.wrap(set.shape(), pixels), OptionalInt.of(found), OptionalInt.of(set.label(found)));
    }

    /// What is looked at now: the present, or the moment of the past that was asked for.
    ///
    /// @param isGoing whether more steps follow at once
    Moment moment(boolean isGoing) {
        if (past.isPresent()) {
            viewed.copy(past.get().values());
        } else {
            viewed.copy(trainer.network().parameters());
        }
        var gradients = new TreeMap<String, float[]>();
        if (past.isEmpty() && trainer.progress().step() > 0) {
            for (var parameter : trainer.network().parameters()) {
                if (parameter.gradient().length > 0) {
                    gradients.put(parameter.name(), parameter.gradient());
                }
            }
        }
        return new Moment(
                viewed,
                split,
                past.map(TrainingState::progress).orElseGet(trainer::progress),
                trainer.batches(),
                picture,
                Map.copyOf(gradients),
                isGoing);
    }

    /// The weights as they are now: [Fingerprint].
    String fingerprint() {
        return Fingerprint.sha256(trainer.network().parameters());
    }
}
