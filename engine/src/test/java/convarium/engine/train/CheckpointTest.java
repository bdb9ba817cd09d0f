package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.format.FormatException;
import convarium.engine.format.Safetensors;
import convarium.engine.layer.Activate;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
    private static final WorkerPool POOL = new WorkerPool(1);
    private static final Map<String, String> ABOUT = Map.of("network", "a small one", "seed", "5");

    @TempDir
    Path folder = Path.of("");

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// Running statistics and dropout among the weights: all of it has to go on.
    private static Trainer trainer(Optimiser optimiser) {
        var graph = new Graph();
        graph.input("image", Shape.of(1, 8, 8));
        graph.add("norm", new BatchNorm(1, 1e-5f, 0.1f, true), "image");
        graph.add("flatten", new Flatten(), "norm");
        graph.add("dense1", new Dense(64, 12, true), "flatten");
        graph.add("tanh", Activate.TANH, "dense1");
        graph.add("dropout", new Dropout(0.2f), "tanh");
        graph.add("dense2", new Dense(12, 4, true), "dropout");
        var recipe = Recipe.of(optimiser, 0.01, 16, 5).withSchedule(new Schedule.Step(9, 0.7));
        var network = new Network(graph, Computes.scalar(POOL), NetworkOptions.DEFAULT.withSeed(5));
        FirstWeights.draw(network, new Initialiser.He(Initialiser.Distribution.NORMAL, Initialiser.Fan.IN), 5);
        return new Trainer(network, Quadrants.split(), recipe, () -> 0);
    }

    private static List<TrainingEvent.EpochDone> run(Trainer trainer, int epochs) {
        var done = new ArrayList<TrainingEvent.EpochDone>();
        trainer.run(epochs, () -> true, event -> {
            if (event instanceof TrainingEvent.EpochDone epoch) {
                done.add(epoch);
            }
        });
        return done;
    }

    static List<Optimiser> optimisers() {
        return List.of(
                new Optimiser.Sgd(),
                new Optimiser.Sgd(0.9, true, 0.01),
                new Optimiser.RmsProp(0.99, 1e-8, 0.9, 0),
                new Optimiser.Adam(),
                new Optimiser.AdamW());
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void aRunFromAFileEndsWithTheSameBits(Optimiser optimiser) throws FormatException {
        var whole = trainer(optimiser);
        var events = run(whole, 4);
        var first = trainer(optimiser);
        var done = run(first, 2);
        var file = folder.resolve("c.safetensors");
        new Checkpoint(ABOUT, done.getLast(), first.state()).write(file);

        var read = Checkpoint.read(file);
        assertEquals(ABOUT, read.about());
        assertEquals(events.get(1), read.epoch());
        assertEquals(first.state(), read.state());
        var second = trainer(optimiser);
        second.restore(read.state());
        assertEquals(events.subList(2, 4), run(second, 4));
        assertEquals(
                Fingerprint.sha256(whole.network().parameters()),
                Fingerprint.sha256(second.network().parameters()));
    }

    @Test
    void theLastThreeEpochsStay() throws FormatException {
        var run = new RunFolder(folder.resolve("new/run"));
        assertFalse(run.holdsRun());
        assertTrue(run.newest().checkpoint().isEmpty());
        var trainer = trainer(new Optimiser.Sgd());
        for (int epoch = 1; epoch <= 5; epoch++) {
            run.keep(new Checkpoint(ABOUT, run(trainer, epoch).getLast(), trainer.state()));
        }
        assertEquals(List.of("epoch-0003.safetensors", "epoch-0004.safetensors", "epoch-0005.safetensors"), names(run));
        assertEquals(5, run.newest().checkpoint().orElseThrow().epoch().epoch());
    }

    private static List<String> names(RunFolder run) {
        try (var files = Files.list(run.folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheOneBefore() throws IOException {
        var run = new RunFolder(folder);
        var trainer = trainer(new Optimiser.Adam());
        for (int epoch = 1; epoch <= 2; epoch++) {
            run.keep(new Checkpoint(ABOUT, run(trainer, epoch).getLast(), trainer.state()));
        }
        var newest = folder.resolve("epoch-0002.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(bytes, bytes.length - 1));
        var found = run.newest();
        assertEquals(1, found.checkpoint().orElseThrow().epoch().epoch());
        assertEquals(1, found.damaged().size());
        Files.write(folder.resolve("epoch-0001.safetensors"), new byte[20]);
        assertThrows(FormatException.class, run::newest);
        assertTrue(run.holdsRun());
    }

    @Test
    void weightsAloneAreNoCheckpoint() throws FormatException {
        var file = folder.resolve("w.safetensors");
        Safetensors.write(file, Map.of(), new LinkedHashMap<>());
        var e = assertThrows(FormatException.class, () -> Checkpoint.read(file));
        assertTrue(e.getReason().contains("is no checkpoint"), e.getReason());
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        var file = Files.write(folder.resolve("f"), new byte[1]);
        var e = assertThrows(FormatException.class, () -> new RunFolder(file).prepare());
        assertTrue(e.getReason().contains("is no folder"), e.getReason());
    }
}
