package convarium.engine.compute.scalar;

import java.util.Arrays;

/// Pooling to a given size, one plane of `h`×`w` values to `oh`×`ow`.
record AdaptivePooling(int h, int w, int oh, int ow) {

    /// Where the window of an output begins: ⌊o·i/n⌋.
    private static int from(int output, int size, int outputs) {
        return (int) ((long) output * size / outputs);
    }

    /// Where it ends: ⌈(o + 1)·i/n⌉.
    private static int to(int output, int size, int outputs) {
        return (int) Math.ceilDiv((output + 1L) * size, (long) outputs);
    }

    void average(int plane, float[] x, float[] y) {
        for (int o = 0; o < oh; o++) {
            for (int p = 0; p < ow; p++) {
                int left = from(p, w, ow);
                int right = to(p, w, ow);
                float sum = 0;
                for (int row = from(o, h, oh); row < to(o, h, oh); row++) {
                    for (int i = left; i < right; i++) {
                        sum += x[(plane * h + row) * w + i];
                    }
                }
                y[(plane * oh + o) * ow + p] = sum / count(o, p);
            }
        }
    }

    void averageBackward(int plane, float[] dy, float[] dx) {
        Arrays.fill(dx, plane * h * w, (plane + 1) * h * w, 0f);
        for (int o = 0; o < oh; o++) {
            for (int p = 0; p < ow; p++) {
                float share = dy[(plane * oh + o) * ow + p] / count(o, p);
                for (int row = from(o, h, oh); row < to(o, h, oh); row++) {
                    for (int i = from(p, w, ow); i < to(p, w, ow); i++) {
                        dx[(plane * h + row) * w + i] += share;
                    }
                }
            }
        }
    }

    void max(int plane, float[] x, float[] y) {
        for (int o = 0; o < oh; o++) {
            for (int p = 0; p < ow; p++) {
                float max = Float.NEGATIVE_INFINITY;
                for (int row = from(o, h, oh); row < to(o, h, oh); row++) {
                    for (int i = from(p, w, ow); i < to(p, w, ow); i++) {
                        max = Math.max(max, x[(plane * h + row) * w + i]);
                    }
                }
                y[(plane * oh + o) * ow + p] = max;
            }
        }
    }

    void maxBackward(int plane, float[] x, float[] dy, float[] dx) {
        Arrays.fill(dx, plane * h * w, (plane + 1) * h * w, 0f);
        for (int o = 0; o < oh; o++) {
            for (int p = 0; p < ow; p++) {
                int winner = (plane * h + from(o, h, oh)) * w + from(p, w, ow);
                for (int row = from(o, h, oh); row < to(o, h, oh); row++) {
                    for (int i = from(p, w, ow); i < to(p, w, ow); i++) {
                        int at = (plane * h + row) * w + i;
                        if (!(x[at] <= x[winner]) && !Float.isNaN(x[winner])) {
                            winner = at;
                        }
                    }
                }
                dx[winner] += dy[(plane * oh + o) * ow + p];
            }
        }
    }

    private float count(int o, int p) {
        return (float) ((long) (to(o, h, oh) - from(o, h, oh)) * (to(p, w, ow) - from(p, w, ow)));
    }
}
