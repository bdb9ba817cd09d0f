package convarium.engine.data;

import convarium.engine.tensor.Shape;
import convarium.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What can be told of a data set at a glance.
///
/// @param shape that of every picture: channels × height × width
/// @param classNames what the classes are called, in the order of their labels
/// @param counts how many pictures each class has
/// @param examples the first pictures of each class
/// @param least the smallest of all values
/// @param greatest the largest
public record DataPreview(
        Shape shape,
        List<String> classNames,
        List<Integer> counts,
        List<List<Example>> examples,
        float least,
        float greatest) {

    public DataPreview {
        classNames = List.copyOf(classNames);
        counts = List.copyOf(counts);
        examples = examples.stream().map(List::copyOf).toList();
    }

    /// One picture.
    ///
    /// @param index which it is in the set
    /// @param picture its values, of the set's shape
    public record Example(int index, Tensor picture) {}

    /// Looks through a whole set.
    ///
    /// @param most how many pictures of each class to show
    public static DataPreview of(DataSet set, int most) {
        var examples = new ArrayList<List<Example>>();
        int[] counts = new int[set.classes()];
        for (int i = 0; i < counts.length; i++) {
            examples.add(new ArrayList<>());
        }
        float[] values = new float[set.shape().elements()];
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < set.count(); i++) {
            set.copy(i, values, 0);
            for (float value : values) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            int label = set.label(i);
            counts[label]++;
            if (examples.get(label).size() < most) {
                examples.get(label).add(new Example(i, Tensor.wrap(set.shape(), values.clone())));
            }
        }
        var list = new ArrayList<Integer>();
        for (int count : counts) {
            list.add(count);
        }
        return new DataPreview(set.shape(), set.classNames(), list, examples, least, greatest);
    }

    /// How many pictures there are in all.
    public int count() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
