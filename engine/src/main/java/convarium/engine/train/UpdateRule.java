package convarium.engine.train;

/// The loops of the optimisers, over a part of one array. Each weight is worked out by itself with the
/// operations written here, none of them fused, so that the parts may be cut and shared in any way.
final class UpdateRule {
    private UpdateRule() {}

    /// Changes the weights from `from` to `to` − 1.
    ///
    /// @param rate the learning rate
    /// @param step which step this is, from 1
    /// @param scale what gradients are multiplied by first: below 1 where they are clipped by their norm
    /// @param limit what gradients are clipped at, or infinity
    /// @param w weights
    /// @param g gradients
    /// @param memory what the optimiser remembers for these weights, [Optimiser#memories()] arrays
    static void apply(
            Optimiser optimiser,
            double rate,
            long step,
            float scale,
            float limit,
            float[] w,
            float[] g,
            float[][] memory,
            int from,
            int to) {
        if (scale != 1) {
            for (int i = from; i < to; i++) {
                g[i] *= scale;
            }
        }
        if (limit < Float.POSITIVE_INFINITY) {
            for (int i = from; i < to; i++) {
                g[i] = Math.max(-limit, Math.min(limit, g[i]));
            }
        }
        switch (optimiser) {
            case Optimiser.Sgd sgd -> sgd(sgd, (float) rate, w, g, memory, from, to);
            case Optimiser.RmsProp rms -> rmsProp(rms, (float) rate, w, g, memory, from, to);
            case Optimiser.Adam a ->
                adam(a.beta1(), a.beta2(), a.eps(), (float) a.weightDecay(), 1, rate, step, w, g, memory, from, to);
            case Optimiser.AdamW a -> {
                float kept = (float) (1 - rate * a.weightDecay());
                adam(a.beta1(), a.beta2(), a.eps(), 0, kept, rate, step, w, g, memory, from, to);
            }
        }
    }

    private static void sgd(Optimiser.Sgd sgd, float rate, float[] w, float[] g, float[][] memory, int from, int to) {
        float decay = (float) sgd.weightDecay();
        float momentum = (float) sgd.momentum();
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                w[i] -= rate * (g[i] + decay * w[i]);
            }
            return;
        }
        float[] v = memory[0];
        if (sgd.nesterov()) {
            for (int i = from; i < to; i++) {
                float d = g[i] + decay * w[i];
                float velocity = momentum * v[i] + d;
                v[i] = velocity;
                w[i] -= rate * (d + momentum * velocity);
            }
        } else {
            for (int i = from; i < to; i++) {
                float velocity = momentum * v[i] + (g[i] + decay * w[i]);
                v[i] = velocity;
                w[i] -= rate * velocity;
            }
        }
    }

    private static void rmsProp(
            Optimiser.RmsProp rms, float rate, float[] w, float[] g, float[][] memory, int from, int to) {
        float decay = (float) rms.weightDecay();
        float alpha = (float) rms.alpha();
        float rest = (float) (1 - rms.alpha());
        float eps = (float) rms.eps();
        float momentum = (float) rms.momentum();
        float[] s = memory[0];
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                float d = g[i] + decay * w[i];
                float mean = alpha * s[i] + rest * d * d;
                s[i] = mean;
                w[i] -= rate * (d / ((float) Math.sqrt(mean) + eps));
            }
            return;
        }
        float[] v = memory[1];
        for (int i = from; i < to; i++) {
            float d = g[i] + decay * w[i];
            float mean = alpha * s[i] + rest * d * d;
            float velocity = momentum * v[i] + d / ((float) Math.sqrt(mean) + eps);
            s[i] = mean;
            v[i] = velocity;
            w[i] -= rate * velocity;
        }
    }

    private static void adam(
            double beta1,
            double beta2,
            double epsilon,
            float decay,
            float kept,
            double rate,
            long step,
            float[] w,
            float[] g,
            float[][] memory,
            int from,
            int to) {
        float[] m = memory[0];
        float[] v = memory[1];
        float rest1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float rest2 = (float) (1 - beta2);
        float eps = (float) epsilon;
        float stepSize = (float) (rate / (1 - StrictMath.pow(beta1, (double) step)));
        float root = (float) StrictMath.sqrt(1 - StrictMath.pow(beta2, (double) step));
        for (int i = from; i < to; i++) {
            float weight = kept * w[i];
            float d = g[i] + decay * weight;
            float mean = m[i] + rest1 * (d - m[i]);
            float square = keep2 * v[i] + rest2 * d * d;
            m[i] = mean;
            v[i] = square;
            w[i] = weight - stepSize * (mean / ((float) Math.sqrt(square) / root + eps));
        }
    }
}
