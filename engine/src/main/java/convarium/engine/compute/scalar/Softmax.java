package convarium.engine.compute.scalar;

import convarium.engine.compute.FloatMath;

/// Softmax over a row of `size` values that begins at `at`.
final class Softmax {
    private Softmax() {}

    static void forward(Rows rows, float[] x, float[] y, int at, int size) {
        float[] partial = new float[Partials.COUNT];
        rows.powers(x, y, at, size, rows.max(x, at, size));
        rows.add(partial, y, at, size);
        rows.divide(y, at, size, Partials.sum(partial));
    }

    static void backward(Rows rows, float[] y, float[] dy, float[] dx, int at, int size) {
        float[] partial = new float[Partials.COUNT];
        rows.addProducts(partial, dy, y, at, size);
        rows.softmaxBackward(y, dy, dx, at, size, Partials.sum(partial));
    }

    static void logForward(Rows rows, float[] x, float[] y, int at, int size) {
        float max = rows.max(x, at, size);
        float[] partial = new float[Partials.COUNT];
        rows.addPowers(partial, x, at, size, max);
        rows.logSoftmax(x, y, at, size, max, FloatMath.log(Partials.sum(partial)));
    }

    static void logBackward(Rows rows, float[] y, float[] dy, float[] dx, int at, int size) {
        float[] partial = new float[Partials.COUNT];
        rows.add(partial, dy, at, size);
        rows.logSoftmaxBackward(y, dy, dx, at, size, Partials.sum(partial));
    }
}
