package convarium.app.train;

import convarium.engine.compute.Compute;
import convarium.engine.format.FormatException;
import convarium.engine.train.Recipe;
import convarium.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One [TrainingRun] after another, a step at a time, with what looks at it in between. Belongs to one
/// thread: [TrainingSession] gives it one.
final class Training {
    /// Writing checkpoints takes one part of the time in so many at most: an epoch that ends sooner is not kept.
    private static final int KEEPING = 50;

    private final Supplier<Compute> compute;
    private final LongSupplier nanos;
    private final Consumer<TrainingNews> news;
    private final Optional<RunStore> store;
    private final ProbeRound probes;
    private final Sparing keeping;
    private final TrainingData data = new TrainingData();
    private @Nullable TrainingRun run;
    private Goal goal = Goal.REST;
    private long goalStep;

    /// What it is on its way to.
    private enum Goal {
        REST,
        STEP,
        EPOCH,
        STOP
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
        probes = new ProbeRound(nanos);
        keeping = new Sparing(KEEPING, nanos);
    }

    /// Says whether a command waits: then probes that have not looked yet come after it.
    void hurryWhen(BooleanSupplier commandWaits) {
        probes.hurryWhen(commandWaits);
    }

    /// Whether it rests and has probes to ask yet.
    boolean wantsToLook() {
        return goal == Goal.REST && run != null && probes.isAnyDue();
    }

    /// Lets a panel look on; any thread may ask for it.
    void add(ProbeSlot<?> slot) {
        probes.add(slot);
    }

    /// Does what it is told; long work is left to [#work()].
    void take(TrainingCommand command) {
        switch (command) {
            case TrainingCommand.Open open -> open(open, TrainingRun.Beginning.SET_UP);
            case TrainingCommand.Play play -> go(Goal.STOP, 0);
            case TrainingCommand.Pause pause -> rest(TrainingNews.Rest.ASKED);
            case TrainingCommand.OneBatch one -> go(Goal.STEP, step() + 1);
            case TrainingCommand.OneEpoch one -> go(Goal.EPOCH, 0);
            case TrainingCommand.Change change -> change(change.recipe());
            case TrainingCommand.StopWhen when -> {
                if (run != null) {
                    run.stopWhen(when.stop());
                }
            }
            case TrainingCommand.LookAt at -> {
                if (run != null) {
                    run.lookAt(at.picture());
                    lookAgain();
                }
            }
            case TrainingCommand.LookAtOther other -> {
                if (run != null) {
                    run.lookAt(other.picture());
                    lookAgain();
                }
            }
            case TrainingCommand.Alone alone -> {
                if (run != null && run.second().isPresent()) {
                    run.alone();
                    news.accept(run.recorded());
                    lookAgain();
                }
            }
            case TrainingCommand.Show show -> {
                if (run != null && run.second().isPresent()) {
                    run.show(show.side());
                    lookAgain();
                }
            }
            case TrainingCommand.TryWeights weights -> {
                if (run != null) {
                    news.accept(tried(run, weights.file()));
                }
            }
            case TrainingCommand.SaveWeights weights -> {
                if (run != null) {
                    news.accept(saved(run, weights));
                }
            }
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
        if (goal == Goal.STOP && now.progress().epoch() >= now.stop().epochs()) {
            rest(TrainingNews.Rest.EPOCHS);
            return;
        }
        var events = new ArrayList<TrainingEvent>(2);
        now.step(events::add);
        // a batch that the first could not learn from is not for the second either
        var both = events.getFirst() instanceof TrainingEvent.Diverged
                ? Optional.<TrainingNews.BothStepped>empty()
                : now.stepSecond();
        probes.touch();
        var rest = tell(now, events);
        both.ifPresent(news);
        if (now.replay()) {
            news.accept(now.changed(true));
        }
        if (now.isDiverged()) {
            rest = TrainingNews.Rest.DIVERGED;
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
    private TrainingNews.@Nullable Rest tell(TrainingRun now, List<TrainingEvent> events) {
        for (var event : events) {
            switch (event) {
                case TrainingEvent.BatchDone done -> {
                    happened(now, done);
                    if (now.record(done)) {
                        news.accept(now.recorded());
                    }
                }
                case TrainingEvent.EpochDone done -> {
                    var wrong = now.testAgain();
                    if (wrong.isPresent()) {
                        news.accept(new TrainingNews.Mended(now.number(), wrong.get()));
                        news.accept(now.changed(true));
                        probes.touch();
                        return null;
                    }
                    happened(now, done);
                    now.epochDone(done);
                    var rest = afterEpoch(now, done);
                    // epochs may be so short that keeping each would take a good part of the time
                    if (rest != null || keeping.isTime()) {
                        keeping.run(this::keep);
                    }
                    return rest;
                }
                case TrainingEvent.Diverged diverged -> {
                    now.diverge();
                    happened(now, diverged);
                    return TrainingNews.Rest.DIVERGED;
                }
            }
        }
        return null;
    }

    private TrainingNews.@Nullable Rest afterEpoch(TrainingRun now, TrainingEvent.EpochDone done) {
        if (goal == Goal.EPOCH) {
            return TrainingNews.Rest.ASKED;
        }
        if (goal == Goal.STOP && done.epoch() >= now.stop().epochs()) {
            return TrainingNews.Rest.EPOCHS;
        }
        return goal == Goal.STOP && now.isTired(done.epoch()) ? TrainingNews.Rest.PATIENCE : null;
    }

    private void happened(TrainingRun now, TrainingEvent event) {
        now.curves().add(event);
        news.accept(new TrainingNews.Happened(now.number(), event, nanos.getAsLong()));
    }

    private void open(TrainingCommand.Open open, TrainingRun.Beginning beginning) {
        goal = Goal.REST;
        run = null;
        probes.touch();
        news.accept(new TrainingNews.Preparing(open.run()));
        try {
            var setup = open.setup();
            var pictures = data.read(setup.data(), setup.recipe().seed());
            var now = new TrainingRun(open, pictures, beginning, compute.get(), nanos);
            run = now;
            news.accept(now.opened());
            now.second().ifPresent(other -> news.accept(other.opened(open.run(), new RunCurves(other.setup()))));
            news.accept(now.recorded());
        } catch (IllegalArgumentException | FormatException | OutOfMemoryError e) {
            news.accept(new TrainingNews.Failed(open.run(), String.valueOf(e.getMessage())));
            return;
        }
        if (open.steps() > 0) {
            go(Goal.STEP, open.steps());
        } else {
            look();
        }
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
        open(
                new TrainingCommand.Open(
                        number, state.setup(), state.stop(), 0, state.picture(), state.compare(), RecipeLog.NONE),
                TrainingRun.Beginning.ANY);
        var now = run;
        if (now == null) {
            return;
        }
        if (!RunStore.isSameData(kept, now.split())) {
            run = null;
            news.accept(new TrainingNews.Failed(number, "the run's pictures are not what they were"));
            return;
        }
        try {
            now.takeUp(kept);
            probes.touch();
            news.accept(new TrainingNews.Resumed(
                    number, state.withSteps(0), now.progress(), now.batches(), kept.curves(), now.lastEpoch()));
            now.second()
                    .ifPresent(other -> news.accept(other.opened(
                            number, CompareKept.from(kept.checkpoint()).curves(other.setup()))));
            news.accept(now.recorded());
            look();
        } catch (IllegalArgumentException e) {
            run = null;
            news.accept(new TrainingNews.Failed(number, String.valueOf(e.getMessage())));
        }
    }

    private static TrainingNews tried(TrainingRun now, Path file) {
        String trouble = "";
        try {
            now.tryWeights(file);
        } catch (FormatException | IllegalArgumentException | OutOfMemoryError e) {
            trouble = String.valueOf(e.getMessage());
        }
        return new TrainingNews.WeightsTried(now.number(), file, trouble);
    }

    private static TrainingNews saved(TrainingRun now, TrainingCommand.SaveWeights weights) {
        String trouble = "";
        try {
            now.saveWeights(weights.file(), weights.layout());
        } catch (FormatException | IllegalArgumentException e) {
            trouble = String.valueOf(e.getMessage());
        }
        return new TrainingNews.WeightsSaved(now.number(), weights.file(), weights.layout(), trouble);
    }

    /// Keeps where the run stands, if it has moved.
    private void keep() {
        var now = run;
        if (now == null || store.isEmpty() || now.isDiverged()) {
            return;
        }
        try {
            now.keep(store.get());
        } catch (IOException e) {
            news.accept(new TrainingNews.NotKept(now.number(), String.valueOf(e.getMessage())));
        }
    }

    private void lookBack(long step) {
        var now = run;
        if (now == null) {
            return;
        }
        goal = Goal.REST;
        now.lookBack(step);
        probes.touch();
        news.accept(new TrainingNews.Moves(now.number(), false, TrainingNews.Rest.ASKED));
        look();
    }

    private void goBack(TrainingCommand.GoBack back) {
        var now = run;
        var moment = now == null ? Optional.<Recorder.Recorded>empty() : now.recordedAt(back.step());
        if (now == null || moment.isEmpty()) {
            return;
        }
        goal = Goal.REST;
        try {
            now.goBack(moment.get(), back.recipe());
            news.accept(now.changed(false));
        } catch (IllegalArgumentException e) {
            news.accept(new TrainingNews.Failed(now.number(), String.valueOf(e.getMessage())));
        }
        probes.touch();
        news.accept(new TrainingNews.WentBack(now.number(), now.progress(), now.batches()));
        news.accept(now.recorded());
        look();
    }

    /// Tells what went wrong, and rests.
    void fail(Throwable problem) {
        goal = Goal.REST;
        if (run != null) {
            String words = String.valueOf(problem.getMessage());
            news.accept(new TrainingNews.Failed(run.number(), words.equals("null") ? problem.toString() : words));
        }
    }

    private void change(Recipe recipe) {
        var now = run;
        if (now == null) {
            return;
        }
        try {
            now.change(recipe);
            news.accept(now.changed(false));
        } catch (IllegalArgumentException e) {
            news.accept(new TrainingNews.Failed(now.number(), String.valueOf(e.getMessage())));
        }
    }

    private void go(Goal to, long step) {
        if (run == null || run.isDiverged()) {
            return;
        }
        goal = to;
        goalStep = step;
        news.accept(new TrainingNews.Moves(run.number(), true, TrainingNews.Rest.ASKED));
    }

    private void rest(TrainingNews.Rest why) {
        boolean moved = goal != Goal.REST;
        goal = Goal.REST;
        if (run != null && moved) {
            // those that took only a glance while it went may take their time now
            probes.touch();
            news.accept(new TrainingNews.Moves(run.number(), false, why));
        }
        look();
    }

    private long step() {
        return run == null ? 0 : run.progress().step();
    }

    private void lookAgain() {
        probes.touch();
        look();
    }

    private void look() {
        var now = run;
        if (now != null) {
            probes.ask(goal == Goal.REST, () -> now.moment(goal != Goal.REST));
        }
    }

    /// The weights as they are now, for tests: [convarium.engine.train.Fingerprint].
    String fingerprint() {
        return run == null ? "" : run.fingerprint();
    }

    /// Those of the second network of a comparison.
    String secondFingerprint() {
        return run == null ? "" : run.secondFingerprint();
    }
}
