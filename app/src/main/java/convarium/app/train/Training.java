package convarium.app.train;

import convarium.app.data.DataLibrary;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.data.DataSet;
import convarium.engine.data.DataSets;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.tensor.Tensor;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Recipe;
import convarium.engine.train.RunFolder;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.TrainingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One training after another, a step at a time, with what looks at it in between. Belongs to one
/// thread: [TrainingSession] gives it one.
///
/// Probes get a sixteenth of the time at most: those that take long are asked more seldom.
final class Training {
    private static final long LEAST_PAUSE = 1_000_000_000L / 15;
    private static final int SHARE = 16;
    /// Bytes that recorded moments may take.
    static final long BUDGET = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final Supplier<Compute> compute;
    private final LongSupplier nanos;
    private final Consumer<TrainingNews> news;
    private final Optional<RunStore> store;
    private final List<ProbeSlot<?>> slots = new CopyOnWriteArrayList<>();
    private BooleanSupplier hurry = () -> false;
    private @Nullable Run run;
    private Goal goal = Goal.REST;
    private long goalStep;
    private long stamp;
    private @Nullable Moment moment;
    private @Nullable DataRead lastData;

    /// What it is on its way to.
    private enum Goal {
        REST,
        STEP,
        EPOCH,
        STOP
    }

    /// Data that were read, so that the same are not made twice.
    private record DataRead(String name, long seed, Split split) {}

    /// What belongs to one run.
    private static final class Run {
        private final long number;
        private final TrainSetup setup;
        private final Split split;
        private Recipe recipe;
        private TrainState.Stop stop;
        private Compute compute;
        private Trainer trainer;
        private ViewedNetwork viewed;
        private TrainingState epochStart;
        private final Recorder recorder = new Recorder(BUDGET);
        private Optional<Recorder.Recorded> past = Optional.empty();
        private Optional<CompareRun> second;
        private CompareState compare;
        private Moment.LookedAt picture;
        private final RunCurves curves;
        private final int index;
        private Optional<TrainingEvent.EpochDone> lastEpoch = Optional.empty();
        private Optional<RunFolder> folder = Optional.empty();
        private String data = "";
        private long keptStep;
        private double bestLoss = Double.POSITIVE_INFINITY;
        private int bestEpoch;
        private boolean diverged;

        private Run(
                TrainingCommand.Open open,
                Split split,
                Recipe recipe,
                Compute compute,
                LongSupplier nanos,
                Optional<CompareRun> second) {
            this.second = second;
            this.compare = open.compare();
            number = open.run();
            setup = open.setup();
            curves = new RunCurves(setup);
            index = open.picture();
            stop = open.stop();
            this.split = split;
            this.recipe = recipe;
            this.compute = compute;
            trainer = new Trainer(setup.preset().network(recipe, compute, split.training()), split, recipe, nanos);
            viewed = new ViewedNetwork(trainer.network().graph(), compute);
            epochStart = trainer.state();
            record(Double.NaN);
            picture = picture(open.picture());
        }

        private void record(double loss) {
            recorder.add(new Recorder.Recorded(trainer.state(), second.map(CompareRun::state), recipe, loss));
        }

        /// The second network, if it is the one that is looked at.
        private Optional<CompareRun> shown() {
            return second.filter(other -> compare.shown() == CompareSide.SECOND);
        }

        private Moment.LookedAt picture(int index) {
            DataSet set = shown().map(CompareRun::split).orElse(split).validation();
            int found = Math.min(index, set.count() - 1);
            float[] pixels = new float[set.shape().elements()];
            set.copy(found, pixels, 0);
            return new Moment.LookedAt(
                    Tensor.wrap(set.shape(), pixels), OptionalInt.of(found), OptionalInt.of(set.label(found)));
        }

        /// Stands where a run stood that was kept, and is kept on in its place.
        private void takeUp(RunStore.Kept kept) {
            epochStart = trainer.state();
            record(Double.NaN);
            CurveText.copy(kept.curves(), curves);
            folder = Optional.of(kept.folder());
            data = RunStore.data(setup, split);
            keptStep = epochStart.progress().step();
            bestLoss = kept.bestLoss();
            bestEpoch = kept.bestEpoch();
            lastEpoch = Optional.of(kept.checkpoint().epoch()).filter(done -> done.epoch() > 0);
        }

        /// Goes on by another way of calculating from where the epoch began.
        private void calculateBy(Compute other, LongSupplier nanos) {
            compute = other;
            trainer = new Trainer(setup.preset().network(recipe, other, split.training()), split, recipe, nanos);
            trainer.restore(epochStart);
            viewed = new ViewedNetwork(trainer.network().graph(), other);
            second.ifPresent(both -> both.calculateBy(other));
        }
    }

    /// @param compute what calculates, asked at the beginning of each run
    /// @param nanos a clock: `System::nanoTime`
    /// @param news is told what happens, on the training's thread
    /// @param store where runs are kept; none where they are not
    Training(Supplier<Compute> compute, LongSupplier nanos, Optional<RunStore> store, Consumer<TrainingNews> news) {
        this.store = store;
        this.compute = compute;
        this.nanos = nanos;
        this.news = news;
    }

    /// Says whether a command waits: then probes that have not looked yet come after it.
    void hurryWhen(BooleanSupplier commandWaits) {
        hurry = commandWaits;
    }

    /// Whether it rests and has probes to ask yet.
    boolean wantsToLook() {
        return goal == Goal.REST && run != null && slots.stream().anyMatch(slot -> slot.isDue(stamp, 0, true));
    }

    /// Lets a panel look on; any thread may ask for it.
    void add(ProbeSlot<?> slot) {
        slots.add(slot);
    }

    /// Does what it is told; long work is left to [#work()].
    void take(TrainingCommand command) {
        switch (command) {
            case TrainingCommand.Open open -> open(open);
            case TrainingCommand.Play play -> go(Goal.STOP, 0);
            case TrainingCommand.Pause pause -> rest(TrainingNews.Rest.ASKED);
            case TrainingCommand.OneBatch one -> go(Goal.STEP, step() + 1);
            case TrainingCommand.OneEpoch one -> go(Goal.EPOCH, 0);
            case TrainingCommand.Change change -> change(change.recipe());
            case TrainingCommand.StopWhen when -> {
                if (run != null) {
                    run.stop = when.stop();
                }
            }
            case TrainingCommand.LookAt at -> {
                if (run != null) {
                    lookAt(run, run.picture(at.picture()));
                }
            }
            case TrainingCommand.LookAtOther other -> {
                if (run != null) {
                    lookAt(run, other.picture());
                }
            }
            case TrainingCommand.Alone alone -> alone();
            case TrainingCommand.Show show -> show(show.side());
            case TrainingCommand.LookBack back -> lookBack(back.step());
            case TrainingCommand.GoBack back -> goBack(back);
            case TrainingCommand.AskKept ask -> askKept(ask.run());
            case TrainingCommand.Resume resume -> resume(resume.run());
            case TrainingCommand.Close close -> {
                rest(TrainingNews.Rest.ASKED);
                keep();
            }
            case TrainingCommand.Look look -> look();
        }
    }

    /// Whether there is a step to be made.
    boolean isGoing() {
        return goal != Goal.REST;
    }

    /// Makes a step and lets probes look whose time has come; at rest, those that have not looked yet.
    void work() {
        var now = run;
        if (now == null || goal == Goal.REST) {
            look();
            return;
        }
        if (goal == Goal.STEP && step() >= goalStep) {
            rest(TrainingNews.Rest.ASKED);
            return;
        }
        if (goal == Goal.STOP && now.trainer.progress().epoch() >= now.stop.epochs()) {
            rest(TrainingNews.Rest.EPOCHS);
            return;
        }
        var events = new ArrayList<TrainingEvent>(2);
        long begin = nanos.getAsLong();
        long[] took = {0};
        now.trainer.step(event -> {
            // validating is no part of a step
            took[0] = took[0] == 0 ? nanos.getAsLong() - begin : took[0];
            events.add(event);
        });
        now.past = Optional.empty();
        boolean both = now.second.isPresent() && !(events.getFirst() instanceof TrainingEvent.Diverged);
        var seconds = both ? now.second.get().step() : List.<TrainingEvent>of();
        touch();
        var rest = tell(now, events);
        if (both && now.second.isPresent()) {
            rest = tellSecond(now, seconds, took[0], rest);
        }
        if (rest != null) {
            rest(rest);
        } else if (goal == Goal.STEP && step() >= goalStep) {
            rest(TrainingNews.Rest.ASKED);
        } else {
            look();
        }
    }

    /// @return why it should rest now; null if it should not
    private TrainingNews.@Nullable Rest tell(Run now, List<TrainingEvent> events) {
        for (var event : events) {
            switch (event) {
                case TrainingEvent.BatchDone done -> {
                    happened(now, done);
                    record(now, done);
                }
                case TrainingEvent.EpochDone done -> {
                    var tested = Computes.testedAgain(now.compute);
                    if (!tested.equals(now.compute)) {
                        now.calculateBy(tested, nanos);
                        news.accept(new TrainingNews.Mended(now.number, tested.notice()));
                        touch();
                        return null;
                    }
                    now.epochStart = now.trainer.state();
                    now.second.ifPresent(CompareRun::endEpoch);
                    happened(now, done);
                    now.lastEpoch = Optional.of(done);
                    var rest = afterEpoch(now, done);
                    keep();
                    return rest;
                }
                case TrainingEvent.Diverged diverged -> {
                    now.diverged = true;
                    happened(now, diverged);
                    return TrainingNews.Rest.DIVERGED;
                }
            }
        }
        return null;
    }

    /// @return why it should rest now: what it was, or since the second network has diverged
    private TrainingNews.@Nullable Rest tellSecond(
            Run now, List<TrainingEvent> events, long first, TrainingNews.@Nullable Rest rest) {
        var second = now.second.orElseThrow();
        news.accept(new TrainingNews.BothStepped(now.number, events, first, second.took()));
        if (events.stream().anyMatch(TrainingEvent.Diverged.class::isInstance)) {
            now.diverged = true;
            return TrainingNews.Rest.DIVERGED;
        }
        return rest;
    }

    private TrainingNews.@Nullable Rest afterEpoch(Run now, TrainingEvent.EpochDone done) {
        if (done.validationLoss() < now.bestLoss) {
            now.bestLoss = done.validationLoss();
            now.bestEpoch = done.epoch();
        }
        if (goal == Goal.EPOCH) {
            return TrainingNews.Rest.ASKED;
        }
        if (goal == Goal.STOP && done.epoch() >= now.stop.epochs()) {
            return TrainingNews.Rest.EPOCHS;
        }
        boolean tired = now.stop.patience() > 0 && done.epoch() - now.bestEpoch >= now.stop.patience();
        return goal == Goal.STOP && tired ? TrainingNews.Rest.PATIENCE : null;
    }

    private void record(Run now, TrainingEvent.BatchDone done) {
        // within an epoch alone: at its end it is not known yet whether its sums were right
        if (now.recorder.wants(done.step()) && done.batch() < done.batches()) {
            now.record(done.loss());
            tellRecorded(now);
        }
    }

    private static double epochs(TrainingState.Progress progress, int batches) {
        return progress.epoch() + progress.batch() / (double) batches;
    }

    private void askKept(long number) {
        store.flatMap(RunStore::newest).ifPresent(kept -> {
            var progress = kept.checkpoint().state().progress();
            news.accept(new TrainingNews.Kept(
                    number,
                    kept.state().withSteps(progress.step()),
                    kept.curves().epochs()));
        });
    }

    private void resume(long number) {
        var found = store.flatMap(RunStore::newest);
        if (found.isEmpty()) {
            news.accept(new TrainingNews.Failed(number, "there is no run that could be gone on with"));
            return;
        }
        var kept = found.get();
        var state = kept.state();
        open(new TrainingCommand.Open(number, state.setup(), state.stop(), 0, state.picture(), state.compare()));
        var now = run;
        if (now == null) {
            return;
        }
        if (!RunStore.isSameData(kept, now.split)) {
            run = null;
            news.accept(new TrainingNews.Failed(number, "the run's pictures are not what they were"));
            return;
        }
        try {
            var second = now.second.map(other -> CompareKept.from(kept.checkpoint()));
            now.trainer.restore(kept.checkpoint().state());
            second.ifPresent(other -> now.second.orElseThrow().takeUp(other));
            var curves = kept.curves();
            now.takeUp(kept);
            touch();
            var progress = now.trainer.progress();
            news.accept(new TrainingNews.Resumed(
                    number, state.withSteps(0), progress, now.trainer.batches(), curves, now.lastEpoch));
            now.second.ifPresent(other -> news.accept(other.opened(
                    number, second.orElseThrow().curves(other.setup()))));
            tellRecorded(now);
            look();
        } catch (IllegalArgumentException e) {
            run = null;
            news.accept(new TrainingNews.Failed(number, String.valueOf(e.getMessage())));
        }
    }

    /// Keeps where the run stands, if it has moved.
    private void keep() {
        var now = run;
        if (now == null || store.isEmpty() || now.diverged) {
            return;
        }
        var training = now.trainer.state();
        if (training.progress().step() == now.keptStep) {
            return;
        }
        try {
            if (now.folder.isEmpty()) {
                now.folder = Optional.of(store.get().begin());
                now.data = RunStore.data(now.setup, now.split);
            }
            var state = new TrainState(
                    now.setup.withRecipe(now.recipe),
                    now.stop,
                    0,
                    now.index,
                    CurveLook.FIRST,
                    MapLooking.PLAIN,
                    AnswersState.FIRST,
                    now.compare);
            var checkpoint = RunStore.checkpoint(
                    state, now.data, now.curves, now.bestLoss, now.bestEpoch, now.lastEpoch, training);
            now.folder
                    .get()
                    .keep(now.second.map(other -> other.kept().in(checkpoint)).orElse(checkpoint));
            now.keptStep = training.progress().step();
        } catch (IOException e) {
            news.accept(new TrainingNews.NotKept(now.number, String.valueOf(e.getMessage())));
        }
    }

    private void tellRecorded(Run now) {
        news.accept(new TrainingNews.Recorded(
                now.number,
                now.recorder.steps(),
                now.recorder.bytes(),
                now.recorder.lastGood().map(Recorder.Recorded::step).orElse(0L)));
    }

    private void lookBack(long step) {
        var now = run;
        if (now == null) {
            return;
        }
        goal = Goal.REST;
        now.past = step < now.trainer.progress().step()
                ? now.recorder.at(step)
                : Optional.empty();
        touch();
        news.accept(new TrainingNews.Moves(now.number, false, TrainingNews.Rest.ASKED));
        look();
    }

    private void goBack(TrainingCommand.GoBack back) {
        var now = run;
        var moment = now == null ? Optional.<Recorder.Recorded>empty() : now.recorder.at(back.step());
        if (now == null || moment.isEmpty()) {
            return;
        }
        goal = Goal.REST;
        now.past = Optional.empty();
        now.diverged = false;
        // first as it was then, with what its optimiser remembered, and then as it is to go on
        var state = moment.get().state();
        change(moment.get().recipe());
        now.trainer.restore(state);
        now.second.ifPresent(other -> moment.get().second().ifPresent(other::restore));
        change(back.recipe());
        now.epochStart = now.trainer.state();
        now.recorder.cut(back.step());
        var progress = state.progress();
        now.curves.cut(epochs(progress, now.trainer.batches()));
        now.lastEpoch = now.lastEpoch.filter(done -> done.epoch() <= progress.epoch());
        touch();
        news.accept(new TrainingNews.WentBack(now.number, state.progress(), now.trainer.batches()));
        tellRecorded(now);
        look();
    }

    private void happened(Run now, TrainingEvent event) {
        now.curves.add(event);
        news.accept(new TrainingNews.Happened(now.number, event, nanos.getAsLong()));
    }

    private void open(TrainingCommand.Open open) {
        goal = Goal.REST;
        run = null;
        moment = null;
        news.accept(new TrainingNews.Preparing(open.run()));
        try {
            var setup = open.setup();
            var pictures = data(setup.data(), setup.recipe().seed());
            var split = setup.preset().fit(pictures);
            var recipe = fitted(setup.recipe(), split);
            var by = compute.get();
            var second = open.compare().with().map(other -> CompareRun.of(other, setup, pictures, recipe, by, nanos));
            var now = new Run(open, split, recipe, by, nanos, second);
            run = now;
            news.accept(new TrainingNews.Opened(
                    open.run(),
                    now.trainer.network().summary(),
                    split.training().count(),
                    split.validation().count(),
                    split.training().shape(),
                    split.training().classes(),
                    now.trainer.batches(),
                    recipe.batch()));
            second.ifPresent(other -> news.accept(other.opened(open.run(), new RunCurves(other.setup()))));
            tellRecorded(now);
        } catch (IllegalArgumentException | FormatException | OutOfMemoryError e) {
            news.accept(new TrainingNews.Failed(open.run(), String.valueOf(e.getMessage())));
            return;
        }
        touch();
        if (open.steps() > 0) {
            go(Goal.STEP, open.steps());
        } else {
            look();
        }
    }

    /// Tells what went wrong, and rests.
    void fail(Throwable problem) {
        goal = Goal.REST;
        if (run != null) {
            String words = String.valueOf(problem.getMessage());
            news.accept(new TrainingNews.Failed(run.number, words.equals("null") ? problem.toString() : words));
        }
    }

    private Split data(String name, long seed) throws FormatException {
        if (lastData == null || !lastData.name().equals(name) || lastData.seed() != seed) {
            // the old ones are let go first: two large sets need not be in memory together
            lastData = null;
            lastData = new DataRead(name, seed, DataSets.read(DataLibrary.here().resolve(name), seed));
        }
        return lastData.split();
    }

    /// A batch is no larger than there are pictures.
    private static Recipe fitted(Recipe recipe, Split split) {
        return recipe.withBatch(Math.min(recipe.batch(), split.training().count()));
    }

    private void change(Recipe recipe) {
        var now = run;
        if (now == null) {
            return;
        }
        try {
            var fitted = fitted(recipe, now.split);
            now.trainer.change(fitted);
            now.second.ifPresent(other -> other.change(fitted));
            now.recipe = fitted;
        } catch (IllegalArgumentException e) {
            news.accept(new TrainingNews.Failed(now.number, String.valueOf(e.getMessage())));
        }
    }

    private void go(Goal to, long step) {
        if (run == null || run.diverged) {
            return;
        }
        goal = to;
        goalStep = step;
        news.accept(new TrainingNews.Moves(run.number, true, TrainingNews.Rest.ASKED));
    }

    private void rest(TrainingNews.Rest why) {
        boolean moved = goal != Goal.REST;
        goal = Goal.REST;
        if (run != null && moved) {
            // those that took only a glance while it went may take their time now
            touch();
            news.accept(new TrainingNews.Moves(run.number, false, why));
        }
        look();
    }

    private long step() {
        return run == null ? 0 : run.trainer.progress().step();
    }

    private void lookAt(Run now, Moment.LookedAt picture) {
        now.picture = picture;
        now.shown().map(CompareRun::viewed).orElse(now.viewed).forget();
        touch();
        look();
    }

    private void alone() {
        var now = run;
        if (now != null && now.second.isPresent()) {
            now.second = Optional.empty();
            now.recorder.alone();
            tellRecorded(now);
            show(CompareSide.FIRST);
            now.compare = CompareState.ALONE;
        }
    }

    private void show(CompareSide side) {
        var now = run;
        if (now != null && now.second.isPresent() && now.compare.shown() != side) {
            now.compare = now.compare.withShown(side);
            lookAt(now, now.picture(now.picture.index().orElse(0)));
        }
    }

    /// What was seen before is out of date.
    private void touch() {
        stamp++;
        moment = null;
    }

    private void look() {
        if (run == null) {
            return;
        }
        boolean atOnce = goal == Goal.REST;
        long now = nanos.getAsLong();
        long wanted = slots.stream().filter(ProbeSlot::isWanted).count();
        for (var slot : slots) {
            if (hurry.getAsBoolean()) {
                return;
            }
            if (slot.isDue(stamp, now, atOnce)) {
                slot.look(
                        moment(run),
                        stamp,
                        took -> atOnce ? LEAST_PAUSE : Math.max(LEAST_PAUSE, took * SHARE * wanted),
                        nanos);
            }
        }
    }

    private Moment moment(Run now) {
        if (moment == null) {
            var shown = now.compare.shown();
            moment = moment(now, shown, now.picture, () -> now.second.map(other -> {
                var hidden = shown == CompareSide.FIRST ? CompareSide.SECOND : CompareSide.FIRST;
                return moment(now, hidden, now.picture, Optional::empty);
            }));
        }
        return moment;
    }

    private Moment moment(
            Run now, CompareSide side, Moment.LookedAt picture, Supplier<Optional<Moment>> other) {
        var second = now.second.filter(both -> side == CompareSide.SECOND);
        return Moment.of(
                second.map(CompareRun::trainer).orElse(now.trainer),
                second.map(CompareRun::viewed).orElse(now.viewed),
                second.map(CompareRun::split).orElse(now.split),
                now.past.flatMap(past -> second.isPresent() ? past.second() : Optional.of(past.state())),
                picture,
                goal != Goal.REST,
                side,
                other);
    }

    /// The weights as they are now, for tests: [Fingerprint].
    String fingerprint() {
        return run == null ? "" : Fingerprint.sha256(run.trainer.network().parameters());
    }

    /// Those of the second network, for tests.
    String secondFingerprint() {
        return Optional.ofNullable(run)
                .flatMap(now -> now.second)
                .map(other -> Fingerprint.sha256(other.trainer().network().parameters()))
                .orElse("");
    }
}
