package convarium.app.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.app.l10n.Texts;
import convarium.app.task.SameThreadTaskRunner;
import convarium.app.task.TaskRunner;
import convarium.engine.arithmetic.Size;
import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PictureWorkTest {
    private final WorkerPool pool = new WorkerPool(1);
    private final List<Source> loaded = new ArrayList<>();
    private long nanos;

    /// A runner whose work waits until it is told to go on.
    private static final class SlowRunner implements TaskRunner {
        private final ArrayDeque<Runnable> started = new ArrayDeque<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<Exception> onFailed) {
            started.add(() -> new SameThreadTaskRunner().run(work, onDone, onFailed));
        }

        void finishOne() {
            started.remove().run();
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private PictureWork work(TaskRunner runner) {
        return new PictureWork(runner, Computes.scalar(pool), 3, this::load, () -> nanos += 2_000_000);
    }

    private Tensor load(Source source) throws IOException {
        loaded.add(source);
        return switch (source) {
            case Source.Shipped(String id) when id.equals("ramp") -> Tensor.of(Shape.of(1, 2, 3), 0, 1, 2, 3, 4, 5);
            case Source.Shipped(String id) when id.equals("other") -> Tensor.of(Shape.of(1, 1, 1), 9);
            default -> throw new NoSuchFileException("/home/me/lost.png");
        };
    }

    @Test
    void runsTheLayerOverThePicture() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(2));
        var result = resultOf(work);
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 0, 2, 4, 6, 8, 10), result.output());
        assertEquals(Tensor.of(Shape.of(1, 2, 3), 0, 1, 2, 3, 4, 5), result.input());
        assertEquals(new ValueRange(0, 10, 10), result.range());
        assertEquals(2.0, result.milliseconds());
        assertEquals(3, result.threads());
        assertEquals("", work.errorProperty().get());
    }

    @Test
    void tellsOfARunWithoutVectors() {
        assertEquals("", work(new SameThreadTaskRunner()).notice());
        assertEquals("8 outputs in 2 ms on one thread, without SIMD", Texts.text("picture.outputs", "8", "2", 1, 1));
    }

    @Test
    void anotherComputeDoesAgainWhatIsShownAndWhatIsUnderWay() {
        var runner = new SlowRunner();
        var work = work(runner);
        work.show(times(2));
        runner.finishOne();
        var before = resultOf(work);
        work.use(noticed("why"));
        assertNull(work.resultProperty().get());
        assertEquals("why", work.notice());
        runner.finishOne();
        assertEquals(before.output(), resultOf(work).output());

        work.show(times(3));
        work.use(noticed("still"));
        runner.finishOne();
        assertNull(work.resultProperty().get());
        runner.finishOne();
        assertEquals(times(3), resultOf(work).state());
    }

    /// The reference, with a notice.
    private Compute noticed(String notice) {
        var scalar = Computes.scalar(pool);
        return (Compute) Proxy.newProxyInstance(
                Compute.class.getClassLoader(),
                new Class<?>[] {Compute.class},
                (proxy, method, arguments) ->
                        method.getName().equals("notice") ? notice : method.invoke(scalar, arguments));
    }

    private static PictureResult resultOf(PictureWork work) {
        var result = work.resultProperty().get();
        if (result == null) {
            throw new AssertionError("no result, but: " + work.errorProperty().get());
        }
        return result;
    }

    @Test
    void biasAndReluAreTakenIn() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(-1).withLayer(LayerSettings.PLAIN.withBias(true, 2).withRelu(true)));
        assertEquals(
                Tensor.of(Shape.of(1, 2, 3), 2, 1, 0, 0, 0, 0), resultOf(work).output());
    }

    @Test
    void poolingTakesNoWeights() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(0).withKernel(Matrix.filled(2, 2, 0))
                .withLayer(LayerSettings.PLAIN.withOperation(Operation.MAX_POOLING)));
        assertEquals(Tensor.of(Shape.of(1, 1, 2), 4, 5), resultOf(work).output());
    }

    @Test
    void ofManyStatesWaitingOnlyTheNewestIsWorkedOut() {
        var runner = new SlowRunner();
        var work = work(runner);
        for (int i = 1; i <= 50; i++) {
            work.show(times(i));
        }
        assertEquals(1, runner.started.size());
        runner.finishOne();
        assertEquals(1f, resultOf(work).state().kernel().get(0, 0), "the first result shows while it lasts");
        assertEquals(1, runner.started.size());
        runner.finishOne();
        assertEquals(times(50), resultOf(work).state());
        assertTrue(runner.started.isEmpty());
    }

    @Test
    void aResultOnTheWayIsSeenAsTheNewestStateSays() {
        var runner = new SlowRunner();
        var work = work(runner);
        work.show(times(1));
        work.show(times(2).withPicture(PictureSettings.PLAIN.withCompare(0.9)));
        runner.finishOne();
        assertEquals(0.9, resultOf(work).state().picture().compare());
    }

    @Test
    void lookingOtherwiseIsAnsweredAtOnceAndWithoutWork() {
        var runner = new SlowRunner();
        var work = work(runner);
        work.show(times(1));
        runner.finishOne();
        var output = resultOf(work).output();
        var looked = times(1).withPicture(PictureSettings.PLAIN.withPixel(1, 2));
        work.show(looked);
        assertTrue(runner.started.isEmpty());
        assertEquals(looked, resultOf(work).state());
        assertSame(output, resultOf(work).output());
    }

    @Test
    void whileWorkRunsTheHandleStillMoves() {
        var runner = new SlowRunner();
        var work = work(runner);
        work.show(times(1));
        runner.finishOne();
        work.show(times(2).withPicture(PictureSettings.PLAIN.withCompare(0.1)));
        assertEquals(0.1, resultOf(work).state().picture().compare());
        assertEquals(1f, resultOf(work).state().kernel().get(0, 0));
    }

    @Test
    void goingBackToWhatIsShownIsNotUndoneByWorkThatStillRuns() {
        var runner = new SlowRunner();
        var work = work(runner);
        work.show(times(1));
        runner.finishOne();
        work.show(times(2));
        work.show(times(1));
        runner.finishOne();
        assertEquals(times(1), resultOf(work).state());
        assertTrue(runner.started.isEmpty());
    }

    @Test
    void anotherPictureDoesNotFlashTheOldOne() {
        var runner = new SlowRunner();
        var work = work(runner);
        work.show(times(1));
        work.show(times(1).withSource(new Source.Shipped("other")));
        runner.finishOne();
        assertNull(work.resultProperty().get());
        runner.finishOne();
        assertEquals(Tensor.of(Shape.of(1, 1, 1), 9), resultOf(work).output());
    }

    @Test
    void thePictureIsReadOnce() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(1));
        work.show(times(2));
        work.show(times(3));
        assertEquals(List.of(new Source.Shipped("ramp")), loaded);
    }

    @Test
    void aMissingFileIsSaidInASentence() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(1));
        work.show(times(1).withSource(new Source.File(Path.of("/home/me/lost.png"))));
        assertNull(work.resultProperty().get());
        assertEquals(
                "There is no file lost.png: it may have been moved or renamed. Open it again, or open another.",
                work.errorProperty().get());
    }

    @Test
    void aLayerThatCannotTakeThePictureIsSaidInASentence() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(1).withKernel(Matrix.filled(3, 3, 1)));
        assertEquals(
                "Conv2d cannot take an input of shape 1×2×3: along the height the window spans 3 cells and the padded "
                        + "input has only 2 = 2 + 0 + 0.",
                work.errorProperty().get());
    }

    @Test
    void anOutputTooLargeToShowIsRefusedBeforeItIsMade() {
        var work = work(new SameThreadTaskRunner());
        var layer = LayerSettings.PLAIN.withOperation(Operation.TRANSPOSED).withStride(new Size(20_000, 20_000));
        work.show(times(1).withLayer(layer));
        assertEquals(
                "The output would have 20,001 rows and 40,001 columns, expected at most 64 million values: take a "
                        + "smaller stride or a smaller picture.",
                work.errorProperty().get());
    }

    @Test
    void afterAnErrorTheNextStateShowsAgain() {
        var work = work(new SameThreadTaskRunner());
        work.show(times(1).withSource(new Source.Shipped("none")));
        work.show(times(1));
        assertEquals("", work.errorProperty().get());
        assertEquals(times(1), resultOf(work).state());
    }

    @Test
    void aStateOfNumbersIsPassedOver() {
        var work = work(new SameThreadTaskRunner());
        work.show(StartState.worked());
        assertNull(work.resultProperty().get());
        assertTrue(loaded.isEmpty());
    }

    /// A kernel of one weight over the picture of 2 × 3.
    private static ExplorerState times(float weight) {
        return StartState.worked()
                .withSource(new Source.Shipped("ramp"))
                .withKernel(Matrix.filled(1, 1, weight))
                .withLayer(LayerSettings.PLAIN);
    }
}
