package convarium.app.train;

import static convarium.app.l10n.Texts.text;

import convarium.engine.network.Summary;
import convarium.engine.train.TrainingEvent;
import convarium.engine.train.WeightLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the place that trains shows and does. Nothing is made before the place is entered; everything
/// that takes time is the session's.
public final class TrainViewModel {
    private static final int MOST_EARLIER = 5;

    private final TrainingSession session;
    private final ReadOnlyObjectWrapper<TrainState> state;
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.NONE);
    private final ReadOnlyLongWrapper curvesChanged = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<TrainingNews.Kept>> kept =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Double>> dropout = new ReadOnlyObjectWrapper<>(List.of());
    private final List<ProbeSlot<?>> slots = new ArrayList<>();
    private final List<RunCurves> earlier = new ArrayList<>();
    private final Speedometer speed = new Speedometer();
    private final ReadOnlyObjectWrapper<Optional<CompareStanding>> second =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> weightsTrouble = new ReadOnlyObjectWrapper<>("");
    private RunCurves curves;
    private RunCurves secondCurves;
    private Optional<Path> fitting = Optional.empty();
    private RecipeLog log = RecipeLog.NONE;
    private long run;
    private boolean opened;
    private boolean shown;
    private boolean asked;

    /// A place that nobody has entered yet.
    public TrainViewModel(TrainState first, TrainingSession session) {
        this.session = session;
        state = new ReadOnlyObjectWrapper<>(first);
        curves = new RunCurves(first.setup());
        secondCurves = new RunCurves(first.setup());
    }

    /// Set-up and view; its steps are those that were asked for, not those that were made.
    public ReadOnlyObjectProperty<TrainState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is shown now, with the steps that were made.
    public TrainState state() {
        if (!opened) {
            return state.get();
        }
        var now = state.get().withSteps(standing.get().shownStep());
        if (standing.get().past() < 0) {
            return now.withLog(log);
        }
        var present = now.setup().recipe();
        var then = log.at(now.steps(), present);
        return now.withRecipe(then).withLog(log.cut(now.steps(), then, present));
    }

    /// How the training stands.
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// How the training stands.
    public Standing standing() {
        return standing.get();
    }

    /// A number that changes whenever a curve has.
    public ReadOnlyLongProperty curvesChangedProperty() {
        return curvesChanged.getReadOnlyProperty();
    }

    /// This run's curves.
    public RunCurves curves() {
        return curves;
    }

    /// How the second network of a comparison stands; none where there is none.
    ReadOnlyObjectProperty<Optional<CompareStanding>> secondProperty() {
        return second.getReadOnlyProperty();
    }

    /// The curves of both networks, or of the only one.
    List<RunCurves> present() {
        return second.get().isPresent() ? List.of(curves, secondCurves) : List.of(curves);
    }

    /// The rates that the dropout layers of all networks that learn have by themselves; empty where
    /// there is none.
    ReadOnlyObjectProperty<List<Double>> dropoutRatesProperty() {
        return dropout.getReadOnlyProperty();
    }

    private void findDropout() {
        var rates = new ArrayList<Double>();
        opened().ifPresent(first -> first.dropout().forEach(rate -> rates.add(decimal(rate))));
        second.get().ifPresent(other -> other.dropout().forEach(rate -> rates.add(decimal(rate))));
        if (!rates.equals(dropout.get())) {
            dropout.set(List.copyOf(rates));
        }
    }

    /// 0.1 of a layer is 0.1 here, too.
    private static double decimal(float rate) {
        return Double.parseDouble(Float.toString(rate));
    }

    /// The layers of the network that is shown.
    Optional<Summary> shownLayers() {
        return layers(state.get().compare().shown());
    }

    /// The layers of one of two networks.
    Optional<Summary> layers(CompareSide side) {
        return switch (side) {
            case FIRST -> opened().map(TrainingNews.Opened::layers);
            case SECOND -> second.get().map(CompareStanding::layers);
        };
    }

    /// What one of two networks is called.
    String name(CompareSide side) {
        return CompareWords.name(state.get(), side);
    }

    /// The curves of one of two networks; none where it is not there.
    Optional<RunCurves> curves(CompareSide side) {
        return switch (side) {
            case FIRST -> Optional.of(curves);
            case SECOND -> second.get().map(standing -> secondCurves);
        };
    }

    /// The curves of runs before it, the newest first.
    public List<RunCurves> earlier() {
        return List.copyOf(earlier);
    }

    /// All curves as CSV.
    public String table() {
        var runs = new ArrayList<>(present());
        runs.addAll(earlier);
        return CurveTable.csv(runs);
    }

    /// What should be said once: it changes when there is something.
    public ReadOnlyObjectProperty<String> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Lets a panel look on.
    public void add(TrainPanel<?> panel) {
        var slot = new ProbeSlot<>(panel);
        slots.add(slot);
        session.add(slot);
    }

    /// Asks a panel's probe once more, which is to look at something else.
    void lookAgain(TrainPanel<?> panel) {
        slots.stream().filter(slot -> slot.panel().equals(panel)).forEach(ProbeSlot::askAgain);
        if (opened) {
            submit(new TrainingCommand.Look());
        }
    }

    /// Takes up a state; the run begins when the place is entered.
    public void open(TrainState other) {
        state.set(other);
        opened = false;
    }

    /// The place is on screen.
    public void enter() {
        shown = true;
        want();
        if (!opened) {
            begin();
            if (!asked) {
                asked = true;
                submit(new TrainingCommand.AskKept(run));
            }
        }
    }

    /// The place is not on screen any more. A training goes on.
    public void leave() {
        shown = false;
        want();
    }

    private void begin() {
        opened = true;
        var now = state.get();
        if (curves.trainLoss().size() > 0) {
            earlier.addAll(0, present());
            while (earlier.size() > MOST_EARLIER) {
                earlier.removeLast();
            }
        }
        curves = new RunCurves(now.setup());
        second.set(Optional.empty());
        run++;
        speed.stop();
        weightsTrouble.set("");
        standing.set(Standing.NONE.with(Standing.Phase.PREPARING));
        curvesChanged.set(curvesChanged.get() + 1);
        log = RecipeLog.NONE;
        if (!now.log().isWhole()) {
            notice.set(text("train.link.lost", RecipeLog.MOST));
        }
        // what was changed later comes when it is reached
        state.set(now.withRecipe(now.log().first(now.setup().recipe())).withLog(RecipeLog.NONE));
        submit(new TrainingCommand.Open(
                run, now.setup(), now.stop(), now.steps(), now.picture(), now.compare(), now.log()));
    }

    /// The run that was kept when the program ended, to be offered; none if there is none or it was
    /// left.
    public ReadOnlyObjectProperty<Optional<TrainingNews.Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// Goes on with the run that was kept.
    public void resume() {
        kept.set(Optional.empty());
        second.set(Optional.empty());
        run++;
        speed.stop();
        standing.set(Standing.NONE.with(Standing.Phase.PREPARING));
        submit(new TrainingCommand.Resume(run));
    }

    /// Offers the run that was kept no longer.
    public void leaveKept() {
        kept.set(Optional.empty());
    }

    /// Begins again with the weights of a file, if they fit; else it is told why, and nothing has changed.
    void openWeights(Path file) {
        submit(new TrainingCommand.TryWeights(file));
    }

    /// Writes the weights that are shown.
    void saveWeights(Path file, WeightLayout layout) {
        submit(new TrainingCommand.SaveWeights(file, layout));
    }

    /// Why the weights of a file do not fit; empty if none were opened that do not.
    ReadOnlyObjectProperty<String> weightsTroubleProperty() {
        return weightsTrouble.getReadOnlyProperty();
    }

    /// That has been read.
    void leaveWeights() {
        weightsTrouble.set("");
    }

    /// Begins the run again, from the first weights.
    public void reset() {
        state.set(state.get().withSteps(0));
        begin();
    }

    /// Changes set-up or view. What belongs to another run begins it; the rest is changed while it
    /// runs.
    ///
    /// @throws IllegalArgumentException if it cannot be so, with the reason
    public void edit(UnaryOperator<TrainState> change) {
        var before = state.get();
        var now = change.apply(before);
        if (now.equals(before)) {
            return;
        }
        boolean alone = before.compare().isOn() && !now.compare().isOn();
        boolean others = !alone && !now.compare().with().equals(before.compare().with());
        if (!now.setup().isSameRun(before.setup()) || others) {
            state.set(now.withSteps(0));
            if (opened) {
                begin();
            }
            return;
        }
        state.set(now);
        if (!opened) {
            return;
        }
        if (alone) {
            second.set(Optional.empty());
            submit(new TrainingCommand.Alone());
        } else if (now.compare().shown() != before.compare().shown()) {
            submit(new TrainingCommand.Show(now.compare().shown()));
        }
        if (!now.setup().recipe().equals(before.setup().recipe())) {
            submit(new TrainingCommand.Change(now.setup().recipe()));
        }
        if (!now.stop().equals(before.stop())) {
            submit(new TrainingCommand.StopWhen(now.stop()));
        }
        boolean back = now.answers().asked() == AnswersState.Asked.PICTURE
                && before.answers().asked() != AnswersState.Asked.PICTURE;
        if (now.picture() != before.picture() || back) {
            slots.forEach(ProbeSlot::askAgain);
            submit(new TrainingCommand.LookAt(now.picture()));
        }
    }

    /// Looks at a picture from elsewhere, such as one that was drawn.
    public void lookAt(Moment.LookedAt picture) {
        slots.forEach(ProbeSlot::askAgain);
        submit(new TrainingCommand.LookAtOther(picture));
    }

    /// Plays, or rests.
    public void togglePlay() {
        submit(standing.get().isGoing() ? new TrainingCommand.Pause() : new TrainingCommand.Play());
    }

    /// Learns from one batch, unless it plays.
    public void oneBatch() {
        if (!standing.get().isGoing()) {
            submit(new TrainingCommand.OneBatch());
        }
    }

    /// Goes on to the end of the epoch, unless it plays.
    public void oneEpoch() {
        if (!standing.get().isGoing()) {
            submit(new TrainingCommand.OneEpoch());
        }
    }

    /// Looks at a moment of the past; the training rests meanwhile.
    ///
    /// @param step the step after which it was recorded; the last step or a later one for the present
    public void lookBack(long step) {
        var now = standing.get();
        boolean present = step >= now.step();
        if (present ? now.past() < 0 : step == now.past()) {
            return;
        }
        standing.set(now.lookingAt(present ? -1 : step));
        submit(new TrainingCommand.LookBack(step));
    }

    /// Takes up a moment of the past again, and lets go what came after it.
    ///
    /// @param rate the learning rate to go on with
    public void goBack(long step, double rate) {
        var now = state.get();
        var recipe = now.setup().recipe().withRate(rate);
        state.set(now.withRecipe(recipe));
        submit(new TrainingCommand.GoBack(step, recipe));
    }

    private void submit(TrainingCommand command) {
        session.submit(command);
        if (session.isAtOnce()) {
            pulse();
        }
    }

    /// Takes over all that has happened since the last call.
    public void pulse() {
        takeNews();
        if (shown) {
            slots.forEach(ProbeSlot::show);
        }
    }

    /// Whether something waits that should be seen at once: all but how the training gets on.
    boolean isPressing() {
        return session.isPressing();
    }

    /// Takes over what was told since the last call.
    void takeNews() {
        want();
        var now = standing.get();
        boolean moved = false;
        for (var news : session.news()) {
            if (news.run() == run) {
                now = after(now, news);
                moved |= news instanceof TrainingNews.Happened;
            }
        }
        standing.set(now);
        fitting.ifPresent(file -> {
            fitting = Optional.empty();
            var path = Optional.of(file.toAbsolutePath().toString());
            state.set(
                    state.get().withSetup(state.get().setup().withWeights(path)).withSteps(0));
            begin();
        });
        findDropout();
        if (moved) {
            curvesChanged.set(curvesChanged.get() + 1);
        }
    }

    /// Shows what waits for the panels of some columns.
    void show(Set<TrainPanel.Column> columns) {
        want();
        if (shown) {
            slots.stream()
                    .filter(slot -> columns.contains(slot.panel().column()))
                    .forEach(ProbeSlot::show);
        }
    }

    /// Shows what panels have asked for themselves.
    void showAnswers() {
        if (shown) {
            slots.forEach(ProbeSlot::showAnswer);
        }
    }

    private void want() {
        boolean more = false;
        for (var slot : slots) {
            more |= slot.want(shown && slot.panel().isWanted());
        }
        if (more && opened) {
            session.submit(new TrainingCommand.Look());
        }
    }

    private Standing after(Standing now, TrainingNews news) {
        return switch (news) {
            case TrainingNews.Preparing preparing -> now;
            case TrainingNews.Opened made -> now.with(made);
            case TrainingNews.SecondOpened opened -> {
                second.set(Optional.of(CompareStanding.of(opened)));
                secondCurves = opened.curves();
                curvesChanged.set(curvesChanged.get() + 1);
                yield now;
            }
            case TrainingNews.BothStepped both -> bothStepped(now, both);
            case TrainingNews.Happened happened -> {
                curves.add(happened.event());
                double epochs = now.with(happened.event(), 0).epochs();
                speed.at(happened.nanos(), epochs);
                int pictures = now.opened().map(TrainingNews.Opened::training).orElse(0);
                yield now.with(happened.event(), speed.perSecond() * pictures);
            }
            case TrainingNews.Moves moves -> {
                if (moves.going() && !now.isGoing()) {
                    speed.stop();
                }
                var moving = now.moving(moves.going(), moves.why());
                yield moves.going() ? moving.lookingAt(-1) : moving;
            }
            case TrainingNews.Recorded recorded -> now.with(recorded);
            case TrainingNews.WentBack back -> {
                var there = now.wentBack(back);
                curves.cut(there.epochs());
                secondCurves.cut(there.epochs());
                second.set(second.get().map(CompareStanding::wentBack));
                curvesChanged.set(curvesChanged.get() + 1);
                speed.stop();
                yield there;
            }
            case TrainingNews.Kept found -> {
                kept.set(Optional.of(found));
                yield now;
            }
            case TrainingNews.Resumed resumed -> {
                log = resumed.state().log();
                state.set(resumed.state().withLook(state.get().look()).withLog(RecipeLog.NONE));
                curves = resumed.curves();
                curvesChanged.set(curvesChanged.get() + 1);
                yield now.resumed(resumed);
            }
            case TrainingNews.Changed changed -> {
                if (log.isWhole() && !changed.log().isWhole()) {
                    notice.set(text("train.link.many", RecipeLog.MOST));
                }
                log = changed.log();
                if (changed.replayed()) {
                    state.set(state.get().withRecipe(changed.recipe()));
                }
                yield now;
            }
            case TrainingNews.WeightsTried tried -> {
                weightsTrouble.set(tried.trouble());
                if (tried.trouble().isEmpty()) {
                    fitting = Optional.of(tried.file());
                }
                yield now;
            }
            case TrainingNews.WeightsSaved saved -> {
                notice.set(
                        saved.trouble().isEmpty()
                                ? text("train.weights.saved." + saved.layout(), saved.file())
                                : saved.trouble());
                yield now;
            }
            case TrainingNews.NotKept not -> {
                notice.set(text("train.kept.not", not.words()));
                yield now;
            }
            case TrainingNews.Failed failed -> now.failed(failed.words());
            case TrainingNews.Mended mended -> {
                notice.set(text("notice.scalar", mended.words()));
                yield now;
            }
        };
    }

    private Standing bothStepped(Standing now, TrainingNews.BothStepped both) {
        var after = now;
        boolean lost = false;
        for (var event : both.events()) {
            secondCurves.add(event);
            if (event instanceof TrainingEvent.Diverged) {
                lost = true;
                after = after.with(event, after.imagesPerSecond());
            }
        }
        boolean diverged = lost;
        second.set(second.get().map(standing -> standing.with(both, diverged)));
        return after;
    }

    /// The layers of the network; empty until it is there.
    public Optional<TrainingNews.Opened> opened() {
        return standing.get().opened();
    }

    /// Ends the training.
    public void close() {
        session.close();
    }
}
