package convarium.app.train;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What a layer gives for one picture.
///
/// @param values `(units, rows, columns)`; a layer of single numbers has one row and column a unit
/// @param activity of each unit: the mean of its values' sizes
/// @param low the smallest value of all units
/// @param high the largest value of all units
public record MapFigures(Tensor values, List<Float> activity, float low, float high) {

    public MapFigures {
        activity = List.copyOf(activity);
    }

    /// The figures of values `(units, rows, columns)` or `(units)`. What is no number counts as none.
    ///
    /// @throws IllegalArgumentException if the values have another number of axes
    public static MapFigures of(Tensor given) {
        var shape = given.shape();
        if (shape.rank() != 3 && shape.rank() != 1) {
            throw new IllegalArgumentException("expected units × rows × columns or units, found " + shape);
        }
        var values = shape.rank() == 3 ? given : given.reshaped(Shape.of(shape.size(0), 1, 1));
        int units = values.shape().size(0);
        int each = values.shape().size(1) * values.shape().size(2);
        float[] data = values.data();
        var activity = new ArrayList<Float>(units);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int u = 0; u < units; u++) {
            double sum = 0;
            for (int i = u * each; i < (u + 1) * each; i++) {
                float v = data[i];
                if (Float.isFinite(v)) {
                    sum += Math.abs(v);
                    low = Math.min(low, v);
                    high = Math.max(high, v);
                }
            }
            activity.add((float) (sum / each));
        }
        return low > high ? new MapFigures(values, activity, 0, 0) : new MapFigures(values, activity, low, high);
    }

    /// How many units there are.
    public int units() {
        return activity.size();
    }

    /// Whether some value is negative, so that the colours have to tell signs.
    public boolean isSigned() {
        return low < 0;
    }

    /// A unit's value.
    public float get(int unit, int row, int column) {
        return values.get(unit, row, column);
    }

    /// The units, the most active first; of equally active ones the first comes first.
    public List<Integer> byActivity() {
        return IntStream.range(0, units())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> -activity.get(u))
                        .thenComparing(u -> u))
                .toList();
    }
}
