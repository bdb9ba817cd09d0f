package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.link.Links;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Optimiser;
import convarium.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareRunTest {
    private static final TrainState.Stop STOP = new TrainState.Stop(3, 0);
    /// A network with a layer whose random numbers must be its own.
    private static final String DROPPING =
            "nn.Sequential(nn.Flatten(), nn.Linear(784, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 10))";

    @TempDir
    Path folder = Path.of("");

    private final WorkerPool pool = new WorkerPool(1);
    private final List<TrainingNews> news = new ArrayList<>();
    private TrainSetup setup = TrainState.first().setup();

    @BeforeEach
    void write() throws IOException {
        var own = TrainSetup.of("lecture-mlp", SmallDigits.write(folder));
        // 54 pictures to learn from make 6 batches of 9
        setup = own.withRecipe(own.recipe().withBatch(9));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Training training(LongSupplier nanos) {
        news.clear();
        return new Training(
                () -> Computes.scalar(pool), nanos, Optional.of(new RunStore(folder.resolve("runs"))), news::add);
    }

    private Training training() {
        return training(() -> 0);
    }

    private TrainingCommand.Open both(String network) {
        return new TrainingCommand.Open(
                1, setup, STOP, 0, 2, CompareState.ALONE.with(Optional.of(network)), RecipeLog.NONE);
    }

    private static void steps(Training training, int steps) {
        training.take(new TrainingCommand.Play());
        for (int i = 0; i < steps; i++) {
            training.work();
        }
    }

    private String alone(String network, int before, int after) {
        var training = training();
        var its = new TrainSetup(network, setup.data(), setup.recipe());
        training.take(new TrainingCommand.Open(1, its, STOP, 0, 0));
        steps(training, before);
        training.take(new TrainingCommand.Change(changed()));
        steps(training, after);
        return training.fingerprint();
    }

    private convarium.engine.train.Recipe changed() {
        return setup.recipe()
                .withRate(0.004)
                .withBatch(7)
                .withDropout(OptionalDouble.of(0.6))
                .withOptimiser(new Optimiser.Sgd(0.9, false, 0));
    }

    @Test
    void eachEndsWithTheBitsThatItHasAlone() {
        for (String second : List.of("lenet5", DROPPING)) {
            String first = alone("lecture-mlp", 8, 8);
            String other = alone(second, 8, 8);
            var training = training();
            training.take(both(second));
            steps(training, 4);
            training.take(new TrainingCommand.Show(CompareSide.SECOND));
            steps(training, 4);
            training.take(new TrainingCommand.Change(changed()));
            steps(training, 4);
            training.take(new TrainingCommand.Show(CompareSide.FIRST));
            steps(training, 4);
            assertEquals(first, training.fingerprint());
            assertEquals(other, training.secondFingerprint());
            assertNotEquals(first, other);
        }
    }

    @Test
    void aKilledComparisonGoesOnWithBoth() {
        var whole = training();
        whole.take(both(DROPPING));
        steps(whole, 7);
        whole.take(new TrainingCommand.Change(changed()));
        steps(whole, 7);
        var closed = training();
        closed.take(both(DROPPING));
        steps(closed, 7);
        closed.take(new TrainingCommand.Change(changed()));
        steps(closed, 2);
        closed.take(new TrainingCommand.Show(CompareSide.SECOND));
        closed.take(new TrainingCommand.Close());
        var next = training();
        next.take(new TrainingCommand.Resume(5));
        var opened = news.stream()
                .filter(TrainingNews.SecondOpened.class::isInstance)
                .map(TrainingNews.SecondOpened.class::cast)
                .toList()
                .getLast();
        assertEquals(DROPPING, opened.setup().network());
        assertEquals(9, opened.curves().trainLoss().size());
        assertEquals(1, opened.curves().validationLoss().size());
        assertEquals(1, opened.epoch().orElseThrow().epoch());
        steps(next, 5);
        assertEquals(whole.fingerprint(), next.fingerprint());
        assertEquals(whole.secondFingerprint(), next.secondFingerprint());
        assertFalse(whole.secondFingerprint().isEmpty());
    }

    @Test
    void goingBackAndLettingGoKeepTheBits() {
        var straight = training();
        straight.take(both(DROPPING));
        steps(straight, 16);
        var back = training();
        back.take(both(DROPPING));
        steps(back, 11);
        back.take(new TrainingCommand.GoBack(8, setup.recipe()));
        steps(back, 8);
        assertEquals(straight.fingerprint(), back.fingerprint());
        assertEquals(straight.secondFingerprint(), back.secondFingerprint());
        var left = training();
        left.take(both(DROPPING));
        steps(left, 5);
        left.take(new TrainingCommand.Alone());
        assertEquals("", left.secondFingerprint());
        steps(left, 11);
        assertEquals(straight.fingerprint(), left.fingerprint());
    }

    /// A look between steps asks for the network that is shown, with its own bits.
    @Test
    void aMomentIsOfTheOneThatIsShownAndKnowsTheOther() {
        var training = training();
        var seen = new ArrayList<String>();
        var slot = new ProbeSlot<>(new CompareLooker<Integer>(moment -> {
            seen.add(moment.side() + " " + Fingerprint.sha256(moment.network().parameters()) + " "
                    + moment.other()
                            .get()
                            .map(other -> other.side() + " "
                                    + Fingerprint.sha256(other.network().parameters()))
                            .orElse("nobody"));
            moment.outputs(1, moment.picture().pixels().data());
            return seen.size();
        }));
        training.add(slot);
        slot.want(true);
        training.take(both("lenet5"));
        training.take(new TrainingCommand.OneBatch());
        training.work();
        String first = training.fingerprint();
        String second = training.secondFingerprint();
        assertEquals("FIRST " + first + " SECOND " + second, seen.getLast());
        training.take(new TrainingCommand.Show(CompareSide.SECOND));
        assertEquals("SECOND " + second + " FIRST " + first, seen.getLast());
        training.take(new TrainingCommand.Alone());
        assertEquals("FIRST " + first + " nobody", seen.getLast());
    }

    @Test
    void timesAreThoseOfEachAlone() {
        long[] clock = {0};
        var training = training(() -> clock[0] += 1000);
        training.take(both("lenet5"));
        steps(training, 2);
        var stepped = news.stream()
                .filter(TrainingNews.BothStepped.class::isInstance)
                .map(TrainingNews.BothStepped.class::cast)
                .toList();
        assertEquals(2, stepped.size());
        assertTrue(stepped.getLast().first() > 0 && stepped.getLast().second() > 0);
    }

    /// Where one of them leaves all bounds, both rest, and both can go back.
    @Test
    void bothRestWhereOneDiverges() {
        setup = setup.withRecipe(
                setup.recipe().withOptimiser(new Optimiser.Sgd(0, false, 0)).withRate(1000));
        var model = new TrainViewModel(
                TrainState.first()
                        .withSetup(setup)
                        .withCompare(CompareState.ALONE.with(
                                Optional.of("nn.Sequential(nn.Flatten(), nn.Linear(784, 10))"))),
                TrainingSession.atOnce(() -> Computes.scalar(pool)));
        model.enter();
        model.togglePlay();
        assertEquals(TrainingNews.Rest.DIVERGED, model.standing().rest());
        assertTrue(model.standing().diverged().isPresent());
        model.goBack(0, 0.001);
        assertTrue(model.standing().diverged().isEmpty());
        assertEquals(0, model.present().getLast().trainLoss().size());
        model.oneEpoch();
        assertEquals(6, model.present().getFirst().trainLoss().size());
        assertEquals(6, model.present().getLast().trainLoss().size());
    }

    @Test
    void theSwitchBeginsBothAgainAndLettingGoDoesNot() {
        var model = new TrainViewModel(
                TrainState.first().withSetup(setup), TrainingSession.atOnce(() -> Computes.scalar(pool)));
        model.enter();
        model.oneEpoch();
        assertEquals(1, model.present().size());
        model.edit(s -> s.withCompare(s.compare().with(Optional.of(CompareState.usual("lecture-mlp")))));
        assertEquals(0, model.standing().step());
        model.oneEpoch();
        assertEquals(2, model.present().size());
        assertEquals(6, model.present().getLast().trainAccuracy().size());
        assertEquals("Lecture ConvNet", model.name(CompareSide.SECOND));
        assertTrue(model.table().contains("1,lecture-convnet,"));
        model.edit(s -> s.withCompare(s.compare().withShown(CompareSide.SECOND)));
        assertTrue(model.shownLayers().orElseThrow().parameters() > 400_000);
        assertTrue(model.state().link().contains("with=lecture-convnet&shown=second"));
        model.edit(s -> s.withCompare(s.compare().with(Optional.empty())));
        assertEquals(6, model.standing().step());
        assertEquals(1, model.present().size());
        assertEquals(CompareState.ALONE, model.stateProperty().get().compare());
    }

    @Test
    void aWrongSecondNetworkIsNamed() {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> Links.read("convarium:train?net=lenet5&with=lecture-mpl"));
        assertTrue(String.valueOf(wrong.getMessage()).contains("with: the network is"), wrong.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Links.read("convarium:train?shown=second"));
        var training = training();
        training.take(both("nn.Sequential(nn.Flatten(), nn.Linear(100, 10))"));
        assertTrue(
                news.getLast() instanceof TrainingNews.Failed failed
                        && failed.words().contains("784"),
                news.toString());
        assertTrue(news.stream()
                .noneMatch(n -> n instanceof TrainingNews.Happened h && h.event() instanceof TrainingEvent.BatchDone));
    }
}
