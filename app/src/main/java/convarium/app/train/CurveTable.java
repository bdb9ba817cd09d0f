package convarium.app.train;

import java.util.List;
import java.util.Locale;

/// The curves of runs as CSV: a line a value.
final class CurveTable {
    private CurveTable() {}

    /// Run (0 is the present one), which pictures, epochs, loss and accuracy.
    static String csv(List<RunCurves> runs) {
        var out = new StringBuilder("run,network,data,seed,pictures,epochs,loss,accuracy\n");
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            rows(out, i, run, "training", run.trainLoss(), run.trainAccuracy());
            rows(out, i, run, "validation", run.validationLoss(), run.validationAccuracy());
        }
        return out.toString();
    }

    private static void rows(
            StringBuilder out, int number, RunCurves run, String pictures, Curve loss, Curve accuracy) {
        String about = String.format(
                Locale.ROOT,
                "%d,%s,%s,%d,%s",
                number,
                run.setup().network(),
                quoted(run.setup().data()),
                run.setup().recipe().seed(),
                pictures);
        for (int i = 0; i < loss.size(); i++) {
            out.append(about)
                    .append(',')
                    .append(loss.x(i))
                    .append(',')
                    .append(loss.y(i))
                    .append(',')
                    .append(accuracy.y(i))
                    .append('\n');
        }
    }

    private static String quoted(String name) {
        return name.matches("[\\w:./-]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
