package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Chosen;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.layer.Activate;
import convarium.engine.layer.BatchNorm;
import convarium.engine.layer.Conv2d;
import convarium.engine.layer.Dense;
import convarium.engine.layer.Dropout;
import convarium.engine.layer.Flatten;
import convarium.engine.layer.Softmax;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final Recipe RECIPE = Recipe.of(new Optimiser.Adam(), 0.01, 16, 5);

    private static final Conv2d CONV = new Conv2d(
            1, 6, Size.square(3), Size.square(1), Padding.NONE, PaddingMode.ZERO, Size.square(1), 1, true, false);

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// A bit of everything: convolution, normalisation, dropout.
    private static Graph graph(boolean softmax) {
        return graph(softmax, 0.2f);
    }

    private static Graph graph(boolean softmax, float dropout) {
        var graph = new Graph();
        graph.input("image", Shape.of(1, 8, 8));
        graph.add("conv", CONV, "image");
        graph.add("norm", new BatchNorm(6, 1e-5f, 0.1f, true), "conv");
        graph.add("relu", Activate.RELU, "norm");
        graph.add("flatten", new Flatten(), "relu");
        graph.add("dense1", new Dense(6 * 36, 12, true), "flatten");
        graph.add("tanh", Activate.TANH, "dense1");
        graph.add("dropout", new Dropout(dropout), "tanh");
        graph.add("dense2", new Dense(12, 4, true), "dropout");
        if (softmax) {
            graph.add("softmax", new Softmax(0), "dense2");
        }
        return graph;
    }

    private static Trainer trainer(Graph graph, Recipe recipe, Compute compute) {
        var network = new Network(graph, compute, NetworkOptions.DEFAULT.withSeed(recipe.seed()));
        var he = new Initialiser.He(Initialiser.Distribution.NORMAL, Initialiser.Fan.IN);
        FirstWeights.draw(network, he, recipe.seed());
        return new Trainer(network, Quadrants.split(), recipe, () -> 0);
    }

    private static String fingerprint(Trainer trainer) {
        trainer.run(2, () -> true, event -> {});
        return Fingerprint.sha256(trainer.network().parameters());
    }

    /// However a rate came about, by the layer or by the recipe, from the beginning or later, the bits
    /// are the same.
    @Test
    void dropoutChangesWhileItLearns() {
        var compute = Chosen.on(POOL);
        var plain = trainer(graph(true, 0), RECIPE, compute);
        var recipe = trainer(graph(true, 0), RECIPE.withDropout(OptionalDouble.of(0.2)), compute);
        String dropped = fingerprint(trainer(graph(true), RECIPE, compute));
        assertEquals(dropped, fingerprint(recipe));
        String undropped = fingerprint(plain);
        assertNotEquals(dropped, undropped);
        assertEquals(undropped, fingerprint(trainer(graph(true), RECIPE.withDropout(OptionalDouble.of(0)), compute)));
        var late = trainer(graph(true, 0), RECIPE, compute);
        var early = trainer(graph(true, 0.5f), RECIPE.withDropout(OptionalDouble.of(0)), compute);
        for (var trainer : List.of(late, early)) {
            for (int i = 0; i < 5; i++) {
                trainer.step(event -> {});
            }
        }
        late.change(RECIPE.withDropout(OptionalDouble.of(0.5)));
        early.change(RECIPE);
        String changed = fingerprint(late);
        assertEquals(changed, fingerprint(early));
        assertNotEquals(changed, undropped);
        assertEquals(List.of(0.5f), early.network().dropoutRates());
        for (double wrong : new double[] {-0.1, 1, 0.99999999999, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> RECIPE.withDropout(OptionalDouble.of(wrong)));
        }
    }

    @Test
    void learns() {
        var events = new ArrayList<TrainingEvent>();
        trainer(graph(true), RECIPE, Chosen.on(POOL)).run(4, () -> true, events::add);
        // 12 batches of 16 and one of 11
        assertEquals(4 * 13 + 4, events.size());
        for (int i = 0; i < 13; i++) {
            var batch = assertInstanceOf(TrainingEvent.BatchDone.class, events.get(i));
            assertEquals(1, batch.epoch());
            assertEquals(i + 1, batch.batch());
            assertEquals(13, batch.batches());
            assertEquals(i + 1, batch.step());
            assertEquals(0.01, batch.rate());
        }
        var first = assertInstanceOf(TrainingEvent.EpochDone.class, events.get(13));
        var last = assertInstanceOf(TrainingEvent.EpochDone.class, events.getLast());
        assertEquals(4, last.epoch());
        assertTrue(last.trainLoss() < 0.5 * first.trainLoss(), last::toString);
        assertTrue(last.validationAccuracy() >= 0.95, last::toString);
        assertTrue(last.validationLoss() < 0.3, last::toString);
    }

    @Test
    @Tag("bits")
    void theSameWeightsForAnyThreadsAndVectors() {
        String expected = fingerprint(trainer(graph(true), RECIPE, Computes.scalar(POOL)));
        assertEquals(64, expected.length());
        for (int threads = 1; threads <= 3; threads++) {
            try (var pool = new WorkerPool(threads)) {
                assertEquals(expected, fingerprint(trainer(graph(true), RECIPE, Chosen.on(pool))));
            }
        }
        assertNotEquals(expected, fingerprint(trainer(graph(true), RECIPE.withSeed(6), Chosen.on(POOL))));
    }

    @Test
    void aFinalSoftmaxChangesNothing() {
        var with = new ArrayList<TrainingEvent>();
        var without = new ArrayList<TrainingEvent>();
        trainer(graph(true), RECIPE, Chosen.on(POOL)).run(2, () -> true, with::add);
        trainer(graph(false), RECIPE, Chosen.on(POOL)).run(2, () -> true, without::add);
        assertEquals(without, with);
        assertEquals(
                fingerprint(trainer(graph(false), RECIPE, Chosen.on(POOL))),
                fingerprint(trainer(graph(true), RECIPE, Chosen.on(POOL))));
    }

    @Test
    void goesOnAsIfItHadNeverStopped() {
        for (var optimiser : List.of(new Optimiser.Adam(), new Optimiser.Sgd(0.9, true, 1e-3))) {
            var recipe = new Recipe(
                    new Loss.SoftmaxCrossEntropy(0.1f),
                    optimiser,
                    new Clipping.ByNorm(1),
                    0.01,
                    new Schedule.OneCycle(26),
                    16,
                    5);
            var whole = trainer(graph(true), recipe, Chosen.on(POOL));
            var expected = new ArrayList<TrainingEvent>();
            whole.run(2, () -> true, expected::add);
            for (int stop : new int[] {0, 1, 7, 13, 20}) {
                var first = trainer(graph(true), recipe, Chosen.on(POOL));
                var events = new ArrayList<TrainingEvent>();
                for (int i = 0; i < stop; i++) {
                    first.step(events::add);
                }
                var state = first.state();
                // what happens later does not change the copy
                first.step(event -> {});
                var second = trainer(graph(true), recipe.withSeed(5), Chosen.on(POOL));
                second.step(event -> {});
                second.restore(state);
                second.run(2, () -> true, events::add);
                assertEquals(timeless(expected), timeless(events));
                assertEquals(
                        Fingerprint.sha256(whole.network().parameters()),
                        Fingerprint.sha256(second.network().parameters()));
            }
        }
    }

    /// The same events without their pictures a second: a resumed epoch times only its rest.
    private static List<TrainingEvent> timeless(List<TrainingEvent> events) {
        return events.stream()
                .map(event -> event instanceof TrainingEvent.EpochDone done
                        ? new TrainingEvent.EpochDone(
                                done.epoch(),
                                done.trainLoss(),
                                done.trainAccuracy(),
                                done.validationLoss(),
                                done.validationAccuracy(),
                                0)
                        : event)
                .toList();
    }

    @Test
    void anExplodingLossIsAnEvent() {
        var trainer = trainer(graph(true), RECIPE.withRate(1e30), Chosen.on(POOL));
        var events = new ArrayList<TrainingEvent>();
        var start = trainer.state();
        trainer.run(3, () -> true, events::add);
        var diverged = assertInstanceOf(TrainingEvent.Diverged.class, events.getLast());
        assertEquals(1, diverged.epoch());
        assertEquals(events.size(), diverged.step());
        assertEquals(1e30, diverged.rate());
        assertThrows(IllegalStateException.class, () -> trainer.step(event -> {}));
        trainer.restore(start);
        trainer.step(event -> assertInstanceOf(TrainingEvent.BatchDone.class, event));
    }

    /// Changing to the same recipe, batch by batch, leaves every bit as it is.
    @Test
    void aChangeToTheSameChangesNothing() {
        var whole = trainer(graph(true), RECIPE, Chosen.on(POOL));
        var changed = trainer(graph(true), RECIPE, Chosen.on(POOL));
        for (int i = 0; i < 26; i++) {
            changed.change(RECIPE);
            changed.step(event -> {});
        }
        assertEquals(fingerprint(whole), Fingerprint.sha256(changed.network().parameters()));
    }

    /// An epoch goes on where it was, whatever the batch: each picture is met once.
    @Test
    void anotherBatchGoesOnInTheSameEpoch() {
        var trainer = trainer(graph(true), RECIPE, Chosen.on(POOL));
        var events = new ArrayList<TrainingEvent>();
        trainer.run(1, () -> trainer.progress().step() < 2, events::add);
        trainer.change(RECIPE.withBatch(50));
        // 203 − 2 · 16 = 171 pictures are left: 50, 50, 50 and 21
        assertEquals(6, trainer.batches());
        trainer.run(1, () -> true, events::add);
        assertEquals(7, events.size());
        var last = assertInstanceOf(TrainingEvent.BatchDone.class, events.get(5));
        assertEquals(6, last.batch());
        assertEquals(6, last.batches());
        assertInstanceOf(TrainingEvent.EpochDone.class, events.get(6));
        assertEquals(5, trainer.batches());
    }

    /// After a change of the rate the next steps are those of a run that is taken up with that rate.
    @Test
    void anotherRateKeepsWhatTheOptimiserRemembers() {
        var changed = trainer(graph(true), RECIPE, Chosen.on(POOL));
        changed.run(1, () -> true, event -> {});
        var resumed = trainer(graph(true), RECIPE.withRate(0.003), Chosen.on(POOL));
        resumed.restore(changed.state());
        changed.change(RECIPE.withRate(0.003));
        assertEquals(fingerprint(resumed), fingerprint(changed));
    }

    private static long stepsOf(Trainer trainer) {
        return Objects.requireNonNull(trainer.state().memories().get("conv.weight"))
                .steps();
    }

    @Test
    void anotherKindOfOptimiserBeginsAnew() {
        var trainer = trainer(graph(true), RECIPE, Chosen.on(POOL));
        trainer.run(1, () -> true, event -> {});
        trainer.change(RECIPE.withOptimiser(new Optimiser.AdamW()));
        assertEquals(0, stepsOf(trainer));
        trainer.change(RECIPE.withOptimiser(new Optimiser.Sgd(0.9, false, 0)));
        trainer.run(2, () -> true, event -> {});
        assertEquals(13, stepsOf(trainer));
        assertFails("a run keeps its seed, 5, found 6: begin another run", () -> trainer.change(RECIPE.withSeed(6)));
        assertFails(
                "a batch of 204 is larger than the 203 pictures to learn from",
                () -> trainer.change(RECIPE.withBatch(204)));
    }

    @Test
    void stopsWhenTold() {
        var trainer = trainer(graph(true), RECIPE, Chosen.on(POOL));
        var left = new int[] {5};
        trainer.run(3, () -> left[0]-- > 0, event -> {});
        assertEquals(5, trainer.progress().step());
        assertEquals(5, trainer.progress().batch());
    }

    @Test
    void speedIsThatOfTheClock() {
        var network = new Network(graph(true), Chosen.on(POOL));
        long[] now = {0};
        // each look at the clock is 10 ms after the last, and each step looks twice
        var trainer = new Trainer(network, Quadrants.split(), RECIPE, () -> now[0] += 10_000_000);
        var events = new ArrayList<TrainingEvent>();
        trainer.run(1, () -> true, events::add);
        var done = assertInstanceOf(TrainingEvent.EpochDone.class, events.getLast());
        assertEquals(203 / 0.13, done.imagesPerSecond(), 1e-6);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var compute = Chosen.on(POOL);
        var trainer = trainer(graph(true), RECIPE, compute);
        assertFails(
                "a batch of 204 is larger than the 203 pictures to learn from",
                () -> trainer(graph(true), RECIPE.withBatch(204), compute));
        var digits = new Graph();
        digits.input("image", Shape.of(1, 28, 28));
        digits.add("flatten", new Flatten(), "image");
        digits.add("dense", new Dense(784, 4, true), "flatten");
        assertFails(
                "the network takes pictures of 1×28×28, found pictures of 1×8×8",
                () -> trainer(digits, RECIPE, compute));
        var three = new Graph();
        three.input("image", Shape.of(1, 8, 8));
        three.add("flatten", new Flatten(), "image");
        three.add("dense", new Dense(64, 3, true), "flatten");
        assertFails(
                "the network has 3 outputs and the pictures 4 classes, expected as many",
                () -> trainer(three, RECIPE, compute));
        three.add("other", new Dense(64, 3, true), "flatten");
        assertFails(
                "a trainer teaches networks with one input and one output, found 1 and 2",
                () -> trainer(three, RECIPE, compute));
        var four = new Graph();
        four.input("image", Shape.of(1, 8, 8));
        four.add("flatten", new Flatten(), "image");
        four.add("dense", new Dense(64, 4, true), "flatten");
        var state = trainer(four, RECIPE, compute).state();
        assertFails(
                "the state is that of another network: expected conv.weight 6×1×3×3, found nothing",
                () -> trainer.restore(state));
        assertThrows(IllegalArgumentException.class, () -> RECIPE.withRate(0));
        assertThrows(IllegalArgumentException.class, () -> RECIPE.withRate(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> RECIPE.withBatch(0));
    }

    private static void assertFails(String message, org.junit.jupiter.api.function.Executable work) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, work).getMessage());
    }
}
