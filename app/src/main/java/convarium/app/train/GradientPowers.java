package convarium.app.train;

import java.util.List;

/// A scale of powers of ten that holds all norms.
///
/// @param least the power at the left end
/// @param most the power at the right end, above `least`
record GradientPowers(int least, int most) {
    /// Below this power a norm lies at the left end.
    private static final int LOWEST = -12;

    private static final int HIGHEST = 12;
    private static final int MOST_LINES = 4;

    /// The scale for norms of now and of the past.
    static GradientPowers of(GradientFigures figures, List<GradientHistory.Point> past) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (var layer : figures.layers()) {
            double norm = layer.norm().orElse(0.0);
            least = norm > 0 ? Math.min(least, norm) : least;
            most = Double.isFinite(norm) ? Math.max(most, norm) : most;
        }
        for (var point : past) {
            for (double norm : point.norms()) {
                least = norm > 0 ? Math.min(least, norm) : least;
                most = Double.isFinite(norm) ? Math.max(most, norm) : most;
            }
        }
        if (most == 0) {
            return new GradientPowers(-2, 1);
        }
        int low = Math.clamp((int) Math.floor(Math.log10(least)), LOWEST, HIGHEST - 1);
        int high = Math.clamp((int) Math.ceil(Math.log10(most)), low + 1, HIGHEST);
        return new GradientPowers(low, high);
    }

    /// Where a norm lies, from 0 at the left end to 1 at the right one.
    double at(double norm) {
        if (Double.isNaN(norm) || norm <= 0) {
            return 0;
        }
        return Math.clamp((Math.log10(norm) - least) / (most - least), 0.0, 1.0);
    }

    /// How many powers lie from one line to the next.
    int step() {
        return Math.max(1, Math.ceilDiv(most - least, MOST_LINES - 1));
    }

    /// A power of ten in words: `0.01`, `1`, `10⁻⁵`.
    static String text(int power) {
        if (power >= -2 && power <= 3) {
            return MapWords.number(Math.pow(10, power));
        }
        var raised = new StringBuilder("10");
        Integer.toString(power)
                .chars()
                .forEach(digit -> raised.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
        return raised.toString();
    }
}
