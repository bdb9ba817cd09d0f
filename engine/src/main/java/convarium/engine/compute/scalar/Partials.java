package convarium.engine.compute.scalar;

/// Sixteen partial sums over interleaved positions, which vectors of 4, 8 and 16 lanes can all hold.
///
/// Position i of a row goes to partial sum i mod 16; in the end, while h is 8, 4, 2 and 1, each partial sum below h
/// takes the one h above it.
public final class Partials {
    /// How many there are.
    public static final int COUNT = 16;

    private Partials() {}

    /// The sum of the partial sums.
    ///
    /// @param partial the partial sums, used up
    public static float sum(float[] partial) {
        for (int half = COUNT / 2; half > 0; half /= 2) {
            for (int r = 0; r < half; r++) {
                partial[r] += partial[r + half];
            }
        }
        return partial[0];
    }
}
