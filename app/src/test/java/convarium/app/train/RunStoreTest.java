package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    private static final TrainState.Stop STOP = new TrainState.Stop(3, 0);

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

    private Path runs() {
        return folder.resolve("runs");
    }

    private Training training() {
        news.clear();
        return new Training(() -> Computes.scalar(pool), () -> 0, Optional.of(new RunStore(runs())), news::add);
    }

    private static void steps(Training training, int steps) {
        training.take(new TrainingCommand.Play());
        for (int i = 0; i < steps; i++) {
            training.work();
        }
    }

    private String whole() {
        var training = training();
        training.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
        steps(training, 18);
        return training.fingerprint();
    }

    private <T extends TrainingNews> T last(Class<T> kind) {
        return news.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKilledRunGoesOnToTheSameBits() {
        var killed = training();
        killed.take(new TrainingCommand.Open(1, setup, STOP, 0, 2));
        steps(killed, 15);
        var next = training();
        next.take(new TrainingCommand.AskKept(7));
        var kept = last(TrainingNews.Kept.class);
        // the last checkpoint is that of the second epoch
        assertEquals(12, kept.state().steps());
        assertEquals(2, kept.epochs(), 1e-9);
        assertEquals(setup, kept.state().setup());
        next.take(new TrainingCommand.Resume(8));
        var resumed = last(TrainingNews.Resumed.class);
        assertEquals(8, resumed.run());
        assertEquals(12, resumed.progress().step());
        assertEquals(12, resumed.curves().trainLoss().size());
        assertEquals(2, resumed.epoch().orElseThrow().epoch());
        assertEquals(STOP, resumed.state().stop());
        assertEquals(2, resumed.state().picture());
        steps(next, 6);
        String end = next.fingerprint();
        assertEquals(whole(), end);
    }

    @Test
    void closingKeepsThePlaceWithinTheEpoch() {
        var closed = training();
        closed.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
        steps(closed, 4);
        var faster = setup.recipe().withRate(0.01);
        closed.take(new TrainingCommand.Change(faster));
        steps(closed, 4);
        closed.take(new TrainingCommand.Close());
        var next = training();
        next.take(new TrainingCommand.Resume(2));
        assertEquals(8, last(TrainingNews.Resumed.class).progress().step());
        assertEquals(faster, last(TrainingNews.Resumed.class).state().setup().recipe());
        steps(next, 10);
        steps(closed, 10);
        assertEquals(closed.fingerprint(), next.fingerprint());
    }

    @Test
    void aRunThatIsClosedBeforeItsFirstEpochIsKeptToo() {
        var closed = training();
        closed.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
        steps(closed, 2);
        closed.take(new TrainingCommand.Close());
        var next = training();
        next.take(new TrainingCommand.Resume(2));
        assertEquals(2, last(TrainingNews.Resumed.class).progress().step());
        assertTrue(last(TrainingNews.Resumed.class).epoch().isEmpty());
        steps(next, 16);
        String end = next.fingerprint();
        assertEquals(whole(), end);
    }

    @Test
    void aDamagedCheckpointGivesWayToTheOneBefore() throws IOException {
        var killed = training();
        killed.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
        steps(killed, 12);
        var newest = runs().resolve("run-1").resolve("epoch-0002.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(bytes, bytes.length / 2));
        var next = training();
        next.take(new TrainingCommand.AskKept(1));
        assertEquals(6, last(TrainingNews.Kept.class).state().steps());
    }

    @Test
    void otherPicturesAreNotGoneOnWith() throws IOException {
        var killed = training();
        killed.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
        steps(killed, 6);
        var labels = folder.resolve("t10k-labels-idx1-ubyte");
        byte[] bytes = Files.readAllBytes(labels);
        bytes[20] = (byte) ((bytes[20] + 1) % 10);
        Files.write(labels, bytes);
        var next = training();
        next.take(new TrainingCommand.Resume(2));
        assertEquals(
                "the run's pictures are not what they were",
                last(TrainingNews.Failed.class).words());
    }

    @Test
    void threeRunsStay() throws IOException {
        var store = new RunStore(runs());
        for (int i = 0; i < 5; i++) {
            store.begin();
        }
        try (var left = Files.list(runs())) {
            assertEquals(
                    List.of("run-3", "run-4", "run-5"),
                    left.map(path -> String.valueOf(path.getFileName()))
                            .sorted()
                            .toList());
        }
        assertTrue(store.newest().isEmpty());
        assertTrue(new RunStore(folder.resolve("none")).newest().isEmpty());
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void theWindowOffersItUntilARunHasBegun() {
        var killed = training();
        killed.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
        steps(killed, 6);
        var model = new TrainViewModel(
                TrainState.first().withSetup(setup), TrainingSession.atOnce(() -> Computes.scalar(pool), runs()));
        model.enter();
        model.pulse();
        assertEquals(6, model.keptProperty().get().orElseThrow().state().steps());
        model.resume();
        assertTrue(model.keptProperty().get().isEmpty());
        assertEquals(6, model.standing().step());
        assertEquals(1, model.standing().epochs());
        assertEquals(6, model.curves().trainLoss().size());
        model.oneBatch();
        assertEquals(7, model.standing().step());
        assertEquals(7, model.curves().trainLoss().size());
        model.close();
        assertEquals(
                7,
                new RunStore(runs())
                        .newest()
                        .orElseThrow()
                        .checkpoint()
                        .state()
                        .progress()
                        .step());
    }
}
