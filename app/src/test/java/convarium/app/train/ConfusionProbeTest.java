package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSets;
import convarium.engine.data.Split;
import convarium.engine.explain.Predictions;
import convarium.engine.explain.Predictor;
import convarium.engine.explain.RollingPredictions;
import convarium.engine.format.FormatException;
import convarium.engine.network.Network;
import convarium.engine.tensor.Tensor;
import convarium.engine.train.TrainingState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All answers that are shown together are those of one moment, however the network learns on meanwhile.
class ConfusionProbeTest {
    private final WorkerPool pool = new WorkerPool(1);
    private final TrainSetup setup = TrainSetup.of("lecture-mlp", "glyphs");
    private final ConfusionProbe probe = new ConfusionProbe();

    private final Split split = read();
    private final ViewedNetwork viewed = new ViewedNetwork(network(1).graph(), Computes.scalar(pool));

    @AfterEach
    void close() {
        pool.close();
    }

    private Split read() {
        try {
            return setup.preset().fit(DataSets.read("glyphs", 1));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private Network network(long seed) {
        return setup.preset().network(setup.recipe().withSeed(seed), Computes.scalar(pool), split.training());
    }

    private Moment moment(long step, boolean isGoing) {
        viewed.copy(network(step).parameters());
        var set = split.validation();
        var progress = new TrainingState.Progress(0, 0, step, 1, 0, 0, 0);
        return new Moment(
                viewed,
                split,
                progress,
                100,
                new Moment.LookedAt(Tensor.zeros(set.shape()), OptionalInt.empty(), OptionalInt.empty()),
                Map.of(),
                isGoing,
                CompareSide.FIRST,
                Optional::empty);
    }

    private Predictions answers(long step) {
        var all = new RollingPredictions(split.validation(), ThumbAtlas.MOST);
        all.ask(new Predictor(network(step)), all.count());
        return all.now();
    }

    private static List<Integer> counts(Predictions said) {
        var matrix = said.confusions();
        return IntStream.range(0, 100)
                .mapToObj(i -> matrix.count(i / 10, i % 10))
                .toList();
    }

    @Test
    void answersAreOfOneMoment() {
        var first = probe.look(moment(1, false));
        assertEquals(1, first.step());
        assertEquals(counts(answers(1)), counts(first.predictions()));
        // a few pictures at a look, each time other weights
        var second = probe.look(moment(2, true));
        assertSame(first, second);
        for (long step = 3; second.equals(first); step++) {
            second = probe.look(moment(step, true));
        }
        assertEquals(2, second.step());
        var all = answers(2);
        var said = second.predictions();
        assertEquals(256, said.answered());
        for (int i = 0; i < 256; i++) {
            assertEquals(all.answer(i), said.answer(i));
        }
    }

    @Test
    void atRestAllAreAskedAtOnce() {
        probe.look(moment(1, false));
        probe.look(moment(2, true));
        var rested = probe.look(moment(3, false));
        assertEquals(3, rested.step());
        assertEquals(counts(answers(3)), counts(rested.predictions()));
        assertSame(rested, probe.look(moment(3, false)));
    }
}
