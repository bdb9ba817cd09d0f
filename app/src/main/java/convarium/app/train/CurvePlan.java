package convarium.app.train;

import java.util.ArrayList;
import java.util.List;

/// Where the values of curves lie in a plot.
///
/// @param from the first epoch that is shown
/// @param to the last
/// @param top the largest value that is shown; the smallest is 0
/// @param ticks values that get a line and a number, ascending
record CurvePlan(double from, double to, double top, List<Double> ticks) {
    private static final double LEAST_TOP = 1e-6;
    /// Where nothing is learnt yet: about as much as ten classes cost that are guessed at.
    private static final double NOTHING_YET = 2.4;

    /// What is drawn in a plot.
    enum Kind {
        /// How wrong the outputs are.
        LOSS,
        /// The part that is told right.
        ACCURACY
    }

    CurvePlan {
        ticks = List.copyOf(ticks);
    }

    /// The plan for runs.
    ///
    /// @param epochs as many as are shown without a zoom
    static CurvePlan of(Kind kind, List<RunCurves> runs, CurveLook look, double epochs) {
        double from = look.isZoomed() ? look.from() : 0;
        double to = look.isZoomed() ? look.to() : epochs;
        return switch (kind) {
            case ACCURACY -> new CurvePlan(from, to, 1, List.of(0.0, 0.5, 1.0));
            case LOSS -> {
                double most = LEAST_TOP;
                for (var run : runs) {
                    double[] smooth = smooth(run.trainLoss(), look.smoothing());
                    most = Math.max(most, most(run.trainLoss(), smooth, from, to));
                    most = Math.max(most, most(run.validationLoss(), values(run.validationLoss()), from, to));
                }
                if (most == LEAST_TOP) {
                    most = NOTHING_YET;
                }
                double step = step(most / 2);
                var ticks = new ArrayList<Double>();
                for (int i = 0; i * step <= most * 1.0001; i++) {
                    ticks.add(i * step);
                }
                yield new CurvePlan(from, to, Math.max(most * 1.05, ticks.getLast()), ticks);
            }
        };
    }

    private static double most(Curve curve, double[] y, double from, double to) {
        double most = 0;
        for (int i = 0; i < y.length; i++) {
            if (curve.x(i) >= from && curve.x(i) <= to && Double.isFinite(y[i])) {
                most = Math.max(most, y[i]);
            }
        }
        return most;
    }

    /// The largest of 1, 2, 5, 10 … times a power of ten that is no larger.
    private static double step(double most) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(most)));
        double digit = most / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }

    private static double[] values(Curve curve) {
        double[] y = new double[curve.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = curve.y(i);
        }
        return y;
    }

    /// A running mean in which each value keeps a part of the mean before it, set right for its beginning
    /// (as Adam does): the first value is itself.
    ///
    /// @param percent that part, from 0 to 99
    static double[] smooth(Curve curve, int percent) {
        double keep = percent / 100.0;
        double[] out = new double[curve.size()];
        double mean = 0;
        double weight = 0;
        for (int i = 0; i < out.length; i++) {
            double y = curve.y(i);
            if (Double.isFinite(y)) {
                mean = keep * mean + (1 - keep) * y;
                weight = keep * weight + (1 - keep);
            }
            out[i] = weight > 0 ? mean / weight : y;
        }
        return out;
    }

    /// Where an epoch lies, in pixels from the left.
    double x(double epochs, double width) {
        return (epochs - from) / (to - from) * width;
    }

    /// Which epoch lies at a place.
    double epochs(double x, double width) {
        return from + x / width * (to - from);
    }

    /// Where a value lies, in pixels from the top.
    double y(double value, double height) {
        return height - value / top * height;
    }

    /// The points of a line, at most one a pixel: the mean of what falls on it. What lies just outside
    /// is taken along, so that the line runs on to the edge.
    ///
    /// @param into takes x and y in turn; room for 2·(width + 4) numbers
    /// @return how many numbers there are
    int line(Curve curve, double[] y, double width, double height, double[] into) {
        int n = 0;
        int i = 0;
        while (i < y.length && curve.x(i) < from) {
            i++;
        }
        i = Math.max(0, i - 1);
        while (i < y.length && n < into.length - 1) {
            double first = x(curve.x(i), width);
            double sum = 0;
            int count = 0;
            double last = first;
            while (i < y.length && x(curve.x(i), width) < first + 1) {
                last = x(curve.x(i), width);
                sum += y[i];
                count++;
                i++;
            }
            into[n++] = count == 1 ? first : (first + last) / 2;
            into[n++] = Math.clamp(y(sum / count, height), -2 * height, 2 * height);
            if (first > width) {
                break;
            }
        }
        return n;
    }
}
