package convarium.engine.compute.scalar;

import convarium.engine.compute.Activation;
import convarium.engine.tensor.CounterRandom;

/// Work on each value by itself, from position `from` to `to` − 1. Vectors do the same in a subclass.
public class Ranges {
    /// The plain loops.
    static final Ranges SCALAR = new Ranges();

    protected Ranges() {}

    /// y = f(x).
    public void activate(Activation f, float[] x, float[] y, int from, int to) {
        Activations.forward(f, x, y, from, to);
    }

    /// dx = dy·f′.
    public void activateBackward(Activation f, float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        Activations.backward(f, x, y, dy, dx, from, to);
    }

    /// y = a + b.
    public void add(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = a[i] + b[i];
        }
    }

    /// y = a·b.
    public void multiply(float[] a, float[] b, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = a[i] * b[i];
        }
    }

    /// y = factor·x.
    public void scale(float factor, float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = factor * x[i];
        }
    }

    /// y = x/(1 − rate) where the stream's number is at least `rate`, else 0.
    ///
    /// @param from a multiple of 4
    public void dropout(long seed, long stream, float rate, float[] x, float[] y, int from, int to) {
        float factor = 1f / (1f - rate);
        int[] words = new int[4];
        for (int i = from; i < to; i++) {
            if ((i & 3) == 0) {
                CounterRandom.block(seed, stream, i >> 2, words);
            }
            y[i] = (words[i & 3] >>> 8) * 0x1p-24f >= rate ? x[i] * factor : 0f;
        }
    }
}
