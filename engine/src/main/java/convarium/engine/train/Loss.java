package convarium.engine.train;

import convarium.engine.compute.FloatMath;

/// How wrong a network's outputs are, as one number, and how that number changes with each output.
///
/// Outputs and targets are `n` rows of `size` values. Each row's terms are added from +0 with the index
/// ascending, in double precision, and so are the rows; the total is divided once. Exponentials and
/// logarithms are those of [FloatMath]. Formulas and names are PyTorch's.
public sealed interface Loss {

    /// The loss of a batch, and its gradient.
    ///
    /// @param n pictures in the batch
    /// @param size outputs of each
    /// @param outputs what the network gave, `(n, size)`
    /// @param targets what it should have given, `(n, size)`
    /// @param gradient takes the loss's derivative by each output
    /// @return the loss; not a number or infinite where an output is
    /// @throws IllegalArgumentException if an array is shorter than `n`·`size`
    double of(int n, int size, float[] outputs, float[] targets, float[] gradient);

    /// Σ −t·log softmax(x), averaged over the batch, on logits: the outputs before any softmax. Targets are
    /// probabilities, 1 at one class and 0 elsewhere or soft ones; smoothing s makes them (1 − s)·t +
    /// s/size (Szegedy et al. 2016, section 7).
    ///
    /// @param smoothing from 0 (none) to below 1
    record SoftmaxCrossEntropy(float smoothing) implements Loss {
        /// @throws IllegalArgumentException if the smoothing is not from 0 to below 1
        public SoftmaxCrossEntropy {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new IllegalArgumentException("label smoothing goes from 0 to below 1, found " + smoothing);
            }
        }

        @Override
        public double of(int n, int size, float[] outputs, float[] targets, float[] gradient) {
            check(n, size, outputs, targets, gradient);
            double total = 0;
            for (int row = 0; row < n; row++) {
                total += row(n, row * size, size, outputs, targets, gradient);
            }
            return total / n;
        }

        private double row(int n, int at, int size, float[] x, float[] targets, float[] gradient) {
            float max = Float.NEGATIVE_INFINITY;
            for (int j = at; j < at + size; j++) {
                max = Math.max(max, x[j]);
            }
            float sum = 0;
            for (int j = at; j < at + size; j++) {
                gradient[j] = FloatMath.exp(x[j] - max);
                sum += gradient[j];
            }
            float log = FloatMath.log(sum);
            double loss = 0;
            float mass = 0;
            for (int j = at; j < at + size; j++) {
                float t = target(targets[j], size);
                mass += t;
                // a class that is not wanted costs nothing, even at −∞
                loss -= t == 0 ? 0 : (double) t * (x[j] - max - log);
            }
            // a NaN anywhere in the row reaches all of its gradients through the sum
            for (int j = at; j < at + size; j++) {
                gradient[j] = (gradient[j] / sum * mass - target(targets[j], size)) / n;
            }
            return Float.isNaN(sum) ? Double.NaN : loss;
        }

        private float target(float t, int size) {
            return smoothing == 0 ? t : (1 - smoothing) * t + smoothing / size;
        }
    }

    /// (x − t)², averaged over all outputs of the batch.
    record MeanSquaredError() implements Loss {
        @Override
        public double of(int n, int size, float[] outputs, float[] targets, float[] gradient) {
            check(n, size, outputs, targets, gradient);
            double total = 0;
            float scale = 2f / (n * (float) size);
            for (int i = 0; i < n * size; i++) {
                float difference = outputs[i] - targets[i];
                total += (double) difference * difference;
                gradient[i] = scale * difference;
            }
            return total / n / size;
        }
    }

    /// −t·log σ(x) − (1 − t)·log(1 − σ(x)) with the sigmoid σ, averaged over all outputs of the batch, on
    /// logits. It is worked out as max(x, 0) − x·t + log(1 + exp(−|x|)), which never overflows.
    record BinaryCrossEntropy() implements Loss {
        @Override
        public double of(int n, int size, float[] outputs, float[] targets, float[] gradient) {
            check(n, size, outputs, targets, gradient);
            double total = 0;
            int count = n * size;
            for (int i = 0; i < count; i++) {
                float x = outputs[i];
                float e = FloatMath.exp(-Math.abs(x));
                total += Math.max(x, 0) - (double) x * targets[i] + FloatMath.log(1 + e);
                gradient[i] = (FloatMath.sigmoid(x) - targets[i]) / count;
            }
            return total / count;
        }
    }

    /// Σ t·(log t − x), averaged over the batch, where the outputs x are logarithms of probabilities, as
    /// log-softmax gives them: the Kullback–Leibler divergence of the outputs from the targets (PyTorch's
    /// `batchmean`). A target of 0 adds 0.
    record KullbackLeibler() implements Loss {
        @Override
        public double of(int n, int size, float[] outputs, float[] targets, float[] gradient) {
            check(n, size, outputs, targets, gradient);
            double total = 0;
            for (int i = 0; i < n * size; i++) {
                float t = targets[i];
                total += t == 0 ? 0 : (double) t * (FloatMath.log(t) - outputs[i]);
                gradient[i] = -t / n;
            }
            return total / n;
        }
    }

    private static void check(int n, int size, float[] outputs, float[] targets, float[] gradient) {
        if (n < 1 || size < 1) {
            throw new IllegalArgumentException("a loss needs at least 1 row and 1 output, found " + n + "×" + size);
        }
        int least = Math.min(outputs.length, Math.min(targets.length, gradient.length));
        if ((long) n * size > least) {
            throw new IllegalArgumentException("a loss over " + n + "×" + size
                    + " values needs as many outputs, targets and" + " gradients, found " + outputs.length + ", "
                    + targets.length + " and " + gradient.length);
        }
    }
}
