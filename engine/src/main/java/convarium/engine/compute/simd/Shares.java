package convarium.engine.compute.simd;

/// How the sums of a picture's group are shared out: in chunks of outputs side by side, and the channels of a chunk
/// in parts.
///
/// Small shares keep all threads busy to the end. But each copies its own band, of which neighbouring ones share
/// rows, and each ends in a tile that is not full. The best of these is found by trying.
///
/// @param chunk outputs of a share
/// @param chunks of a picture's group
/// @param parts of a chunk
record Shares(int chunk, int chunks, int parts) {
    /// Floats of a band that leave room in a core's second cache for what else is under way.
    private static final double BAND = 208 * 1024;

    /// What it costs to share at all.
    private static final double WAKING = 20_000;

    /// What a share of some outputs costs, in multiply–adds of a vector.
    interface Cost {
        /// That of one share.
        ///
        /// @param outputs side by side
        /// @param part how many channel tiles
        double of(int outputs, int part);
    }

    /// The floats that are copied for a share of some outputs.
    interface Room {
        /// That of one share.
        ///
        /// @param outputs side by side
        double of(int outputs);
    }

    /// Finds the shares that take the least time.
    ///
    /// @param pictures and groups
    /// @param outputs of a picture's group
    /// @param step of which a chunk is a multiple
    /// @param most outputs of a chunk
    /// @param tiles of channels
    static Shares best(int threads, int pictures, int outputs, int step, int most, int tiles, Room room, Cost cost) {
        int steps = Math.ceilDiv(Math.max(1, outputs), step);
        var best = new Shares(step, steps, 1);
        double least = Double.MAX_VALUE;
        int before = 0;
        for (int count = Math.ceilDiv(steps * step, most); count <= steps; count++) {
            int chunk = Math.ceilDiv(steps, count) * step;
            if (chunk == before || (chunk > step && room.of(chunk) > BAND)) {
                continue;
            }
            before = chunk;
            int chunks = Math.ceilDiv(Math.max(1, outputs), chunk);
            int mostParts = threads == 1 ? 1 : Math.min(tiles, 8 * threads);
            for (int parts = 1; parts <= mostParts; parts++) {
                double turns = Math.ceilDiv((long) pictures * chunks * parts, threads);
                double time = turns * cost.of(Math.min(chunk, outputs), Math.ceilDiv(tiles, parts));
                if (threads > 1 && (long) pictures * chunks * parts > 1) {
                    // the last share makes the others wait, the more so if something else takes a core for a while
                    time = time * (1 + 0.25 / turns) + WAKING;
                }
                if (time < least) {
                    least = time;
                    best = new Shares(chunk, chunks, parts);
                }
            }
        }
        return best;
    }
}
