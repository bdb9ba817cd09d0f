package convarium.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import convarium.engine.arithmetic.Padding;
import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.arithmetic.Rounding;
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
import convarium.engine.layer.LogSoftmax;
import convarium.engine.layer.MaxPool2d;
import convarium.engine.network.Graph;
import convarium.engine.network.Network;
import convarium.engine.network.NetworkOptions;
import convarium.engine.tensor.Shape;
import convarium.engine.trace.NetworkTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every loss, optimiser, clipping, schedule and initialiser: the same weights after some steps whatever computes
/// them, again, and with somebody looking on.
@Tag("bits")
class RecipeBitsTest {
    private static final List<WorkerPool> POOLS =
            Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(WorkerPool::new).toList();
    private static final Initialiser HE = new Initialiser.He(Initialiser.Distribution.NORMAL, Initialiser.Fan.IN);
    private static final Recipe PLAIN = Recipe.of(new Optimiser.Sgd(), 0.05, 9, 5);
    private static final int STEPS = 4;

    /// A recipe with where its weights start, and what is to learn.
    private record Case(Initialiser initialiser, Recipe recipe) {}

    private static final Map<String, Case> CASES = cases();

    @AfterAll
    static void close() {
        POOLS.forEach(WorkerPool::close);
    }

    private static Map<String, Case> cases() {
        var all = new LinkedHashMap<String, Case>();
        for (var loss : List.of(
                new Loss.SoftmaxCrossEntropy(0),
                new Loss.SoftmaxCrossEntropy(0.1f),
                new Loss.MeanSquaredError(),
                new Loss.BinaryCrossEntropy(),
                new Loss.KullbackLeibler())) {
            all.put(loss.toString(), new Case(HE, with(loss, new Optimiser.Adam(), new Clipping.None())));
        }
        for (var optimiser : List.of(
                new Optimiser.Sgd(0, false, 1e-3),
                new Optimiser.Sgd(0.9, false, 0),
                new Optimiser.Sgd(0.9, true, 1e-3),
                new Optimiser.RmsProp(),
                new Optimiser.RmsProp(0.9, 1e-8, 0.5, 1e-3),
                new Optimiser.Adam(0.9, 0.999, 1e-8, 1e-3),
                new Optimiser.AdamW())) {
            all.put(optimiser.toString(), new Case(HE, with(PLAIN.loss(), optimiser, new Clipping.None())));
        }
        for (var clipping : List.of(new Clipping.ByValue(0.01f), new Clipping.ByNorm(0.1f))) {
            all.put(clipping.toString(), new Case(HE, with(PLAIN.loss(), new Optimiser.Sgd(), clipping)));
        }
        for (var schedule : List.of(
                new Schedule.Step(2, 0.7),
                new Schedule.Cosine(4, 0.1),
                new Schedule.WarmUp(3, 0.1, new Schedule.Constant()),
                new Schedule.OneCycle(6))) {
            all.put(schedule.toString(), new Case(HE, PLAIN.withSchedule(schedule)));
        }
        for (var initialiser : List.of(
                new Initialiser.He(Initialiser.Distribution.UNIFORM, Initialiser.Fan.OUT),
                new Initialiser.Glorot(Initialiser.Distribution.NORMAL),
                new Initialiser.Glorot(Initialiser.Distribution.UNIFORM),
                new Initialiser.LeCun(Initialiser.Distribution.NORMAL, Initialiser.Fan.IN),
                new Initialiser.Constant(0.01f))) {
            all.put(initialiser.toString(), new Case(initialiser, PLAIN));
        }
        return all;
    }

    private static Recipe with(Loss loss, Optimiser optimiser, Clipping clipping) {
        double rate = optimiser instanceof Optimiser.Sgd ? 0.05 : 0.005;
        return new Recipe(loss, optimiser, clipping, rate, new Schedule.Constant(), 9, 5);
    }

    static Stream<String> names() {
        return CASES.keySet().stream();
    }

    /// Wide enough for Winograd's convolutions, with statistics, chance, and sizes that fill no vector.
    private static Graph graph(Loss loss) {
        var graph = new Graph();
        var one = Size.square(1);
        var two = Size.square(2);
        graph.input("image", Shape.of(1, 8, 8));
        graph.add("conv1", conv(1, 33), "image");
        graph.add("relu1", Activate.RELU, "conv1");
        graph.add("conv2", conv(33, 35), "relu1");
        graph.add("norm", BatchNorm.of(35), "conv2");
        graph.add("relu2", Activate.RELU, "norm");
        graph.add("pool", new MaxPool2d(two, two, Padding.NONE, one, Rounding.FLOOR), "relu2");
        graph.add("flatten", new Flatten(), "pool");
        graph.add("dense1", new Dense(35 * 16, 13, true), "flatten");
        graph.add("tanh", Activate.TANH, "dense1");
        graph.add("dropout", new Dropout(0.2f), "tanh");
        graph.add("dense2", new Dense(13, 4, true), "dropout");
        if (loss instanceof Loss.KullbackLeibler) {
            graph.add("log", new LogSoftmax(0), "dense2");
        }
        return graph;
    }

    private static Conv2d conv(int in, int out) {
        var one = Size.square(1);
        return new Conv2d(in, out, Size.square(3), one, Padding.symmetric(1, 1), PaddingMode.ZERO, one, 1, true, false);
    }

    private static Trainer trainer(Case each, Compute compute) {
        var recipe = each.recipe();
        var options = NetworkOptions.DEFAULT.withSeed(recipe.seed()).withFoldedSoftmax(false);
        var network = new Network(graph(recipe.loss()), compute, options);
        FirstWeights.draw(network, each.initialiser(), recipe.seed());
        return new Trainer(network, Quadrants.split(), recipe, () -> 0);
    }

    /// What the steps tell, losses to the bit, and all weights, statistics and memories at the end.
    private static List<String> trained(Case each, Compute compute, boolean watched) {
        var trainer = trainer(each, compute);
        var told = new ArrayList<String>();
        var trace = watched ? new NetworkTrace(trainer.network(), "conv1", "relu2", "dense1") : null;
        for (int step = 0; step < STEPS; step++) {
            trainer.step(event -> told.add(event.toString()));
        }
        if (trace != null) {
            assertEquals(Shape.of(35, 8, 8), trace.activation("relu2", 8).shape());
            trace.close();
        }
        told.add(Fingerprint.sha256(trainer.network().parameters()));
        var state = trainer.state();
        trainer.network()
                .trainable()
                .forEach(parameter -> Objects.requireNonNull(state.memories().get(parameter.name()))
                        .arrays()
                        .forEach(array -> told.add(Integer.toHexString(Arrays.hashCode(array.data())))));
        return told;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameBitsWhateverComputes(String name) {
        var each = Objects.requireNonNull(CASES.get(name));
        int threads = 2 + Math.floorMod(name.hashCode(), 7);
        var expected = trained(each, Computes.scalar(POOLS.getFirst()), false);
        assertEquals(
                STEPS,
                expected.stream().filter(line -> line.startsWith("BatchDone")).count());
        assertEquals(expected, trained(each, Chosen.on(POOLS.get(threads - 1)), false), threads + " threads");
        assertEquals(expected, trained(each, Chosen.on(POOLS.getFirst()), true), "watched");
    }

    @Test
    void theSameBitsForAnyThreadsAndAgain() {
        var each = new Case(HE, with(PLAIN.loss(), new Optimiser.AdamW(), new Clipping.ByNorm(0.1f)));
        var expected = trained(each, Computes.scalar(POOLS.getFirst()), false);
        for (var pool : POOLS) {
            assertEquals(expected, trained(each, Chosen.on(pool), false), pool.threads() + " threads");
        }
        var last = Chosen.on(POOLS.getLast());
        assertEquals(trained(each, last, true), trained(each, last, false));
        assertNotEquals(expected, trained(new Case(HE, each.recipe().withSeed(6)), last, false));
    }

    @Test
    void noKindIsForgotten() {
        assertKinds(
                Loss.class, CASES.values().stream().map(each -> each.recipe().loss()));
        assertKinds(
                Optimiser.class,
                CASES.values().stream().map(each -> each.recipe().optimiser()));
        assertKinds(
                Clipping.class,
                CASES.values().stream().map(each -> each.recipe().clipping()));
        assertKinds(
                Schedule.class,
                CASES.values().stream().map(each -> each.recipe().schedule()));
        assertKinds(Initialiser.class, CASES.values().stream().map(Case::initialiser));
    }

    private static void assertKinds(Class<?> sealed, Stream<?> found) {
        var kinds = new HashSet<Class<?>>(Arrays.asList(sealed.getPermittedSubclasses()));
        found.forEach(one -> kinds.remove(one.getClass()));
        assertEquals(new HashSet<Class<?>>(), kinds);
    }
}
