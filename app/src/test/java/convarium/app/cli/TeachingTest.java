package convarium.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import convarium.engine.compute.Compute;
import convarium.engine.compute.Computes;
import convarium.engine.compute.WorkerPool;
import convarium.engine.data.DataSet;
import convarium.engine.data.Split;
import convarium.engine.format.FormatException;
import convarium.engine.tensor.Shape;
import convarium.engine.train.TrainingPreset;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a training does when the vector routines go wrong while it runs.
class TeachingTest {
    private static final WorkerPool POOL = new WorkerPool(2);
    private static final TrainingPreset PRESET = TrainingPreset.ALL.getFirst();
    private static final String NOTICE = "convarium: calculates slowly, with the plain reference: "
            + "SIMD gave wrong sums in its self-test on this machine";

    record Told(List<String> out, List<String> err) {}

    /// Pictures that are bright at a place that depends on the class.
    private record Bars(int count) implements DataSet {
        @Override
        public Shape shape() {
            return Shape.of(1, 28, 28);
        }

        @Override
        public int classes() {
            return 10;
        }

        @Override
        public int label(int index) {
            return index % 10;
        }

        @Override
        public void copy(int index, float[] into, int at) {
            for (int i = 0; i < 784; i++) {
                into[at + i] = i / 28 / 2 == index % 10 + 2 ? 1 : (31 * index + 17 * i) % 40 / 255f;
            }
        }
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    /// Gives right results so often, then adds 1 to the first value of each product of a Dense layer.
    private static Compute wrongAfter(int calls) {
        var right = Computes.scalar(POOL);
        int[] left = {calls};
        return (Compute) Proxy.newProxyInstance(
                Compute.class.getClassLoader(), new Class<?>[] {Compute.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("equals")) {
                        return Proxy.isProxyClass(arguments[0].getClass());
                    }
                    try {
                        var result = method.invoke(right, arguments);
                        if (method.getName().equals("dense") && left[0]-- <= 0) {
                            ((float[]) arguments[6])[0]++;
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Told teach(Compute compute) throws FormatException {
        var out = new StringWriter();
        var err = new StringWriter();
        var report = new TrainReport.Json(new PrintWriter(out, true));
        var recipe = PRESET.recipe().withBatch(10);
        new Teaching(PRESET, recipe, new Split(new Bars(50), new Bars(10)), compute, new PrintWriter(err, true))
                .run(3, new PrintWriter(Writer.nullWriter()), report, (done, state) -> {});
        return new Told(
                out.toString()
                        .lines()
                        .map(line -> line.replaceFirst(",\"imagesPerSecond.*", ""))
                        .toList(),
                err.toString().lines().toList());
    }

    @Test
    void theReferenceDoesAnEpochAgainToTheSameBits() throws FormatException {
        var right = teach(Computes.scalar(POOL));
        assertEquals(4, right.out().size());
        assertTrue(right.err().isEmpty());
        // an epoch has 2 products a step, 2 of validation and 1 of its test: wrong in the first step, in
        // the second epoch, and only in the last test
        for (int calls : new int[] {0, 22, 38}) {
            assertEquals(new Told(right.out(), List.of(NOTICE)), teach(wrongAfter(calls)), "after " + calls + " calls");
        }
        assertEquals(right, teach(wrongAfter(1000)));
    }

    @Test
    void whoStartsWithTheReferenceIsTold() throws FormatException {
        assertEquals(List.of(NOTICE), teach(Computes.testedAgain(wrongAfter(0))).err());
    }
}
