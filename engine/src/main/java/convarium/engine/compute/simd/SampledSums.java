package convarium.engine.compute.simd;

import static convarium.engine.compute.simd.Vectors.LANES;

import convarium.engine.arithmetic.PaddingMode;
import convarium.engine.compute.Epilogue;
import convarium.engine.compute.WorkerPool;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The sums of a convolution, in either direction, as products of matrices: weights times what the outputs see.
///
/// Three ways to go about it:
///
/// - *wide*: a tile is some channels times 2 vectors of outputs side by side, which are written as they are.
/// - *deep*: a tile is some outputs times 2 vectors of channels, for maps so small that they fill no vectors, and
///   sums so long that turning the results costs little.
/// - *thin*: one channel times 4 vectors of outputs, for groups of one to three channels; [Depthwise] where
///   such groups are single channels under 3×3 kernels.
///
/// A 1×1 convolution reads the source in place; others copy [Band]s of it first, in which what outputs side by side
/// see lies side by side.
final class SampledSums {
    private static final int THIN = 4;
    private static final int PANELS = 128 * 1024;
    /// Sources of so many floats are not in any cache: long runs are read from them, a whole plane where that is
    /// possible, into panels that need not be near either.
    private static final int FAR = 4 << 20;

    private static final int FAR_PANELS = 1 << 20;
    /// What a share costs beside its sums, in multiply–adds of a vector.
    private static final double SHARE = 2_000;

    /// What turning the sums of an output costs, in multiply–adds of a vector.
    private static final double TURN = 16;

    private static final int WIDEST = 512;
    /// The most floats of what all outputs see that are kept for several shares of the channels.
    private static final int MOST_SEEN = 1 << 21;

    private static final float[] NONE = {};
    private static final float[] NO_BIAS = new float[Tiles.TALLEST];

    static {
        Arrays.fill(NO_BIAS, -0f);
    }

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
    private final int across;
    private final int columnBands;
    private final Shares shares;
    private final Band band;
    private final int[] offsets;
    private final PackedWeights packed;
    private final float[] biases;
    private final Optional<Depthwise> depthwise;
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
        far = inPlace && (long) sizes.n * sizes.groups * sizes.channels * sizes.h * sizes.w > FAR;
        across = inPlace ? rows.count * columns.count : columns.count;
        way = thin ? Way.THIN : way(rows.count * columns.count, k);
        packed = switch (way) {
            case WIDE -> PackedWeights.asRows(sizes.outputs, sizes.groups, k);
            case DEEP -> PackedWeights.inBlocks(sizes.outputs, sizes.groups, k, Tiles.WIDTH);
            case THIN -> PackedWeights.inBlocks(sizes.outputs, sizes.groups, k, 1);
        };
        columnBands = inPlace ? 1 : Math.ceilDiv(across, WIDEST);
        shares = shares(k);
        band = new Band(
                sizes.channels,
                sizes.h,
                sizes.w,
                mode,
                rows,
                columns,
                Math.max(1, rowsOf(shares.chunk())),
                Math.min(across, WIDEST),
                4 * LANES);
        int plane = sizes.h * sizes.w;
        offsets =
                inPlace ? IntStream.range(0, sizes.channels).map(c -> c * plane).toArray() : band.tapOffsets();
        biases = new float[packed.lanes()];
        depthwise = Depthwise.fits(sizes, mode, rows, columns)
                ? Optional.of(new Depthwise(scratch, sizes, rows, columns))
                : Optional.empty();
    }

    /// Whether the working memory would be reasonable.
    static boolean fits(Sizes sizes, Sampling rows, Sampling columns) {
        int across = Math.min(columns.count, WIDEST);
        return Band.floats(sizes.channels, rows, columns, 2 + 2 * Tiles.WIDTH / Math.max(1, across), across) < 1 << 26
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
        packed.pad(epilogue.bias(), sizes.outputs, skips, biases);
        if (depthwise.isPresent()) {
            depthwise.get().run(pool, n, x, xFrom, packed.weights, biases, epilogue, y);
            return;
        }
        int parts = shares.parts();
        int chunks = columnBands > 1 ? rows.count * columnBands : shares.chunks();
        int tasks = Math.toIntExact((long) n * sizes.groups * chunks * parts);
        var finish = new Finish(epilogue, y, sizes.outH * sizes.outW);
        float[] seen = way == Way.DEEP && parts > 1 ? packAll(tasks / parts, chunks, x, xFrom) : NONE;
        pool.parallelFor(tasks, task -> {
            int part = task % parts;
            int chunk = task / parts % chunks;
            int group = task / parts / chunks % sizes.groups;
            int picture = task / parts / chunks / sizes.groups;
            int source = xFrom + (picture * sizes.groups + group) * sizes.channels * sizes.h * sizes.w;
            int channel = (picture * sizes.groups + group) * sizes.outputs;
            int fromTile = (int) ((long) part * packed.tiles() / parts);
            int toTile = (int) ((part + 1L) * packed.tiles() / parts);
            var work = spare.take();
            see(work, x, source, chunk, seen.length == 0);
            switch (way) {
                case WIDE -> {
                    if (inPlace) {
                        panels(work, group, channel, fromTile, toTile, finish);
                    } else {
                        wide(work, group, channel, fromTile, toTile, finish);
                    }
                }
                case DEEP -> {
                    if (seen.length > 0) {
                        products(work, seen, task / parts * deepRoom(), group, channel, fromTile, toTile, finish);
                    } else {
                        deep(work, group, channel, fromTile, toTile, finish);
                    }
                }
                case THIN -> thin(work, group, channel, finish);
            }
            letGo(work);
        });
        if (seen.length > 0) {
            scratch.giveBack(seen);
        }
    }

    private void letGo(Work work) {
        if (!inPlace && work.x.length > 0) {
            scratch.giveBack(work.x);
        }
        work.x = NONE;
        spare.giveBack(work);
    }

    /// Packs what all outputs see, once for all shares of the channels.
    ///
    /// @param shares of outputs
    /// @param chunks of a group
    /// @return empty if that would take too much memory
    private float[] packAll(int shares, int chunks, float[] x, int xFrom) {
        if ((long) shares * deepRoom() > MOST_SEEN) {
            return NONE;
        }
        float[] seen = scratch.take(shares * deepRoom());
        int pieces = inPlace ? Math.ceilDiv(this.shares.chunk(), DeepTiles.TALLEST) : 1;
        pool.parallelFor(shares * pieces, task -> {
            int share = task / pieces;
            var work = spare.take();
            see(work, x, xFrom + share / chunks * sizes.channels * sizes.h * sizes.w, share % chunks, true);
            packDeep(work, task % pieces, pieces, seen, share * deepRoom());
            letGo(work);
        });
        return seen;
    }

    /// Floats for what the outputs of a share see, packed.
    private int deepRoom() {
        int count = shares.chunk();
        return Math.addExact(Math.multiplyExact(DeepTiles.rows(count), offsets.length), (count + 1) * LANES);
    }

    /// What the outputs of a task see, and where they lie.
    private static final class Work {
        final Places places = new Places();
        final Panels panels = new Panels();
        final float[] tile = new float[Math.max(Tiles.TALLEST, Tiles.WIDTH) * Tiles.WIDTH];
        float[] x = NONE;

        /// Where what the first output sees begins.
        int from;

        /// How many outputs there are, side by side.
        int count;
    }

    /// Finds or copies what the outputs of a task see.
    ///
    /// @param copies whether to copy what does not lie ready, or only to find where the outputs lie
    private void see(Work work, float[] x, int source, int chunk, boolean copies) {
        if (inPlace) {
            int first = chunk * shares.chunk();
            work.x = x;
            work.from = source + first;
            work.count = Math.min(shares.chunk(), across - first);
            work.places.set(first, 0, 1, work.count, work.count, 1);
            return;
        }
        int row;
        int column;
        int skipped;
        int width;
        if (columnBands > 1) {
            row = chunk / columnBands;
            column = chunk % columnBands * WIDEST;
            skipped = 0;
            width = Math.min(WIDEST, across - column);
            work.count = width;
        } else {
            int first = chunk * shares.chunk();
            row = first / across;
            column = 0;
            skipped = first % across;
            width = across;
            work.count = Math.min(shares.chunk(), rows.count * across - first);
        }
        int countRows = Math.ceilDiv(skipped + work.count, width);
        if (copies) {
            work.x = scratch.take(band.length());
            band.copy(x, source, row, column, countRows, width, work.x);
        }
        work.from = skipped;
        work.places.set(
                (rows.first + row * rows.step) * sizes.outW + columns.first + column * columns.step,
                skipped,
                countRows,
                width,
                rows.step * sizes.outW,
                columns.step);
    }

    private void wide(Work work, int group, int channel, int fromTile, int toTile, Finish finish) {
        int k = offsets.length;
        boolean direct = finish.isPlain() && work.places.close && work.count >= Tiles.WIDTH;
        for (int tile = fromTile; tile < toTile; tile++) {
            int height = packed.heights[tile];
            int oc = packed.firsts[tile];
            int channels = Math.min(height, sizes.outputs - oc);
            int w = packed.begin(group, tile);
            int biasAt = packed.lane(group, tile);
            for (int first = 0; first < work.count; first += Tiles.WIDTH) {
                // the last tile lies over the one before rather than beyond the outputs
                int q = Math.max(0, Math.min(first, work.count - Tiles.WIDTH));
                int at = work.from + q;
                if (direct && channels == height) {
                    finish.whole(
                            height,
                            k,
                            packed.weights,
                            w,
                            work.x,
                            at,
                            offsets,
                            biases,
                            biasAt,
                            channel + oc,
                            work.places,
                            q);
                } else {
                    TapTiles.run(
                            height,
                            k,
                            packed.weights,
                            w,
                            work.x,
                            at,
                            offsets,
                            NO_BIAS,
                            0,
                            false,
                            work.tile,
                            0,
                            Tiles.WIDTH);
                    int count = Math.min(Tiles.WIDTH, work.count - q);
                    finish.rows(work.tile, 0, channel + oc, biases, biasAt, channels, work.places, q, count);
                }
            }
        }
    }

    private void panels(Work work, int group, int channel, int fromTile, int toTile, Finish finish) {
        int k = offsets.length;
        int size = Panels.size(Tiles.WIDTH, k);
        int all = Math.ceilDiv(work.count, Tiles.WIDTH);
        int together = Math.clamp(panelsTogether(k), 1, all);
        float[] packs = scratch.take(together * size + Tiles.WIDTH * Tiles.TALLEST);
        int tileAt = together * size;
        for (int first = 0; first < all; first += together) {
            int end = Math.min(all, first + together);
            int later = packsOnTheWay(fromTile) ? Math.clamp(work.count / Tiles.WIDTH, first, end) : first;
            firstTile(work, group, channel, fromTile, first, later, packs, tileAt, finish);
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
                    int count = Math.min(Tiles.WIDTH, work.count - q);
                    int biasAt = packed.lane(group, tile);
                    Tiles.run(height, k, packed.weights, w, packs, b, packs, tileAt, Tiles.WIDTH);
                    finish.rows(packs, tileAt, channel + oc, biases, biasAt, channels, work.places, q, count);
                }
            }
        }
        scratch.giveBack(packs);
    }

    /// How many panels are packed before the next tile of channels goes over them.
    private int panelsTogether(int k) {
        return (far ? FAR_PANELS : PANELS) / Panels.size(Tiles.WIDTH, k);
    }

    private boolean packsOnTheWay(int tile) {
        return inPlace && !far && packed.heights[tile] == Tiles.TALLEST;
    }

    /// One tile of channels for some panels, which are packed on the way.
    private void firstTile(
            Work work, int group, int channel, int tile, int first, int end, float[] packs, int tileAt, Finish finish) {
        int k = offsets.length;
        int size = Panels.size(Tiles.WIDTH, k);
        int w = packed.begin(group, tile);
        int biasAt = packed.lane(group, tile);
        int oc = packed.firsts[tile];
        int channels = Math.min(Tiles.TALLEST, sizes.outputs - oc);
        for (int panel = first; panel < end; panel++) {
            int q = panel * Tiles.WIDTH;
            int b = (panel - first) * size;
            Tiles.packing(k, packed.weights, w, work.x, work.from + q, offsets, packs, b, packs, tileAt, Tiles.WIDTH);
            finish.rows(packs, tileAt, channel + oc, biases, biasAt, channels, work.places, q, Tiles.WIDTH);
        }
    }

    private void deep(Work work, int group, int channel, int fromTile, int toTile, Finish finish) {
        float[] packs = scratch.take(deepRoom());
        packDeep(work, 0, 1, packs, 0);
        products(work, packs, 0, group, channel, fromTile, toTile, finish);
        scratch.giveBack(packs);
    }

    /// Packs what the outputs of a task see, tile by tile, or every so many tiles one.
    private void packDeep(Work work, int first, int step, float[] packs, int from) {
        int k = offsets.length;
        int at = from;
        int tile = 0;
        for (int q = 0; q < work.count; tile++) {
            int height = DeepTiles.height(work.count - q);
            if (tile % step == first) {
                work.panels.begin(height, k);
                pack(work, q, height, packs, at);
            }
            at += Panels.size(height, k);
            q += height;
        }
    }

    /// The sums of some blocks of channels.
    ///
    /// @param packs what the outputs see, from `from` on
    private void products(
            Work work, float[] packs, int from, int group, int channel, int fromTile, int toTile, Finish finish) {
        int k = offsets.length;
        int count = work.count;
        float[] sums = scratch.take((count + Math.max(DeepTiles.TALLEST, Tiles.WIDTH)) * Tiles.WIDTH);
        for (int block = fromTile; block < toTile; block++) {
            int w = packed.begin(group, block);
            int begin = from;
            for (int q = 0; q < count; ) {
                int height = DeepTiles.height(count - q);
                DeepTiles.run(height, k, packs, begin, packed.weights, w, sums, q * Tiles.WIDTH, Tiles.WIDTH);
                begin += Panels.size(height, k);
                q += height;
            }
            turn(work, group, channel, block, sums, finish);
        }
        scratch.giveBack(sums);
    }

    /// Takes the sums of a block of channels, an output a row, to where they belong.
    private void turn(Work work, int group, int channel, int block, float[] sums, Finish finish) {
        int oc = packed.firsts[block];
        int channels = Math.min(Tiles.WIDTH, sizes.outputs - oc);
        int biasAt = packed.lane(group, block);
        for (int q = 0; q < work.count; q += Tiles.WIDTH) {
            int count = Math.min(Tiles.WIDTH, work.count - q);
            for (int i = 0; i < channels; i += LANES) {
                for (int j = 0; j < count; j += LANES) {
                    int square = (q + j) * Tiles.WIDTH + i;
                    Squares.transpose(sums, square, Tiles.WIDTH, work.tile, i * Tiles.WIDTH + j, Tiles.WIDTH);
                }
            }
            finish.rows(work.tile, 0, channel + oc, biases, biasAt, channels, work.places, q, count);
        }
    }

    private void thin(Work work, int group, int channel, Finish finish) {
        float[] tile = work.tile;
        for (int oc = 0; oc < sizes.outputs; oc++) {
            int weights = packed.begin(group, oc);
            int biasAt = packed.lane(group, oc);
            for (int q = 0; q < work.count; q += 4 * LANES) {
                int count = Math.min(4 * LANES, work.count - q);
                ThinTiles.run(count, work.x, work.from + q, offsets, packed.weights, weights, tile);
                finish.rows(tile, 0, channel + oc, biases, biasAt, 1, work.places, q, count);
            }
        }
    }

    /// Copies what some neighbouring outputs see, tap by tap, into panels.
    ///
    /// @param q the first output
    /// @param wanted how many, if there are as many
    private void pack(Work work, int q, int wanted, float[] into, int to) {
        if (offsets.length > 0) {
            work.panels.add(work.from + q, Math.min(wanted, work.count - q));
            work.panels.copy(work.x, offsets, into, to);
        }
    }

    private Way way(int outputs, int k) {
        double wide = (double) Tiles.rows(sizes.outputs) * Math.ceilDiv(outputs, Tiles.WIDTH) * 2 * (k + 4)
                + Math.ceilDiv(outputs, Tiles.WIDTH) * (inPlace ? 6.0 : 3.0) * k;
        double deep = (double) DeepTiles.rows(outputs) * Math.ceilDiv(sizes.outputs, Tiles.WIDTH) * (2 * k + TURN)
                + (inPlace ? 0 : Math.ceilDiv(outputs, Tiles.WIDTH) * 3.0 * k);
        return deep < wide && outputs <= WIDEST ? Way.DEEP : Way.WIDE;
    }

    /// The rows that some outputs side by side may lie on.
    private int rowsOf(int outputs) {
        return columnBands > 1 ? 1 : Math.min(rows.count, (outputs + across - 2) / Math.max(1, across) + 1);
    }

    private Shares shares(int k) {
        int outputs = columnBands > 1 ? WIDEST : inPlace ? across : rows.count * across;
        int step = way == Way.DEEP ? (inPlace ? Tiles.TALLEST : outputs) : way == Way.THIN ? 4 * LANES : Tiles.WIDTH;
        int most = inPlace && way == Way.WIDE
                ? (far ? Math.max(1, panelsTogether(k)) : 16) * Tiles.WIDTH
                : Math.ceilDiv(outputs, step) * step;
        int pictures = sizes.n * sizes.groups * (columnBands > 1 ? rows.count * columnBands : 1);
        double channelRows = (double) Tiles.rows(sizes.outputs) / packed.tiles();
        Shares.Room room = count ->
                inPlace ? 0 : Band.floats(sizes.channels, rows, columns, rowsOf(count), Math.min(across, WIDEST));
        Shares.Cost cost = (count, tiles) -> switch (way) {
                    case WIDE ->
                        Math.ceilDiv(count, Tiles.WIDTH)
                                * (channelRows * tiles * 2 * (k + 4) + (inPlace ? (far ? 6.0 : 2.0) * k : 0));
                    // packed once for all shares of the channels
                    case DEEP ->
                        DeepTiles.rows(count) * tiles * (2.0 * k + TURN)
                                + Math.ceilDiv(count, Tiles.TALLEST) * 6.0 * k * tiles / packed.tiles();
                    case THIN -> Math.ceilDiv(count, 4 * LANES) * tiles * 4.0 * (k + 4);
                }
                + 6 * room.of(count) / LANES * (way == Way.DEEP ? (double) tiles / packed.tiles() : 1)
                + SHARE;
        return Shares.best(
                pool.threads(),
                pictures,
                outputs,
                Math.max(1, step),
                Math.max(1, most),
                way == Way.THIN ? 1 : packed.tiles(),
                room,
                cost);
    }
}
