package convarium.engine.compute.scalar;

import convarium.engine.compute.FloatMath;

/// Softmax down columns: `size` values that lie `inner` apart.
final class SoftmaxColumns {
    private SoftmaxColumns() {}

    static void forward(float[] x, float[] y, int at, int size, int inner) {
        float max = max(x, at, size, inner);
        float[] partial = new float[Partials.COUNT];
        for (int i = 0; i < size; i++) {
            float power = FloatMath.exp(x[at + i * inner] - max);
            y[at + i * inner] = power;
            partial[i & 15] += power;
        }
        float sum = Partials.sum(partial);
        for (int i = 0; i < size; i++) {
            y[at + i * inner] /= sum;
        }
    }

    static void backward(float[] y, float[] dy, float[] dx, int at, int size, int inner) {
        float[] partial = new float[Partials.COUNT];
        for (int i = 0; i < size; i++) {
            partial[i & 15] = Math.fma(dy[at + i * inner], y[at + i * inner], partial[i & 15]);
        }
        float dot = Partials.sum(partial);
        for (int i = 0; i < size; i++) {
            dx[at + i * inner] = y[at + i * inner] * (dy[at + i * inner] - dot);
        }
    }

    static void logForward(float[] x, float[] y, int at, int size, int inner) {
        float max = max(x, at, size, inner);
        float[] partial = new float[Partials.COUNT];
        for (int i = 0; i < size; i++) {
            partial[i & 15] += FloatMath.exp(x[at + i * inner] - max);
        }
        float logSum = FloatMath.log(Partials.sum(partial));
        for (int i = 0; i < size; i++) {
            y[at + i * inner] = x[at + i * inner] - max - logSum;
        }
    }

    static void logBackward(float[] y, float[] dy, float[] dx, int at, int size, int inner) {
        float[] partial = new float[Partials.COUNT];
        for (int i = 0; i < size; i++) {
            partial[i & 15] += dy[at + i * inner];
        }
        float sum = Partials.sum(partial);
        for (int i = 0; i < size; i++) {
            dx[at + i * inner] = Math.fma(-FloatMath.exp(y[at + i * inner]), sum, dy[at + i * inner]);
        }
    }

    private static float max(float[] x, int at, int size, int inner) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, x[at + i * inner]);
        }
        return max;
    }
}
