package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainViewModelTest {
    @TempDir
    Path folder = Path.of("");

    private final WorkerPool pool = new WorkerPool(1);
    private TrainState state = TrainState.first();
    private TrainViewModel model = model();

    @BeforeEach
    void write() throws IOException {
        var setup = TrainSetup.of("lecture-mlp", SmallDigits.write(folder));
        // 54 pictures to learn from make 6 batches of 9
        state = new TrainState(
                setup.withRecipe(setup.recipe().withBatch(9)),
                new TrainState.Stop(3, 0),
                0,
                0,
                CurveLook.FIRST,
                MapLooking.PLAIN,
                AnswersState.FIRST,
                CompareState.ALONE);
        model = model();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private TrainViewModel model() {
        return new TrainViewModel(state, TrainingSession.atOnce(() -> Computes.scalar(pool)));
    }

    /// Notes which moments it was asked about.
    private static final class Looker implements TrainPanel<Long> {
        private final List<Long> asked = new ArrayList<>();
        private final List<Long> shown = new ArrayList<>();
        private boolean wanted = true;

        @Override
        public Column column() {
            return Column.MIDDLE;
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public Node node() {
            throw new UnsupportedOperationException("no toolkit here");
        }

        @Override
        public boolean isWanted() {
            return wanted;
        }

        @Override
        public Probe<Long> probe() {
            return moment -> {
                asked.add(moment.step());
                return moment.step();
            };
        }

        @Override
        public void show(Long figures) {
            shown.add(figures);
        }
    }

    @Test
    void nothingIsMadeBeforeThePlaceIsEntered() {
        assertEquals(Standing.Phase.UNOPENED, model.standing().phase());
        model.edit(s -> s.withStop(new TrainState.Stop(2, 0)));
        assertEquals(Standing.Phase.UNOPENED, model.standing().phase());
        model.enter();
        assertEquals(Standing.Phase.RESTING, model.standing().phase());
        var opened = model.standing().opened().orElseThrow();
        assertEquals(54, opened.training());
        assertEquals(6, opened.validation());
        assertEquals(6, opened.batches());
        // 784·256 + 256 + 256·10 + 10
        assertEquals(203_530, opened.layers().parameters());
        assertEquals(0, model.standing().step());
    }

    @Test
    void playingEndsWithTheEpochsAndStepsAreCounted() {
        model.enter();
        model.oneBatch();
        assertEquals(1, model.standing().step());
        assertEquals(1, model.state().steps());
        assertEquals(1, model.curves().trainLoss().size());
        model.oneEpoch();
        assertEquals(6, model.standing().step());
        assertEquals(1, model.curves().validationLoss().size());
        model.togglePlay();
        assertEquals(18, model.standing().step());
        assertEquals(TrainingNews.Rest.EPOCHS, model.standing().rest());
        assertFalse(model.standing().isGoing());
        assertEquals(3, model.standing().epochs());
        model.togglePlay();
        assertEquals(18, model.standing().step());
        model.edit(s -> s.withStop(new TrainState.Stop(4, 0)));
        model.togglePlay();
        assertEquals(24, model.standing().step());
        assertTrue(model.curves().trainLoss().y(23) < model.curves().trainLoss().y(0));
    }

    @Test
    void aLinkTrainsSoManySteps() {
        model.open(state.withSteps(8));
        assertEquals(8, model.state().steps());
        model.enter();
        assertEquals(8, model.standing().step());
        assertEquals(state.withSteps(8), model.state());
    }

    @Test
    void whatRunsIsChangedAndWhatDoesNotBeginsAnew() {
        model.enter();
        model.oneEpoch();
        model.edit(s -> s.withRecipe(s.setup().recipe().withRate(0.5)));
        assertEquals(6, model.standing().step());
        model.oneBatch();
        assertEquals(0.5, model.standing().batch().orElseThrow().rate());
        var before = model.curves();
        model.edit(s -> s.withRecipe(s.setup().recipe().withSeed(4)));
        assertEquals(0, model.standing().step());
        assertEquals(List.of(before), model.earlier());
        assertEquals(0, model.curves().trainLoss().size());
    }

    @Test
    void aBadRunSaysWhyAndAnotherCanBegin() {
        model.edit(s -> s.withSetup(s.setup().withData("mnist:" + folder.resolve("none"))));
        model.enter();
        assertEquals(Standing.Phase.FAILED, model.standing().phase());
        assertTrue(
                model.standing().problem().contains("there is no such folder"),
                model.standing().problem());
        model.edit(s -> state);
        assertEquals(Standing.Phase.RESTING, model.standing().phase());
    }

    @Test
    void aLossWithoutBoundsIsToldAndNothingGoesOn() {
        model.edit(s -> s.withRecipe(s.setup().recipe().withRate(1e30)));
        model.enter();
        model.togglePlay();
        assertEquals(TrainingNews.Rest.DIVERGED, model.standing().rest());
        var lost = model.standing().diverged().orElseThrow();
        assertEquals(1e30, lost.rate());
        long step = model.standing().step();
        model.oneBatch();
        assertEquals(step, model.standing().step());
        model.reset();
        assertTrue(model.standing().diverged().isEmpty());
    }

    @Test
    void probesAreAskedWhileTheirPanelIsWanted() {
        var looker = new Looker();
        model.add(looker);
        assertEquals(List.of(), looker.asked);
        model.enter();
        assertEquals(List.of(0L), looker.shown);
        model.oneBatch();
        assertEquals(List.of(0L, 1L), looker.shown);
        looker.wanted = false;
        model.pulse();
        model.oneBatch();
        assertEquals(List.of(0L, 1L), looker.asked);
        looker.wanted = true;
        model.pulse();
        assertEquals(List.of(0L, 1L, 2L), looker.shown);
        model.leave();
        model.oneBatch();
        assertEquals(List.of(0L, 1L, 2L), looker.asked);
        model.enter();
        assertEquals(List.of(0L, 1L, 2L, 3L), looker.asked);
    }

    @Test
    void thePastIsLookedAtAndGoneOnFrom() {
        var looker = new Looker();
        model.add(looker);
        model.edit(s -> s.withStop(new TrainState.Stop(4, 0)));
        model.enter();
        model.togglePlay();
        assertEquals(24, model.standing().step());
        // 24 is the end of an epoch, which is no moment
        assertEquals(List.of(0L, 8L, 16L), model.standing().recorded().steps());
        model.lookBack(8);
        assertEquals(8, looker.shown.getLast());
        assertEquals(8, model.state().steps());
        assertEquals(24, model.standing().step());
        model.lookBack(Long.MAX_VALUE);
        assertEquals(24, looker.shown.getLast());
        model.lookBack(16);
        model.goBack(16, model.state().setup().recipe().rate());
        assertEquals(16, model.standing().step());
        assertEquals(16, model.curves().trainLoss().size());
        assertEquals(2, model.curves().validationLoss().size());
        double before = model.curves().validationLoss().y(1);
        model.togglePlay();
        assertEquals(24, model.standing().step());
        assertEquals(before, model.curves().validationLoss().y(1));
    }

    /// What is learnt again from a moment is what was learnt first, to the bit.
    @Test
    void goingOnFromAMomentGivesTheSameLosses() {
        model.enter();
        model.togglePlay();
        var curve = model.curves().trainLoss();
        double[] first = new double[18];
        for (int i = 0; i < 18; i++) {
            first[i] = curve.y(i);
        }
        model.goBack(8, model.state().setup().recipe().rate());
        model.togglePlay();
        for (int i = 0; i < 18; i++) {
            assertEquals(first[i], curve.y(i), "batch " + (i + 1));
        }
    }

    @Test
    void aLossWithoutBoundsIsLeftBehind() {
        model.enter();
        model.oneEpoch();
        model.oneBatch();
        model.oneBatch();
        model.edit(s -> s.withRecipe(s.setup().recipe().withRate(1e30)));
        model.togglePlay();
        assertEquals(TrainingNews.Rest.DIVERGED, model.standing().rest());
        assertEquals(8, model.standing().recorded().good());
        model.goBack(8, 0.002);
        assertTrue(model.standing().diverged().isEmpty());
        assertEquals(8, model.standing().step());
        model.togglePlay();
        assertEquals(18, model.standing().step());
        assertEquals(0.002, model.state().setup().recipe().rate());
    }

    /// Who has raised the rate too far is led back to the one that it worked with.
    @Test
    void theRateOfferedIsTheFirstOneOrATenth() {
        assertEquals(0.001, DivergedCard.offered(10, 0.001));
        assertEquals(0.05, DivergedCard.offered(0.5, 0.5));
        assertEquals(0.012, DivergedCard.offered(0.123, 0.2));
    }
}
