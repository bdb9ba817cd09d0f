package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;

/// 3×3 sums of each channel by itself, in steps of one, with zeros around.
///
/// All is read and written in place. Only a channel at the very beginning or end of the source, where a vector would
/// reach beyond, is copied first.
final class Depthwise {
    /// Values of source and result that are at hand while columns go by: a first cache of 32 KB.
    private static final int CACHED = 8 * 1024;

    /// What a vector may read before and after a channel.
    private static final int MARGIN = LANES + 2;

    private final Scratch scratch;
    private final SampledSums.Sizes sizes;
    private final Sampling rows;
    private final Sampling columns;
    private final DepthTiles tiles;
    private final boolean up;
    private final int bandRows;

    Depthwise(Scratch scratch, SampledSums.Sizes sizes, Sampling rows, Sampling columns) {
        this.scratch = scratch;
        this.sizes = sizes;
        this.rows = rows;
        this.columns = columns;
        up = rows.taps[0] > rows.taps[1];
        tiles = new DepthTiles(sizes.h(), sizes.w(), columns.taps, up ? -1 : 1, columns.count);
        int bands = Math.ceilDiv(rows.count, Math.max(16, CACHED / (2 * columns.count)));
        bandRows = Math.ceilDiv(rows.count, bands);
    }

    /// Whether these sums are of that kind.
    static boolean fits(SampledSums.Sizes sizes, PaddingMode mode, Sampling rows, Sampling columns) {
        return sizes.channels() == 1
                && sizes.outputs() == 1
                && mode == PaddingMode.ZERO
                && isThree(rows)
                && isThree(columns)
                && rows.count > 0
                && columns.count > 0
                && columns.lowest >= -2
                && columns.count + columns.lowest <= sizes.w();
    }

    private static boolean isThree(Sampling axis) {
        return axis.taps.length == 3 && axis.extent == 3 && axis.stride == 1 && axis.step == 1;
    }

    /// Makes the sums of all channels of all pictures.
    void run(
            WorkerPool pool,
            int n,
            float[] x,
            int xFrom,
            float[] weights,
            float[] biases,
            Epilogue epilogue,
            float[] y) {
        int planes = n * sizes.groups();
        int together = Math.clamp(planes / (16 * pool.threads()), 1, 8);
        pool.parallelFor(Math.ceilDiv(planes, together), task -> {
            for (int plane = task * together; plane < Math.min(planes, (task + 1) * together); plane++) {
                channel(x, xFrom, weights, biases, epilogue, y, plane);
            }
        });
    }

    private void channel(
            float[] x, int xFrom, float[] weights, float[] biases, Epilogue epilogue, float[] y, int plane) {
        int group = plane % sizes.groups();
        int values = sizes.h() * sizes.w();
        int from = xFrom + plane * values;
        if (from >= MARGIN && from + values + MARGIN <= x.length) {
            bands(x, from, weights, group * 9, biases[group], epilogue, y, plane);
        } else {
            float[] copy = scratch.take(values + 2 * MARGIN);
            System.arraycopy(x, from, copy, MARGIN, values);
            bands(copy, MARGIN, weights, group * 9, biases[group], epilogue, y, plane);
            scratch.giveBack(copy);
        }
    }

    private void bands(
            float[] x, int from, float[] weights, int w, float bias, Epilogue epilogue, float[] y, int plane) {
        int across = columns.count;
        boolean alone = epilogue.addend().length == 0;
        float[] tile = across < LANES ? scratch.take(bandRows * LANES) : y;
        for (int band = 0; band < rows.count; band += bandRows) {
            int count = Math.min(bandRows, rows.count - band);
            int begin = up ? count - 1 : 0;
            int first = band + begin + rows.taps[0];
            int to = (plane * rows.count + band) * across;
            boolean relu = epilogue.relu() && alone;
            if (across < LANES) {
                tiles.one(x, from, first, 0, weights, w, bias, relu, tile, begin * LANES, up ? -LANES : LANES, count);
                for (int r = 0; r < count; r++) {
                    System.arraycopy(tile, r * LANES, y, to + r * across, across);
                }
            } else {
                int yStep = up ? -across : across;
                for (int c = 0; c < across; c += 2 * LANES) {
                    // the last vector lies over the one before rather than beyond the row
                    int column = Math.min(c, across - LANES);
                    int apart = Math.min(LANES, across - LANES - column);
                    int at = to + begin * across + column;
                    if (apart > 0) {
                        tiles.two(x, from, first, column, apart, weights, w, bias, relu, y, at, yStep, count);
                    } else {
                        tiles.one(x, from, first, column, weights, w, bias, relu, y, at, yStep, count);
                    }
                }
            }
            if (!alone) {
                Elements.finish(epilogue, y, to, to + count * across);
            }
        }
        if (across < LANES) {
            scratch.giveBack(tile);
        }
    }
}
