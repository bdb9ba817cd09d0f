package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convarium.app.explorer.ExplorerViewModel;
import convarium.app.explorer.PictureFiles;
import convarium.app.explorer.PictureWork;
import convarium.app.explorer.StartState;
import convarium.app.link.Links;
import convarium.app.shell.Shell;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.testing.FxTest;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSets;
import convarium.engine.data.Split;
import convarium.engine.explain.ShiftTest;
import convarium.engine.format.FormatException;
import convarium.engine.network.Network;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingPreset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lecture's networks on handwritten digits of MNIST, where its test file lies beside the project:
/// 9,000 pictures to learn from, 1,000 to validate with.
class RealDigitsTest {
    private static final int MOST_MINUTES = 10;
    private static final double WANTED = 0.97;

    @TempDir
    Path kept = Path.of("");

    private final WorkerPool pool = new WorkerPool(2);
    private String data = "";

    @BeforeEach
    void find() {
        var folder = Stream.of("../shared/data/mnist", "../../shared/data/mnist")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(folder.isPresent(), "no MNIST beside the project");
        data = "mnist:" + folder.orElseThrow().toAbsolutePath().normalize();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /// In the window, with all panels looking on: from a link, by the play button.
    @Test
    void theConvNetPasses97PercentWithinFiveEpochs() throws InterruptedException {
        var session = TrainingSession.onItsOwnThread(() -> Computes.best(pool), kept);
        var shell = FxTest.get(() -> {
            var work =
                    new PictureWork(new SameThreadTaskRunner(), Computes.scalar(pool), 1, new PictureFiles(), () -> 0);
            var made = new Shell(
                    new ExplorerViewModel(StartState.worked()),
                    work,
                    Optional::empty,
                    new SameThreadTaskRunner(),
                    new SameThreadTaskRunner(),
                    session);
            var stage = new Stage();
            stage.setScene(made.scene(1440, 900));
            made.open(Links.read("convarium:train?epochs=5&data=" + data));
            stage.show();
            return made;
        });
        var model = shell.train();
        var rested = new CountDownLatch(1);
        var clock = new AnimationTimer() {
            private boolean pressed;

            @Override
            public void handle(long now) {
                shell.advance(1);
                var standing = model.standing();
                if (!pressed && standing.opened().isPresent()) {
                    pressed = true;
                    ((Button) shell.lookup("#train-play")).fire();
                } else if (pressed && standing.rest() == TrainingNews.Rest.EPOCHS && !standing.isGoing()) {
                    rested.countDown();
                }
            }
        };
        FxTest.run(clock::start);
        boolean done = rested.await(MOST_MINUTES, TimeUnit.MINUTES);
        FxTest.run(() -> {
            clock.stop();
            shell.getScene().getWindow().hide();
            model.close();
        });
        assertTrue(done, "rests after five epochs");
        assertEquals(9000, model.standing().opened().orElseThrow().training());
        var accuracy = model.curves().validationAccuracy();
        assertEquals(5, accuracy.size());
        double best = 0;
        for (int epoch = 0; epoch < 5; epoch++) {
            best = Math.max(best, accuracy.y(epoch));
        }
        assertTrue(best >= WANTED, "best validation accuracy " + best);
    }

    @Test
    void theMlpIsBeatenInTheShiftTest() throws FormatException {
        var setup = TrainSetup.of("lecture-convnet", data);
        var other = TrainingPreset.ALL.stream()
                .filter(preset -> preset.name().equals("lecture-mlp"))
                .findFirst()
                .orElseThrow();
        var split = setup.preset().fit(DataSets.read(data, setup.recipe().seed()));
        var results = new ShiftRun.News[] {ShiftRun.News.NONE};
        new ShiftRun(Computes.best(pool))
                .run(
                        taught(setup, split),
                        "ConvNet",
                        split,
                        ShiftTest.Direction.ACROSS,
                        Optional.of(new ShiftRun.Partner(other, "MLP", 2, 1, Optional.empty())),
                        new AnswerWork.Teller<>() {
                            @Override
                            public void tell(ShiftRun.News news) {
                                results[0] = news;
                            }

                            @Override
                            public boolean goOn() {
                                return true;
                            }
                        });
        var convnet = results[0].own().orElseThrow();
        var mlp = results[0].other().orElseThrow();
        assertTrue(mlp.accuracy(0) > 0.85, "the MLP has learnt: " + mlp.accuracy(0));
        for (int by : new int[] {-6, -4, -3, 3, 4, 6}) {
            assertTrue(
                    convnet.accuracy(by) > mlp.accuracy(by),
                    "by " + by + ": " + convnet.accuracy(by) + " and " + mlp.accuracy(by));
        }
        assertTrue(convnet.mean() > mlp.mean() + 0.05, convnet.mean() + " and " + mlp.mean());
    }

    private Network taught(TrainSetup setup, Split split) {
        var network = setup.preset().network(setup.recipe(), Computes.best(pool), split.training());
        new Trainer(network, split, setup.recipe(), () -> 0).run(2, () -> true, event -> {});
        return network;
    }
}
