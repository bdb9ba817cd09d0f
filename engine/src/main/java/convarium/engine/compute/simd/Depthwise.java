package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;
import static convarium.engine.compute.simd.Vectors.SPECIES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// 3×3 sums of each channel by itself, in steps of one, with zeros around.
///
/// A few rows of a channel are copied into the first cache with their zeros; all else is read and written in place.
final class Depthwise {
    /// Rows above the first, which a tile that goes up may read in vain.
    private static final int ABOVE = DepthTiles.ROWS - 1;

    private static final int CACHED = 5 * 1024;

    private final Scratch scratch;
    private final SampledSums.Sizes sizes;
    private final Sampling rows;
    private final Sampling columns;
    private final int pitch;
    private final int bandRows;

    Depthwise(Scratch scratch, SampledSums.Sizes sizes, Sampling rows, Sampling columns) {
        this.scratch = scratch;
        this.sizes = sizes;
        this.rows = rows;
        this.columns = columns;
        pitch = Math.ceilDiv(columns.count + 2 + 2 * LANES, LANES) * LANES;
        int most = Math.max(1, (CACHED / pitch - 2) / DepthTiles.ROWS) * DepthTiles.ROWS;
        bandRows = Math.min(most, Math.ceilDiv(rows.count, DepthTiles.ROWS) * DepthTiles.ROWS);
    }

    /// Whether these sums are of that kind.
    static boolean fits(SampledSums.Sizes sizes, PaddingMode mode, Sampling rows, Sampling columns) {
        return sizes.channels() == 1
                && sizes.outputs() == 1
                && mode == PaddingMode.ZERO
                && isThree(rows)
                && isThree(columns)
                && rows.taps[1] - rows.taps[0] == columns.taps[1] - columns.taps[0]
                && columns.count < 1 << 20;
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
            float[] band = scratch.take((ABOVE + bandRows + 2 + 2 * DepthTiles.ROWS) * pitch);
            for (int plane = task * together; plane < Math.min(planes, (task + 1) * together); plane++) {
                channel(x, xFrom + plane * sizes.h() * sizes.w(), weights, biases, epilogue, y, plane, band);
            }
            scratch.giveBack(band);
        });
    }

    private void channel(
            float[] x,
            int xFrom,
            float[] weights,
            float[] biases,
            Epilogue epilogue,
            float[] y,
            int plane,
            float[] band) {
        int group = plane % sizes.groups();
        boolean up = rows.taps[0] > rows.taps[1];
        int yPlane = plane * rows.count * columns.count;
        for (int first = 0; first < rows.count; first += bandRows) {
            int wanted = Math.min(bandRows, rows.count - first);
            copy(x, xFrom, first, wanted, band);
            for (int r = 0; r < wanted; r += DepthTiles.ROWS) {
                int count = Math.min(DepthTiles.ROWS, wanted - r);
                int begin = (ABOVE + r) * pitch + (up ? (count + 1) * pitch + 2 : 0);
                rows(
                        band,
                        begin,
                        up,
                        weights,
                        group * 9,
                        biases[group],
                        y,
                        yPlane + (first + r) * columns.count,
                        count);
            }
            int from = yPlane + first * columns.count;
            Elements.finish(epilogue, y, from, from + wanted * columns.count);
        }
    }

    /// A few rows of outputs: whole vectors in place, the rest through memory after the band.
    private void rows(
            float[] band, int begin, boolean up, float[] weights, int w, float bias, float[] y, int to, int count) {
        int across = columns.count;
        int whole = count == DepthTiles.ROWS ? across / LANES * LANES : 0;
        int step = up ? -pitch : pitch;
        int taps = up ? -1 : 1;
        int last = up ? count - 1 : 0;
        if (whole > 0) {
            int yStep = up ? -across : across;
            DepthTiles.run(band, begin, step, taps, weights, w, bias, y, to + last * across, yStep, whole);
        }
        if (whole < across) {
            int tile = (ABOVE + bandRows + 2 + DepthTiles.ROWS) * pitch;
            int rest = across - whole;
            int tileFrom = tile + last * pitch;
            int vectors = Math.ceilDiv(rest, LANES) * LANES;
            DepthTiles.run(band, begin + whole, step, taps, weights, w, bias, band, tileFrom, step, vectors);
            for (int i = 0; i < count; i++) {
                System.arraycopy(band, tile + i * pitch, y, to + i * across + whole, rest);
            }
        }
    }

    /// Copies the rows of the source that some rows of outputs see.
    private void copy(float[] x, int xFrom, int first, int wanted, float[] band) {
        int left = columns.lowest;
        int from = Math.clamp(-left, 0, columns.count + 2);
        int to = Math.clamp(sizes.w() - left, from, columns.count + 2);
        for (int r = 0; r < wanted + 2; r++) {
            int at = (ABOVE + r) * pitch;
            int h = first + r + rows.lowest;
            if (h < 0 || h >= sizes.h()) {
                Arrays.fill(band, at, at + columns.count + 2, 0);
            } else {
                int source = xFrom + h * sizes.w() + left;
                if (source + to + LANES <= x.length) {
                    for (int i = from; i < to; i += LANES) {
                        FloatVector.fromArray(SPECIES, x, source + i).intoArray(band, at + i);
                    }
                } else {
                    System.arraycopy(x, source + from, band, at + from, to - from);
                }
                for (int i = 0; i < from; i++) {
                    band[at + i] = 0;
                }
                for (int i = to; i < columns.count + 2; i++) {
                    band[at + i] = 0;
                }
            }
        }
    }
}
