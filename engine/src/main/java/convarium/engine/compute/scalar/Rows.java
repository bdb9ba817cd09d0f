package convarium.engine.compute.scalar;

import convarium.engine.compute.FloatMath;

/// Sums over a row of `count` values that begins at `at`, and what is done with them. Vectors do the same in a
/// subclass.
///
/// Sums go into 16 partial sums, value i into the one at i mod 16.
public class Rows {
    /// The plain loops.
    static final Rows SCALAR = new Rows();

    protected Rows() {}

    /// Adds x.
    public void add(float[] partial, float[] x, int at, int count) {
        for (int i = 0; i < count; i++) {
            partial[i & 15] += x[at + i];
        }
    }

    /// Adds (x − mean)².
    public void addSquares(float[] partial, float[] x, int at, int count, float mean) {
        for (int i = 0; i < count; i++) {
            float centred = x[at + i] - mean;
            partial[i & 15] = Math.fma(centred, centred, partial[i & 15]);
        }
    }

    /// Adds a·b.
    public void addProducts(float[] partial, float[] a, float[] b, int at, int count) {
        for (int i = 0; i < count; i++) {
            partial[i & 15] = Math.fma(a[at + i], b[at + i], partial[i & 15]);
        }
    }

    /// Adds dy to the one and dy·(x − mean) to the other.
    public void addGradients(
            float[] partial, float[] partialCentred, float[] dy, float[] x, int at, int count, float mean) {
        for (int i = 0; i < count; i++) {
            float g = dy[at + i];
            partial[i & 15] += g;
            partialCentred[i & 15] = Math.fma(g, x[at + i] - mean, partialCentred[i & 15]);
        }
    }

    /// Adds exp(x − max).
    public void addPowers(float[] partial, float[] x, int at, int count, float max) {
        for (int i = 0; i < count; i++) {
            partial[i & 15] += FloatMath.exp(x[at + i] - max);
        }
    }

    /// The largest value; NaN if there is one.
    public float max(float[] x, int at, int count) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, x[at + i]);
        }
        return max;
    }

    /// y = (x − mean)·scale + shift, the product and sum fused.
    public void centre(float[] x, float[] y, int at, int count, float mean, float scale, float shift) {
        for (int i = 0; i < count; i++) {
            y[at + i] = Math.fma(x[at + i] - mean, scale, shift);
        }
    }

    /// y = (x − mean)·(gamma·scale) + beta with a gamma and beta for each value, from `gammaAt` on.
    public void centreEach(
            float[] x,
            float[] y,
            int at,
            int count,
            float mean,
            float scale,
            float[] gamma,
            float[] beta,
            int gammaAt) {
        for (int i = 0; i < count; i++) {
            y[at + i] = Math.fma(x[at + i] - mean, gamma[gammaAt + i] * scale, beta[gammaAt + i]);
        }
    }

    /// dx = scale·((gamma·dy − shift) + (x − mean)·slope), products and sums fused.
    public void centreBackward(
            float[] x,
            float[] dy,
            float[] dx,
            int at,
            int count,
            float mean,
            float slope,
            float gamma,
            float shift,
            float scale) {
        for (int i = 0; i < count; i++) {
            dx[at + i] = scale * Math.fma(x[at + i] - mean, slope, Math.fma(gamma, dy[at + i], -shift));
        }
    }

    /// y = exp(x − max).
    public void powers(float[] x, float[] y, int at, int count, float max) {
        for (int i = 0; i < count; i++) {
            y[at + i] = FloatMath.exp(x[at + i] - max);
        }
    }

    /// y = y/divisor.
    public void divide(float[] y, int at, int count, float divisor) {
        for (int i = 0; i < count; i++) {
            y[at + i] /= divisor;
        }
    }

    /// dx = y·(dy − dot).
    public void softmaxBackward(float[] y, float[] dy, float[] dx, int at, int count, float dot) {
        for (int i = 0; i < count; i++) {
            dx[at + i] = y[at + i] * (dy[at + i] - dot);
        }
    }

    /// y = (x − max) − logSum.
    public void logSoftmax(float[] x, float[] y, int at, int count, float max, float logSum) {
        for (int i = 0; i < count; i++) {
            y[at + i] = x[at + i] - max - logSum;
        }
    }

    /// dx = dy − exp(y)·sum, fused.
    public void logSoftmaxBackward(float[] y, float[] dy, float[] dx, int at, int count, float sum) {
        for (int i = 0; i < count; i++) {
            dx[at + i] = Math.fma(-FloatMath.exp(y[at + i]), sum, dy[at + i]);
        }
    }

    /// Adds gamma·dy to the one and gamma·(dy·(x − mean)) to the other, with a gamma for each value.
    public void addEachGradient(
            float[] partial,
            float[] partialCentred,
            float[] dy,
            float[] x,
            int at,
            int count,
            float mean,
            float[] gamma,
            int gammaAt) {
        for (int i = 0; i < count; i++) {
            float g = dy[at + i];
            partial[i & 15] = Math.fma(gamma[gammaAt + i], g, partial[i & 15]);
            partialCentred[i & 15] = Math.fma(gamma[gammaAt + i], g * (x[at + i] - mean), partialCentred[i & 15]);
        }
    }

    /// As [#centreBackward], with a gamma for each value.
    public void centreEachBackward(
            float[] x,
            float[] dy,
            float[] dx,
            int at,
            int count,
            float mean,
            float slope,
            float[] gamma,
            int gammaAt,
            float shift,
            float scale) {
        for (int i = 0; i < count; i++) {
            float inner = Math.fma(gamma[gammaAt + i], dy[at + i], -shift);
            dx[at + i] = scale * Math.fma(x[at + i] - mean, slope, inner);
        }
    }

    /// Adds a row's share to the gradients of gamma and beta, one for each value, from `gammaAt` on.
    public void addParameters(
            float[] x,
            float[] dy,
            int at,
            int count,
            float mean,
            float scale,
            float[] dgamma,
            float[] dbeta,
            int gammaAt) {
        for (int i = 0; i < count; i++) {
            float g = dy[at + i];
            dgamma[gammaAt + i] = Math.fma(g * (x[at + i] - mean), scale, dgamma[gammaAt + i]);
            dbeta[gammaAt + i] += g;
        }
    }
}
