package convarium.engine.compute.scalar;

/// Batch normalisation of one channel: a row of every picture.
final class BatchNorm {
    private BatchNorm() {}

    /// 1/√(variance + eps).
    static float inverseDeviation(float variance, float eps) {
        return 1f / (float) Math.sqrt(variance + eps);
    }

    /// Sets the mean and variance of a channel.
    static void statistics(
            Rows rows, int n, int c, int spatial, int channel, float[] x, float[] mean, float[] variance) {
        float count = (float) ((long) n * spatial);
        float[] partial = new float[Partials.COUNT];
        for (int picture = 0; picture < n; picture++) {
            rows.add(partial, x, (picture * c + channel) * spatial, spatial);
        }
        float m = Partials.sum(partial) / count;
        float[] squares = new float[Partials.COUNT];
        for (int picture = 0; picture < n; picture++) {
            rows.addSquares(squares, x, (picture * c + channel) * spatial, spatial, m);
        }
        mean[channel] = m;
        variance[channel] = Partials.sum(squares) / count;
    }

    /// Normalises a channel of some pictures.
    static void apply(
            Rows rows,
            int row,
            int spatial,
            float mean,
            float inverseDeviation,
            float gamma,
            float beta,
            float[] x,
            float[] y) {
        rows.centre(x, y, row * spatial, spatial, mean, gamma * inverseDeviation, beta);
    }

    /// The gradients of a channel.
    static void backward(
            Rows rows,
            int n,
            int c,
            int spatial,
            int channel,
            float[] x,
            float gamma,
            float mean,
            float inverseDeviation,
            float[] dy,
            float[] dx,
            float[] dgamma,
            float[] dbeta) {
        float count = (float) ((long) n * spatial);
        float[] sums = new float[Partials.COUNT];
        float[] centred = new float[Partials.COUNT];
        for (int picture = 0; picture < n; picture++) {
            rows.addGradients(sums, centred, dy, x, (picture * c + channel) * spatial, spatial, mean);
        }
        float shiftGradient = Partials.sum(sums);
        float scaleGradient = Partials.sum(centred) * inverseDeviation;
        float slope = -(scaleGradient * inverseDeviation / count);
        float shift = shiftGradient / count;
        for (int picture = 0; picture < n; picture++) {
            int at = (picture * c + channel) * spatial;
            rows.centreBackward(x, dy, dx, at, spatial, mean, slope, 1f, shift, gamma * inverseDeviation);
        }
        dgamma[channel] = scaleGradient;
        dbeta[channel] = shiftGradient;
    }
}
