package convarium.app.train;

import java.util.ArrayList;
import java.util.List;

/// How values are spread: how many lie in each of some bins of equal width.
///
/// A value on the border of two bins counts in the upper one, one on the upper end in the last. What is
/// no number, or infinite, counts as broken and in no bin.
///
/// @param scale what the axis carries
/// @param low where the first bin begins
/// @param high where the last bin ends, above `low`
/// @param counts how many values lie in each bin
/// @param zeros how many values are exactly 0; on the scale of sizes they lie in no bin
/// @param broken how many are no number, or infinite
/// @param mean of all that are not broken; 0 if there are none
/// @param deviation their standard deviation: the root of the mean squared distance from the mean
public record Histogram(
        Scale scale,
        double low,
        double high,
        List<Integer> counts,
        long zeros,
        long broken,
        double mean,
        double deviation) {
    /// How many bins there are.
    public static final int BINS = 41;

    /// Where the scale of sizes begins and ends, as powers of ten.
    static final int LEAST_POWER = -12;

    static final int MOST_POWER = 2;

    /// What the axis carries.
    public enum Scale {
        /// The values themselves.
        VALUES,
        /// The power of ten of their sizes, from 10⁻¹² to 10²; smaller and larger ones count in the end
        /// bins.
        SIZES
    }

    public Histogram {
        counts = List.copyOf(counts);
    }

    /// How many values there are in all.
    public long total() {
        long inBins = counts.stream().mapToLong(Integer::longValue).sum();
        return inBins + broken + (scale == Scale.SIZES ? zeros : 0);
    }

    /// The largest count.
    public int most() {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// The spread of signed values, zero in the middle of the middle bin.
    ///
    /// @param values of which those from `from` up to but not `to` count
    public static Histogram around0(float[] values, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            double size = Math.abs(values[i]);
            most = size > most && size <= Float.MAX_VALUE ? size : most;
        }
        double end = most == 0 ? 1 : most;
        return linear(values, from, to, -end, end);
    }

    /// The spread of values from the smallest, but at most 0, to the largest.
    ///
    /// @param values of which those from `from` up to but not `to` count
    public static Histogram from0(float[] values, int from, int to) {
        double low = 0;
        double high = 0;
        for (int i = from; i < to; i++) {
            if (Float.isFinite(values[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return low < 0 ? around0(values, from, to) : linear(values, from, to, 0, high == 0 ? 1 : high);
    }

    private static Histogram linear(float[] values, int from, int to, double low, double high) {
        var tally = new Tally();
        double perBin = BINS / (high - low);
        for (int i = from; i < to; i++) {
            float v = values[i];
            if (tally.takes(v)) {
                tally.bins[Math.clamp((int) Math.floor((v - low) * perBin), 0, BINS - 1)]++;
            }
        }
        return tally.histogram(Scale.VALUES, low, high);
    }

    /// The spread of the values' sizes over powers of ten.
    ///
    /// @param values of which those from `from` up to but not `to` count
    public static Histogram sizes(float[] values, int from, int to) {
        var tally = new Tally();
        for (int i = from; i < to; i++) {
            float v = values[i];
            if (tally.takes(v) && v != 0) {
                tally.bins[SizeBins.of(Math.abs(v))]++;
            }
        }
        return tally.histogram(Scale.SIZES, LEAST_POWER, MOST_POWER);
    }

    /// Finds bins of sizes without a logarithm for each: a power of two meets at most two borders of bins.
    private static final class SizeBins {
        /// Where each bin begins.
        private static final double[] BEGINS = new double[BINS];
        /// The bin in which each power of two lies, by the exponent of its bits.
        private static final int[] FIRST = new int[256];

        static {
            for (int bin = 0; bin < BINS; bin++) {
                BEGINS[bin] = Math.pow(10, LEAST_POWER + bin * (double) (MOST_POWER - LEAST_POWER) / BINS);
            }
            int bin = 0;
            for (int exponent = 0; exponent < FIRST.length; exponent++) {
                double least = exponent == 0 ? 0 : Math.scalb(1.0, exponent - 127);
                while (bin < BINS - 1 && BEGINS[bin + 1] <= least) {
                    bin++;
                }
                FIRST[exponent] = bin;
            }
        }

        static int of(float size) {
            int bin = FIRST[Float.floatToRawIntBits(size) >>> 23 & 0xff];
            while (bin < BINS - 1 && BEGINS[bin + 1] <= size) {
                bin++;
            }
            return bin;
        }
    }

    /// Counts while values come.
    private static final class Tally {
        private final int[] bins = new int[BINS];
        private long zeros;
        private long broken;
        private long taken;
        private double sum;
        private double squares;

        boolean takes(float v) {
            if (!Float.isFinite(v)) {
                broken++;
                return false;
            }
            zeros += v == 0 ? 1 : 0;
            taken++;
            sum += v;
            squares += (double) v * v;
            return true;
        }

        Histogram histogram(Scale scale, double low, double high) {
            var counts = new ArrayList<Integer>(BINS);
            for (int bin : bins) {
                counts.add(bin);
            }
            double mean = taken == 0 ? 0 : sum / taken;
            double variance = taken == 0 ? 0 : Math.max(0, squares / taken - mean * mean);
            return new Histogram(scale, low, high, counts, zeros, broken, mean, Math.sqrt(variance));
        }
    }
}
