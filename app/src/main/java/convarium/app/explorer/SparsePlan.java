package convarium.app.explorer;

/// How large the cells of the sparse matrix and of those that it is compared with can be, and whether
/// these stand beside it or under it.
///
/// @param pitch from one cell of the matrix to the next
/// @param companionPitch the same in those it is compared with, which may be drawn smaller
/// @param below whether they stand under it
record SparsePlan(double pitch, double companionPitch, boolean below) {

    /// Space between the matrix and those it is compared with.
    static final double BETWEEN = 28;

    private static final double MOST = 44;
    private static final double LEAST = 0.5;
    /// From here on cells carry numbers, which is worth some size elsewhere.
    private static final double NUMBERED = 13;
    private static final double STEP = 0.5;
    private static final double[] PARTS = {1, 0.75, 0.5, 0.35, 0.25};

    /// What has to fit.
    ///
    /// @param rows of the matrix
    /// @param columns of the matrix
    /// @param turned whether its transpose is shown too
    /// @param least width that its caption needs at least
    /// @param across width that the matrix needs beyond its cells
    /// @param down height that the matrix needs beyond its cells and the flattened input
    /// @param leastLine how high the flattened input is at least
    /// @param mostLine how high it is at most
    /// @param caption height that each of the others needs beyond its cells
    /// @param captionWidth width that each of the others needs at least
    record Need(
            int rows,
            int columns,
            boolean turned,
            double least,
            double across,
            double down,
            double leastLine,
            double mostLine,
            double caption,
            double captionWidth) {}

    static SparsePlan of(Need need, double width, double height) {
        var best = new SparsePlan(LEAST, LEAST, false);
        double score = 0;
        for (boolean below : new boolean[] {false, true}) {
            for (double part : PARTS) {
                double pitch = MOST;
                while (pitch > LEAST && !fits(need, pitch, pitch * part, below, width, height)) {
                    pitch -= pitch > 3 ? STEP : STEP / 5;
                }
                double worth = pitch * (0.7 + 0.3 * part) * (pitch >= NUMBERED ? 1.35 : 1);
                if (worth > score && pitch > LEAST) {
                    score = worth;
                    best = new SparsePlan(pitch, pitch * part, below);
                }
            }
        }
        return best;
    }

    private static boolean fits(Need need, double pitch, double small, boolean below, double width, double height) {
        double mainWidth = Math.max(need.least(), need.columns() * pitch) + need.across();
        double line = Math.clamp(pitch, need.leastLine(), need.mostLine());
        double mainHeight = need.rows() * pitch + need.down() + line;
        double denseWidth = Math.max(need.captionWidth(), need.columns() * small + 8);
        double denseHeight = need.rows() * small + need.caption();
        double turnedWidth = need.turned() ? Math.max(need.captionWidth(), need.rows() * small + 8) : 0;
        double turnedHeight = need.turned() ? need.columns() * small + need.caption() : 0;
        double between = need.turned() ? BETWEEN : 0;
        if (below) {
            return Math.max(mainWidth, denseWidth + between + turnedWidth) <= width
                    && mainHeight + BETWEEN / 2 + Math.max(denseHeight, turnedHeight) <= height;
        }
        return mainWidth + BETWEEN + Math.max(denseWidth, turnedWidth) <= width
                && Math.max(mainHeight, denseHeight + between / 2 + turnedHeight) <= height;
    }
}
