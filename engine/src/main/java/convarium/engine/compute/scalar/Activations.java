package convarium.engine.compute.scalar;

import convarium.engine.compute.Activation;
import convarium.engine.compute.FloatMath;

/// Each activation function and its derivative, a value at a time.
public final class Activations {
    /// √½.
    public static final float ROOT_HALF = 0x1.6a09e6p-1f;
    /// 1/√(2π), the height of the normal density.
    public static final float NORMAL = 0x1.988454p-2f;

    private Activations() {}

    /// y = f(x) from `from` to `to` − 1.
    static void forward(Activation f, float[] x, float[] y, int from, int to) {
        switch (f) {
            case Activation.Relu() -> {
                for (int i = from; i < to; i++) {
                    y[i] = Math.max(x[i], 0f);
                }
            }
            case Activation.LeakyRelu(float slope) -> {
                for (int i = from; i < to; i++) {
                    y[i] = x[i] > 0f ? x[i] : slope * x[i];
                }
            }
            case Activation.Elu(float alpha) -> {
                for (int i = from; i < to; i++) {
                    y[i] = elu(alpha, x[i]);
                }
            }
            case Activation.Silu() -> {
                for (int i = from; i < to; i++) {
                    y[i] = silu(x[i]);
                }
            }
            case Activation.Gelu() -> {
                for (int i = from; i < to; i++) {
                    y[i] = gelu(x[i]);
                }
            }
            case Activation.HardSwish() -> {
                for (int i = from; i < to; i++) {
                    y[i] = hardSwish(x[i]);
                }
            }
            case Activation.Sigmoid() -> {
                for (int i = from; i < to; i++) {
                    y[i] = FloatMath.sigmoid(x[i]);
                }
            }
            case Activation.Tanh() -> {
                for (int i = from; i < to; i++) {
                    y[i] = FloatMath.tanh(x[i]);
                }
            }
        }
    }

    /// dx = dy·f′ from `from` to `to` − 1.
    static void backward(Activation f, float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        switch (f) {
            case Activation.Relu() -> {
                for (int i = from; i < to; i++) {
                    dx[i] = y[i] <= 0f ? 0f : dy[i];
                }
            }
            case Activation.LeakyRelu(float slope) -> {
                for (int i = from; i < to; i++) {
                    dx[i] = y[i] > 0f ? dy[i] : slope * dy[i];
                }
            }
            case Activation.Elu(float alpha) -> {
                for (int i = from; i < to; i++) {
                    dx[i] = x[i] > 0f ? dy[i] : dy[i] * (alpha * FloatMath.exp(x[i]));
                }
            }
            case Activation.Silu() -> {
                for (int i = from; i < to; i++) {
                    dx[i] = dy[i] * siluSlope(x[i]);
                }
            }
            case Activation.Gelu() -> {
                for (int i = from; i < to; i++) {
                    dx[i] = dy[i] * geluSlope(x[i]);
                }
            }
            case Activation.HardSwish() -> {
                for (int i = from; i < to; i++) {
                    dx[i] = x[i] <= -3f ? 0f : x[i] >= 3f ? dy[i] : dy[i] * ((2f * x[i] + 3f) / 6f);
                }
            }
            case Activation.Sigmoid() -> {
                for (int i = from; i < to; i++) {
                    dx[i] = dy[i] * (y[i] * (1f - y[i]));
                }
            }
            case Activation.Tanh() -> {
                for (int i = from; i < to; i++) {
                    dx[i] = dy[i] * Math.fma(-y[i], y[i], 1f);
                }
            }
        }
    }

    private static float elu(float alpha, float x) {
        return x > 0f ? x : alpha * FloatMath.expMinusOne(x);
    }

    private static float silu(float x) {
        return x * FloatMath.sigmoid(x);
    }

    /// s·(1 + x·(1 − s)) with s = sigmoid(x).
    private static float siluSlope(float x) {
        float s = FloatMath.sigmoid(x);
        return s * Math.fma(x, 1f - s, 1f);
    }

    private static float gelu(float x) {
        return 0.5f * x * (1f + FloatMath.erf(x * ROOT_HALF));
    }

    /// Φ(x) + x·φ(x).
    private static float geluSlope(float x) {
        float cumulative = 0.5f * (1f + FloatMath.erf(x * ROOT_HALF));
        float density = NORMAL * FloatMath.exp(-0.5f * x * x);
        return Math.fma(x, density, cumulative);
    }

    private static float hardSwish(float x) {
        float raised = x + 3f;
        float low = raised < 0f ? 0f : raised;
        return x * (low > 6f ? 6f : low) / 6f;
    }
}
