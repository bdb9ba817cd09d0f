package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.tensor.Tensor;
import convarium.engine.train.Blueprint;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import convarium.engine.train.WeightFile;
import convarium.engine.train.WeightLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One run: a network that learns, its past, and what is looked at.
final class TrainingRun {
    /// Bytes that recorded moments may take.
    private static final long BUDGET = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    /// Which weights a run begins with.
    enum Beginning {
        /// Those of the set-up: of a file or drawn.
        SET_UP,
        /// Any: a kept run's take their place.
        ANY
    }

    private final long number;
    private final TrainSetup setup;
    private final int index;
    private final Split split;
    private final Blueprint blueprint;
    private final LongSupplier nanos;
    private final RunCurves curves;
    private final Recorder recorder = new Recorder(BUDGET);
    private final RunKeeper keeper = new RunKeeper();
    private final Deque<RecipeLog.Earlier> pending = new ArrayDeque<>();
    private RecipeLog log = RecipeLog.NONE;
    private Recipe asked;
    private Recipe recipe;
    private TrainState.Stop stop;
    private Compute compute;
    private Trainer trainer;
    private ViewedNetwork viewed;
    private TrainingState epochStart;
    private Optional<Recorder.Recorded> past = Optional.empty();
    private Optional<CompareRun> second;
    private CompareState compare;
    private long took;
    private Moment.LookedAt picture;
    private Optional<TrainingEvent.EpochDone> lastEpoch = Optional.empty();
    private RunBest best = RunBest.NONE;
    private boolean diverged;

    /// A run before its first step.
    ///
    /// @param pictures as the data set has them
    /// @throws IllegalArgumentException if the network cannot learn these data
    /// @throws FormatException if the file does not hold its first weights
    TrainingRun(TrainingCommand.Open open, Split pictures, Beginning beginning, Compute compute, LongSupplier nanos)
            throws FormatException {
        number = open.run();
        setup = open.setup();
        index = open.picture();
        stop = open.stop();
        curves = new RunCurves(setup);
        compare = open.compare();
        split = setup.preset().fit(pictures);
        blueprint = switch (beginning) {
            case SET_UP -> setup.beginning(compute, split.training());
            case ANY -> setup.preset();
        };
        this.compute = compute;
        this.nanos = nanos;
        asked = switch (beginning) {
            case SET_UP -> open.log().first(setup.recipe());
            case ANY -> setup.recipe();
        };
        recipe = fitted(asked);
        if (beginning == Beginning.SET_UP) {
            makeAgain(open.log());
        }
        trainer = new Trainer(blueprint.network(recipe, compute, split.training()), split, recipe, nanos);
        viewed = new ViewedNetwork(trainer.network().graph(), compute);
        epochStart = trainer.state();
        second = compare.with().map(other -> CompareRun.of(other, setup, pictures, recipe, compute, nanos));
        record(Double.NaN);
        picture = picture(index);
    }

    /// Lets changes come again, each after as many batches as it came before.
    private void makeAgain(RecipeLog made) {
        var earlier = made.earlier();
        for (int i = 0; i < earlier.size(); i++) {
            var next = i + 1 < earlier.size() ? earlier.get(i + 1).recipe() : setup.recipe();
            pending.add(new RecipeLog.Earlier(next, earlier.get(i).until()));
        }
    }

    private void record(double loss) {
        recorder.add(new Recorder.Recorded(trainer.state(), second.map(CompareRun::state), asked, loss));
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
                recipe.batch(),
                trainer.network().dropoutRates());
    }

    /// What is told of its recorded moments.
    TrainingNews.Recorded recorded() {
        return new TrainingNews.Recorded(
                number,
                recorder.steps(),
                recorder.bytes(),
                recorder.lastGood().map(Recorder.Recorded::step).orElse(0L));
    }

    /// The second network of a comparison.
    Optional<CompareRun> second() {
        return second;
    }

    /// Learns from a batch.
    void step(Consumer<TrainingEvent> listener) {
        long begin = nanos.getAsLong();
        trainer.step(event -> {
            // validating is no part of a step
            if (event instanceof TrainingEvent.BatchDone) {
                took = nanos.getAsLong() - begin;
            }
            listener.accept(event);
        });
        past = Optional.empty();
    }

    /// Lets the second network learn from the batch that the first has learnt from.
    ///
    /// @return what is told of it; nothing where there is none
    Optional<TrainingNews.BothStepped> stepSecond() {
        return second.map(other -> {
            var events = other.step();
            diverged |= events.stream().anyMatch(TrainingEvent.Diverged.class::isInstance);
            return new TrainingNews.BothStepped(number, events, took, other.took());
        });
    }

    /// Lets the second network go; the first goes on.
    void alone() {
        second = Optional.empty();
        compare = CompareState.ALONE;
        recorder.alone();
        lookAt(picture.index().orElse(0));
    }

    /// Looks at one of two networks.
    void show(CompareSide side) {
        compare = compare.withShown(side);
        lookAt(picture.index().orElse(0));
    }

    /// Records the moment after a batch, if it is time to.
    ///
    /// @return whether it was
    boolean record(TrainingEvent.BatchDone done) {
        // within an epoch alone: at its end it is not known yet whether its sums were right
        boolean wanted = recorder.wants(done.step()) && done.batch() < done.batches();
        if (wanted) {
            record(done.loss());
        }
        return wanted;
    }

    /// Tests what calculates; if its sums were wrong, stands again where the epoch began, with what
    /// calculates rightly.
    ///
    /// @return why, if so
    Optional<String> testAgain() {
        var tested = Computes.testedAgain(compute);
        if (tested.equals(compute)) {
            return Optional.empty();
        }
        compute = tested;
        trainer = new Trainer(blueprint.network(recipe, tested, split.training()), split, recipe, nanos);
        trainer.restore(epochStart);
        viewed = new ViewedNetwork(trainer.network().graph(), tested);
        second.ifPresent(other -> other.calculateBy(tested));
        // what was changed in this epoch is not changed again
        long from = epochStart.progress().step();
        if (log.earlier().stream().anyMatch(each -> each.until() > from)) {
            log = RecipeLog.LOST;
        }
        return Optional.of(tested.notice());
    }

    /// An epoch has ended, with right sums.
    void epochDone(TrainingEvent.EpochDone done) {
        epochStart = trainer.state();
        second.ifPresent(CompareRun::endEpoch);
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
        goOnBy(other);
        pending.clear();
    }

    private void goOnBy(Recipe other) {
        var before = asked;
        fit(other);
        log = log.changed(before, trainer.progress().step(), other);
    }

    private void fit(Recipe other) {
        var fitted = fitted(other);
        trainer.change(fitted);
        second.ifPresent(both -> both.change(fitted));
        recipe = fitted;
        asked = other;
    }

    /// Makes the changes again that were made after so many batches.
    ///
    /// @return whether there were any
    boolean replay() {
        boolean any = false;
        while (!pending.isEmpty()
                && pending.getFirst().until() <= trainer.progress().step()) {
            goOnBy(pending.removeFirst().recipe());
            any = true;
        }
        return any;
    }

    /// What is told of its recipes.
    TrainingNews.Changed changed(boolean replayed) {
        return new TrainingNews.Changed(number, asked, log, replayed);
    }

    /// Stands where a run stood that was kept, and is kept on in its place.
    ///
    /// @throws IllegalArgumentException if that was another network's
    void takeUp(RunStore.Kept kept) {
        var both = second.map(other -> CompareKept.from(kept.checkpoint()));
        trainer.restore(kept.checkpoint().state());
        second.ifPresent(other -> both.ifPresent(other::takeUp));
        epochStart = trainer.state();
        recorder.beginWith(new Recorder.Recorded(epochStart, second.map(CompareRun::state), asked, Double.NaN));
        CurveText.copy(kept.curves(), curves);
        keeper.takeUp(kept, setup, split);
        best = new RunBest(kept.bestLoss(), kept.bestEpoch());
        log = kept.state().log();
        lastEpoch = Optional.of(kept.checkpoint().epoch()).filter(done -> done.epoch() > 0);
    }

    private WeightFile weightFile(Path file, TrainSetup of, Split fitted) {
        return new WeightFile(file, of.preset().origins(fitted.training()));
    }

    /// Reads a file of weights for the first network, and leaves everything as it is.
    ///
    /// @throws FormatException if it cannot be read, or holds the weights of another network
    void tryWeights(Path file) throws FormatException {
        weightFile(file, setup, split).read(trainer.network());
    }

    /// Writes the weights of the network and the moment that are looked at, whole or not at all.
    ///
    /// @throws FormatException if they cannot be written
    void saveWeights(Path file, WeightLayout layout) throws FormatException {
        var of = shown().map(CompareRun::setup).orElse(setup);
        var fitted = shown().map(CompareRun::split).orElse(split);
        weightFile(file, of, fitted).write(moment(false).network(), layout);
    }

    /// Keeps where it stands, if it has moved.
    ///
    /// @throws IOException if it cannot be written
    void keep(RunStore store) throws IOException {
        var state = new TrainState(
                setup.withRecipe(asked),
                stop,
                0,
                index,
                CurveLook.FIRST,
                MapLooking.PLAIN,
                AnswersState.FIRST,
                compare,
                log);
        keeper.keep(store, state, split, curves, best, lastEpoch, trainer.state(), second.map(CompareRun::kept));
    }

    /// Looks at a recorded moment; at the present if there is none after that step.
    void lookBack(long step) {
        past = step < trainer.progress().step() ? recorder.at(step) : Optional.empty();
    }

    /// The moment that was recorded after a step.
    Optional<Recorder.Recorded> recordedAt(long step) {
        return recorder.at(step);
    }

    /// Stands again where it stood; what came after it is let go.
    ///
    /// @param other by which it is to go on
    /// @throws IllegalArgumentException if it cannot
    void goBack(Recorder.Recorded moment, Recipe other) {
        var state = moment.state();
        past = Optional.empty();
        diverged = false;
        // first as it was then, with what its optimiser remembered, and then as it is to go on
        log = log.cut(moment.step(), moment.recipe(), asked);
        fit(moment.recipe());
        trainer.restore(state);
        second.ifPresent(both -> moment.second().ifPresent(both::restore));
        change(other);
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
        shown().map(CompareRun::viewed).orElse(viewed).forget();
    }

    /// The second network, if it is the one that is looked at.
    private Optional<CompareRun> shown() {
        return second.filter(other -> compare.shown() == CompareSide.SECOND);
    }

    private Moment.LookedAt picture(int wanted) {
        DataSet set = shown().map(CompareRun::split).orElse(split).validation();
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
        var side = compare.shown();
        var hidden = side == CompareSide.FIRST ? CompareSide.SECOND : CompareSide.FIRST;
        return moment(side, isGoing, () -> second.map(other -> moment(hidden, isGoing, Optional::empty)));
    }

    private Moment moment(CompareSide side, boolean isGoing, Supplier<Optional<Moment>> other) {
        var both = second.filter(now -> side == CompareSide.SECOND);
        return Moment.of(
                both.map(CompareRun::trainer).orElse(trainer),
                both.map(CompareRun::viewed).orElse(viewed),
                both.map(CompareRun::split).orElse(split),
                past.flatMap(then -> both.isPresent() ? then.second() : Optional.of(then.state())),
                picture,
                isGoing,
                side,
                other);
    }

    /// The weights of the second network; empty where there is none.
    String secondFingerprint() {
        return second.map(other -> Fingerprint.sha256(other.trainer().network().parameters()))
                .orElse("");
    }

    /// The weights as they are now: [Fingerprint].
    String fingerprint() {
        return Fingerprint.sha256(trainer.network().parameters());
    }
}
