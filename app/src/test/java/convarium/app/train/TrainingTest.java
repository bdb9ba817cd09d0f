package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSets;
import convarium.engine.format.FormatException;
import convarium.engine.train.Fingerprint;
import convarium.engine.train.Trainer;
import convarium.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final TrainState.Stop STOP = new TrainState.Stop(2, 0);

    @TempDir
    Path folder = Path.of("");

    private TrainSetup setup = TrainState.first().setup();

    @BeforeEach
    void write() throws IOException {
        var own = TrainSetup.of("lecture-convnet", SmallDigits.write(folder));
        setup = own.withRecipe(own.recipe().withBatch(10));
    }

    /// What `convarium train` ends with: the trainer alone, without anybody who looks on.
    private String alone(int epochs) throws FormatException {
        try (var pool = new WorkerPool(1)) {
            var preset = setup.preset();
            var split = preset.fit(DataSets.read(setup.data(), setup.recipe().seed()));
            var network = preset.network(setup.recipe(), Computes.scalar(pool), split.training());
            var trainer = new Trainer(network, split, setup.recipe(), () -> 0);
            trainer.run(epochs, () -> true, event -> {});
            return Fingerprint.sha256(network.parameters());
        }
    }

    /// Looks at everything, between all steps.
    private static CompareLooker<Long> curious(List<Long> steps) {
        return new CompareLooker<>(moment -> {
            moment.network().graph().nodes().forEach(node -> moment.activation(node.name()));
            var set = moment.validation();
            float[] pictures = new float[set.count() * set.shape().elements()];
            for (int i = 0; i < set.count(); i++) {
                set.copy(i, pictures, i * set.shape().elements());
            }
            float[] given = moment.outputs(set.count(), pictures);
            double sum = 0;
            for (int i = 0; i < set.classes(); i++) {
                sum += given[i];
            }
            assertEquals(1, sum, 1e-5);
            steps.add(moment.step());
            return moment.step();
        });
    }

    /// Somebody who presses play need not wait for panels that take long.
    @Test
    void aCommandComesBeforeProbesThatHaveNotLooked() {
        try (var pool = new WorkerPool(1)) {
            var training = new Training(() -> Computes.scalar(pool), () -> 0, Optional.empty(), news -> {});
            var first = new ArrayList<Long>();
            var second = new ArrayList<Long>();
            for (var steps : List.of(first, second)) {
                var slot = new ProbeSlot<>(curious(steps));
                training.add(slot);
                slot.want(true);
            }
            training.hurryWhen(() -> !first.isEmpty());
            training.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
            assertEquals(List.of(0L), first);
            assertEquals(List.of(), second);
            assertTrue(training.wantsToLook());
            training.hurryWhen(() -> false);
            training.work();
            assertEquals(List.of(0L), first);
            assertEquals(List.of(0L), second);
            assertFalse(training.wantsToLook());
        }
    }

    @Test
    void theBitsAreThoseOfTheCommandLine() throws FormatException {
        String wanted = alone(2);
        for (int threads : new int[] {1, 3}) {
            try (var pool = new WorkerPool(threads)) {
                long[] clock = {0};
                // each look at the clock is a second after the last: probes are always due
                var training = new Training(
                        () -> Computes.scalar(pool), () -> clock[0] += 1_000_000_000, Optional.empty(), news -> {});
                var curious = new ProbeSlot<>(curious(new ArrayList<>()));
                training.add(curious);
                curious.want(true);
                training.take(new TrainingCommand.Open(1, setup, STOP, 0, 2));
                training.take(new TrainingCommand.Play());
                for (int i = 0; i < 4; i++) {
                    training.work();
                }
                training.take(new TrainingCommand.Pause());
                training.take(new TrainingCommand.LookAt(3));
                training.take(new TrainingCommand.OneBatch());
                while (training.isGoing()) {
                    training.work();
                }
                training.take(new TrainingCommand.Play());
                while (training.isGoing()) {
                    training.work();
                }
                assertEquals(wanted, training.fingerprint());
            }
        }
    }

    @Test
    void aMomentHasTheGradientsOfItsStepAndTheWeightsAfterIt() {
        try (var pool = new WorkerPool(1)) {
            var news = new ArrayList<TrainingNews>();
            var training = new Training(() -> Computes.scalar(pool), () -> 0, Optional.empty(), news::add);
            var figures = new ArrayList<float[]>();
            var slot = new ProbeSlot<>(noting(figures));
            training.add(slot);
            slot.want(true);
            training.take(new TrainingCommand.Open(1, setup, STOP, 0, 0));
            assertEquals(1, figures.size());
            training.take(new TrainingCommand.OneBatch());
            training.work();
            assertEquals(2, figures.size());
            // dense2's weights by Adam's first step: each moves by the rate against its gradient's sign
            float rate = 0.001f;
            float[] before = figures.get(0);
            float[] after = figures.get(1);
            int moved = 0;
            for (int i = 0; i < before.length; i++) {
                moved += Math.abs(Math.abs(after[i] - before[i]) - rate) < 1e-5 ? 1 : 0;
            }
            assertTrue(moved > before.length / 3, moved + " of " + before.length);
            assertInstanceOf(TrainingNews.Moves.class, news.getLast());
            assertTrue(news.stream()
                    .anyMatch(
                            n -> n instanceof TrainingNews.Happened h && h.event() instanceof TrainingEvent.BatchDone));
        }
    }

    /// Keeps a copy of the last layer's weights.
    private static CompareLooker<Integer> noting(List<float[]> kept) {
        return new CompareLooker<>(moment -> {
            var weight = moment.network().parameters("dense2").getFirst();
            kept.add(weight.values().clone());
            assertEquals(moment.step() > 0, moment.gradient("dense2.weight").isPresent());
            assertEquals(10, moment.activation("softmax").shape().elements());
            assertArrayEquals(
                    moment.picture().pixels().data(), moment.activation("image").data());
            return kept.size();
        });
    }
}
