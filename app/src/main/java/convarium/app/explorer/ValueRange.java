package convarium.app.explorer;

import java.util.Arrays;

/// How far the values of a map reach, NaN and infinities left out.
///
/// @param lowest the least value
/// @param highest the greatest value
/// @param usual the magnitude that all but a few strong values stay below: 98 of 100
public record ValueRange(float lowest, float highest, float usual) {
    private static final int BINS = 2048;
    private static final double SHARE = 0.98;

    /// The range of these values; zero throughout if none is finite.
    public static ValueRange of(float[] values) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        int finite = 0;
        for (float v : values) {
            if (Float.isFinite(v)) {
                finite++;
                lowest = Math.min(lowest, v);
                highest = Math.max(highest, v);
            }
        }
        if (finite == 0) {
            return new ValueRange(0, 0, 0);
        }
        return new ValueRange(lowest, highest, usual(values, finite, Math.max(-lowest, highest)));
    }

    /// The greatest magnitude.
    public float most() {
        return Math.max(Math.abs(lowest), Math.abs(highest));
    }

    private static float usual(float[] values, int finite, float most) {
        if (!(most > 0)) {
            return Math.abs(most);
        }
        int[] bins = new int[BINS];
        float scale = BINS / most;
        for (float v : values) {
            if (Float.isFinite(v)) {
                bins[Math.min((int) (Math.abs(v) * scale), BINS - 1)]++;
            }
        }
        long wanted = (long) Math.ceil(finite * SHARE);
        long seen = 0;
        for (int i = 0; i < BINS; i++) {
            seen += bins[i];
            if (seen >= wanted) {
                return most * (i + 1) / BINS;
            }
        }
        throw new AssertionError("bins " + Arrays.toString(bins) + " hold fewer than " + finite + " values");
    }
}
