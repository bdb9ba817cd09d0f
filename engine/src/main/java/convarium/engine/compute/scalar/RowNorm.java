package convarium.engine.compute.scalar;

import java.util.Arrays;

/// Layer and group normalisation of one row: `size/inner` channels of `inner` values, normalised together.
///
/// @param size values of a row
/// @param cycle rows after which gamma and beta begin again
/// @param inner values of a channel
record RowNorm(Rows rows, int size, int cycle, int inner, float eps) {

    /// Channels of a row.
    int channels() {
        return size / inner;
    }

    /// Where the gammas of a row begin.
    int gammaAt(int row) {
        return row % cycle * channels();
    }

    float mean(float[] x, int row) {
        float[] partial = new float[Partials.COUNT];
        rows.add(partial, x, row * size, size);
        return Partials.sum(partial) / size;
    }

    float inverseDeviation(float[] x, int row, float mean) {
        float[] partial = new float[Partials.COUNT];
        rows.addSquares(partial, x, row * size, size, mean);
        return BatchNorm.inverseDeviation(Partials.sum(partial) / size, eps);
    }

    void forward(int row, float[] x, float[] gamma, float[] beta, float[] y) {
        float mean = mean(x, row);
        float scale = inverseDeviation(x, row, mean);
        int from = gammaAt(row);
        if (inner == 1) {
            rows.centreEach(x, y, row * size, size, mean, scale, gamma, beta, from);
            return;
        }
        for (int i = 0; i < channels(); i++) {
            int at = row * size + i * inner;
            rows.centre(x, y, at, inner, mean, gamma[from + i] * scale, beta[from + i]);
        }
    }

    /// The gradient at one row.
    void backward(int row, float[] x, float mean, float scale, float[] gamma, float[] dy, float[] dx) {
        int from = gammaAt(row);
        float[] shifts = new float[Partials.COUNT];
        float[] slopes = new float[Partials.COUNT];
        if (inner == 1) {
            rows.addEachGradient(shifts, slopes, dy, x, row * size, size, mean, gamma, from);
            float shift = Partials.sum(shifts) / size;
            float slope = -(Partials.sum(slopes) * scale * scale / size);
            rows.centreEachBackward(x, dy, dx, row * size, size, mean, slope, gamma, from, shift, scale);
            return;
        }
        float[] sums = new float[Partials.COUNT];
        float[] centred = new float[Partials.COUNT];
        for (int i = 0; i < channels(); i++) {
            Arrays.fill(sums, 0f);
            Arrays.fill(centred, 0f);
            rows.addGradients(sums, centred, dy, x, row * size + i * inner, inner, mean);
            shifts[i & 15] = Math.fma(gamma[from + i], Partials.sum(sums), shifts[i & 15]);
            slopes[i & 15] = Math.fma(gamma[from + i], Partials.sum(centred), slopes[i & 15]);
        }
        float shift = Partials.sum(shifts) / size;
        float slope = -(Partials.sum(slopes) * scale * scale / size);
        for (int i = 0; i < channels(); i++) {
            int at = row * size + i * inner;
            rows.centreBackward(x, dy, dx, at, inner, mean, slope, gamma[from + i], shift, scale);
        }
    }

    /// The gradients of the gammas and betas from `first` to `end` − 1 of all.
    ///
    /// @param count rows
    /// @param statistics mean and scale of each row
    void parameters(
            int count, int first, int end, float[] x, float[] statistics, float[] dy, float[] dgamma, float[] dbeta) {
        if (inner > 1) {
            for (int i = first; i < end; i++) {
                parameter(count, i, x, statistics, dy, dgamma, dbeta);
            }
            return;
        }
        Arrays.fill(dgamma, first, end, 0f);
        Arrays.fill(dbeta, first, end, 0f);
        for (int row = 0; row < count; row++) {
            int from = Math.max(first, gammaAt(row));
            int length = Math.min(end, gammaAt(row) + size) - from;
            if (length > 0) {
                int at = row * size + from - gammaAt(row);
                float mean = statistics[2 * row];
                rows.addParameters(x, dy, at, length, mean, statistics[2 * row + 1], dgamma, dbeta, from);
            }
        }
    }

    /// The gradients of the i-th gamma and beta of all.
    private void parameter(int count, int i, float[] x, float[] statistics, float[] dy, float[] dgamma, float[] dbeta) {
        float scaleGradient = 0;
        float shiftGradient = 0;
        float[] sums = new float[Partials.COUNT];
        float[] centred = new float[Partials.COUNT];
        for (int row = i / channels(); row < count; row += cycle) {
            Arrays.fill(sums, 0f);
            Arrays.fill(centred, 0f);
            int at = row * size + i % channels() * inner;
            rows.addGradients(sums, centred, dy, x, at, inner, statistics[2 * row]);
            shiftGradient += Partials.sum(sums);
            scaleGradient = Math.fma(Partials.sum(centred), statistics[2 * row + 1], scaleGradient);
        }
        dgamma[i] = scaleGradient;
        dbeta[i] = shiftGradient;
    }
}
