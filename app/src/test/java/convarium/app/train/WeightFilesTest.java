package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.dialog.DialogService;
import convarium.app.link.Links;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.format.FormatException;
import convarium.engine.format.Npz;
import convarium.engine.format.Safetensors;
import convarium.engine.train.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFilesTest {
    private static final String KERAS = """
        model = Sequential([
            Input((28, 28, 1)),
            Conv2D(4, 5, activation='relu'),
            MaxPooling2D(4),
            Flatten(),
            Dense(10, activation='softmax'),
        ])\
        """;

    @TempDir
    Path folder = Path.of("");

    private final WorkerPool pool = new WorkerPool(1);
    private final List<String> seen = new ArrayList<>();
    private Optional<Path> asked = Optional.empty();
    private String data = "";

    /// Somebody who always answers with the same file.
    private final class Answers implements DialogService {
        @Override
        public Optional<Path> choosePicture() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String suggested, String kind) {
            return asked;
        }

        @Override
        public Optional<Path> chooseWeights() {
            return asked;
        }
    }

    @BeforeEach
    void write() throws IOException {
        data = SmallDigits.write(folder);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private TrainViewModel model(String network) {
        var setup = TrainSetup.of(network, data);
        var state = TrainState.first().withSetup(setup.withRecipe(setup.recipe().withBatch(9)));
        var model =
                new TrainViewModel(state, TrainingSession.atOnce(() -> Computes.scalar(pool), folder.resolve("runs")));
        model.add(new CompareLooker<Integer>(moment -> {
            seen.add(Fingerprint.sha256(moment.network().parameters()));
            return seen.size();
        }));
        model.enter();
        return model;
    }

    private String last() {
        return seen.getLast();
    }

    @Test
    void whatIsSavedCanBeOpenedAgain() throws FormatException {
        for (var kind : WeightFiles.Kind.values()) {
            var model = model(KERAS);
            String drawn = last();
            model.oneEpoch();
            String learnt = last();
            assertNotEquals(drawn, learnt);
            var file = folder.resolve(kind + kind.ending());
            asked = Optional.of(file);
            var files = new WeightFiles(model, new Answers());
            files.save(kind);
            assertTrue(
                    model.noticeProperty().get().startsWith("Written: " + file),
                    model.noticeProperty().get());
            var names = kind == WeightFiles.Kind.SAFETENSORS
                    ? Safetensors.read(file).tensors().keySet()
                    : Npz.read(file, name -> true).arrays().keySet();
            var expected = kind == WeightFiles.Kind.KERAS
                    ? Set.of("conv2d/kernel", "conv2d/bias", "dense/kernel", "dense/bias")
                    : Set.of("conv2d.weight", "conv2d.bias", "dense.weight", "dense.bias");
            assertEquals(expected, Set.copyOf(names));
            model.oneEpoch();
            files.open();
            assertEquals("", model.weightsTroubleProperty().get());
            assertEquals(0, model.standing().step());
            assertEquals(learnt, last());
            assertTrue(model.state().link().contains("&weights="));
            assertEquals(
                    file.toString(),
                    ((TrainState) Links.read(model.state().link()))
                            .setup()
                            .weights()
                            .orElseThrow());
            // beginning again begins there, and leaving the file draws them again
            model.oneBatch();
            model.reset();
            assertEquals(learnt, last());
            model.edit(s -> s.withSetup(s.setup().withWeights(Optional.empty())));
            assertEquals(drawn, last());
            model.close();
        }
    }

    @Test
    void whatDoesNotFitChangesNothingAndIsNamed() throws IOException {
        var small = model("nn.Sequential(nn.Flatten(), nn.Linear(784, 7), nn.Linear(7, 10))");
        var file = folder.resolve("small.npz");
        asked = Optional.of(file);
        new WeightFiles(small, new Answers()).save(WeightFiles.Kind.NPZ);
        var model = model("nn.Sequential(nn.Flatten(), nn.Linear(784, 8), nn.Linear(8, 10))");
        model.oneBatch();
        String before = last();
        var state = model.state();
        new WeightFiles(model, new Answers()).open();
        String trouble = model.weightsTroubleProperty().get();
        assertTrue(trouble.contains("'1.weight' of the shape 7×784, and the network needs 8×784"), trouble);
        assertEquals(before, last());
        assertEquals(state, model.state());
        assertEquals(1, model.standing().step());
        model.leaveWeights();
        assertEquals("", model.weightsTroubleProperty().get());
        byte[] half = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(half, half.length / 2));
        model.openWeights(file);
        assertFalse(model.weightsTroubleProperty().get().isEmpty());
        model.openWeights(folder.resolve("none.safetensors"));
        assertTrue(model.weightsTroubleProperty().get().contains("none.safetensors"));
        model.openWeights(folder.resolve("weights.txt"));
        assertTrue(model.weightsTroubleProperty().get().contains(".safetensors or .npz"));
        assertEquals(state, model.state());
    }

    /// A run that began with a file goes on without it: all that it needs was kept.
    @Test
    void aKeptRunNeedsTheFileNoLonger() throws IOException {
        var first = model("lecture-mlp");
        first.oneBatch();
        var file = folder.resolve("first.safetensors");
        first.saveWeights(file, convarium.engine.train.WeightLayout.PYTORCH);
        first.openWeights(file);
        first.oneEpoch();
        String learnt = last();
        first.close();
        Files.delete(file);
        var next = model("lecture-mlp");
        next.resume();
        assertEquals(6, next.standing().step());
        assertEquals(learnt, last());
        assertEquals(Optional.of(file.toString()), next.state().setup().weights());
        next.reset();
        assertTrue(
                next.standing().problem().contains("first.safetensors"),
                next.standing().problem());
    }

    @Test
    void aLinkNamesAFileOfAKnownKind() {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> Links.read("convarium:train?net=lenet5&weights=w.h5"));
        assertEquals(
                "In the link, weights: expected a file that ends in .safetensors or .npz, found 'w.h5'",
                wrong.getMessage());
    }
}
