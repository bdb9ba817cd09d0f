package convarium.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import convarium.engine.train.Descent;
import convarium.engine.train.TrainingState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecorderTest {
    /// 1,000 numbers of weights and 2,000 of memory: 12,000 bytes.
    private static TrainingState state(long step) {
        var shape = Shape.of(1000);
        var tensor = Tensor.of(shape, new float[1000]);
        return new TrainingState(
                Map.of("w", tensor),
                Map.of("w", new Descent.Remembered(step, List.of(tensor, tensor))),
                step,
                new TrainingState.Progress(0, (int) step, step, 1, 0, 0, 0));
    }

    private static Recorder.Recorded moment(long step, double loss) {
        var recipe = TrainState.first().setup().recipe();
        return new Recorder.Recorded(state(step), Optional.empty(), recipe, loss);
    }

    private static Recorder recorder(long budget, int steps) {
        var recorder = new Recorder(budget);
        for (int step = 0; step <= steps; step++) {
            if (recorder.wants(step)) {
                recorder.add(moment(step, 2.0 / (1 + step)));
            }
        }
        return recorder;
    }

    @Test
    void aLongRunStaysWithinItsBytes() {
        var recorder = recorder(120_000, 100_000);
        assertTrue(recorder.bytes() <= 120_000, recorder.bytes() + " bytes");
        assertTrue(recorder.steps().size() >= 5, recorder.steps().toString());
        assertEquals(0, recorder.steps().getFirst());
        long apart = recorder.steps().get(1);
        for (int i = 0; i < recorder.steps().size(); i++) {
            assertEquals(i * apart, recorder.steps().get(i));
        }
    }

    @Test
    void aSecondNetworkCountsAndCanBeForgotten() {
        var recorder = new Recorder(240_000);
        for (int step = 0; step <= 40; step += 8) {
            var one = moment(step, 1);
            recorder.add(new Recorder.Recorded(one.state(), Optional.of(state(step)), one.recipe(), 1));
        }
        assertEquals(6 * 24_000, recorder.bytes());
        recorder.alone();
        assertEquals(6 * 12_000, recorder.bytes());
    }

    @Test
    void fourMomentsAreKeptEvenOfALargeNetwork() {
        assertTrue(recorder(1, 1000).steps().size() >= 2);
        assertTrue(recorder(1, 1000).bytes() <= 4 * 12_000);
    }

    @Test
    void whatComesAfterAStepIsLetGo() {
        var recorder = recorder(120_000, 40);
        assertEquals(List.of(0L, 8L, 16L, 24L, 32L, 40L), recorder.steps());
        recorder.cut(20);
        assertEquals(List.of(0L, 8L, 16L), recorder.steps());
        assertFalse(recorder.wants(16));
        assertTrue(recorder.wants(24));
        assertEquals(16, recorder.at(16).orElseThrow().state().progress().step());
        assertTrue(recorder.at(24).isEmpty());
    }

    @Test
    void theLastGoodMomentIsTheNewestWithALowLoss() {
        var recorder = recorder(120_000, 24);
        assertEquals(24, recorder.lastGood().orElseThrow().step());
        recorder.add(moment(32, 50));
        recorder.add(moment(40, 1e9));
        assertEquals(24, recorder.lastGood().orElseThrow().step());
        var bad = new Recorder(120_000);
        bad.add(moment(0, Double.NaN));
        assertEquals(0, bad.lastGood().orElseThrow().step());
    }
}
