package convarium.engine.compute.scalar;

import convarium.engine.arithmetic.PaddingMode;
import java.util.Arrays;

/// Padding around planes: which row and column of the input stands at each of the output.
final class PlanePadding {
    private final int h;
    private final int w;
    /// The input's row at each of the output's, or −1.
    private final int[] rows;

    private final int[] columns;

    PlanePadding(int h, int w, int top, int bottom, int left, int right, PaddingMode mode) {
        this.h = h;
        this.w = w;
        rows = sources(h, top, bottom, mode);
        columns = sources(w, left, right, mode);
    }

    void forward(int plane, float[] x, float[] y) {
        for (int o = 0; o < rows.length; o++) {
            int to = (plane * rows.length + o) * columns.length;
            int from = (plane * h + rows[o]) * w;
            for (int p = 0; p < columns.length; p++) {
                y[to + p] = rows[o] < 0 || columns[p] < 0 ? 0f : x[from + columns[p]];
            }
        }
    }

    void backward(int plane, float[] dy, float[] dx) {
        Arrays.fill(dx, plane * h * w, (plane + 1) * h * w, 0f);
        for (int o = 0; o < rows.length; o++) {
            int from = (plane * rows.length + o) * columns.length;
            int to = (plane * h + rows[o]) * w;
            for (int p = 0; p < columns.length; p++) {
                if (rows[o] >= 0 && columns[p] >= 0) {
                    dx[to + columns[p]] += dy[from + p];
                }
            }
        }
    }

    private static int[] sources(int size, int before, int after, PaddingMode mode) {
        if (before < 0 || after < 0 || Math.max(before, after) > mode.most(size)) {
            throw new IllegalArgumentException("an axis of " + size + " cannot take a padding of " + before
                    + " before and " + after + " after in mode " + mode);
        }
        int[] sources = new int[before + size + after];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = mode.source(i - before, size);
        }
        return sources;
    }
}
