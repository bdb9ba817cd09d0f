package convarium.engine.compute.scalar;

import convarium.engine.compute.Activation;
import convarium.engine.compute.ElementVerbs;
import convarium.engine.compute.WorkerPool;

/// The element verbs: arrays checked and cut into chunks.
public interface ScalarElementVerbs extends ElementVerbs {

    WorkerPool pool();

    /// What works on a chunk.
    default Ranges ranges() {
        return Ranges.SCALAR;
    }

    /// What sums up a row.
    Rows rows();

    @Override
    default void reluForward(float[] x, float[] y) {
        Lengths.checkEqual(x, y);
        activationForward(new Activation.Relu(), x.length, x, y);
    }

    @Override
    default void activationForward(Activation f, int count, float[] x, float[] y) {
        Lengths.check("input", x, count);
        Lengths.check("output", y, count);
        Chunks.run(pool(), count, 1, (from, to) -> ranges().activate(f, x, y, from, to));
    }

    @Override
    default void activationBackward(Activation f, int count, float[] x, float[] y, float[] dy, float[] dx) {
        Lengths.check("input", x, count);
        Lengths.check("output", y, count);
        Lengths.check("output's gradient", dy, count);
        Lengths.check("input's gradient", dx, count);
        Chunks.run(pool(), count, 1, (from, to) -> ranges().activateBackward(f, x, y, dy, dx, from, to));
    }

    @Override
    default void add(int count, float[] a, float[] b, float[] y) {
        checkPair(count, a, b, y);
        Chunks.run(pool(), count, 1, (from, to) -> ranges().add(a, b, y, from, to));
    }

    @Override
    default void multiply(int count, float[] a, float[] b, float[] y) {
        checkPair(count, a, b, y);
        Chunks.run(pool(), count, 1, (from, to) -> ranges().multiply(a, b, y, from, to));
    }

    @Override
    default void scale(float factor, int count, float[] x, float[] y) {
        Lengths.check("input", x, count);
        Lengths.check("output", y, count);
        Chunks.run(pool(), count, 1, (from, to) -> ranges().scale(factor, x, y, from, to));
    }

    @Override
    default void gateForward(int rows, int size, float[] x, float[] gates, float[] y) {
        Lengths.check("input", x, rows, size);
        Lengths.check("gates", gates, rows);
        Lengths.check("output", y, rows, size);
        Chunks.run(pool(), rows, size, (first, end) -> {
            for (int r = first; r < end; r++) {
                ranges().scale(gates[r], x, y, r * size, (r + 1) * size);
            }
        });
    }

    @Override
    default void gateBackward(int rows, int size, float[] x, float[] gates, float[] dy, float[] dx, float[] dgates) {
        Lengths.check("input", x, rows, size);
        Lengths.check("gates", gates, rows);
        Lengths.check("output's gradient", dy, rows, size);
        Lengths.check("input's gradient", dx, rows, size);
        Lengths.check("gates' gradient", dgates, rows);
        Chunks.run(pool(), rows, size, (first, end) -> {
            for (int r = first; r < end; r++) {
                float[] partial = new float[Partials.COUNT];
                rows().addProducts(partial, dy, x, r * size, size);
                dgates[r] = Partials.sum(partial);
                ranges().scale(gates[r], dy, dx, r * size, (r + 1) * size);
            }
        });
    }

    @Override
    default void dropout(long seed, long stream, float rate, int count, float[] x, float[] y) {
        if (!(rate >= 0f && rate <= 1f)) {
            throw new IllegalArgumentException("a dropout rate lies between 0 and 1, found " + rate);
        }
        Lengths.check("input", x, count);
        Lengths.check("output", y, count);
        Chunks.run(pool(), count, 1, (from, to) -> ranges().dropout(seed, stream, rate, x, y, from, to));
    }

    private static void checkPair(int count, float[] a, float[] b, float[] y) {
        Lengths.check("first input", a, count);
        Lengths.check("second input", b, count);
        Lengths.check("output", y, count);
    }
}
