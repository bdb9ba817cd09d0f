package convarium.engine.compute.scalar;

import convarium.engine.compute.NormVerbs;
import convarium.engine.compute.WorkerPool;
import java.util.function.IntConsumer;

/// The norm verbs: arrays checked, a task a channel or some rows.
public interface ScalarNormVerbs extends NormVerbs {

    WorkerPool pool();

    /// What works on a row.
    Rows rows();

    /// Arrays for the time of a call.
    WorkingMemory memory();

    @Override
    default void batchNormTraining(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] beta,
            float[] y,
            float[] mean,
            float[] variance) {
        checkBatch(n, c, spatial, x, gamma, mean, variance);
        Lengths.check("beta", beta, c);
        Lengths.check("output", y, n, c, spatial);
        pool().parallelFor(c, channel -> {
            BatchNorm.statistics(rows(), n, c, spatial, channel, x, mean, variance);
            float m = mean[channel];
            float scale = BatchNorm.inverseDeviation(variance[channel], eps);
            for (int picture = 0; picture < n; picture++) {
                int row = picture * c + channel;
                BatchNorm.apply(rows(), row, spatial, m, scale, gamma[channel], beta[channel], x, y);
            }
        });
    }

    @Override
    default void batchNormInference(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] beta,
            float[] mean,
            float[] variance,
            float[] y) {
        checkBatch(n, c, spatial, x, gamma, mean, variance);
        Lengths.check("beta", beta, c);
        Lengths.check("output", y, n, c, spatial);
        Chunks.run(pool(), n * c, spatial, (from, to) -> {
            for (int row = from; row < to; row++) {
                int channel = row % c;
                float scale = BatchNorm.inverseDeviation(variance[channel], eps);
                BatchNorm.apply(rows(), row, spatial, mean[channel], scale, gamma[channel], beta[channel], x, y);
            }
        });
    }

    @Override
    default void batchNormBackward(
            int n,
            int c,
            int spatial,
            float eps,
            float[] x,
            float[] gamma,
            float[] mean,
            float[] variance,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta) {
        checkBatch(n, c, spatial, x, gamma, mean, variance);
        Lengths.check("output's gradient", dy, n, c, spatial);
        Lengths.check("input's gradient", dx, n, c, spatial);
        Lengths.check("gamma's gradient", dgamma, c);
        Lengths.check("beta's gradient", dbeta, c);
        pool().parallelFor(c, channel -> {
            float scale = BatchNorm.inverseDeviation(variance[channel], eps);
            BatchNorm.backward(
                    rows(), n, c, spatial, channel, x, gamma[channel], mean[channel], scale, dy, dx, dgamma, dbeta);
        });
    }

    @Override
    default void rowNormForward(
            int rows, int size, int cycle, int inner, float eps, float[] x, float[] gamma, float[] beta, float[] y) {
        checkRows(rows, size, cycle, inner, x, gamma);
        Lengths.check("beta", beta, cycle, size / inner);
        Lengths.check("output", y, rows, size);
        var norm = new RowNorm(rows(), size, cycle, inner, eps);
        Chunks.run(pool(), rows, size, (from, to) -> {
            for (int row = from; row < to; row++) {
                norm.forward(row, x, gamma, beta, y);
            }
        });
    }

    @Override
    default void rowNormBackward(
            int rows,
            int size,
            int cycle,
            int inner,
            float eps,
            float[] x,
            float[] gamma,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta) {
        checkRows(rows, size, cycle, inner, x, gamma);
        Lengths.check("output's gradient", dy, rows, size);
        Lengths.check("input's gradient", dx, rows, size);
        Lengths.check("gamma's gradient", dgamma, cycle, size / inner);
        Lengths.check("beta's gradient", dbeta, cycle, size / inner);
        var norm = new RowNorm(rows(), size, cycle, inner, eps);
        float[] statistics = memory().take(2 * rows);
        Chunks.run(pool(), rows, size, (from, to) -> {
            for (int row = from; row < to; row++) {
                float mean = norm.mean(x, row);
                statistics[2 * row] = mean;
                statistics[2 * row + 1] = norm.inverseDeviation(x, row, mean);
            }
        });
        int parameters = cycle * (size / inner);
        Chunks.run(
                pool(),
                parameters,
                Math.ceilDiv(rows, cycle) * inner,
                (from, to) -> norm.parameters(rows, from, to, x, statistics, dy, dgamma, dbeta));
        Chunks.run(pool(), rows, size, (from, to) -> {
            for (int row = from; row < to; row++) {
                norm.backward(row, x, statistics[2 * row], statistics[2 * row + 1], gamma, dy, dx);
            }
        });
        memory().giveBack(statistics);
    }

    @Override
    default void localResponseForward(
            int n, int c, int spatial, int size, float alpha, float beta, float k, float[] x, float[] y) {
        checkNeighbours(size);
        Lengths.check("input", x, n, c, spatial);
        Lengths.check("output", y, n, c, spatial);
        var response = new LocalResponse(c, spatial, size, alpha, beta, k);
        int pieces = Math.ceilDiv(spatial, LocalResponse.POSITIONS);
        pool().parallelFor(n * pieces, task -> {
            int from = task % pieces * LocalResponse.POSITIONS;
            int to = Math.min(spatial, from + LocalResponse.POSITIONS);
            response.forward(task / pieces, from, to, x, y);
        });
    }

    @Override
    default void localResponseBackward(
            int n, int c, int spatial, int size, float alpha, float beta, float k, float[] x, float[] dy, float[] dx) {
        checkNeighbours(size);
        Lengths.check("input", x, n, c, spatial);
        Lengths.check("output's gradient", dy, n, c, spatial);
        Lengths.check("input's gradient", dx, n, c, spatial);
        var response = new LocalResponse(c, spatial, size, alpha, beta, k);
        int pieces = Math.ceilDiv(spatial, LocalResponse.POSITIONS);
        pool().parallelFor(n * pieces, task -> {
            int from = task % pieces * LocalResponse.POSITIONS;
            int to = Math.min(spatial, from + LocalResponse.POSITIONS);
            float[] terms = memory().take(c * LocalResponse.POSITIONS);
            response.backward(task / pieces, from, to, x, dy, dx, terms);
            memory().giveBack(terms);
        });
    }

    @Override
    default void softmaxForward(int outer, int size, int inner, float[] x, float[] y) {
        Lengths.check("input", x, outer, size, inner);
        Lengths.check("output", y, outer, size, inner);
        if (inner == 1) {
            eachRow(outer, size, at -> Softmax.forward(rows(), x, y, at, size));
        } else {
            eachColumn(outer, size, inner, at -> SoftmaxColumns.forward(x, y, at, size, inner));
        }
    }

    @Override
    default void softmaxBackward(int outer, int size, int inner, float[] y, float[] dy, float[] dx) {
        checkGradients(outer, size, inner, y, dy, dx);
        if (inner == 1) {
            eachRow(outer, size, at -> Softmax.backward(rows(), y, dy, dx, at, size));
        } else {
            eachColumn(outer, size, inner, at -> SoftmaxColumns.backward(y, dy, dx, at, size, inner));
        }
    }

    @Override
    default void logSoftmaxForward(int outer, int size, int inner, float[] x, float[] y) {
        Lengths.check("input", x, outer, size, inner);
        Lengths.check("output", y, outer, size, inner);
        if (inner == 1) {
            eachRow(outer, size, at -> Softmax.logForward(rows(), x, y, at, size));
        } else {
            eachColumn(outer, size, inner, at -> SoftmaxColumns.logForward(x, y, at, size, inner));
        }
    }

    @Override
    default void logSoftmaxBackward(int outer, int size, int inner, float[] y, float[] dy, float[] dx) {
        checkGradients(outer, size, inner, y, dy, dx);
        if (inner == 1) {
            eachRow(outer, size, at -> Softmax.logBackward(rows(), y, dy, dx, at, size));
        } else {
            eachColumn(outer, size, inner, at -> SoftmaxColumns.logBackward(y, dy, dx, at, size, inner));
        }
    }

    private void eachRow(int outer, int size, IntConsumer body) {
        Chunks.run(pool(), outer, size, (from, to) -> {
            for (int row = from; row < to; row++) {
                body.accept(row * size);
            }
        });
    }

    private void eachColumn(int outer, int size, int inner, IntConsumer body) {
        Chunks.run(pool(), outer * inner, size, (from, to) -> {
            for (int column = from; column < to; column++) {
                body.accept(column / inner * size * inner + column % inner);
            }
        });
    }

    private static void checkBatch(
            int n, int c, int spatial, float[] x, float[] gamma, float[] mean, float[] variance) {
        Lengths.check("input", x, n, c, spatial);
        Lengths.check("gamma", gamma, c);
        Lengths.check("mean", mean, c);
        Lengths.check("variance", variance, c);
    }

    private static void checkRows(int rows, int size, int cycle, int inner, float[] x, float[] gamma) {
        if (cycle < 1 || inner < 1 || size % inner != 0) {
            throw new IllegalArgumentException("rows of " + size + " values cannot be normalised with a cycle of "
                    + cycle + " rows and channels of " + inner + " values");
        }
        Lengths.check("input", x, rows, size);
        Lengths.check("gamma", gamma, cycle, size / inner);
    }

    private static void checkNeighbours(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a neighbourhood has at least 1 channel, found " + size);
        }
    }

    private static void checkGradients(int outer, int size, int inner, float[] y, float[] dy, float[] dx) {
        Lengths.check("output", y, outer, size, inner);
        Lengths.check("output's gradient", dy, outer, size, inner);
        Lengths.check("input's gradient", dx, outer, size, inner);
    }
}
