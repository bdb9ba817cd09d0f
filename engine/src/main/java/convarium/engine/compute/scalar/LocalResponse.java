package convarium.engine.compute.scalar;

import convarium.engine.compute.FloatMath;

/// Local response normalisation across the channels of one picture.
///
/// @param c channels
/// @param spatial values of one channel
/// @param size channels in a neighbourhood
record LocalResponse(int c, int spatial, int size, float alpha, float beta, float k) {
    /// Positions of a task.
    static final int POSITIONS = 64;

    /// One picture, at some positions of all channels.
    void forward(int picture, int from, int to, float[] x, float[] y) {
        for (int channel = 0; channel < c; channel++) {
            int at = (picture * c + channel) * spatial;
            for (int s = from; s < to; s++) {
                y[at + s] = x[at + s] * power(base(picture, channel, s, x));
            }
        }
    }

    /// The gradient.
    ///
    /// @param terms room for dy·y/base, one for each channel and position
    void backward(int picture, int from, int to, float[] x, float[] dy, float[] dx, float[] terms) {
        int width = to - from;
        for (int channel = 0; channel < c; channel++) {
            int at = (picture * c + channel) * spatial;
            for (int s = from; s < to; s++) {
                float base = base(picture, channel, s, x);
                float direct = dy[at + s] * power(base);
                terms[channel * width + s - from] = direct * x[at + s] / base;
                dx[at + s] = direct;
            }
        }
        float factor = -2f * beta * (alpha / size);
        for (int channel = 0; channel < c; channel++) {
            int at = (picture * c + channel) * spatial;
            int first = Math.max(0, channel - (size - 1) / 2);
            int end = (int) Math.min(c, channel + size / 2 + 1L);
            for (int s = from; s < to; s++) {
                float sum = 0;
                for (int near = first; near < end; near++) {
                    sum += terms[near * width + s - from];
                }
                dx[at + s] = Math.fma(factor * x[at + s], sum, dx[at + s]);
            }
        }
    }

    /// K + alpha/size·Σ x² over the channels from `channel` − ⌊size/2⌋ to `channel` + ⌊(size − 1)/2⌋.
    private float base(int picture, int channel, int s, float[] x) {
        int first = Math.max(0, channel - size / 2);
        int end = (int) Math.min(c, channel + (size - 1) / 2 + 1L);
        float sum = 0;
        for (int near = first; near < end; near++) {
            float value = x[(picture * c + near) * spatial + s];
            sum = Math.fma(value, value, sum);
        }
        return Math.fma(alpha / size, sum, k);
    }

    /// Base to the power −beta; for the usual 3/4 by square roots.
    private float power(float base) {
        if (beta == 0.75f) {
            float root = (float) Math.sqrt(base);
            return 1f / (root * (float) Math.sqrt(root));
        }
        return FloatMath.exp(-beta * FloatMath.log(base));
    }
}
