package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import java.util.Optional;
import java.util.stream.IntStream;

/// The sums of a convolution, in either direction, as products of matrices: weights times what the outputs see.
///
/// Three ways share the work of [Tiles]:
///
/// - *wide*: a tile is some channels times 2 vectors of outputs side by side. What they see is copied tap by tap into
///   panels, which stay in the cache while all channels go by. Results are written as they are.
/// - *deep*: a tile is some outputs times 2 vectors of channels, for maps so small that they fill no vectors, and
///   sums so long that turning the results costs little.
/// - *thin*: one channel times 4 vectors of a row's outputs, for groups of one to three channels; [Depthwise] where
///   such groups are single channels under 3×3 kernels.
///
/// A 1×1 convolution reads the source in place; others copy [Band]s of it first.
final class SampledSums {
    private static final int THIN = 4;
    private static final int BAND = 48 * 1024;
    private static final int PANELS = 128 * 1024;
    private static final int PANELS_IN_PLACE = 16;
    /// Sources of so many floats are not in any cache: long runs are read from them, a whole plane where that is
    /// possible, into panels that need not be near either.
    private static final int FAR = 4 << 20;

    private static final int FAR_PANELS = 1 << 20;
    private static final int WIDEST = 512;
    private static final float[] NONE = {};

    private enum Way {
        WIDE,
        DEEP,
        THIN
    }

    private final WorkerPool pool;
    private final Scratch scratch;
    private final Sizes sizes;
    private final Sampling rows;
    private final Sampling columns;
    private final boolean inPlace;
    private final boolean far;
    private final Way way;
    private final Band band;
    private final int bandLength;
    private final int[] offsets;
    private final PackedWeights packed;
    private final float[] biases;
    private final Optional<Depthwise> depthwise;
    private final int rowBands;
    private final int columnBands;
    private final int parts;
    private final Spare<Work> spare = new Spare<>(Work::new);

    /// What is summed, and where to.
    ///
    /// @param n pictures at most
    /// @param groups of channels
    /// @param channels of the source, a group
    /// @param h rows of the source
    /// @param w columns of the source
    /// @param outputs channels of the result, a group
    /// @param outH rows of the result
    /// @param outW columns of the result
    record Sizes(int n, int groups, int channels, int h, int w, int outputs, int outH, int outW) {}

    SampledSums(
            WorkerPool pool,
            Scratch scratch,
            Sizes sizes,
            PaddingMode mode,
            Sampling rowSampling,
            Sampling columnSampling) {
        this.pool = pool;
        this.scratch = scratch;
        this.sizes = sizes;
        boolean thin = sizes.outputs < THIN;
        boolean pointwise = rowSampling.isIdentity(sizes.h) && columnSampling.isIdentity(sizes.w);
        inPlace = pointwise && !thin && rowSampling.step == 1 && columnSampling.step == 1;
        rows = rowSampling;
        columns = columnSampling;
        int k = sizes.channels * rows.taps.length * columns.taps.length;
        far = (long) sizes.n * sizes.groups * sizes.channels * sizes.h * sizes.w > FAR;
        int across = inPlace ? rows.count * columns.count : columns.count;
        int down = inPlace ? 1 : rows.count;
        way = thin ? Way.THIN : way(across * down, k);
        int wanted = pool.threads() == 1 ? 1 : Math.ceilDiv(8 * pool.threads(), sizes.n * sizes.groups);
        int bandColumns;
        int bandRows;
        if (inPlace) {
            int panels = Math.ceilDiv(across, Tiles.WIDTH);
            int panelFloats = Panels.size(Tiles.WIDTH, k);
            int most = Math.max(
                    1, Math.min(panels / Math.min(panels, wanted), far ? FAR_PANELS / panelFloats : PANELS_IN_PLACE));
            bandColumns = way == Way.DEEP ? across : most * Tiles.WIDTH;
            bandRows = 1;
        } else if (across > WIDEST) {
            bandColumns = WIDEST;
            bandRows = 1;
        } else {
            bandColumns = across;
            bandRows = bandRows(down, across, wanted);
        }
        rowBands = Math.ceilDiv(down, bandRows);
        columnBands = Math.ceilDiv(across, bandColumns);
        band = new Band(
                sizes.channels, sizes.h, sizes.w, mode, rows, columns, bandRows, bandColumns, (thin ? 4 : 1) * LANES);
        bandLength = inPlace ? 0 : band.length() + LANES;
        int plane = sizes.h * sizes.w;
        offsets =
                inPlace ? IntStream.range(0, sizes.channels).map(c -> c * plane).toArray() : band.tapOffsets();
        packed = switch (way) {
            case WIDE -> PackedWeights.asRows(sizes.outputs, sizes.groups, k);
            case DEEP -> PackedWeights.inBlocks(sizes.outputs, sizes.groups, k, Tiles.WIDTH);
            case THIN -> PackedWeights.inBlocks(sizes.outputs, sizes.groups, k, 1);
        };
        biases = new float[packed.lanes()];
        depthwise = Depthwise.fits(sizes, mode, rows, columns)
                ? Optional.of(new Depthwise(scratch, sizes, rows, columns))
                : Optional.empty();
        parts = way == Way.THIN ? 1 : Math.clamp(Math.ceilDiv(wanted, rowBands * columnBands), 1, packed.tiles());
    }

    /// Whether the working memory would be reasonable.
    static boolean fits(Sizes sizes, Sampling rows, Sampling columns) {
        int across = Math.min(columns.count, WIDEST);
        return Band.floats(sizes.channels, rows, columns, 1, across) < 1 << 26
                && (double) sizes.channels
                                * rows.taps.length
                                * columns.taps.length
                                * (sizes.outputs + 2 * Tiles.WIDTH)
                                * sizes.groups
                        < 1 << 30;
    }

    /// The floats of the packed weights.
    long heldFloats() {
        return packed.weights.length;
    }

    /// Packs the weights.
    ///
    /// @param groupStep from one group's weights to the next group's
    /// @param channelStep from one result channel's weights to the next
    /// @param sourceStep from one source channel's weights to the next
    /// @param kernelColumns the kernel's columns in memory
    /// @param turned if not 0, the place of the last tap: taps are counted down from there
    void setWeights(float[] weights, int groupStep, int channelStep, int sourceStep, int kernelColumns, int turned) {
        int taps = rows.taps.length * columns.taps.length;
        int[] order = new int[offsets.length];
        for (int p = 0; p < order.length; p++) {
            int row = rows.kernelTaps[p % taps / columns.taps.length];
            int tap = row * kernelColumns + columns.kernelTaps[p % columns.taps.length];
            order[p] = p / taps * sourceStep + (turned == 0 ? tap : turned - tap);
        }
        packed.fill(pool, weights, sizes.outputs, sizes.groups, groupStep, channelStep, order);
    }

    /// Makes the sums.
    ///
    /// @param n pictures
    /// @param xFrom where the first picture begins
    /// @param skips whether a sum of −0 counts as +0
    void run(int n, float[] x, int xFrom, Epilogue epilogue, boolean skips, float[] y) {
        int bands = rowBands * columnBands;
        int tasks = Math.toIntExact((long) n * sizes.groups * bands * parts);
        packed.pad(epilogue.bias(), sizes.outputs, skips, biases);
        if (depthwise.isPresent()) {
            depthwise.get().run(pool, n, x, xFrom, packed.weights, biases, epilogue, y);
            return;
        }
        var finish = new Finish(epilogue, y, sizes.outH * sizes.outW);
        int across = inPlace ? rows.count * columns.count : columns.count;
        pool.parallelFor(tasks, task -> {
            int part = task % parts;
            int column = task / parts % columnBands * band.columns;
            int row = task / parts / columnBands % rowBands * band.rows;
            int group = task / parts / bands % sizes.groups;
            int picture = task / parts / bands / sizes.groups;
            int countColumns = Math.min(band.columns, across - column);
            int countRows = inPlace ? 1 : Math.min(band.rows, rows.count - row);
            int source = xFrom + (picture * sizes.groups + group) * sizes.channels * sizes.h * sizes.w;
            int channel = (picture * sizes.groups + group) * sizes.outputs;
            int fromTile = (int) ((long) part * packed.tiles() / parts);
            int toTile = (int) ((part + 1L) * packed.tiles() / parts);
            float[] input = x;
            float[] memory = NONE;
            int from = source + column;
            if (!inPlace) {
                memory = scratch.take(bandLength);
                band.copy(x, source, row, column, countRows, countColumns, memory);
                input = memory;
                from = 0;
            }
            var work = spare.take();
            work.see(input, from, countRows, countColumns);
            setPlaces(work.places, row, column, countRows, countColumns);
            switch (way) {
                case WIDE -> wide(work, group, channel, fromTile, toTile, finish);
                case DEEP -> deep(work, group, channel, fromTile, toTile, finish);
                case THIN -> thin(work, group, channel, finish);
            }
            work.see(NONE, 0, 0, 0);
            spare.giveBack(work);
            if (!inPlace) {
                scratch.giveBack(memory);
            }
        });
    }

    /// What the outputs of a task see, and where they lie.
    private static final class Work {
        final Places places = new Places();
        final Panels panels = new Panels();
        final float[] tile = new float[4 * LANES];
        float[] x = NONE;
        int from;
        int rows;
        int columns;

        void see(float[] source, int begin, int down, int across) {
            x = source;
            from = begin;
            rows = down;
            columns = across;
        }

        int count() {
            return rows * columns;
        }
    }

    private void wide(Work work, int group, int channel, int fromTile, int toTile, Finish finish) {
        int k = offsets.length;
        int size = Panels.size(Tiles.WIDTH, k);
        int all = Math.ceilDiv(work.count(), Tiles.WIDTH);
        int together = Math.clamp((far && inPlace ? FAR_PANELS : PANELS) / size, 1, all);
        float[] packs = scratch.take(together * size + Tiles.WIDTH * Tiles.TALLEST);
        int tileAt = together * size;
        for (int first = 0; first < all; first += together) {
            int end = Math.min(all, first + together);
            int later = packsOnTheWay(fromTile) ? Math.clamp(work.count() / Tiles.WIDTH, first, end) : first;
            firstTile(work, group, channel, fromTile, first, later, packs, finish);
            if (later < end) {
                work.panels.begin(Tiles.WIDTH, k);
                pack(work, later * Tiles.WIDTH, (end - later) * Tiles.WIDTH, packs, (later - first) * size);
            }
            for (int tile = fromTile; tile < toTile; tile++) {
                int height = packed.heights[tile];
                int oc = packed.firsts[tile];
                int channels = Math.min(height, sizes.outputs - oc);
                int w = packed.begin(group, tile);
                for (int panel = tile == fromTile ? later : first; panel < end; panel++) {
                    int q = panel * Tiles.WIDTH;
                    int b = (panel - first) * size;
                    int count = Math.min(Tiles.WIDTH, work.count() - q);
                    int biasAt = packed.lane(group, tile);
                    Tiles.run(height, k, packed.weights, w, height, packs, b, Tiles.WIDTH, packs, tileAt, Tiles.WIDTH);
                    finish.rows(packs, tileAt, channel + oc, biases, biasAt, channels, work.places, q, count);
                }
            }
        }
        scratch.giveBack(packs);
    }

    private boolean packsOnTheWay(int tile) {
        return inPlace && !far && packed.heights[tile] == Tiles.TALLEST;
    }

    /// One tile of channels for some panels, which are packed on the way.
    private void firstTile(
            Work work, int group, int channel, int tile, int first, int end, float[] packs, Finish finish) {
        int k = offsets.length;
        int size = Panels.size(Tiles.WIDTH, k);
        int w = packed.begin(group, tile);
        int biasAt = packed.lane(group, tile);
        int oc = packed.firsts[tile];
        int channels = Math.min(Tiles.TALLEST, sizes.outputs - oc);
        int tileAt = Math.clamp(PANELS / size, 1, Math.ceilDiv(work.count(), Tiles.WIDTH)) * size;
        for (int panel = first; panel < end; panel++) {
            int q = panel * Tiles.WIDTH;
            int b = (panel - first) * size;
            Tiles.packing(k, packed.weights, w, work.x, work.from + q, offsets, packs, b, packs, tileAt, Tiles.WIDTH);
            finish.rows(packs, tileAt, channel + oc, biases, biasAt, channels, work.places, q, Tiles.WIDTH);
        }
    }

    private void deep(Work work, int group, int channel, int fromTile, int toTile, Finish finish) {
        int k = offsets.length;
        int count = work.count();
        float[] packs = scratch.take(Tiles.rows(count) * k + count * LANES + Tiles.WIDTH * Tiles.TALLEST);
        int tileAt = 0;
        for (int q = 0; q < count; q += Tiles.height(count - q)) {
            int height = Tiles.height(count - q);
            work.panels.begin(height, k);
            pack(work, q, height, packs, tileAt);
            tileAt += Panels.size(height, k);
        }
        for (int block = fromTile; block < toTile; block++) {
            int oc = packed.firsts[block];
            int channels = Math.min(Tiles.WIDTH, sizes.outputs - oc);
            int w = packed.begin(group, block);
            int biasAt = packed.lane(group, block);
            int begin = 0;
            for (int q = 0; q < count; q += Tiles.height(count - q)) {
                int height = Tiles.height(count - q);
                int outputs = Math.min(height, count - q);
                Tiles.run(height, k, packs, begin, height, packed.weights, w, Tiles.WIDTH, packs, tileAt, Tiles.WIDTH);
                finish.turned(packs, tileAt, channel + oc, biases, biasAt, channels, work.places, q, outputs);
                begin += Panels.size(height, k);
            }
        }
        scratch.giveBack(packs);
    }

    private void thin(Work work, int group, int channel, Finish finish) {
        float[] tile = work.tile;
        for (int oc = 0; oc < sizes.outputs; oc++) {
            int weights = packed.begin(group, oc);
            int biasAt = packed.lane(group, oc);
            for (int r = 0; r < work.rows; r++) {
                for (int c = 0; c < work.columns; c += 4 * LANES) {
                    int count = Math.min(4 * LANES, work.columns - c);
                    ThinTiles.run(count, work.x, band.begin(r, c), offsets, packed.weights, weights, tile);
                    finish.rows(tile, 0, channel + oc, biases, biasAt, 1, work.places, r * work.columns + c, count);
                }
            }
        }
    }

    /// Copies what some neighbouring outputs see, tap by tap, into panels.
    ///
    /// @param q the first output
    /// @param wanted how many, if there are as many
    private void pack(Work work, int q, int wanted, float[] into, int to) {
        var panels = work.panels;
        int end = Math.min(q + wanted, work.count());
        int at = q;
        while (at < end) {
            int row = at / work.columns;
            int column = at % work.columns;
            int run = Math.min(work.columns - column, end - at);
            panels.add(inPlace ? work.from + column : band.begin(row, column), run);
            at += run;
        }
        if (offsets.length > 0) {
            panels.copy(work.x, offsets, into, to);
        }
    }

    /// Says where each output of a task lies in its channel of the result.
    private void setPlaces(Places places, int row, int column, int countRows, int countColumns) {
        if (inPlace) {
            places.set(column, 1, countColumns, countColumns, 1);
        } else {
            places.set(
                    (rows.first + row * rows.step) * sizes.outW + columns.first + column * columns.step,
                    countRows,
                    countColumns,
                    rows.step * sizes.outW,
                    columns.step);
        }
    }

    private Way way(int outputs, int k) {
        double wide = (double) Tiles.rows(sizes.outputs) * Math.ceilDiv(outputs, Tiles.WIDTH) * 2 * (k + 4)
                + Math.ceilDiv(outputs, Tiles.WIDTH) * 6.0 * k;
        double deep = (double) Tiles.rows(outputs) * Math.ceilDiv(sizes.outputs, Tiles.WIDTH) * (2 * k + 35);
        return deep < wide && outputs <= WIDEST ? Way.DEEP : Way.WIDE;
    }

    /// As many rows as the cache holds and as leave work for all threads, and of those a number that fills panels.
    private int bandRows(int down, int across, int wanted) {
        int most = Math.max(1, down / Math.min(down, wanted));
        while (most > 1 && Band.floats(sizes.channels, rows, columns, most, across) > BAND) {
            most--;
        }
        int best = most;
        long least = Long.MAX_VALUE;
        for (int r = most; r >= Math.max(1, most / 2); r--) {
            long panels = (long) (down / r) * Math.ceilDiv(r * across, Tiles.WIDTH)
                    + Math.ceilDiv(down % r * across, Tiles.WIDTH);
            if (panels < least) {
                least = panels;
                best = r;
            }
        }
        return best;
    }
}
