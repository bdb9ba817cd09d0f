package convarium.app.train;

import java.util.Map;

/// Curves as text beside a checkpoint, and back: `x,y x,y …` a curve.
final class CurveText {
    private static final String KEY = "curve.";

    private CurveText() {}

    static void write(RunCurves curves, Map<String, String> into) {
        into.put(KEY + "trainLoss", text(curves.trainLoss()));
        into.put(KEY + "trainAccuracy", text(curves.trainAccuracy()));
        into.put(KEY + "validationLoss", text(curves.validationLoss()));
        into.put(KEY + "validationAccuracy", text(curves.validationAccuracy()));
    }

    private static String text(Curve curve) {
        var out = new StringBuilder().append(curve.merged());
        for (int i = 0; i < curve.size(); i++) {
            out.append(' ').append(curve.x(i)).append(',').append(curve.y(i));
        }
        return out.toString();
    }

    /// @throws IllegalArgumentException if a curve cannot be read
    static RunCurves read(TrainSetup setup, Map<String, String> from) {
        var curves = new RunCurves(setup);
        read(curves.trainLoss(), from.getOrDefault(KEY + "trainLoss", "1"));
        read(curves.trainAccuracy(), from.getOrDefault(KEY + "trainAccuracy", "1"));
        read(curves.validationLoss(), from.getOrDefault(KEY + "validationLoss", "1"));
        read(curves.validationAccuracy(), from.getOrDefault(KEY + "validationAccuracy", "1"));
        return curves;
    }

    /// Adds the points of one run's curves to those of another, which has none.
    static void copy(RunCurves from, RunCurves to) {
        copy(from.trainLoss(), to.trainLoss());
        copy(from.trainAccuracy(), to.trainAccuracy());
        copy(from.validationLoss(), to.validationLoss());
        copy(from.validationAccuracy(), to.validationAccuracy());
    }

    private static void copy(Curve from, Curve to) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.x(i), from.y(i));
        }
        to.goOnMerging(from.merged());
    }

    private static void read(Curve curve, String text) {
        String[] parts = text.split(" ", -1);
        for (int i = 1; i < parts.length && i <= Curve.MOST; i++) {
            int comma = parts[i].indexOf(',');
            if (comma < 0) {
                throw new IllegalArgumentException("a point of a curve is x,y, found \"" + parts[i] + "\"");
            }
            curve.add(
                    Double.parseDouble(parts[i].substring(0, comma)),
                    Double.parseDouble(parts[i].substring(comma + 1)));
        }
        curve.goOnMerging(Integer.parseInt(parts[0]));
    }
}
