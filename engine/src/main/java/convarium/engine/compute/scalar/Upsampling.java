package convarium.engine.compute.scalar;

/// Larger planes, forward, and smaller ones again, backward: each input's gradient gathers its outputs.
final class Upsampling {
    private Upsampling() {}

    static void nearest(int h, int w, int factorH, int factorW, float[] x, float[] y, int plane) {
        int ow = w * factorW;
        for (int row = 0; row < h; row++) {
            int from = (plane * h + row) * w;
            int to = (plane * h + row) * factorH * ow;
            for (int i = 0; i < ow; i++) {
                y[to + i] = x[from + i / factorW];
            }
            for (int copy = 1; copy < factorH; copy++) {
                System.arraycopy(y, to, y, to + copy * ow, ow);
            }
        }
    }

    static void nearestBackward(int h, int w, int factorH, int factorW, float[] dy, float[] dx, int plane) {
        int ow = w * factorW;
        for (int row = 0; row < h; row++) {
            for (int i = 0; i < w; i++) {
                float sum = 0;
                for (int kh = 0; kh < factorH; kh++) {
                    int at = ((plane * h + row) * factorH + kh) * ow + i * factorW;
                    for (int kw = 0; kw < factorW; kw++) {
                        sum += dy[at + kw];
                    }
                }
                dx[(plane * h + row) * w + i] = sum;
            }
        }
    }

    static void bilinear(Bilinear rows, Bilinear columns, int h, int w, float[] x, float[] y, int plane) {
        int oh = rows.weight.length;
        int ow = columns.weight.length;
        for (int o = 0; o < oh; o++) {
            int upper = (plane * h + rows.lower[o]) * w;
            int lower = (plane * h + rows.upper[o]) * w;
            float down = rows.weight[o];
            int to = (plane * oh + o) * ow;
            for (int p = 0; p < ow; p++) {
                int left = columns.lower[p];
                int right = columns.upper[p];
                float across = columns.weight[p];
                float above = Math.fma(1f - across, x[upper + left], across * x[upper + right]);
                float below = Math.fma(1f - across, x[lower + left], across * x[lower + right]);
                y[to + p] = Math.fma(1f - down, above, down * below);
            }
        }
    }

    static void bilinearBackward(Bilinear rows, Bilinear columns, int h, int w, float[] dy, float[] dx, int plane) {
        int oh = rows.weight.length;
        int ow = columns.weight.length;
        for (int row = 0; row < h; row++) {
            for (int i = 0; i < w; i++) {
                float sum = 0;
                for (int o = rows.first(row); o < rows.end(row); o++) {
                    float line = 0;
                    int at = (plane * oh + o) * ow;
                    for (int p = columns.first(i); p < columns.end(i); p++) {
                        line = Math.fma(columns.share(p, i), dy[at + p], line);
                    }
                    sum = Math.fma(rows.share(o, row), line, sum);
                }
                dx[(plane * h + row) * w + i] = sum;
            }
        }
    }
}
